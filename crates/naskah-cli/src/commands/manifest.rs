//! `naskah manifest merge`: one manifest of the parts of a batch.

use naskah_batch::{Manifest, output};

use crate::args;
use crate::exit_status::{Failure, Status};
use crate::input::is_standard;
use crate::reporter::Reporter;

pub(crate) fn manifest(args: &args::Manifest, reporter: &Reporter) -> Result<Status, Failure> {
    let args::Manifest::Merge { manifests, output } = args;
    let merged = Manifest::merge(manifests)?;
    if is_standard(output) {
        reporter.bytes(merged.to_bytes())?;
    } else {
        output::write(output, merged.to_bytes())?;
    }
    Ok(Status::Success)
}
