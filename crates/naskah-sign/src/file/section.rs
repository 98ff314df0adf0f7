//! Cross-reference sections: where objects stand (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use super::fault::{Fault, Read};
use super::filter::Filter;
use super::object::{Dictionary, Object};
use super::syntax::Syntax;

/// The highest number of an object (ISO 32000-1, annex C).
const HIGHEST: u32 = 8_388_607;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Free,
    /// At an offset of the file.
    At {
        offset: usize,
        generation: u16,
    },
    /// In the object stream of that number, counted from 0.
    In {
        stream: u32,
        index: usize,
    },
}

/// How a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Table,
    Stream,
}

/// A cross-reference section with its trailer.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    /// Behind the trailer, or the `endobj` of the stream.
    pub(crate) end: usize,
    pub(crate) entries: BTreeMap<u32, Entry>,
    pub(crate) trailer: Dictionary,
    /// Where the section before it starts.
    pub(crate) previous: Option<usize>,
}

impl Section {
    pub(crate) fn read(bytes: &[u8], start: usize) -> Read<Self> {
        let mut syntax = Syntax::new(bytes, start);
        let (kind, entries, trailer) = if syntax.keyword("xref") {
            let entries = table(&mut syntax)?;
            (Kind::Table, entries, dictionary(&mut syntax)?)
        } else {
            let (entries, trailer) = stream(bytes, &mut syntax)?;
            (Kind::Stream, entries, trailer)
        };
        if trailer.has("XRefStm") {
            let what =
                "the file has two cross-references side by side, of which readers take either";
            return Err(Fault::new(start, what));
        }
        let previous = match trailer.get("Prev") {
            Object::Null => None,
            other => match other.as_integer().and_then(|it| usize::try_from(it).ok()) {
                Some(previous) => Some(previous),
                None => return Err(Fault::new(start, "the offset `/Prev` is none")),
            },
        };
        Ok(Self { kind, start, end: syntax.at(), entries, trailer, previous })
    }

    /// One more than the highest number in use, as the trailer says.
    pub(crate) fn size(&self) -> Read<u32> {
        let size = self.trailer.get("Size").as_integer().and_then(|size| u32::try_from(size).ok());
        let size = size.filter(|size| *size <= HIGHEST + 1);
        size.ok_or(Fault::new(self.start, "the number of objects, `/Size`, is none"))
    }
}

fn dictionary(syntax: &mut Syntax) -> Read<Dictionary> {
    match syntax.object()? {
        Object::Dictionary(dictionary) => Ok(dictionary),
        _ => syntax.fault("a dictionary is missing"),
    }
}

/// Takes up an entry; readers differ in which of two they take.
fn add(entries: &mut BTreeMap<u32, Entry>, number: u32, entry: Entry, syntax: &Syntax) -> Read<()> {
    if number > HIGHEST {
        return syntax.fault("an object's number is too high");
    }
    match entries.insert(number, entry) {
        None => Ok(()),
        Some(_) => syntax.fault("an object is in a cross-reference twice"),
    }
}

fn table(syntax: &mut Syntax) -> Read<BTreeMap<u32, Entry>> {
    let mut entries = BTreeMap::new();
    loop {
        syntax.space();
        if syntax.keyword("trailer") {
            return Ok(entries);
        }
        let (first, count): (u32, u32) = (syntax.number()?, syntax.number()?);
        for index in 0..count {
            let (offset, generation) = (syntax.number()?, syntax.number::<u32>()?);
            syntax.space();
            let entry = if syntax.keyword("n") {
                let Ok(generation) = u16::try_from(generation) else {
                    return syntax.fault("an object's generation is too high");
                };
                Entry::At { offset, generation }
            } else if syntax.keyword("f") {
                Entry::Free
            } else {
                return syntax.fault("an entry of a cross-reference table is broken");
            };
            add(&mut entries, first.saturating_add(index), entry, syntax)?;
        }
    }
}

fn stream(bytes: &[u8], syntax: &mut Syntax) -> Read<(BTreeMap<u32, Entry>, Dictionary)> {
    let start = syntax.at();
    if syntax.header().is_err() {
        return Err(Fault::new(start, "there is no cross-reference"));
    }
    let dictionary = dictionary(syntax)?;
    let broken = |what| Fault::new(start, what);
    if dictionary.get("Type").as_name() != Some(b"XRef") {
        return Err(broken("there is no cross-reference"));
    }
    let whole = |object: &Object| object.as_integer().and_then(|it| usize::try_from(it).ok());
    let length = whole(dictionary.get("Length"));
    let length = length.ok_or(broken("a cross-reference stream's length is none"))?;
    let data = syntax.stream(length)?;
    syntax.expect("endobj", "`endobj` is missing")?;
    let rows = Filter::of(&dictionary, start)?.decode(&bytes[data], start)?;

    let widths: Option<Vec<usize>> =
        dictionary.get("W").as_array().unwrap_or_default().iter().map(whole).collect();
    let Some(&[kind, second, third]) = widths.as_deref() else {
        return Err(broken("a cross-reference stream has not three columns"));
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
            return Err(broken("`/Index` holds what is no number"));
        };
        for offset in 0..count {
            let row = rows.next().ok_or(broken("a cross-reference stream is too short"))?;
            let (kind, row) = row.split_at(kind);
            let (second, third) = row.split_at(second);
            let number = u32::try_from(first.saturating_add(offset)).unwrap_or(u32::MAX);
            let entry = entry(kind, second, third).ok_or(broken("an entry is broken"))?;
            add(&mut entries, number, entry, syntax)?;
        }
    }
    if rows.next().is_some() {
        return Err(broken("a cross-reference stream is longer than it says"));
    }
    Ok((entries, dictionary))
}

fn entry(kind: &[u8], second: &[u8], third: &[u8]) -> Option<Entry> {
    let value =
        |bytes: &[u8]| bytes.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let (second, third) = (value(second), value(third));
    // Without a first column, all are of the first kind (table 17).
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
