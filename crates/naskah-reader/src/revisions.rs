//! The revisions of a file: each incremental update is appended and refers back to the previous one
//! (ISO 32000-1, 7.5.6).

use crate::cross_reference::Section;
use crate::error::{ReadError, ReadResult};
use crate::parser::{Parser, is_space};

/// No document has more updates.
const MAX_SECTIONS: usize = 4096;

/// The file as one writer left it.
///
/// ```
/// use naskah_reader::Pdf;
///
/// # let (mut bytes, mut previous) = (b"%PDF-1.7\n".to_vec(), String::new());
/// # for language in ["id", "en"] {
/// #     let object = bytes.len();
/// #     bytes.extend(format!("1 0 obj\n<</Lang({language})>>\nendobj\n").bytes());
/// #     let table = bytes.len();
/// #     bytes.extend(format!("xref\n1 1\n{object:010} 00000 n \n").bytes());
/// #     bytes.extend(format!("trailer\n<</Size 2/Root 1 0 R{previous}>>\n").bytes());
/// #     bytes.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
/// #     previous = format!("/Prev {table}");
/// # }
/// // `bytes` is a file with one update, which replaced object 1.
/// let pdf = Pdf::parse(&bytes)?;
/// let [first, update] = pdf.revisions() else { panic!("two revisions") };
/// assert!(bytes[..first.end].ends_with(b"%%EOF\n"));
/// assert!(first.end < update.start);
/// assert!(update.sections[0].entries.contains_key(&1));
/// # Ok::<(), naskah_reader::ReadError>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Revision {
    /// The writer's cross-reference sections, newest first: one, or two in a linearized file.
    pub sections: Vec<Section>,
    /// The byte offset of the newest section, given by `startxref`.
    pub start: usize,
    /// The byte offset after `%%EOF` and its line break.
    pub end: usize,
}

/// All revisions, oldest first.
pub(crate) fn read(bytes: &[u8]) -> ReadResult<Vec<Revision>> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(ReadError::new(0, "`%PDF-` is missing"));
    }
    let last = last_pointer(bytes).ok_or(ReadError::new(bytes.len(), "`startxref` is missing"))?;
    let pointer = Pointer::read(bytes, last)?;
    let mut sections = vec![Section::read(bytes, pointer.offset)?];
    while let Some(previous) = sections.last().and_then(|section| section.previous) {
        if sections.len() == MAX_SECTIONS
            || sections.iter().any(|section| section.start == previous)
        {
            return Err(ReadError::new(previous, "the cross-references form a cycle"));
        }
        sections.push(Section::read(bytes, previous)?);
    }

    let mut revisions: Vec<Revision> = Vec::with_capacity(sections.len());
    // The oldest revision of a linearized file: its newer section precedes the older one.
    let linear = matches!(&sections[..], [.., newer, older] if newer.start < older.start);
    if linear {
        let pair = sections.split_off(sections.len() - 2);
        let pointer = Pointer::read(bytes, pair[1].end)?;
        if pointer.offset != pair[0].start {
            return Err(ReadError::new(pair[1].end, "`startxref` points elsewhere"));
        }
        revisions.push(Revision { start: pair[0].start, end: pointer.end, sections: pair });
    }
    for section in sections.into_iter().rev() {
        let pointer = Pointer::read(bytes, section.end)?;
        if pointer.offset != section.start {
            return Err(ReadError::new(section.end, "`startxref` points elsewhere"));
        }
        if revisions.last().is_some_and(|before| section.start < before.end) {
            return Err(ReadError::new(section.start, "an update precedes what it updates"));
        }
        revisions.push(Revision {
            start: section.start,
            end: pointer.end,
            sections: vec![section],
        });
    }
    match revisions.last() {
        Some(newest) if newest.end == pointer.end => Ok(revisions),
        _ => Err(ReadError::new(last, "`startxref` does not follow the section it points to")),
    }
}

/// `startxref`, an offset, and `%%EOF`.
struct Pointer {
    offset: usize,
    end: usize,
}

impl Pointer {
    fn read(bytes: &[u8], at: usize) -> ReadResult<Self> {
        let mut parser = Parser::new(bytes, at);
        parser.expect("startxref", "`startxref` is missing")?;
        let offset = parser.number()?;
        let rest = &bytes[parser.at()..];
        let space = rest.iter().take_while(|byte| is_space(**byte)).count();
        let Some(rest) = rest[space..].strip_prefix(b"%%EOF") else {
            return parser.error("`%%EOF` is missing");
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
