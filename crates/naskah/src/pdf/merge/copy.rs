//! The objects of one file in another. An object is written behind those that it refers to, so that equal ones have equal
//! bytes: of fonts, pictures and pages that many files share, there is then one.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use sha2::{Digest, Sha256};

use super::MergeError;
use super::output::Output;
use crate::pdf::serialize;
use naskah_diagnostic::Diagnostic;

/// What of a page is copied: what is printed of it.
const PRINTED: [&[u8]; 4] = [b"Type", b"Contents", b"UserUnit", b"Group"];

/// What a page may have from the node above it (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"MediaBox", b"CropBox", b"Resources", b"Rotate"];

/// No object of a page refers to others over so many steps.
const DEEPEST: usize = 64;

/// Each object that is written, by its digest: half of one is enough to tell objects apart.
#[derive(Debug, Default)]
pub(super) struct Copies(HashMap<[u8; 16], ObjectId>);

/// Why an object could not be copied.
pub(super) enum Fault {
    Input(&'static str),
    Output(io::Error),
}

/// The copying of one file.
pub(super) struct Copy<'a, W> {
    from: &'a Document,
    known: &'a mut Copies,
    to: &'a mut Output<W>,
    /// What became of its objects; nothing yet of those that are being copied.
    copied: BTreeMap<ObjectId, Option<ObjectId>>,
    depth: usize,
}

impl<'a, W: Write> Copy<'a, W> {
    pub(super) fn new(from: &'a Document, known: &'a mut Copies, to: &'a mut Output<W>) -> Self {
        Self { from, known, to, copied: BTreeMap::new(), depth: 0 }
    }

    /// A page, with all that is printed of it; without the node that it is under.
    ///
    /// # Errors
    /// An object that holds itself; those of writing.
    pub(super) fn page(&mut self, id: ObjectId) -> Result<Dictionary, Fault> {
        let page = self.from.get_dictionary(id).map_err(|_| Fault::Input("a page is missing"))?;
        let own = PRINTED.into_iter().map(|key| (key, page.get(key).ok()));
        let above = INHERITED.into_iter().map(|key| (key, self.inherited(page, key)));
        let values: Vec<_> = own.chain(above).collect();
        let mut copied = Dictionary::new();
        for (key, value) in values {
            if let Some(value) = value {
                copied.set(key, self.object(value)?);
            }
        }
        Ok(copied)
    }

    /// A page's value, or that of the nearest node above it.
    fn inherited(&self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut node = page;
        for _ in 0..DEEPEST {
            if let Ok(value) = node.get(key) {
                return Some(value);
            }
            let parent = node.get(b"Parent").and_then(Object::as_reference).ok()?;
            node = self.from.get_dictionary(parent).ok()?;
        }
        None
    }

    /// A dictionary, with all that it refers to.
    ///
    /// # Errors
    /// Those of [`Self::page`].
    pub(super) fn dictionary(&mut self, dictionary: &Dictionary) -> Result<Dictionary, Fault> {
        let mut copied = Dictionary::new();
        for (key, value) in dictionary {
            copied.set(key.as_slice(), self.object(value)?);
        }
        Ok(copied)
    }

    fn object(&mut self, object: &Object) -> Result<Object, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::Input("its objects are nested too deep"));
        }
        let copied = match object {
            Object::Reference(id) => self.referred(*id)?,
            Object::Array(items) => {
                let items = items.iter().map(|item| self.object(item));
                Object::Array(items.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary)?.into(),
            Object::Stream(stream) => {
                let dictionary = self.dictionary(&stream.dict)?;
                let stream = Stream::new(dictionary, stream.content.clone());
                stream.with_compression(false).into()
            }
            other => other.clone(),
        };
        self.depth -= 1;
        Ok(copied)
    }

    /// A reference to the copy of an object, which is made where there is none like it.
    fn referred(&mut self, id: ObjectId) -> Result<Object, Fault> {
        match self.copied.get(&id) {
            Some(Some(copied)) => return Ok(Object::Reference(*copied)),
            Some(None) => return Err(Fault::Input("an object of it holds itself")),
            None => {}
        }
        // What a file refers to and does not have is nothing (ISO 32000-1, 7.3.10).
        let Ok(object) = self.from.get_object(id) else { return Ok(Object::Null) };
        self.copied.insert(id, None);
        let object = self.object(object)?;
        let mut bytes = Vec::new();
        serialize::write(&mut bytes, &object);
        let mut digest = [0; 16];
        digest.copy_from_slice(&Sha256::digest(&bytes)[..16]);
        let copied = match self.known.0.get(&digest) {
            Some(known) => *known,
            None => {
                let written = self.to.add(&object).map_err(Fault::Output)?;
                self.known.0.insert(digest, written);
                written
            }
        };
        self.copied.insert(id, Some(copied));
        Ok(Object::Reference(copied))
    }
}

impl Fault {
    /// The fault as it is told.
    pub(super) fn told(self, refused: impl FnOnce(&'static str) -> Diagnostic) -> MergeError {
        match self {
            Self::Input(what) => refused(what).into(),
            Self::Output(error) => error.into(),
        }
    }
}
