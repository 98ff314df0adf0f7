//! The objects of one revision, as a reader of that time would see them: nothing behind its end is looked at.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::fault::{Fault, Read};
use super::filter::Filter;
use super::object::{Dictionary, Id, Object, Stream};
use super::revisions::Revision;
use super::section::Entry;
use super::syntax::Syntax;

/// A reference that leads further than this leads nowhere.
const FARTHEST: usize = 32;

/// A stream whose length stands in a stream, whose length stands in a stream, and so on, is no document.
const DEEPEST: usize = 8;

/// What all object streams of a file may inflate to together, in bytes.
const MOST_BYTES: usize = 256 << 20;

/// A file as it was at one revision.
#[derive(Debug)]
pub(crate) struct View<'a> {
    /// Up to the end of the revision.
    bytes: &'a [u8],
    revisions: &'a [Revision],
    objects: RefCell<BTreeMap<Id, Object>>,
    streams: RefCell<BTreeMap<u32, Arc<ObjectStream>>>,
    /// How many objects are being read for the sake of one another.
    depth: Cell<usize>,
}

/// Objects that stand in a stream together (ISO 32000-1, 7.5.7).
#[derive(Debug)]
struct ObjectStream {
    bytes: Vec<u8>,
    /// Each object's number and offset.
    places: Vec<(u32, usize)>,
}

impl<'a> View<'a> {
    pub(super) fn new(bytes: &'a [u8], revisions: &'a [Revision]) -> Self {
        let end = revisions.last().map_or(0, |revision| revision.end);
        Self {
            bytes: &bytes[..end],
            revisions,
            objects: RefCell::default(),
            streams: RefCell::default(),
            depth: Cell::new(0),
        }
    }

    /// The file up to the end of the revision.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The trailer of the newest section.
    pub(crate) fn trailer(&self) -> Dictionary {
        let newest = self.revisions.last().and_then(|revision| revision.sections.first());
        newest.map(|section| section.trailer.clone()).unwrap_or_default()
    }

    /// Where the object of that number stands, if it is known at all.
    pub(crate) fn entry(&self, number: u32) -> Option<Entry> {
        let sections = self.revisions.iter().rev().flat_map(|revision| &revision.sections);
        sections.filter_map(|section| section.entries.get(&number)).next().copied()
    }

    /// An indirect object; null when there is none (7.3.10).
    pub(crate) fn get(&self, id: Id) -> Read<Object> {
        if let Some(object) = self.objects.borrow().get(&id) {
            return Ok(object.clone());
        }
        if self.depth.get() == DEEPEST {
            return Err(Fault::new(0, "streams need one another in order to be read"));
        }
        self.depth.set(self.depth.get() + 1);
        let object = self.read(id);
        self.depth.set(self.depth.get() - 1);
        let object = object?;
        self.objects.borrow_mut().insert(id, object.clone());
        Ok(object)
    }

    fn read(&self, id: Id) -> Read<Object> {
        match self.entry(id.number) {
            None | Some(Entry::Free) => Ok(Object::Null),
            Some(Entry::At { offset, generation }) if generation == id.generation => {
                self.at(offset, id)
            }
            Some(Entry::In { stream, index }) if id.generation == 0 => {
                self.inside(stream, index, id)
            }
            Some(_) => Err(Fault::new(0, "an object is referred to by another generation")),
        }
    }

    fn at(&self, offset: usize, id: Id) -> Read<Object> {
        if offset >= self.bytes.len() {
            return Err(Fault::new(offset, "an object stands behind the end of its revision"));
        }
        let mut syntax = Syntax::new(self.bytes, offset);
        if syntax.header() != Ok(id) {
            return Err(Fault::new(offset, "another object stands where a cross-reference leads"));
        }
        let object = syntax.object()?;
        syntax.space();
        if syntax.keyword("endobj") {
            return Ok(object);
        }
        let Object::Dictionary(dictionary) = object else {
            return syntax.fault("`endobj` is missing");
        };
        let length = match dictionary.get("Length") {
            Object::Reference(length) if *length != id => self.get(*length)?,
            other => other.clone(),
        };
        let length = length.as_integer().and_then(|length| usize::try_from(length).ok());
        let Some(length) = length else { return syntax.fault("a stream's length is none") };
        let data = syntax.stream(length)?;
        syntax.expect("endobj", "`endobj` is missing")?;
        Ok(Object::Stream(Stream { dictionary, data }))
    }

