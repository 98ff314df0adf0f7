//! Incremental updates (ISO 32000-1, 7.5.6): the existing bytes stay, and objects are appended.

pub(crate) mod write;

use std::collections::BTreeMap;

use naskah_reader::{Dictionary, Id, Object, Pdf, ReadResult, SectionKind};
use naskah_verify::Hash;

/// Objects to append to a file.
pub(crate) struct Update<'a> {
    pdf: &'a Pdf<'a>,
    /// The number of the next new object.
    next: u32,
    objects: BTreeMap<Id, Vec<u8>>,
}

/// The updated file, and the offset of each appended object's value.
pub(crate) struct Updated {
    pub(crate) bytes: Vec<u8>,
    pub(crate) starts: BTreeMap<Id, usize>,
}

impl<'a> Update<'a> {
    pub(crate) fn new(pdf: &'a Pdf<'a>) -> ReadResult<Self> {
        let mut next = 1;
        for section in pdf.revisions().iter().flat_map(|revision| &revision.sections) {
            next = next.max(section.size()?);
        }
        Ok(Self { pdf, next, objects: BTreeMap::new() })
    }

    /// Adds a new object, given as its bytes.
    pub(crate) fn add(&mut self, bytes: Vec<u8>) -> Id {
        let id = Id::new(self.next);
        self.next += 1;
        self.objects.insert(id, bytes);
        id
    }

    /// Replaces an object by a dictionary.
    pub(crate) fn replace(&mut self, id: Id, dictionary: &Dictionary) {
        let mut bytes = Vec::new();
        write::dictionary(dictionary, &mut bytes);
        self.objects.insert(id, bytes);
    }

    /// The updated file. Its cross-reference section is of the kind the file ends with, because Acrobat is
    /// reported to refuse a table after a stream.
    pub(crate) fn finish(self) -> Updated {
        let Self { pdf, next, objects } = self;
        // An estimate of the keywords and the cross-reference entry of each object.
        let added: usize = objects.values().map(|bytes| bytes.len() + 64).sum();
        let mut out = Vec::with_capacity(pdf.bytes().len() + added + 1024);
        out.extend(pdf.bytes());
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
        let newest = pdf.revisions().last();
        let kind = newest.map_or(SectionKind::Table, |revision| revision.sections[0].kind);
        let previous = newest.map_or(0, |revision| revision.start);
        let trailer = trailer(pdf, previous, &out);
        let start = out.len();
        match kind {
            SectionKind::Table => table(&offsets, &trailer, next, &mut out),
            SectionKind::Stream => stream(offsets, &trailer, next, &mut out),
        }
        out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Updated { bytes: out, starts }
    }
}

/// The trailer without `/Size`.
fn trailer(pdf: &Pdf, previous: usize, bytes: &[u8]) -> Dictionary {
    let before = pdf.newest().trailer();
    let mut trailer = Dictionary::default().with("Prev", whole(previous));
    for key in ["Root", "Info"] {
        trailer = trailer.with(key, before.get(key).clone());
    }
    // The first half identifies the document, the second its state (14.4): here a digest of the previous state
    // and the update.
    if let Some([first, last]) = before.get("ID").as_array() {
        let mut known = Vec::new();
        write::object(last, &mut known);
        let state = Hash::Sha256.digest(&[&known, &bytes[pdf.bytes().len()..]]);
        trailer = trailer.with("ID", Object::array([first.clone(), Object::string(&state[..16])]));
    }
    trailer
}

/// Runs of consecutive object numbers, with offsets.
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
    let own = Id::new(size);
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
