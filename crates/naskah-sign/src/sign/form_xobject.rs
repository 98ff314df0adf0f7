//! A typeset page as a form XObject (ISO 32000-1, 8.10) in another file.

use std::collections::BTreeMap;

use naskah::page::Pages;
use naskah::pdf::{self, Settings, Standard};
use naskah::text::Fonts;

use naskah_reader::{Dictionary, Id, Object, Pdf, ReadError, ReadResult, View};

use crate::error::Result;
use crate::update::{Update, write};

/// The name of the page's file in messages.
const NAME: &str = "the appearance";

/// A form XObject with everything it refers to.
#[derive(Debug)]
pub(super) struct FormXObject {
    /// Each refers to earlier ones by their index; the last is the form itself.
    parts: Vec<Part>,
}

/// An object to copy.
#[derive(Debug)]
struct Part {
    object: Object,
    /// The encoded data of a stream.
    data: Option<Vec<u8>>,
}

impl FormXObject {
    /// The first of these pages as a form.
    ///
    /// # Errors
    /// A font that cannot be subset.
    pub(super) fn new(pages: &Pages, fonts: &Fonts) -> Result<Self> {
        let settings = Settings::default().with_standard(Standard::None);
        let pdf = pdf::write(pages, fonts, &settings)?;
        let pdf = Pdf::read(NAME, &pdf)?;
        let view = pdf.newest();
        let mut collection =
            Collection { view: &view, parts: Vec::new(), indices: BTreeMap::new() };
        collection.page().map_err(|error| error.diagnostic(NAME))?;
        Ok(Self { parts: collection.parts })
    }

    /// Adds the form to an update.
    pub(super) fn add(&self, update: &mut Update) -> ReadResult<Id> {
        let mut ids: Vec<Id> = Vec::with_capacity(self.parts.len());
        for Part { object, data } in &self.parts {
            let object = map_references(object, &mut |Id { number, .. }| {
                let id = ids.get(number as usize).copied();
                id.ok_or(ReadError::new(0, "a part of the appearance is missing"))
            })?;
            let mut bytes = Vec::new();
            match (&object, data) {
                (Object::Dictionary(entries), Some(data)) => {
                    write::stream(entries, data, &mut bytes);
                }
                _ => write::object(&object, &mut bytes),
            }
            ids.push(update.add(bytes));
        }
        ids.last().copied().ok_or(ReadError::new(0, "the appearance is missing"))
    }
}

/// Parts collected from a file.
struct Collection<'a> {
    view: &'a View<'a>,
    parts: Vec<Part>,
    /// The index of each collected object, as an id.
    indices: BTreeMap<Id, Id>,
}

impl Collection<'_> {
    fn page(&mut self) -> ReadResult<()> {
        let pages = self.view.pages()?;
        let missing = ReadError::new(0, "the page is missing");
        let page = *pages.first().ok_or_else(|| missing.clone())?;
        let page = self.view.get(page)?.as_dictionary().cloned().ok_or_else(|| missing.clone())?;
        let Object::Stream(content) = self.view.value(&page, "Contents")? else {
            return Err(missing);
        };
        let resources = self.object(&self.view.value(&page, "Resources")?)?;
        let dictionary = content
            .dictionary
            .clone()
            .with("Type", Object::name("XObject"))
            .with("Subtype", Object::name("Form"))
            .with("BBox", page.get("MediaBox").clone())
            .with("Resources", resources);
        let data = self.view.data(&content).to_vec();
        self.parts.push(Part { object: dictionary.into(), data: Some(data) });
        Ok(())
    }

    fn object(&mut self, object: &Object) -> ReadResult<Object> {
        map_references(object, &mut |id| self.index(id))
    }

    /// The index of an object, which is collected after what it refers to; the files of this crate have no
    /// cycles.
    fn index(&mut self, id: Id) -> ReadResult<Id> {
        if let Some(index) = self.indices.get(&id) {
            return Ok(*index);
        }
        let part = match self.view.get(id)? {
            Object::Stream(stream) => Part {
                object: self.object(&stream.dictionary.clone().into())?,
                data: Some(self.view.data(&stream).to_vec()),
            },
            other => Part { object: self.object(&other)?, data: None },
        };
        let number =
            u32::try_from(self.parts.len()).map_err(|_| ReadError::new(0, "too many parts"))?;
        let index = Id::new(number);
        self.parts.push(part);
        self.indices.insert(id, index);
        Ok(index)
    }
}

/// The object with each reference replaced.
fn map_references(
    object: &Object,
    refer: &mut dyn FnMut(Id) -> ReadResult<Id>,
) -> ReadResult<Object> {
    Ok(match object {
        Object::Reference(id) => refer(*id)?.into(),
        Object::Array(items) => {
            let items: ReadResult<Vec<_>> =
                items.iter().map(|item| map_references(item, refer)).collect();
            Object::array(items?)
        }
        Object::Dictionary(entries) => {
            let mut other = Dictionary::default();
            for (key, value) in entries.iter() {
                other = other.with(&String::from_utf8_lossy(key), map_references(value, refer)?);
            }
            other.into()
        }
        other => other.clone(),
    })
}