    fn inside(&self, number: u32, index: usize, id: Id) -> Read<Object> {
        let stream = self.object_stream(number)?;
        let fault = |what| Err(Fault::new(0, what));
        match stream.places.get(index) {
            Some((number, offset)) if *number == id.number => {
                Syntax::new(&stream.bytes, *offset).object()
            }
            _ => fault("another object stands where a cross-reference leads"),
        }
    }

    fn object_stream(&self, number: u32) -> Read<Arc<ObjectStream>> {
        if let Some(stream) = self.streams.borrow().get(&number) {
            return Ok(Arc::clone(stream));
        }
        let Some(Entry::At { offset, generation: 0 }) = self.entry(number) else {
            return Err(Fault::new(0, "an object stream is missing"));
        };
        let Object::Stream(stream) = self.get(Id { number, generation: 0 })? else {
            return Err(Fault::new(offset, "an object stream is no stream"));
        };
        let broken = Fault::new(offset, "an object stream is broken");
        let whole = |key| {
            let value = stream.dictionary.get(key).as_integer();
            value.and_then(|it| usize::try_from(it).ok()).ok_or_else(|| broken.clone())
        };
        if stream.dictionary.get("Type").as_name() != Some(b"ObjStm") {
            return Err(broken);
        }
        let (count, first) = (whole("N")?, whole("First")?);
        let bytes = self.decode(&stream)?;
        let used: usize = self.streams.borrow().values().map(|stream| stream.bytes.len()).sum();
        if used + bytes.len() > MOST_BYTES {
            return Err(Fault::new(offset, "object streams hold more than a document needs"));
        }
        let mut places = Vec::new();
        let mut syntax = Syntax::new(&bytes, 0);
        for _ in 0..count {
            let (number, offset) = (syntax.number()?, syntax.number::<usize>()?);
            places.push((number, first.saturating_add(offset)));
        }
        let stream = Arc::new(ObjectStream { bytes, places });
        self.streams.borrow_mut().insert(number, Arc::clone(&stream));
        Ok(stream)
    }

    /// What a stream holds, once inflated.
    pub(crate) fn decode(&self, stream: &Stream) -> Read<Vec<u8>> {
        let at = stream.data.start;
        Filter::of(&stream.dictionary, at)?.decode(&self.bytes[stream.data.clone()], at)
    }

    /// The object itself, or that to which it refers.
    pub(crate) fn resolve(&self, object: &Object) -> Read<Object> {
        let mut object = object.clone();
        for _ in 0..FARTHEST {
            let Object::Reference(id) = object else { return Ok(object) };
            object = self.get(id)?;
        }
        Err(Fault::new(0, "a reference leads to itself"))
    }

    /// The value under a key, resolved.
    pub(crate) fn value(&self, holder: &Dictionary, key: &str) -> Read<Object> {
        self.resolve(holder.get(key))
    }

    /// The dictionary under a key, if there is one.
    pub(crate) fn dictionary(&self, holder: &Dictionary, key: &str) -> Read<Option<Dictionary>> {
        Ok(self.value(holder, key)?.as_dictionary().cloned())
    }

    /// The items of the array under a key; none when there is none.
    pub(crate) fn array(&self, holder: &Dictionary, key: &str) -> Read<Vec<Object>> {
        Ok(self.value(holder, key)?.as_array().unwrap_or_default().to_vec())
    }

    /// The catalog of the document.
    pub(crate) fn catalog(&self) -> Read<Dictionary> {
        let root = self.value(&self.trailer(), "Root")?;
        let catalog = root.as_dictionary().cloned();
        catalog.ok_or(Fault::new(self.bytes.len(), "the document's catalog is missing"))
    }
}
