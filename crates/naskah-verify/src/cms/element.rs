//! A strict reader of DER elements (ITU-T X.690): messages, certificates, CRLs and OCSP responses consist of
//! them.
//!
//! Signatures are over bytes, so elements borrow the bytes they were read from and are never re-encoded; and
//! errors in parts that do not matter do not make the rest unreadable. The types of `der` offer neither.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The tag of BOOLEAN.
pub const BOOLEAN: u8 = 0x01;
/// The tag of INTEGER.
pub const INTEGER: u8 = 0x02;
/// The tag of BIT STRING.
pub const BITS: u8 = 0x03;
/// The tag of OCTET STRING.
pub const OCTETS: u8 = 0x04;
/// The tag of NULL.
pub const NULL: u8 = 0x05;
/// The tag of OBJECT IDENTIFIER.
pub const OID: u8 = 0x06;
/// The tag of ENUMERATED.
pub const ENUMERATED: u8 = 0x0a;
/// The tag of UTCTime.
pub const UTC_TIME: u8 = 0x17;
/// The tag of GeneralizedTime.
pub const TIME: u8 = 0x18;
/// The tag of SEQUENCE.
pub const SEQUENCE: u8 = 0x30;
/// The tag of SET.
pub const SET: u8 = 0x31;

/// The context-specific tag of that number, for content that consists of elements.
pub const fn context_constructed(number: u8) -> u8 {
    0xa0 | number
}

/// The context-specific tag of that number, for content that is a primitive value.
pub const fn context_primitive(number: u8) -> u8 {
    0x80 | number
}

/// The expected element is not there, or is not valid DER.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Malformed;

/// An element: tag, length and content.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Element<'a> {
    /// The tag, of which only one-byte tags are accepted.
    pub tag: u8,
    /// The whole element.
    pub whole: &'a [u8],
    /// The content, without tag and length.
    pub body: &'a [u8],
}

/// An iterator of consecutive elements.
#[derive(Clone, Copy, Debug)]
pub struct Elements<'a>(&'a [u8]);

impl<'a> Element<'a> {
    /// The single element of these bytes.
    ///
    /// # Errors
    /// There is none, or something follows it.
    pub fn only(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut items = Elements(bytes);
        let item = items.next().ok_or(Malformed)??;
        items.end()?;
        Ok(item)
    }

    /// The single element of these bytes, which has this tag.
    ///
    /// # Errors
    /// There is none of this tag, or something follows it.
    pub fn only_of(bytes: &'a [u8], tag: u8) -> Result<Self, Malformed> {
        let item = Self::only(bytes)?;
        if item.tag == tag { Ok(item) } else { Err(Malformed) }
    }

    /// The elements of the content.
    pub fn items(self) -> Elements<'a> {
        Elements(self.body)
    }

    /// The single element of the content, as of an explicit tag.
    ///
    /// # Errors
    /// There is none of this tag, or something follows it.
    pub fn inner(self, tag: u8) -> Result<Self, Malformed> {
        Self::only_of(self.body, tag)
    }

    /// The bytes of a bit string without unused bits, as keys and signatures are.
    ///
    /// # Errors
    /// It has unused bits.
    pub fn bits(self) -> Result<&'a [u8], Malformed> {
        match self.body.split_first() {
            Some((0, bytes)) => Ok(bytes),
            _ => Err(Malformed),
        }
    }

    /// A UTCTime or GeneralizedTime, without its fraction of a second.
    ///
    /// # Errors
    /// Not a time in UTC in either form.
    pub fn time(self) -> Result<Timestamp, Malformed> {
        let text = std::str::from_utf8(self.body).map_err(|_| Malformed)?;
        let text = text.strip_suffix('Z').ok_or(Malformed)?;
        let (digits, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let whole = match self.tag {
            // RFC 5280, 4.1.2.5.1: years up to 49 are in this century.
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
        // The last day of 9999 means "never" and exceeds the range of a timestamp.
        Ok(TimeZone::UTC.to_timestamp(time).unwrap_or(match year {
            9999 => Timestamp::MAX,
            _ => Timestamp::MIN,
        }))
    }
}

impl<'a> Elements<'a> {
    /// The elements of these bytes.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next element, which must have this tag.
    ///
    /// # Errors
    /// There is no element of this tag.
    pub fn expect(&mut self, tag: u8) -> Result<Element<'a>, Malformed> {
        self.optional(tag)?.ok_or(Malformed)
    }

    /// The next element, if it has this tag.
    ///
    /// # Errors
    /// It has the tag, and is malformed.
    pub fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, Malformed> {
        if self.0.first() == Some(&tag) { self.next().transpose() } else { Ok(None) }
    }

    /// Requires that no element follows.
    ///
    /// # Errors
    /// Another one follows.
    pub fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let whole = self.0;
        let item = split(&mut self.0).map(|(tag, body)| {
            let whole = &whole[..whole.len() - self.0.len()];
            Element { tag, whole, body }
        });
        if item.is_none() {
            self.0 = &[];
        }
        Some(item.ok_or(Malformed))
    }
}

/// The tag and the content of the first element; the length must be in its shortest form.
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

/// Encodes an element of that tag and content.
pub fn encoded(tag: u8, body: &[u8]) -> Vec<u8> {
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
    use super::{Element, TIME, UTC_TIME, encoded};

    #[test]
    fn both_forms_of_time_are_read() {
        let time = |tag, text: &str| {
            Element::only(&encoded(tag, text.as_bytes()))
                .unwrap()
                .time()
                .ok()
                .map(|it| it.to_string())
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
    fn lengths_must_be_in_their_shortest_form() {
        for size in [0, 127, 128, 255, 256, 70_000] {
            let bytes = encoded(0x04, &vec![1; size]);
            assert_eq!(Element::only(&bytes).unwrap().body.len(), size);
        }
        for bytes in [&[4, 0x81, 1, 1][..], &[4, 0x80, 0, 0], &[4, 0x82, 0, 1, 1], &[4, 2, 1], &[4]]
        {
            assert!(Element::only(bytes).is_err(), "{bytes:x?}");
        }
    }
}
