//! Whether a signature covers the whole of the revision with which it came, all but its own message.
//!
//! ISO 32000-1, 12.8.1.

use std::fmt;

use crate::file::{Entry, File, Id, Read};
use crate::signature::Signature;

/// What is wrong with what a signature covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Its dictionary is no object of its own, or none at all.
    NoObject,
    /// Its dictionary does not stand in the update with which it came.
    Elsewhere,
    /// Another field holds the same dictionary.
    Shared(String),
    /// Its `/ByteRange` is missing or not four whole numbers.
    NoRange,
    /// Its `/ByteRange` does not begin at the file's first byte, goes backward, or leads out of the file.
    Order,
    /// Its `/Contents` is missing or no string of hexadecimal digits.
    NoMessage,
    /// Its `/Contents` is nothing but zeros.
    EmptyMessage,
    /// What it leaves out is not its `/Contents` exactly.
    Hole,
    /// It ends before its revision does.
    Short,
    /// It ends behind its revision.
    Long,
}

impl Flaw {
    /// A word for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoObject => "no-object",
            Self::Elsewhere => "elsewhere",
            Self::Shared(_) => "shared",
            Self::NoRange => "no-range",
            Self::Order => "range-order",
            Self::NoMessage => "no-message",
            Self::EmptyMessage => "empty-message",
            Self::Hole => "hole",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoObject => "its dictionary is no object of its own",
            Self::Elsewhere => "its dictionary does not stand in the update with which it came",
            Self::Shared(field) => {
                return write!(f, "the field `{field}` holds the same signature");
            }
            Self::NoRange => "it does not say what it covers",
            Self::Order => "what it says that it covers is no range of the file from its beginning",
            Self::NoMessage => "its message is missing or not written in hexadecimal digits",
            Self::EmptyMessage => "its message is empty",
            Self::Hole => "it leaves out something other than its own message",
            Self::Short => "it ends before the update with which it came",
            Self::Long => "it ends behind the update with which it came",
        })
    }
}

/// The flaws of a signature, which is one of those of the file.
pub(crate) fn flaws(file: &File, signature: &Signature, all: &[Signature]) -> Read<Vec<Flaw>> {
    let mut flaws = Vec::new();
    let sharing = all.iter().find(|other| signature.shares_with(other));
    flaws.extend(sharing.map(|other| Flaw::Shared(other.field.clone())));
    let Some(id) = signature.value_id else {
        flaws.push(Flaw::NoObject);
        return Ok(flaws);
    };
    if !came_with(file, id, signature.revision) {
        flaws.push(Flaw::Elsewhere);
    }

    let place = file.at(signature.revision).place(id, "Contents")?;
    let place = place.filter(|place| {
        let written = &file.bytes()[place.clone()];
        let digits = written.strip_prefix(b"<").and_then(|it| it.strip_suffix(b">"));
        // Nothing else, space neither: what stands in the hole is not signed.
        digits.is_some_and(|it| it.len() % 2 == 0 && it.iter().all(u8::is_ascii_hexdigit))
    });
    if place.is_none() {
        flaws.push(Flaw::NoMessage);
    } else if signature.contents.iter().all(|byte| *byte == 0) {
        flaws.push(Flaw::EmptyMessage);
    }

    let (Some([first, length, second, rest]), Some(hole)) =
        (signature.byte_range, signature.hole())
    else {
        flaws.push(Flaw::NoRange);
        return Ok(flaws);
    };
    if first != 0 || length == 0 || second <= length || signature.covered(file).is_none() {
        flaws.push(Flaw::Order);
        return Ok(flaws);
    }
    if place.is_some_and(|place| place != hole) {
        flaws.push(Flaw::Hole);
    }
    flaws.extend(end(file, signature.revision, second + rest));
    Ok(flaws)
}

/// Whether an object stands, by itself, in the bytes that a revision appended.
fn came_with(file: &File, id: Id, revision: usize) -> bool {
    let start = revision.checked_sub(1).map_or(0, |before| file.revisions()[before].end);
    let sections = &file.revisions()[revision].sections;
    let entry = sections.iter().find_map(|section| section.entries.get(&id.number));
    matches!(entry, Some(Entry::At { offset, .. }) if *offset >= start)
}

/// What is wrong with the place at which a signature ends.
fn end(file: &File, revision: usize, end: usize) -> Option<Flaw> {
    let whole = file.revisions()[revision].end;
    if end > whole {
        // Some writers leave lines empty behind the end.
        let space =
            file.bytes()[whole..end].iter().all(|byte| matches!(byte, b'\r' | b'\n' | b' '));
        return (!space).then_some(Flaw::Long);
    }
    // The end of the last line may be there only since the next update.
    let last = revision + 1 == file.revisions().len();
    let between = &file.bytes()[end..whole];
    let line = !last && between.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
    (end < whole && !line).then_some(Flaw::Short)
}
