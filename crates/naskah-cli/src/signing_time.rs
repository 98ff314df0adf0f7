//! The time of signing or verifying, and the clock's distance from UTC.

use std::env;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::{Offset, TimeZone};
use naskah_diagnostic::{Diagnostic, Result};

use crate::codes;

/// The environment variable that replaces the clock, in seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// A time as a clock somewhere shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SigningTime {
    pub(crate) time: Timestamp,
    pub(crate) offset: Offset,
}

impl SigningTime {
    /// The environment's time, or else the present by this machine's clock and time zone.
    ///
    /// # Errors
    /// A wrong SOURCE_DATE_EPOCH.
    pub(crate) fn now() -> Result<Self> {
        Ok(match epoch()? {
            Some(time) => Self { time, offset: Offset::UTC },
            None => {
                let time = Timestamp::now();
                Self { time, offset: TimeZone::system().to_offset(time) }
            }
        })
    }
}

impl FromStr for SigningTime {
    type Err = &'static str;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let wrong = "write date, time and distance from UTC, such as 2021-09-21T10:00:00+08:00";
        let time = text.parse().map_err(|_| wrong)?;
        let pieces = Pieces::parse(text).map_err(|_| wrong)?;
        let offset = match pieces.offset() {
            Some(PiecesOffset::Numeric(offset)) => offset.offset(),
            _ => Offset::UTC,
        };
        Ok(Self { time, offset })
    }
}

/// The time in SOURCE_DATE_EPOCH, if the environment sets it.
///
/// # Errors
/// Anything but whole seconds since 1970.
pub(crate) fn epoch() -> Result<Option<Timestamp>> {
    env::var_os(EPOCH).map(|value| parse(&value.to_string_lossy())).transpose()
}

fn parse(value: &str) -> Result<Timestamp> {
    // `parse` would accept a sign.
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    let seconds = value.parse().ok().filter(|_| digits);
    seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
        let message = format!("{EPOCH} is not a time: `{}`", value.escape_debug());
        Diagnostic::error(codes::SOURCE_DATE_EPOCH, message)
            .help("set it to whole seconds since 1970, such as 1632182400, or unset it")
            .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_keeps_its_distance_from_utc() {
        let wita: SigningTime = "2021-09-21T10:00:00+08:00".parse().unwrap();
        let utc: SigningTime = "2021-09-21T02:00:00Z".parse().unwrap();
        assert_eq!(wita.time, utc.time);
        assert_eq!((wita.offset.seconds(), utc.offset.seconds()), (28_800, 0));
        for wrong in ["", "2021-09-21", "2021-09-21T10:00:00", "10.00 WITA"] {
            assert!(wrong.parse::<SigningTime>().is_err(), "{wrong}");
        }
    }
}
