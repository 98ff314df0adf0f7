//! The revisions of a file: each update is appended and leads back to what was there before
//! (ISO 32000-1, 7.5.6).

use super::fault::{Fault, Read};
use super::section::Section;
use super::syntax::{Syntax, is_space};

/// More updates than this are no document's history.
const MOST: usize = 4096;

/// The file as one writer left it.
#[derive(Debug)]
pub(crate) struct Revision {
    /// What that writer said of the objects, the newest first: one section, or two when the file is made for
    /// being shown before it has come whole (linearized).
    pub(crate) sections: Vec<Section>,
    /// The offset that `startxref` gives, at which the newest section stands.
    pub(crate) start: usize,
    /// Behind `%%EOF` and the end of its line.
    pub(crate) end: usize,
}

/// All revisions, the oldest first.
pub(crate) fn read(bytes: &[u8]) -> Read<Vec<Revision>> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(Fault::new(0, "`%PDF-` is missing"));
    }
    let last = last_pointer(bytes).ok_or(Fault::new(bytes.len(), "`startxref` is missing"))?;
    let pointer = Pointer::read(bytes, last)?;
    let mut sections = vec![Section::read(bytes, pointer.offset)?];
    while let Some(previous) = sections.last().and_then(|section| section.previous) {
        if sections.len() == MOST || sections.iter().any(|section| section.start == previous) {
            return Err(Fault::new(previous, "the cross-references do not end"));
        }
        sections.push(Section::read(bytes, previous)?);
    }

    let mut revisions: Vec<Revision> = Vec::with_capacity(sections.len());
    // The oldest revision of a linearized file: its newest section stands in front of the other.
    let linear = matches!(&sections[..], [.., newer, older] if newer.start < older.start);
    if linear {
        let pair = sections.split_off(sections.len() - 2);
        let pointer = Pointer::read(bytes, pair[1].end)?;
        if pointer.offset != pair[0].start {
            return Err(Fault::new(pair[1].end, "`startxref` leads elsewhere"));
        }
        revisions.push(Revision { start: pair[0].start, end: pointer.end, sections: pair });
    }
    for section in sections.into_iter().rev() {
        let pointer = Pointer::read(bytes, section.end)?;
        if pointer.offset != section.start {
            return Err(Fault::new(section.end, "`startxref` leads elsewhere"));
        }
        if revisions.last().is_some_and(|before| section.start < before.end) {
            return Err(Fault::new(section.start, "an update stands in front of what it updates"));
        }
        revisions.push(Revision {
            start: section.start,
            end: pointer.end,
            sections: vec![section],
        });
    }
    match revisions.last() {
        Some(newest) if newest.end == pointer.end => Ok(revisions),
        _ => Err(Fault::new(last, "`startxref` does not follow what it leads to")),
    }
}

/// `startxref`, an offset, and `%%EOF`.
struct Pointer {
    offset: usize,
    end: usize,
}

impl Pointer {
    fn read(bytes: &[u8], at: usize) -> Read<Self> {
        let mut syntax = Syntax::new(bytes, at);
        syntax.expect("startxref", "`startxref` is missing")?;
        let offset = syntax.number()?;
        let rest = &bytes[syntax.at()..];
        let space = rest.iter().take_while(|byte| is_space(**byte)).count();
        let Some(rest) = rest[space..].strip_prefix(b"%%EOF") else {
            return syntax.fault("`%%EOF` is missing");
        };
        let line = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        Ok(Self { offset, end: bytes.len() - rest.len() + line })
    }
}

fn last_pointer(bytes: &[u8]) -> Option<usize> {
    let word = b"startxref";
    bytes.windows(word.len()).rposition(|window| window == word)
}
