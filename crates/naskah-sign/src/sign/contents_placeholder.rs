//! The placeholder for a signature's message in `/Contents`, the only part of a file that is not signed
//! (ISO 32000-1, 12.8.1).

use std::ops::Range;

use naskah_diagnostic::Diagnostic;

use crate::codes;
use crate::error::Result;
use crate::update::write;

/// The bytes kept for a message of unknown length: one with two certificates takes some 2,400, with a time
/// stamp twice that.
pub(super) const DEFAULT_SIZE: usize = 16_384;

/// The byte range at its greatest width.
const RANGE: &[u8] = b"/ByteRange [0 0000000000 0000000000 0000000000]";

/// Writes the entries of a signature dictionary that are filled in later: `/ByteRange`, and `/Contents` for a
/// message of up to `size` bytes.
pub(super) fn write_entries(size: usize, out: &mut Vec<u8>) {
    out.extend(RANGE);
    out.extend(b"/Contents <");
    out.resize(out.len() + 2 * size, b'0');
    out.push(b'>');
}

/// The placeholder within a range of the file: the first `/Contents` of nothing but zeros, with delimiters.
pub(super) fn find(pdf: &[u8], within: Range<usize>) -> Option<Range<usize>> {
    let key = b"/Contents <";
    let places = pdf[within.clone()].windows(key.len()).enumerate().filter(|(_, it)| it == key);
    let mut found = places.map(|(at, _)| {
        let start = within.start + at + key.len() - 1;
        let zeros = pdf[start + 1..].iter().take_while(|byte| **byte == b'0').count();
        start..start + 1 + zeros + 1
    });
    found.find(|it| it.len() > 3 && pdf.get(it.end - 1) == Some(&b'>'))
}

/// Fills in the byte range of the signature dictionary at `start`: everything but the placeholder.
pub(super) fn write_range(pdf: &mut [u8], start: usize, placeholder: &Range<usize>) {
    let range = format!(
        "/ByteRange [0 {} {} {}]",
        placeholder.start,
        placeholder.end,
        pdf.len() - placeholder.end
    );
    let at = pdf[start..placeholder.start].windows(RANGE.len()).position(|it| it == RANGE);
    if let Some(at) = at {
        let place = &mut pdf[start + at..start + at + RANGE.len()];
        place.fill(b' ');
        place[..range.len()].copy_from_slice(range.as_bytes());
    }
}

/// Writes a message into the placeholder.
///
/// # Errors
/// The message is too long.
pub(super) fn fill(pdf: &mut [u8], placeholder: &Range<usize>, message: &[u8]) -> Result<()> {
    let room = (placeholder.len() - 2) / 2;
    if message.len() > room {
        let text = format!(
            "the message of the signature takes {} bytes, and there is room for {room}",
            message.len()
        );
        return Err(Diagnostic::error(codes::SIGNATURE_TOO_LARGE, text)
            .help("leave out certificates that every verifier has, such as the root's")
            .into());
    }
    for (place, digit) in pdf[placeholder.start + 1..].iter_mut().zip(write::digits(message)) {
        *place = digit;
    }
    Ok(())
}
