//! A page of a file of its own as a form XObject (ISO 32000-1, 8.10) of other files.

use std::collections::BTreeMap;

use naskah::diagnostic::Result;
use naskah::page::Pages;
use naskah::pdf::{self, Settings, Standard};
use naskah::text::Fonts;

use crate::file::{self, Dictionary, Fault, File, Id, Object, Read, View};
use crate::update::{Update, write};

/// What messages call the file of the page.
const NAME: &str = "the appearance";

/// A form XObject with all that it refers to.
#[derive(Debug)]
pub(super) struct Form {
    /// Each refers to those before it, by their place; the last is the form itself.
    parts: Vec<Part>,
}

/// An object on its way from one file to another.
#[derive(Debug)]
struct Part {
    object: Object,
    /// What is in it, if it is a stream.
    data: Option<Vec<u8>>,
}

impl Form {
    /// The first of these pages.
    ///
    /// # Errors
    /// A face that cannot be subset.
    pub(super) fn new(pages: &Pages, fonts: &Fonts) -> Result<Self> {
        let settings = Settings::default().with_standard(Standard::None);
        let pdf = pdf::write(pages, fonts, &settings)?;
        let file = File::read(NAME, &pdf)?;
        let view = file.newest();
        let mut taken = Taken { view: &view, parts: Vec::new(), places: BTreeMap::new() };
        taken.page().map_err(|fault| file::unreadable(NAME, &fault))?;
        Ok(Self { parts: taken.parts })
    }

    /// Puts the form into an update.
    pub(super) fn add(&self, update: &mut Update) -> Read<Id> {
        let mut ids: Vec<Id> = Vec::with_capacity(self.parts.len());
        for Part { object, data } in &self.parts {
            let object = referring(object, &mut |Id { number, .. }| {
                let id = ids.get(number as usize).copied();
                id.ok_or(Fault::new(0, "a part of the appearance is missing"))
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
        ids.last().copied().ok_or(Fault::new(0, "the appearance is missing"))
    }
}

/// Parts that were taken out of a file.
struct Taken<'a> {
    view: &'a View<'a>,
    parts: Vec<Part>,
    /// Where among them the objects that were met are.
    places: BTreeMap<Id, Id>,
}

impl Taken<'_> {
    fn page(&mut self) -> Read<()> {
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
        let data = self.view.bytes()[content.data].to_vec();
        self.parts.push(Part { object: dictionary.into(), data: Some(data) });
        Ok(())
    }

    fn object(&mut self, object: &Object) -> Read<Object> {
        referring(object, &mut |id| self.place(id))
    }

    /// Where among the parts an object is; what is written here refers to what was taken before it, and never back
    /// to itself.
    fn place(&mut self, id: Id) -> Read<Id> {
        if let Some(place) = self.places.get(&id) {
            return Ok(*place);
        }
        let part = match self.view.get(id)? {
            Object::Stream(stream) => Part {
                object: self.object(&stream.dictionary.into())?,
                data: Some(self.view.bytes()[stream.data].to_vec()),
            },
            other => Part { object: self.object(&other)?, data: None },
        };
        let number =
            u32::try_from(self.parts.len()).map_err(|_| Fault::new(0, "too many parts"))?;
        let place = Id { number, generation: 0 };
        self.parts.push(part);
        self.places.insert(id, place);
        Ok(place)
    }
}

/// The object with other references in the place of its own.
fn referring(object: &Object, refer: &mut dyn FnMut(Id) -> Read<Id>) -> Read<Object> {
    Ok(match object {
        Object::Reference(id) => refer(*id)?.into(),
        Object::Array(items) => {
            let items: Read<Vec<_>> = items.iter().map(|item| referring(item, refer)).collect();
            Object::array(items?)
        }
        Object::Dictionary(entries) => {
            let mut other = Dictionary::default();
            for (key, value) in entries.iter() {
                other = other.with(&String::from_utf8_lossy(key), referring(value, refer)?);
            }
            other.into()
        }
        other => other.clone(),
    })
}
