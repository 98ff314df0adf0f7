//! The objects of one revision, as a reader of that time saw them: nothing after its end is read.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::cross_reference::Entry;
use crate::error::{ReadError, ReadResult};
use crate::filter::{Filter, MAX_BYTES};
use crate::object::{Dictionary, Id, Object, Stream};
use crate::parser::Parser;
use crate::revisions::Revision;

/// References in a row; more form a cycle.
const MAX_REFERENCES: usize = 32;

/// Objects being read because another one needs them, such as a stream whose length is in a stream; bounds
/// recursion.
const MAX_DEPTH: usize = 8;

/// The limit of all decoded object streams together, in bytes.
const MAX_OBJECT_STREAM_BYTES: usize = 256 << 20;

/// A file as it was at one revision. Objects are read when they are first asked for, and kept.
///
/// ```
/// use naskah_reader::{Object, Pdf};
///
/// # let (mut bytes, mut rows) = (b"%PDF-1.7\n".to_vec(), String::new());
/// # let pages = "<</Kids[3 0 R]/MediaBox[0 0 595 842]>>";
/// # for (number, body) in [(1, "<</Pages 2 0 R>>"), (2, pages), (3, "<</Parent 2 0 R>>")] {
/// #     rows += &format!("{:010} 00000 n \n", bytes.len());
/// #     bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
/// # }
/// # let (table, trailer) = (bytes.len(), "trailer\n<</Size 4/Root 1 0 R>>");
/// # bytes.extend(format!("xref\n1 3\n{rows}{trailer}\nstartxref\n{table}\n%%EOF\n").bytes());
/// // `bytes` is a file of one A4 page.
/// let pdf = Pdf::parse(&bytes)?;
/// let view = pdf.newest();
/// let Object::Dictionary(page) = view.get(view.pages()?[0])? else { panic!("a page") };
/// let media_box = view.inherited(&page, "MediaBox")?;
/// assert_eq!(view.rectangle(&media_box)?, Some([0.0, 0.0, 595.0, 842.0]));
/// # Ok::<(), naskah_reader::ReadError>(())
/// ```
#[derive(Debug)]
pub struct View<'a> {
    /// The file up to the end of the revision.
    bytes: &'a [u8],
    revisions: &'a [Revision],
    objects: RefCell<BTreeMap<Id, Object>>,
    streams: RefCell<BTreeMap<u32, Arc<ObjectStream>>>,
    /// How many objects are being read because another one needs them.
    depth: Cell<usize>,
}

/// A decoded object stream (ISO 32000-1, 7.5.7).
#[derive(Debug)]
struct ObjectStream {
    bytes: Vec<u8>,
    /// Each object's number and byte offset.
    index: Vec<(u32, usize)>,
}

