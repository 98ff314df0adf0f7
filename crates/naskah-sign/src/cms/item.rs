//! Elements of DER, strictly read: what messages, certificates and their revocation are made of.
//!
//! ITU-T X.690. Types of `der` would do for most of it, but what is signed is bytes: they have to stay as
//! they came, and what others get wrong beside it must not matter.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BITS: u8 = 0x03;
pub(crate) const OCTETS: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const ENUMERATED: u8 = 0x0a;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// The tag of an own class with a number, holding elements.
pub(crate) const fn own(number: u8) -> u8 {
    0xa0 | number
}

/// The same, holding no elements.
pub(crate) const fn plain(number: u8) -> u8 {
    0x80 | number
}

/// No such element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Malformed;

/// An element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) tag: u8,
    /// With its tag and its length.
    pub(crate) whole: &'a [u8],
    pub(crate) body: &'a [u8],
}

/// Elements that follow one another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Items<'a>(&'a [u8]);

impl<'a> Item<'a> {
    /// The one element that some bytes are.
    pub(crate) fn only(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut items = Items(bytes);
        let item = items.next().ok_or(Malformed)??;
        items.end()?;
        Ok(item)
    }

    /// The one element that some bytes are, which has this tag.
    pub(crate) fn only_of(bytes: &'a [u8], tag: u8) -> Result<Self, Malformed> {
        let item = Self::only(bytes)?;
        if item.tag == tag { Ok(item) } else { Err(Malformed) }
    }

    pub(crate) fn items(self) -> Items<'a> {
        Items(self.body)
    }

    /// The one element inside of an explicit tag.
    pub(crate) fn inner(self, tag: u8) -> Result<Self, Malformed> {
        Self::only_of(self.body, tag)
    }

    /// A bit string of whole bytes, as keys and signatures are.
    pub(crate) fn bits(self) -> Result<&'a [u8], Malformed> {
        match self.body.split_first() {
            Some((0, bytes)) => Ok(bytes),
            _ => Err(Malformed),
        }
    }

    /// A time in either form, to the second; fractions are let go.
    pub(crate) fn time(self) -> Result<Timestamp, Malformed> {
        let text = std::str::from_utf8(self.body).map_err(|_| Malformed)?;
        let text = text.strip_suffix('Z').ok_or(Malformed)?;
        let (digits, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let whole = match self.tag {
            // RFC 5280, 4.1.2.5.1: years until 49 are of this century.
            UTC_TIME if digits.len() == 12 && digits < "50" => format!("20{digits}"),
            UTC_TIME if digits.len() == 12 => format!("19{digits}"),
            TIME if digits.len() == 14 => digits.to_owned(),
            _ => return Err(Malformed),
        };
        let numeric = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        if !numeric(&whole) || !numeric(fraction) {
            return Err(Malformed);
        }
        let part = |from: usize, to: usize| whole[from..to].parse::<i8>().map_err(|_| Malformed);
        let year = whole[..4].parse().map_err(|_| Malformed)?;
        let (month, day) = (part(4, 6)?, part(6, 8)?);
        let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
        let time = DateTime::new(year, month, day, hour, minute, second, 0);
        let time = time.map_err(|_| Malformed)?;
        // The last day of the year 9999 says "never", and is beyond what a timestamp can be.
        Ok(TimeZone::UTC.to_timestamp(time).unwrap_or(match year {
            9999 => Timestamp::MAX,
            _ => Timestamp::MIN,
        }))
    }
}

impl<'a> Items<'a> {
    /// Those that some bytes are.
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next element, which is there and has this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Result<Item<'a>, Malformed> {
        self.optional(tag)?.ok_or(Malformed)
    }

    /// The next element if it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Item<'a>>, Malformed> {
        if self.0.first() == Some(&tag) { self.next().transpose() } else { Ok(None) }
    }

    /// Nothing more follows.
    pub(crate) fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Result<Item<'a>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let whole = self.0;
        let item = split(&mut self.0).map(|(tag, body)| {
            let whole = &whole[..whole.len() - self.0.len()];
            Item { tag, whole, body }
        });
        if item.is_none() {
            self.0 = &[];
        }
        Some(item.ok_or(Malformed))
    }
}

/// The tag and the body of the first element, whose length is as short as it can be.
fn split<'a>(rest: &mut &'a [u8]) -> Option<(u8, &'a [u8])> {
    let tag = *rest.split_off_first()?;
    if tag & 0x1f == 0x1f {
        return None;
    }
    let length = match *rest.split_off_first()? {
        short @ ..=0x7f => usize::from(short),
        long @ 0x81..=0x84 => {
            let bytes = rest.split_off(..usize::from(long & 0x7f))?;
            let length = bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            if bytes[0] == 0 || length < 0x80 {
                return None;
            }
            length
        }
        _ => return None,
    };
    Some((tag, rest.split_off(..length)?))
}

/// An element of a tag and a body.
pub(crate) fn encoded(tag: u8, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() + 6);
    bytes.push(tag);
    let length = body.len().to_be_bytes();
    let length = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    match length {
        [] => bytes.push(0),
        [short @ ..=0x7f] => bytes.push(*short),
        long => {
            bytes.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            bytes.extend(long);
        }
    }
    bytes.extend(body);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Item, TIME, UTC_TIME, encoded};

    #[test]
    fn times_are_read_in_both_forms() {
        let time = |tag, text: &str| {
            Item::only(&encoded(tag, text.as_bytes())).unwrap().time().ok().map(|it| it.to_string())
        };
        let read = |text: &str| Some(text.to_owned());
        assert_eq!(time(UTC_TIME, "260115080000Z"), read("2026-01-15T08:00:00Z"));
        assert_eq!(time(UTC_TIME, "500115080000Z"), read("1950-01-15T08:00:00Z"));
        assert_eq!(time(TIME, "20260115080000.25Z"), read("2026-01-15T08:00:00Z"));
        assert!(time(TIME, "99991231235959Z").unwrap().starts_with("9999-12-3"));
        for wrong in
            ["260115080000", "2601150800Z", "26011508000éZ", "261315080000Z", "+60115080000Z"]
        {
            assert_eq!(time(UTC_TIME, wrong), None, "{wrong}");
        }
        assert_eq!(time(TIME, "20260115080000.Z"), None);
    }

    #[test]
    fn lengths_are_as_short_as_they_can_be() {
        for size in [0, 127, 128, 255, 256, 70_000] {
            let bytes = encoded(0x04, &vec![1; size]);
            assert_eq!(Item::only(&bytes).unwrap().body.len(), size);
        }
        for bytes in [&[4, 0x81, 1, 1][..], &[4, 0x80, 0, 0], &[4, 0x82, 0, 1, 1], &[4, 2, 1], &[4]]
        {
            assert!(Item::only(bytes).is_err(), "{bytes:x?}");
        }
    }
}
