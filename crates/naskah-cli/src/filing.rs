//! What kind of file is made: by which standard, of which date, with what inside.

use std::borrow::Cow;
use std::env;

use naskah::diagnostic::Diagnostic;
use naskah::pdf::{Settings, Standard, Timestamp};
use naskah::{Agreement, archive};

use crate::args;
use crate::failure::Failure;

/// The moment that a file bears, in seconds since 1970, instead of the day of signing.
const MOMENT: &str = "SOURCE_DATE_EPOCH";

/// How the files of all agreements are made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filing {
    settings: Settings,
    attach_data: bool,
}

impl Filing {
    /// What the arguments and the environment ask for.
    ///
    /// # Errors
    /// A moment that is none; data to be attached where the standard takes none.
    pub(crate) fn new(args: &args::Filing) -> Result<Self, Failure> {
        let attach_data = args.attach_data;
        let usual = if attach_data { Standard::A3a } else { Standard::A2a };
        let standard = args.standard.unwrap_or(usual);
        if attach_data && standard == Standard::A2a {
            return Err(Failure::usage(
                Diagnostic::uncoded_error(
                    "PDF/A-2 takes no data: --attach-data and --standard a-2a exclude each other",
                )
                .help("leave out --standard, or choose `--standard a-3a`"),
            ));
        }
        let created = epoch()?;
        Ok(Self {
            settings: Settings::default().with_standard(standard).with_created(created),
            attach_data,
        })
    }

    /// How a file is made that is about all agreements: with nothing inside.
    pub(crate) fn of_all(&self) -> Settings {
        let standard = match self.settings.standard {
            Standard::A3a => Standard::A2a,
            other => other,
        };
        self.settings.clone().with_standard(standard)
    }

    /// How the file of this agreement is made.
    ///
    /// # Errors
    /// A picture that cannot be attached.
    pub(crate) fn settings(&self, agreement: &Agreement) -> Result<Cow<'_, Settings>, Failure> {
        if !self.attach_data {
            return Ok(Cow::Borrowed(&self.settings));
        }
        let attachments = archive::attachments(agreement)?;
        Ok(Cow::Owned(self.settings.clone().with_attachments(attachments)))
    }
}

/// The moment that the environment sets, if it does.
///
/// # Errors
/// A moment that is none.
pub(crate) fn epoch() -> Result<Option<Timestamp>, Failure> {
    env::var_os(MOMENT).map(|value| moment(&value.to_string_lossy())).transpose()
}

fn moment(value: &str) -> Result<Timestamp, Failure> {
    // No sign, which `parse` would take.
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    let seconds = value.parse().ok().filter(|_| digits);
    seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
        Failure::usage(
            Diagnostic::uncoded_error(format!("{MOMENT} is no moment: `{}`", value.escape_debug()))
                .help("set it to whole seconds since 1970, such as 1632182400, or unset it"),
        )
    })
}