impl<'a> View<'a> {
    pub(crate) fn new(bytes: &'a [u8], revisions: &'a [Revision]) -> Self {
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
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The trailer of the newest section.
    pub fn trailer(&self) -> Dictionary {
        let newest = self.revisions.last().and_then(|revision| revision.sections.first());
        newest.map(|section| section.trailer.clone()).unwrap_or_default()
    }

    /// Where the object of that number is; `None` if no section has an entry for it.
    pub fn entry(&self, number: u32) -> Option<Entry> {
        let sections = self.revisions.iter().rev().flat_map(|revision| &revision.sections);
        sections.filter_map(|section| section.entries.get(&number)).next().copied()
    }

    /// An indirect object; null if there is none (7.3.10).
    ///
    /// # Errors
    /// The object is malformed, is not where its entry says, or has another generation.
    pub fn get(&self, id: Id) -> ReadResult<Object> {
        if let Some(object) = self.objects.borrow().get(&id) {
            return Ok(object.clone());
        }
        if self.depth.get() == MAX_DEPTH {
            return Err(ReadError::new(0, "streams depend on one another"));
        }
        self.depth.set(self.depth.get() + 1);
        let object = self.read(id);
        self.depth.set(self.depth.get() - 1);
        let object = object?;
        self.objects.borrow_mut().insert(id, object.clone());
        Ok(object)
    }

    fn read(&self, id: Id) -> ReadResult<Object> {
        match self.entry(id.number) {
            None | Some(Entry::Free) => Ok(Object::Null),
            Some(Entry::At { offset, generation }) if generation == id.generation => {
                self.at(offset, id)
            }
            Some(Entry::In { stream, index }) if id.generation == 0 => {
                self.inside(stream, index, id)
            }
            Some(_) => Err(ReadError::new(0, "a reference has another generation than its object")),
        }
    }

    fn at(&self, offset: usize, id: Id) -> ReadResult<Object> {
        if offset >= self.bytes.len() {
            return Err(ReadError::new(offset, "an object is behind the end of its revision"));
        }
        let mut parser = Parser::new(self.bytes, offset);
        if parser.header() != Ok(id) {
            return Err(ReadError::new(offset, "a cross-reference points to another object"));
        }
        let object = parser.object()?;
        parser.space();
        if parser.keyword("endobj") {
            return Ok(object);
        }
        let Object::Dictionary(dictionary) = object else {
            return parser.error("`endobj` is missing");
        };
        let length = match dictionary.get("Length") {
            Object::Reference(length) if *length != id => self.get(*length)?,
            other => other.clone(),
        };
        let length = length.as_integer().and_then(|length| usize::try_from(length).ok());
        let Some(length) = length else { return parser.error("a stream has no valid length") };
        let data = parser.stream(length)?;
        parser.expect("endobj", "`endobj` is missing")?;
        Ok(Object::Stream(Stream { dictionary, data }))
    }

    /// The byte range of a key's value in an indirect dictionary; `None` if the dictionary is in an object
    /// stream.
    ///
    /// # Errors
    /// The dictionary is malformed up to that value.
    pub fn value_range(&self, id: Id, key: &str) -> ReadResult<Option<Range<usize>>> {
        let Some(Entry::At { offset, generation }) = self.entry(id.number) else { return Ok(None) };
        let mut parser = Parser::new(self.bytes, offset);
        if generation != id.generation || parser.header() != Ok(id) {
            return Ok(None);
        }
        parser.value_range(key)
    }

    fn inside(&self, number: u32, index: usize, id: Id) -> ReadResult<Object> {
        let stream = self.object_stream(number)?;
        match stream.index.get(index) {
            Some((number, offset)) if *number == id.number => {
                Parser::new(&stream.bytes, *offset).object()
            }
            _ => Err(ReadError::new(0, "a cross-reference points to another object")),
        }
    }

    fn object_stream(&self, number: u32) -> ReadResult<Arc<ObjectStream>> {
        if let Some(stream) = self.streams.borrow().get(&number) {
            return Ok(Arc::clone(stream));
        }
        let Some(Entry::At { offset, generation: 0 }) = self.entry(number) else {
            return Err(ReadError::new(0, "an object stream is missing"));
        };
        let Object::Stream(stream) = self.get(Id { number, generation: 0 })? else {
            return Err(ReadError::new(offset, "an object stream is not a stream"));
        };
        let broken = ReadError::new(offset, "an object stream is broken");
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
        if used + bytes.len() > MAX_OBJECT_STREAM_BYTES {
            return Err(ReadError::new(offset, "object streams are larger than is accepted"));
        }
        let mut index = Vec::new();
        let mut parser = Parser::new(&bytes, 0);
        for _ in 0..count {
            let (number, offset) = (parser.number()?, parser.number::<usize>()?);
            index.push((number, first.saturating_add(offset)));
        }
        let stream = Arc::new(ObjectStream { bytes, index });
        self.streams.borrow_mut().insert(number, Arc::clone(&stream));
        Ok(stream)
    }

    /// The decoded content of a stream, of up to 64 MiB.
    ///
    /// # Errors
    /// Another filter than Flate, damaged data, or too much of it.
    pub fn decode(&self, stream: &Stream) -> ReadResult<Vec<u8>> {
        self.decode_up_to(stream, MAX_BYTES)
    }

    /// The decoded content of a stream, of up to `limit` bytes.
    ///
    /// # Errors
    /// Those of [`Self::decode`].
    pub fn decode_up_to(&self, stream: &Stream, limit: usize) -> ReadResult<Vec<u8>> {
        let at = stream.data.start;
        Filter::of(&stream.dictionary, at)?.decode(self.data(stream), at, limit)
    }

    /// The encoded bytes of a stream.
    pub fn data(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.data.clone()).unwrap_or_default()
    }

    /// The object itself, or the target of a reference.
    ///
    /// # Errors
    /// The target cannot be read, or the reference leads back to itself.
    pub fn resolve(&self, object: &Object) -> ReadResult<Object> {
        let mut object = object.clone();
        for _ in 0..MAX_REFERENCES {
            let Object::Reference(id) = object else { return Ok(object) };
            object = self.get(id)?;
        }
        Err(ReadError::new(0, "a reference leads to itself"))
    }

    /// A key's value, resolved.
    ///
    /// # Errors
    /// Those of [`Self::resolve`].
    pub fn value(&self, holder: &Dictionary, key: &str) -> ReadResult<Object> {
        self.resolve(holder.get(key))
    }

    /// A key's value if it is a dictionary or stream.
    ///
    /// # Errors
    /// Those of [`Self::resolve`].
    pub fn dictionary(&self, holder: &Dictionary, key: &str) -> ReadResult<Option<Dictionary>> {
        Ok(self.value(holder, key)?.as_dictionary().cloned())
    }

    /// The items of a key's array; none if it has no array.
    ///
    /// # Errors
    /// Those of [`Self::resolve`].
    pub fn array(&self, holder: &Dictionary, key: &str) -> ReadResult<Vec<Object>> {
        Ok(self.value(holder, key)?.as_array().unwrap_or_default().to_vec())
    }

    /// The document catalog.
    ///
    /// # Errors
    /// It is missing or cannot be read.
    pub fn catalog(&self) -> ReadResult<Dictionary> {
        let root = self.value(&self.trailer(), "Root")?;
        let catalog = root.as_dictionary().cloned();
        catalog.ok_or(ReadError::new(self.bytes.len(), "the document's catalog is missing"))
    }
}
