//! A file that somebody else may have made, read with care.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use naskah::diagnostic::{Diagnostic, Result};

/// What streams may inflate to, in bytes: more is no agreement.
const MOST_BYTES: usize = 256 << 20;

/// A form that is deeper leads nowhere.
const DEEPEST: usize = 64;

/// A PDF that can be read.
pub(crate) struct File {
    document: Document,
}

impl File {
    /// Reads a file; `name` is for messages.
    ///
    /// # Errors
    /// No PDF, or one that is encrypted.
    pub(crate) fn read(name: &str, pdf: &[u8]) -> Result<Self> {
        let options = LoadOptions::with_max_decompressed_size(MOST_BYTES);
        let document = Document::load_mem_with_options(pdf, options).map_err(|error| {
            Diagnostic::error(format!("`{name}` cannot be read as a PDF: {error}"))
                .help("choose a PDF file, whole and as it was made or signed")
        })?;
        if document.is_encrypted() {
            return Err(Diagnostic::error(format!("`{name}` is encrypted"))
                .help("choose the file as it was before it was encrypted")
                .into());
        }
        Ok(Self { document })
    }

    /// The pages in their order.
    pub(crate) fn pages(&self) -> Vec<ObjectId> {
        self.document.get_pages().into_values().collect()
    }

    /// The form of the document, if it has one.
    pub(crate) fn form(&self) -> Option<&Dictionary> {
        self.dictionary(self.document.catalog().ok()?, b"AcroForm")
    }

    pub(crate) fn object(&self, id: ObjectId) -> Option<&Dictionary> {
        self.document.get_dictionary(id).ok()
    }

    pub(crate) fn resolved<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    pub(crate) fn value<'a>(&'a self, holder: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        self.resolved(holder.get(key).ok()?)
    }

    pub(crate) fn dictionary<'a>(
        &'a self,
        holder: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        self.value(holder, key)?.as_dict().ok()
    }

    pub(crate) fn array<'a>(&'a self, holder: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        let array = self.value(holder, key).and_then(|it| it.as_array().ok());
        array.map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn text(&self, holder: &Dictionary, key: &[u8]) -> Option<String> {
        lopdf::decode_text_string(self.value(holder, key)?).ok()
    }

    /// The four numbers of a rectangle, the smaller of each axis first.
    pub(crate) fn corners(&self, rectangle: &Object) -> Option<[f32; 4]> {
        let number = |object| self.resolved(object)?.as_float().ok();
        let [a, b, c, d] = rectangle.as_array().ok()?.as_slice() else { return None };
        let (a, b, c, d) = (number(a)?, number(b)?, number(c)?, number(d)?);
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }

    /// The value under a key, of the dictionary or of the nearest above it that has one.
    pub(crate) fn inherited<'a>(
        &'a self,
        mut holder: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Object> {
        for _ in 0..DEEPEST {
            if let Some(value) = self.value(holder, key) {
                return Some(value);
            }
            holder = self.dictionary(holder, b"Parent")?;
        }
        None
    }
}
