//! Cross-reference sections: where objects are (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use crate::error::{ReadError, ReadResult};
use crate::filter::{Filter, MAX_BYTES};
use crate::object::{Dictionary, Object};
use crate::parser::Parser;

/// The highest object number (ISO 32000-1, annex C).
const MAX_NUMBER: u32 = 8_388_607;

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nowhere: the number is free.
    Free,
    /// At a byte offset in the file.
    At {
        /// The offset of the object's number.
        offset: usize,
        /// The object's generation.
        generation: u16,
    },
    /// In an object stream.
    In {
        /// The stream's object number.
        stream: u32,
        /// The object's index in the stream, from 0.
        index: usize,
    },
}

/// The form of a cross-reference section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// `xref`, rows of text and `trailer`.
    Table,
    /// A cross-reference stream.
    Stream,
}

/// A cross-reference section with its trailer.
#[derive(Debug)]
#[non_exhaustive]
pub struct Section {
    /// Table or stream.
    pub kind: SectionKind,
    /// The byte offset of its start.
    pub start: usize,
    /// The byte offset after the trailer, or after the `endobj` of the stream.
    pub end: usize,
    /// The objects it has entries for, by number.
    pub entries: BTreeMap<u32, Entry>,
    /// The trailer, or the dictionary of the stream.
    pub trailer: Dictionary,
    /// The byte offset of the previous section.
    pub previous: Option<usize>,
}

impl Section {
    pub(crate) fn read(bytes: &[u8], start: usize) -> ReadResult<Self> {
        let mut parser = Parser::new(bytes, start);
        let (kind, entries, trailer) = if parser.keyword("xref") {
            let entries = table(&mut parser)?;
            (SectionKind::Table, entries, dictionary(&mut parser)?)
        } else {
            let (entries, trailer) = stream(bytes, &mut parser)?;
            (SectionKind::Stream, entries, trailer)
        };
        if trailer.has("XRefStm") {
            let what =
                "the file has two cross-references side by side, of which readers use either";
            return Err(ReadError::new(start, what));
        }
        let previous = match trailer.get("Prev") {
            Object::Null => None,
            other => match other.as_integer().and_then(|it| usize::try_from(it).ok()) {
                Some(previous) => Some(previous),
                None => return Err(ReadError::new(start, "`/Prev` is not an offset")),
            },
        };
        Ok(Self { kind, start, end: parser.at(), entries, trailer, previous })
    }

    /// One more than the highest object number in use, according to the trailer.
    ///
    /// # Errors
    /// `/Size` is missing or out of range.
    pub fn size(&self) -> ReadResult<u32> {
        let size = self.trailer.get("Size").as_integer().and_then(|size| u32::try_from(size).ok());
        let size = size.filter(|size| *size <= MAX_NUMBER + 1);
        size.ok_or(ReadError::new(self.start, "`/Size` is not a number of objects"))
    }
}

fn dictionary(parser: &mut Parser) -> ReadResult<Dictionary> {
    match parser.object()? {
        Object::Dictionary(dictionary) => Ok(dictionary),
        _ => parser.error("a dictionary is missing"),
    }
}

/// Adds an entry; readers differ in which of two entries they use.
fn add(
    entries: &mut BTreeMap<u32, Entry>,
    number: u32,
    entry: Entry,
    parser: &Parser,
) -> ReadResult<()> {
    if number > MAX_NUMBER {
        return parser.error("an object's number is too high");
    }
    match entries.insert(number, entry) {
        None => Ok(()),
        Some(_) => parser.error("an object is in a cross-reference twice"),
    }
}

fn table(parser: &mut Parser) -> ReadResult<BTreeMap<u32, Entry>> {
    let mut entries = BTreeMap::new();
    loop {
        parser.space();
        if parser.keyword("trailer") {
            return Ok(entries);
        }
        let (first, count): (u32, u32) = (parser.number()?, parser.number()?);
        for index in 0..count {
            let (offset, generation) = (parser.number()?, parser.number::<u32>()?);
            parser.space();
            let entry = if parser.keyword("n") {
                let Ok(generation) = u16::try_from(generation) else {
                    return parser.error("an object's generation is too high");
                };
                Entry::At { offset, generation }
            } else if parser.keyword("f") {
                Entry::Free
            } else {
                return parser.error("an entry of a cross-reference table is broken");
            };
            add(&mut entries, first.saturating_add(index), entry, parser)?;
        }
    }
}

fn stream(bytes: &[u8], parser: &mut Parser) -> ReadResult<(BTreeMap<u32, Entry>, Dictionary)> {
    let start = parser.at();
    if parser.header().is_err() {
        return Err(ReadError::new(start, "there is no cross-reference section"));
    }
    let dictionary = dictionary(parser)?;
    let broken = |what| ReadError::new(start, what);
    if dictionary.get("Type").as_name() != Some(b"XRef") {
        return Err(broken("there is no cross-reference section"));
    }
    let whole = |object: &Object| object.as_integer().and_then(|it| usize::try_from(it).ok());
    let length = whole(dictionary.get("Length"));
    let length = length.ok_or(broken("a cross-reference stream has no valid length"))?;
    let data = parser.stream(length)?;
    parser.expect("endobj", "`endobj` is missing")?;
    let rows = Filter::of(&dictionary, start)?.decode(&bytes[data], start, MAX_BYTES)?;

    let widths: Option<Vec<usize>> =
        dictionary.get("W").as_array().unwrap_or_default().iter().map(whole).collect();
    let Some(&[kind, second, third]) = widths.as_deref() else {
        return Err(broken("a cross-reference stream does not have three columns"));
    };
    if kind > 1 || second == 0 || second > 8 || third > 8 {
        return Err(broken("a cross-reference stream's columns are too wide"));
    }
    let size = dictionary.get("Size").clone();
    let index = dictionary.get("Index").as_array().map(<[Object]>::to_vec);
    let index = index.unwrap_or_else(|| vec![Object::Integer(0), size]);
    let mut rows = rows.chunks_exact(kind + second + third);
    let mut entries = BTreeMap::new();
    for pair in index.chunks(2) {
        let [first, count] = pair else { return Err(broken("`/Index` is not made of pairs")) };
        let (Some(first), Some(count)) = (whole(first), whole(count)) else {
            return Err(broken("`/Index` holds something that is not a number"));
        };
        for offset in 0..count {
            let row = rows.next().ok_or(broken("a cross-reference stream is too short"))?;
            let (kind, row) = row.split_at(kind);
            let (second, third) = row.split_at(second);
            let number = u32::try_from(first.saturating_add(offset)).unwrap_or(u32::MAX);
            let entry = entry(kind, second, third).ok_or(broken("an entry is broken"))?;
            add(&mut entries, number, entry, parser)?;
        }
    }
    if rows.next().is_some() {
        return Err(broken("a cross-reference stream is longer than its `/Index`"));
    }
    Ok((entries, dictionary))
}

fn entry(kind: &[u8], second: &[u8], third: &[u8]) -> Option<Entry> {
    let value =
        |bytes: &[u8]| bytes.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let (second, third) = (value(second), value(third));
    // Without a first column, all entries are of type 1 (table 17).
    match if kind.is_empty() { 1 } else { value(kind) } {
        0 => Some(Entry::Free),
        1 => Some(Entry::At {
            offset: usize::try_from(second).ok()?,
            generation: u16::try_from(third).ok()?,
        }),
        2 => Some(Entry::In {
            stream: u32::try_from(second).ok()?,
            index: usize::try_from(third).ok()?,
        }),
        _ => None,
    }
}
