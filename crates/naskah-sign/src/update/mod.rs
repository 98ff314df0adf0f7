//! An incremental update (ISO 32000-1, 7.5.6): what was there stays, bit by bit, in front of what is appended.

pub(crate) mod write;

use std::collections::BTreeMap;

use crate::cms::hash::digest_of;
use crate::file::{Dictionary, File, Id, Kind, Object, Read};
use crate::key::Hash;

/// Objects that are appended to a file.
pub(crate) struct Update<'a> {
    file: &'a File<'a>,
    /// The number of the next new object.
    next: u32,
    objects: BTreeMap<Id, Vec<u8>>,
}

/// The file with its update, and where in it each appended object's own bytes start.
pub(crate) struct Updated {
    pub(crate) bytes: Vec<u8>,
    pub(crate) starts: BTreeMap<Id, usize>,
}

impl<'a> Update<'a> {
    pub(crate) fn new(file: &'a File<'a>) -> Read<Self> {
        let mut next = 1;
        for section in file.revisions().iter().flat_map(|revision| &revision.sections) {
            next = next.max(section.size()?);
        }
        Ok(Self { file, next, objects: BTreeMap::new() })
    }

    /// Takes up a new object, which is written already.
    pub(crate) fn add(&mut self, bytes: Vec<u8>) -> Id {
        let id = Id { number: self.next, generation: 0 };
        self.next += 1;
        self.objects.insert(id, bytes);
        id
    }

    /// Puts a dictionary in the place of an object.
    pub(crate) fn replace(&mut self, id: Id, dictionary: &Dictionary) {
        let mut bytes = Vec::new();
        write::dictionary(dictionary, &mut bytes);
        self.objects.insert(id, bytes);
    }

    /// The file with what was taken up; its cross-reference is of the kind that the file ends with, for
    /// Acrobat is reported to refuse a table behind a stream.
    pub(crate) fn finish(self) -> Updated {
        let Self { file, next, objects } = self;
        // Room for the objects, and for what stands around each.
        let added: usize = objects.values().map(|bytes| bytes.len() + 64).sum();
        let mut out = Vec::with_capacity(file.bytes().len() + added + 1024);
        out.extend(file.bytes());
        if !matches!(out.last(), Some(b'\n' | b'\r')) {
            out.push(b'\n');
        }
        let (mut offsets, mut starts) = (BTreeMap::new(), BTreeMap::new());
        for (id, bytes) in &objects {
            offsets.insert(*id, out.len());
            out.extend(format!("{} {} obj\n", id.number, id.generation).bytes());
            starts.insert(*id, out.len());
            out.extend(bytes);
            out.extend(b"\nendobj\n");
        }
        let newest = file.revisions().last();
        let kind = newest.map_or(Kind::Table, |revision| revision.sections[0].kind);
        let previous = newest.map_or(0, |revision| revision.start);
        let trailer = trailer(file, previous, &out);
        let start = out.len();
        match kind {
            Kind::Table => table(&offsets, &trailer, next, &mut out),
            Kind::Stream => stream(offsets, &trailer, next, &mut out),
        }
        out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Updated { bytes: out, starts }
    }
}

/// What the trailer says but for the number of objects.
fn trailer(file: &File, previous: usize, bytes: &[u8]) -> Dictionary {
    let before = file.newest().trailer();
    let mut trailer = Dictionary::default().with("Prev", whole(previous));
    for key in ["Root", "Info"] {
        trailer = trailer.with(key, before.get(key).clone());
    }
    // The first half names the document, the second this state of it (14.4): the state before it, and what came.
    if let Some([first, last]) = before.get("ID").as_array() {
        let mut known = Vec::new();
        write::object(last, &mut known);
        let state = digest_of(Hash::Sha256, &[&known, &bytes[file.bytes().len()..]]);
        let state = state.as_ref();
        trailer = trailer.with("ID", Object::array([first.clone(), Object::string(&state[..16])]));
    }
    trailer
}

/// Runs of consecutive numbers, each with its entries.
fn runs(offsets: &BTreeMap<Id, usize>) -> Vec<Vec<(Id, usize)>> {
    let mut runs: Vec<Vec<(Id, usize)>> = Vec::new();
    for (id, offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last.number + 1 == id.number) => {
                run.push((*id, *offset));
            }
            _ => runs.push(vec![(*id, *offset)]),
        }
    }
    runs
}

fn table(offsets: &BTreeMap<Id, usize>, trailer: &Dictionary, size: u32, out: &mut Vec<u8>) {
    out.extend(b"xref\n");
    for run in runs(offsets) {
        out.extend(format!("{} {}\n", run[0].0.number, run.len()).bytes());
        for (id, offset) in run {
            out.extend(format!("{offset:010} {:05} n \n", id.generation).bytes());
        }
    }
    out.extend(b"trailer\n");
    write::dictionary(&trailer.clone().with("Size", i64::from(size)), out);
    out.push(b'\n');
}

fn stream(mut offsets: BTreeMap<Id, usize>, trailer: &Dictionary, size: u32, out: &mut Vec<u8>) {
    let own = Id { number: size, generation: 0 };
    offsets.insert(own, out.len());
    let (mut rows, mut index) = (Vec::new(), Vec::new());
    for run in runs(&offsets) {
        index.extend([i64::from(run[0].0.number).into(), whole(run.len())]);
        for (id, offset) in run {
            rows.push(1);
            rows.extend((offset as u64).to_be_bytes());
            rows.extend(id.generation.to_be_bytes());
        }
    }
    let dictionary = trailer
        .clone()
        .with("Type", Object::name("XRef"))
        .with("Size", i64::from(size) + 1)
        .with("W", Object::array([1, 8, 2].map(Object::Integer)))
        .with("Index", Object::array(index))
        .with("Length", whole(rows.len()));
    out.extend(format!("{} 0 obj\n", own.number).bytes());
    write::dictionary(&dictionary, out);
    out.extend(b"\nstream\n");
    out.extend(rows);
    out.extend(b"\nendstream\nendobj\n");
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
