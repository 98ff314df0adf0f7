//! A file's objects, with references followed; what is not there is nothing.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    pub(super) document: Document,
}

impl File {
    pub(super) fn new(document: Document) -> Self {
        Self { document }
    }

    /// The object itself, where it is a reference.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).map_or(&Object::Null, |(_, object)| object)
    }

    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let object = self.resolve(dictionary.get(key.as_bytes()).ok()?);
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// The dictionary that an object is or has, as a stream.
    pub(super) fn as_dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.resolve(object) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Dictionary> {
        self.as_dictionary(self.get(dictionary, key)?)
    }

    /// The items of an array, or none.
    pub(super) fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dictionary, key).and_then(|it| it.as_array().ok()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a str> {
        std::str::from_utf8(self.get(dictionary, key)?.as_name().ok()?).ok()
    }

    pub(super) fn string<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_str().ok()
    }

    pub(super) fn integer(&self, dictionary: &Dictionary, key: &str) -> Option<i64> {
        self.get(dictionary, key)?.as_i64().ok()
    }

    pub(super) fn is_true(&self, dictionary: &Dictionary, key: &str) -> bool {
        self.get(dictionary, key) == Some(&Object::Boolean(true))
    }

    /// What a stream holds, decoded.
    pub(super) fn content(&self, dictionary: &Dictionary, key: &str) -> Option<Vec<u8>> {
        self.get(dictionary, key)?.as_stream().ok()?.get_plain_content().ok()
    }

    /// # Panics
    /// The file has none.
    pub(super) fn catalog(&self) -> &Dictionary {
        self.document.catalog().unwrap_or_else(|error| panic!("no catalogue: {error}"))
    }

    /// The pages by their numbers.
    pub(super) fn pages(&self) -> Vec<(u32, ObjectId, &Dictionary)> {
        let pages = self.document.get_pages().into_iter();
        pages
            .filter_map(|(number, id)| Some((number, id, self.document.get_dictionary(id).ok()?)))
            .collect()
    }

    /// The page's annotations.
    pub(super) fn annotations<'a>(
        &'a self,
        page: &'a Dictionary,
    ) -> Vec<(&'a Object, &'a Dictionary)> {
        let annotations = self.array(page, "Annots").iter();
        annotations.filter_map(|it| Some((it, self.as_dictionary(it)?))).collect()
    }

    /// Every dictionary of the file, those of streams and those within others too.
    pub(super) fn dictionaries(&self) -> Vec<&Dictionary> {
        let mut found = Vec::new();
        let mut open: Vec<&Object> = self.document.objects.values().collect();
        while let Some(object) = open.pop() {
            let dictionary = match object {
                Object::Array(items) => {
                    open.extend(items);
                    continue;
                }
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            open.extend(dictionary.iter().map(|(_, value)| value));
            found.push(dictionary);
        }
        found
    }
}
