//! Copies the objects of one file into another. An object is written after those it refers to, so that equal
//! objects have equal bytes: fonts, pictures and pages that many files share are written once.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId, Stream};
use naskah_diagnostic::Diagnostic;
use naskah_reader::ReadError;
use sha2::{Digest, Sha256};

use super::error::MergeError;
use super::output::Output;
use super::source::Source;
use crate::pdf::serialize;

/// The entries of a page that are printed, and so copied.
const PRINTED: [&[u8]; 4] = [b"Type", b"Contents", b"UserUnit", b"Group"];

/// The entries a page may inherit (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"MediaBox", b"CropBox", b"Resources", b"Rotate"];

/// The deepest nesting of objects, within one another or by reference.
const MAX_DEPTH: usize = 64;

/// The objects that were written, by half of their digests, which suffices to tell objects apart.
#[derive(Debug, Default)]
pub(super) struct Copies(HashMap<[u8; 16], ObjectId>);

/// Why an object could not be copied.
pub(super) enum Fault {
    Input(&'static str),
    Read(ReadError),
    Output(io::Error),
}

/// The copying of one file.
pub(super) struct Copy<'a, S, W> {
    from: &'a S,
    known: &'a mut Copies,
    to: &'a mut Output<W>,
    /// The copy of each object; `None` while it is being copied.
    copied: BTreeMap<ObjectId, Option<ObjectId>>,
    depth: usize,
}

impl<'a, S: Source, W: Write> Copy<'a, S, W> {
    pub(super) fn new(from: &'a S, known: &'a mut Copies, to: &'a mut Output<W>) -> Self {
        Self { from, known, to, copied: BTreeMap::new(), depth: 0 }
    }

    /// A page with everything that is printed of it, without its parent.
    ///
    /// # Errors
    /// An object that contains itself or cannot be read; those of writing.
    pub(super) fn page(&mut self, id: ObjectId) -> Result<Dictionary, Fault> {
        let page = self.indirect(id)?.ok_or(Fault::Input("a page is missing"))?;
        let mut copied = Dictionary::new();
        for key in PRINTED {
            if let Ok(value) = page.get(key) {
                copied.set(key, self.object(value.clone())?);
            }
        }
        for key in INHERITED {
            if let Some(value) = self.inherited(&page, key)? {
                copied.set(key, self.object(value)?);
            }
        }
        Ok(copied)
    }

    /// The value of a page or its nearest ancestor that has one.
    fn inherited(&self, page: &Dictionary, key: &[u8]) -> Result<Option<Object>, Fault> {
        let mut node = page.clone();
        for _ in 0..MAX_DEPTH {
            if let Ok(value) = node.get(key) {
                return Ok(Some(value.clone()));
            }
            let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else { break };
            let Some(above) = self.indirect(parent)? else { break };
            node = above;
        }
        Ok(None)
    }

    /// An indirect dictionary, if there is one.
    fn indirect(&self, id: ObjectId) -> Result<Option<Dictionary>, Fault> {
        match self.from.object(id).map_err(Fault::Read)? {
            Some(Object::Dictionary(dictionary)) => Ok(Some(dictionary)),
            _ => Ok(None),
        }
    }

    /// A dictionary with everything it refers to.
    ///
    /// # Errors
    /// Those of [`Self::page`].
    pub(super) fn dictionary(&mut self, dictionary: Dictionary) -> Result<Dictionary, Fault> {
        let mut copied = Dictionary::new();
        for (key, value) in dictionary {
            copied.set(key, self.object(value)?);
        }
        Ok(copied)
    }

    fn object(&mut self, object: Object) -> Result<Object, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::Input("its objects are nested too deeply"));
        }
        let copied = match object {
            Object::Reference(id) => self.referred(id)?,
            Object::Array(items) => {
                let items = items.into_iter().map(|item| self.object(item));
                Object::Array(items.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary)?.into(),
            Object::Stream(stream) => {
                let dictionary = self.dictionary(stream.dict)?;
                Stream::new(dictionary, stream.content).with_compression(false).into()
            }
            other => other,
        };
        self.depth -= 1;
        Ok(copied)
    }

    /// A reference to the copy of an object, which is made unless there is an equal one.
    fn referred(&mut self, id: ObjectId) -> Result<Object, Fault> {
        match self.copied.get(&id) {
            Some(Some(copied)) => return Ok(Object::Reference(*copied)),
            Some(None) => return Err(Fault::Input("an object of it holds itself")),
            None => {}
        }
        // A reference to a missing object is null (ISO 32000-1, 7.3.10).
        let Some(object) = self.from.object(id).map_err(Fault::Read)? else {
            return Ok(Object::Null);
        };
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
    /// The fault as an error of the file that was to be merged.
    pub(super) fn into_error(self, refused: impl FnOnce(&str) -> Diagnostic) -> MergeError {
        match self {
            Self::Input(what) => refused(what).into(),
            Self::Read(error) => refused(&error.to_string()).into(),
            Self::Output(error) => error.into(),
        }
    }
}
