//! Extracts from a PDF the data it was made from. The PDF may have been changed since, by signing it among
//! other things, and may be hostile.

use std::collections::BTreeSet;

use naskah_diagnostic::{Code, Diagnostic, Errors, Result};
use naskah_reader::{Dictionary, Object, Pdf, ReadError, ReadResult, View};

use super::DATA;
use super::safe_name::{is_safe_file_name, is_safe_path};
use crate::codes;
use crate::pdf::Attachment;

/// The limit of all decoded attachments together, in bytes.
const MAX_BYTES: usize = 256 << 20;

/// The data of the agreement and then its pictures, from the PDF file of that name.
///
/// The names are relative paths beside the data, or in folders beside it.
///
/// # Errors
/// The bytes are not a PDF, or one that is malformed or encrypted; it has no data, or data under names that lead
/// elsewhere.
pub fn extract(name: &str, pdf: &[u8]) -> Result<Vec<Attachment>> {
    let pdf = Pdf::read(name, pdf)?;
    let view = pdf.newest();
    let mut extraction = Extraction { name, view: &view, left: MAX_BYTES };
    let mut found = Vec::new();
    for file in extraction.files().map_err(|error| error.diagnostic(name))? {
        found.push(extraction.attachment(&file)?);
    }
    // Those of one agreement have one name each; the data comes first.
    found.sort_by_key(|file| (file.name != DATA, file.name.clone()));
    let mut names = BTreeSet::new();
    if let Some(again) = found.iter().find(|file| !names.insert(file.name.to_lowercase())) {
        let what = format!("holds two files `{}`", again.name);
        return Err(extraction.fault(codes::ATTACHMENT_DUPLICATE, &what).into());
    }
    match found.first() {
        Some(first) if first.name == DATA => Ok(found),
        _ => {
            let message = format!("`{name}` holds no data of an agreement");
            Err(Diagnostic::error(codes::DATA_NOT_ATTACHED, message)
                .help("only a PDF that was made with its data attached holds it")
                .into())
        }
    }
}

struct Extraction<'a> {
    name: &'a str,
    view: &'a View<'a>,
    /// How many more bytes may be decoded.
    left: usize,
}

impl Extraction<'_> {
    /// The file specifications of the document's name tree that are its source.
    fn files(&self) -> ReadResult<Vec<Dictionary>> {
        let view = self.view;
        let mut files = Vec::new();
        let mut seen = BTreeSet::new();
        let names = view.dictionary(&view.catalog()?, "Names")?.unwrap_or_default();
        let mut open: Vec<_> = view.dictionary(&names, "EmbeddedFiles")?.into_iter().collect();
        while let Some(node) = open.pop() {
            for pair in view.array(&node, "Names")?.chunks_exact(2) {
                files.extend(view.resolve(&pair[1])?.as_dictionary().cloned());
            }
            for kid in view.array(&node, "Kids")? {
                // A node met twice makes a cycle.
                if kid.as_reference().is_some_and(|id| seen.insert(id)) {
                    open.extend(view.resolve(&kid)?.as_dictionary().cloned());
                }
            }
        }
        files.retain(|file| file.get("AFRelationship").as_name() == Some(b"Source"));
        Ok(files)
    }

    fn attachment(&mut self, file: &Dictionary) -> Result<Attachment> {
        let name = self.text(file, "UF")?.or(self.text(file, "F")?).unwrap_or_default();
        if !(name == DATA || is_safe_file_name(&name)) || !is_safe_path(&name) {
            let what = format!("holds a file under the unsafe name `{}`", name.escape_debug());
            return Err(self.fault(codes::ATTACHMENT_NAME_UNSAFE, &what).into());
        }
        let description = self.text(file, "Desc")?.unwrap_or_default();
        let embedded = self.view.dictionary(file, "EF").map_err(|error| self.unreadable(&error))?;
        let embedded = embedded.unwrap_or_default();
        let key = if embedded.has("UF") { "UF" } else { "F" };
        let stream = self.view.value(&embedded, key).map_err(|error| self.unreadable(&error))?;
        let Object::Stream(stream) = stream else {
            let what = format!("names a file `{name}`, but lacks it");
            return Err(self.fault(codes::ATTACHMENT_UNREADABLE, &what).into());
        };
        let media_type = stream.dictionary.get("Subtype").as_name().unwrap_or_default();
        let media_type = String::from_utf8_lossy(media_type).into_owned();
        let bytes = self.view.decode_up_to(&stream, self.left).map_err(|_| {
            let what = format!("holds a file `{name}` that is broken, too large or oddly encoded");
            self.fault(codes::ATTACHMENT_UNREADABLE, &what)
        })?;
        self.left -= bytes.len();
        Ok(Attachment { name, media_type, description, bytes })
    }

    fn text(&self, file: &Dictionary, key: &str) -> Result<Option<String>> {
        let value = self.view.value(file, key).map_err(|error| self.unreadable(&error))?;
        Ok(value.to_text())
    }

    fn unreadable(&self, error: &ReadError) -> Errors {
        error.diagnostic(self.name).into()
    }

    fn fault(&self, code: Code, what: &str) -> Diagnostic {
        Diagnostic::error(code, format!("`{}` {what}", self.name))
            .help("ask for the file again from whoever made it")
    }
}
