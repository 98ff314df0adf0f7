//! When something is signed, and how far the clock there is from UTC.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::{Offset, TimeZone};

use crate::failure::Failure;
use crate::filing;

/// A moment as a clock somewhere tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) time: Timestamp,
    pub(crate) offset: Offset,
}

impl Moment {
    /// What the environment sets; otherwise now, by this machine's clock and place.
    ///
    /// # Errors
    /// A moment in the environment that is none.
    pub(crate) fn now() -> Result<Self, Failure> {
        Ok(match filing::epoch()? {
            Some(time) => Self { time, offset: Offset::UTC },
            None => {
                let time = Timestamp::now();
                Self { time, offset: TimeZone::system().to_offset(time) }
            }
        })
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let help = "write it with its distance from UTC, such as 2021-09-21T10:00:00+08:00";
        let wrong = || format!("this is no moment; {help}");
        let time = text.parse().map_err(|_| wrong())?;
        let pieces = Pieces::parse(text).map_err(|_| wrong())?;
        let offset = match pieces.offset() {
            Some(PiecesOffset::Numeric(offset)) => offset.offset(),
            _ => Offset::UTC,
        };
        Ok(Self { time, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_the_place_of_its_clock() {
        let wita: Moment = "2021-09-21T10:00:00+08:00".parse().unwrap();
        let utc: Moment = "2021-09-21T02:00:00Z".parse().unwrap();
        assert_eq!(wita.time, utc.time);
        assert_eq!((wita.offset.seconds(), utc.offset.seconds()), (28_800, 0));
        for wrong in ["", "2021-09-21", "2021-09-21T10:00:00", "10.00 WITA"] {
            assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
        }
    }
}
