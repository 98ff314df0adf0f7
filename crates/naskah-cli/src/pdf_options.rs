//! The kind of PDF that the arguments and the environment ask for.

use naskah::pdf::{Settings, Standard};
use naskah_batch::PdfOptions;
use naskah_diagnostic::{Diagnostic, Result};

use crate::{args, codes, signing_time};

/// The options for all PDFs.
///
/// # Errors
/// A wrong SOURCE_DATE_EPOCH; data to be attached to PDF/A-2.
pub(crate) fn pdf_options(args: &args::PdfOptions) -> Result<PdfOptions> {
    let default = if args.attach_data { Standard::A3a } else { Standard::A2a };
    let standard = args.standard.unwrap_or(default);
    if args.attach_data && standard == Standard::A2a {
        let message =
            "PDF/A-2 allows no attached data: --attach-data conflicts with --standard a-2a";
        return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, message)
            .help("leave out --standard, or choose `--standard a-3a`")
            .into());
    }
    let epoch = signing_time::epoch()?;
    let mut settings = Settings::default();
    (settings.standard, settings.created) = (standard, epoch);
    Ok(PdfOptions::new(settings).attach_data(args.attach_data))
}
