//! The room for a signature's message in a file, which alone is not signed (ISO 32000-1, 12.8.1).

use std::ops::Range;

use naskah::diagnostic::{Diagnostic, Result};

use crate::update::write;

/// Bytes that are kept for a message of which nobody knows how long it will be: one with two certificates takes some
/// 2,400, with a time stamp twice that.
pub(super) const ROOM: usize = 16_384;

/// Writes the two entries of a signature's dictionary that are still to come: what is signed, and the message, of at
/// most so many bytes.
pub(super) fn make(room: usize, out: &mut Vec<u8>) {
    out.extend(RANGE);
    out.extend(b"/Contents <");
    out.resize(out.len() + 2 * room, b'0');
    out.push(b'>');
}

/// The range that is signed, as wide as it can become.
const RANGE: &[u8] = b"/ByteRange [0 0000000000 0000000000 0000000000]";

/// The room for a message within a range of the file: the first string of nothing but zeros, with its delimiters.
pub(super) fn find(pdf: &[u8], within: Range<usize>) -> Option<Range<usize>> {
    let key = b"/Contents <";
    let places = pdf[within.clone()].windows(key.len()).enumerate().filter(|(_, it)| it == key);
    let mut rooms = places.map(|(at, _)| {
        let start = within.start + at + key.len() - 1;
        let zeros = pdf[start + 1..].iter().take_while(|byte| **byte == b'0').count();
        start..start + 1 + zeros + 1
    });
    rooms.find(|room| room.len() > 3 && pdf.get(room.end - 1) == Some(&b'>'))
}

/// Says in the signature that starts there what it signs: all but the hole.
pub(super) fn write_range(pdf: &mut [u8], start: usize, hole: &Range<usize>) {
    let range = format!("/ByteRange [0 {} {} {}]", hole.start, hole.end, pdf.len() - hole.end);
    let at = pdf[start..hole.start].windows(RANGE.len()).position(|it| it == RANGE);
    if let Some(at) = at {
        let place = &mut pdf[start + at..start + at + RANGE.len()];
        place.fill(b' ');
        place[..range.len()].copy_from_slice(range.as_bytes());
    }
}

/// Writes a message into the room for it.
pub(super) fn put(pdf: &mut [u8], hole: &Range<usize>, message: &[u8]) -> Result<()> {
    let room = (hole.len() - 2) / 2;
    if message.len() > room {
        return Err(Diagnostic::uncoded_error(format!(
            "the message of the signature takes {} bytes, and there is room for {room}",
            message.len()
        ))
        .help("leave out certificates that everybody has, such as the root's")
        .into());
    }
    for (place, digit) in pdf[hole.start + 1..].iter_mut().zip(write::digits(message)) {
        *place = digit;
    }
    Ok(())
}
