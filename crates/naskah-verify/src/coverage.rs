//! Whether a signature covers the whole revision that added it, except its own message (ISO 32000-1, 12.8.1).

use std::fmt;

use naskah_reader::{Entry, Id, Pdf, ReadResult};

use crate::signatures::Signature;

/// A fault in the coverage of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Its dictionary is not an indirect object, or not a dictionary.
    NoObject,
    /// Its dictionary is not in the revision that added it.
    Elsewhere,
    /// Another field has the same dictionary.
    Shared(String),
    /// Its `/ByteRange` is missing or not four integers.
    NoRange,
    /// Its `/ByteRange` does not begin at the file's first byte, goes backward, or exceeds the file.
    Order,
    /// Its `/Contents` is missing or not a hexadecimal string.
    NoMessage,
    /// Its `/Contents` is all zeros.
    EmptyMessage,
    /// The gap in its `/ByteRange` is not exactly its `/Contents`.
    Gap,
    /// It ends before its revision does.
    Short,
    /// It ends after its revision does.
    Long,
}

impl Flaw {
    /// The code of the issue in a report.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoObject => "no-object",
            Self::Elsewhere => "elsewhere",
            Self::Shared(_) => "shared",
            Self::NoRange => "no-range",
            Self::Order => "range-order",
            Self::NoMessage => "no-message",
            Self::EmptyMessage => "empty-message",
            Self::Gap => "hole",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoObject => "its dictionary is not an indirect object",
            Self::Elsewhere => "its dictionary is not in the revision that added it",
            Self::Shared(field) => {
                return write!(f, "the field `{field}` has the same signature");
            }
            Self::NoRange => "it does not say which bytes it covers",
            Self::Order => "the bytes it covers are not a range from the start of the file",
            Self::NoMessage => "its message is missing or not a hexadecimal string",
            Self::EmptyMessage => "its message is empty",
            Self::Gap => "it leaves out something other than its own message",
            Self::Short => "it ends before the revision that added it",
            Self::Long => "it ends after the revision that added it",
        })
    }
}

/// The coverage faults of one of the file's signatures.
pub(crate) fn flaws(pdf: &Pdf, signature: &Signature, all: &[Signature]) -> ReadResult<Vec<Flaw>> {
    let mut flaws = Vec::new();
    let sharing = all.iter().find(|other| signature.shares_with(other));
    flaws.extend(sharing.map(|other| Flaw::Shared(other.field.clone())));
    let Some(id) = signature.value_id else {
        flaws.push(Flaw::NoObject);
        return Ok(flaws);
    };
    if !is_in_revision(pdf, id, signature.revision) {
        flaws.push(Flaw::Elsewhere);
    }

    let contents = pdf.at(signature.revision).value_range(id, "Contents")?;
    let contents = contents.filter(|range| {
        let written = &pdf.bytes()[range.clone()];
        let digits = written.strip_prefix(b"<").and_then(|it| it.strip_suffix(b">"));
        // Not even white space: the gap is not signed.
        digits.is_some_and(|it| it.len() % 2 == 0 && it.iter().all(u8::is_ascii_hexdigit))
    });
    if contents.is_none() {
        flaws.push(Flaw::NoMessage);
    } else if signature.contents.iter().all(|byte| *byte == 0) {
        flaws.push(Flaw::EmptyMessage);
    }

    let (Some([first, length, second, rest]), Some(gap)) = (signature.byte_range, signature.gap())
    else {
        flaws.push(Flaw::NoRange);
        return Ok(flaws);
    };
    if first != 0 || length == 0 || second <= length || signature.covered(pdf).is_none() {
        flaws.push(Flaw::Order);
        return Ok(flaws);
    }
    if contents.is_some_and(|contents| contents != gap) {
        flaws.push(Flaw::Gap);
    }
    flaws.extend(end(pdf, signature.revision, second + rest));
    Ok(flaws)
}

/// Whether an object is in the bytes a revision added, outside object streams.
fn is_in_revision(pdf: &Pdf, id: Id, revision: usize) -> bool {
    let start = revision.checked_sub(1).map_or(0, |before| pdf.revisions()[before].end);
    let sections = &pdf.revisions()[revision].sections;
    let entry = sections.iter().find_map(|section| section.entries.get(&id.number));
    matches!(entry, Some(Entry::At { offset, .. }) if *offset >= start)
}

/// The fault in the offset at which a signature ends.
fn end(pdf: &Pdf, revision: usize, end: usize) -> Option<Flaw> {
    let whole = pdf.revisions()[revision].end;
    if end > whole {
        // Some writers append empty lines.
        let space = pdf.bytes()[whole..end].iter().all(|byte| matches!(byte, b'\r' | b'\n' | b' '));
        return (!space).then_some(Flaw::Long);
    }
    // The last line break may belong to the next revision.
    let last = revision + 1 == pdf.revisions().len();
    let between = &pdf.bytes()[end..whole];
    let line = !last && between.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
    (end < whole && !line).then_some(Flaw::Short)
}
