//! BER into DER.
//!
//! RFC 5652 allows BER: indefinite lengths, and strings in segments, as streaming encoders write them
//! (ITU-T X.690, 8.1.3 and 8.7.3).

use super::element::encoded;

/// The deepest nesting that is accepted: more than a time stamp's certificates within a message have.
const MAX_DEPTH: usize = 64;
/// The largest message that is accepted, in bytes: more than any with long-term validation data has.
const MAX_BYTES: usize = 16 << 20;

const OCTETS: u8 = 0x04;
const CONSTRUCTED: u8 = 0x20;

/// The one element of these bytes, in DER. Only zeros may follow it, with which PDF pads `/Contents`
/// (ISO 32000-2, 12.8.3.3.1).
pub(crate) fn to_der(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let mut rest = bytes;
    let (tag, body) = element(&mut rest, MAX_DEPTH)?;
    rest.iter().all(|byte| *byte == 0).then(|| encoded(tag, &body))
}

/// The tag and the content of the next element.
fn element(rest: &mut &[u8], depth: usize) -> Option<(u8, Vec<u8>)> {
    let depth = depth.checked_sub(1)?;
    let tag = byte(rest)?;
    // Zero ends an indefinite length; tag numbers above 30 do not occur in messages.
    if tag == 0 || tag & 0x1f == 0x1f {
        return None;
    }
    let length = match byte(rest)? {
        0x80 => None,
        short @ ..=0x7f => Some(usize::from(short)),
        long => {
            let mut length = 0usize;
            for _ in 0..long & 0x7f {
                length = length.checked_mul(256)?.checked_add(usize::from(byte(rest)?))?;
            }
            Some(length)
        }
    };
    match length {
        Some(length) => {
            let mut within = rest.split_off(..length)?;
            if tag & CONSTRUCTED == 0 {
                return Some((tag, within.to_vec()));
            }
            let mut body = Body::of(tag);
            while !within.is_empty() {
                body.push(element(&mut within, depth)?)?;
            }
            Some(body.finished())
        }
        None if tag & CONSTRUCTED == 0 => None,
        None => {
            let mut body = Body::of(tag);
            while !rest.starts_with(&[0, 0]) {
                body.push(element(rest, depth)?)?;
            }
            *rest = &rest[2..];
            Some(body.finished())
        }
    }
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    rest.split_off_first().copied()
}

/// The content of a constructed element: other elements, or the segments of a string.
struct Body {
    tag: u8,
    bytes: Vec<u8>,
}

impl Body {
    fn of(tag: u8) -> Self {
        Self { tag, bytes: Vec::new() }
    }

    fn push(&mut self, (tag, body): (u8, Vec<u8>)) -> Option<()> {
        let kind = self.tag & !CONSTRUCTED;
        match kind {
            OCTETS if tag == OCTETS => self.bytes.extend(body),
            OCTETS => return None,
            // SEQUENCE, SET and context-specific tags; segments of other strings are not accepted.
            0x10 | 0x11 | 0x40.. => self.bytes.extend(encoded(tag, &body)),
            _ => return None,
        }
        Some(())
    }

    fn finished(self) -> (u8, Vec<u8>) {
        let tag = if self.tag == OCTETS | CONSTRUCTED { OCTETS } else { self.tag };
        (tag, self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_der;

    #[test]
    fn indefinite_lengths_and_segmented_strings_become_der() {
        let ber = [
            0x30, 0x80, 0x24, 0x80, 0x04, 2, 1, 2, 0x24, 3, 0x04, 1, 3, 0, 0, 0x02, 0x81, 1, 7, 0,
            0, 0, 0, 0,
        ];
        assert_eq!(to_der(&ber).unwrap(), [0x30, 8, 0x04, 3, 1, 2, 3, 0x02, 1, 7]);
    }

    #[test]
    fn anything_but_a_single_element_is_refused() {
        for bytes in [
            &[][..],
            &[0, 0],
            &[0x30],
            &[0x30, 1],
            &[0x30, 0x80],
            &[0x30, 0x80, 0],
            &[0x04, 0x80, 0, 0],
            &[0x30, 0, 1],
            &[0x24, 3, 0x02, 1, 1],
            &[0x23, 3, 0x03, 1, 0],
            &[0x1f, 0x81, 1, 0],
            &[0x30, 0xff, 1],
            &[0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        ] {
            assert_eq!(to_der(bytes), None, "{bytes:x?}");
        }
        assert_eq!(to_der(&[0x30, 0x80].repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn der_is_unchanged_and_nothing_panics(bytes: Vec<u8>) {
            if let Some(der) = to_der(&bytes) {
                prop_assert_eq!(to_der(&der).unwrap(), der);
            }
        }
    }
}
