//! A page of a file of its own as a form XObject (ISO 32000-1, 8.10) of another file.

use std::collections::BTreeMap;

use naskah::diagnostic::Result;
use naskah::page::Pages;
use naskah::pdf::{self, Settings, Standard};
use naskah::text::Fonts;

use super::update::Update;
use super::write;
use crate::file::{self, Dictionary, Fault, File, Id, Object, Read, View};

/// What messages call the file of the page.
const NAME: &str = "the appearance";

/// A form XObject that is still a page of a file of its own.
#[derive(Debug)]
pub(super) struct Form {
    pdf: Vec<u8>,
}

impl Form {
    /// The first of these pages.
    ///
    /// # Errors
    /// A face that cannot be subset.
    pub(super) fn new(pages: &Pages, fonts: &Fonts) -> Result<Self> {
        let settings = Settings { standard: Standard::None, ..Settings::default() };
        Ok(Self { pdf: pdf::write(pages, fonts, &settings)? })
    }

    /// Takes the page over into an update.
    pub(super) fn add(&self, update: &mut Update) -> Result<Id> {
        let file = File::read(NAME, &self.pdf)?;
        let view = file.newest();
        let mut copy = Copy { view: &view, update, copies: BTreeMap::new() };
        copy.page().map_err(|fault| file::unreadable(NAME, &fault).into())
    }
}

/// Objects of one file on their way into another.
struct Copy<'a, 'b> {
    view: &'a View<'a>,
    update: &'a mut Update<'b>,
    /// What became of the objects that were met.
    copies: BTreeMap<Id, Id>,
}

impl Copy<'_, '_> {
    fn page(&mut self) -> Read<Id> {
        let pages = crate::field::pages(self.view)?;
        let missing = Fault::new(0, "the page is missing");
        let page = *pages.first().ok_or_else(|| missing.clone())?;
        let page = self.view.get(page)?.as_dictionary().cloned().ok_or_else(|| missing.clone())?;
        let Object::Stream(content) = self.view.value(&page, "Contents")? else {
            return Err(missing);
        };
        let resources = self.object(&self.view.value(&page, "Resources")?)?;
        let dictionary = content
            .dictionary
            .with("Type", Object::name("XObject"))
            .with("Subtype", Object::name("Form"))
            .with("BBox", page.get("MediaBox").clone())
            .with("Resources", resources);
        let mut bytes = Vec::new();
        write::stream(&dictionary, &self.view.bytes()[content.data], &mut bytes);
        Ok(self.update.add(bytes))
    }

    fn object(&mut self, object: &Object) -> Read<Object> {
        Ok(match object {
            Object::Reference(id) => self.reference(*id)?.into(),
            Object::Array(items) => {
                let items: Read<Vec<_>> = items.iter().map(|item| self.object(item)).collect();
                Object::array(items?)
            }
            Object::Dictionary(entries) => self.dictionary(entries)?.into(),
            other => other.clone(),
        })
    }

    fn dictionary(&mut self, entries: &Dictionary) -> Read<Dictionary> {
        let mut copy = Dictionary::default();
        for (key, value) in entries.iter() {
            copy = copy.with(&String::from_utf8_lossy(key), self.object(value)?);
        }
        Ok(copy)
    }

    /// What is written here refers to what was copied before it, and never back to itself.
    fn reference(&mut self, id: Id) -> Read<Id> {
        if let Some(copy) = self.copies.get(&id) {
            return Ok(*copy);
        }
        let mut bytes = Vec::new();
        match self.view.get(id)? {
            Object::Stream(stream) => {
                let dictionary = self.dictionary(&stream.dictionary)?;
                write::stream(&dictionary, &self.view.bytes()[stream.data], &mut bytes);
            }
            other => write::object(&self.object(&other)?, &mut bytes),
        }
        let copy = self.update.add(bytes);
        self.copies.insert(id, copy);
        Ok(copy)
    }
}
