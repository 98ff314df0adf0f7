//! Takes out of a PDF what it was made from. The PDF may have been changed since, by signing it among
//! others, and may be a trap.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, Stream, decode_text_string};

use super::DATA;
use super::safe_name::{is_safe_path, is_safe_picture_name};
use crate::pdf::Attachment;
use naskah_diagnostic::{Diagnostic, Result};

/// More than this is no agreement's data, but a stream that swells when it is inflated.
const MOST_BYTES: usize = 256 << 20;

/// The data of the agreement and then its pictures, from the PDF file of that name.
///
/// The names are relative, and lead nowhere but to files beside the data, or in folders beside it.
///
/// # Errors
/// What is no PDF, or encrypted; a PDF that holds no data, or data under names that would lead
/// elsewhere.
pub fn extract(name: &str, pdf: &[u8]) -> Result<Vec<Attachment>> {
    let options = LoadOptions::with_max_decompressed_size(MOST_BYTES);
    let document = Document::load_mem_with_options(pdf, options).map_err(|error| {
        Diagnostic::uncoded_error(format!("`{name}` cannot be read as a PDF: {error}"))
            .help("choose a PDF that was made with its data attached")
    })?;
    if document.is_encrypted() {
        return Err(Diagnostic::uncoded_error(format!("`{name}` is encrypted"))
            .help("choose the file as it was before it was encrypted")
            .into());
    }
    let mut extraction = Extraction { name, document: &document, left: MOST_BYTES };
    let mut found = Vec::new();
    for file in extraction.files() {
        found.push(extraction.attachment(file)?);
    }
    // Those of one agreement have one name each; the data comes first.
    found.sort_by_key(|file| (file.name != DATA, file.name.clone()));
    let mut names = BTreeSet::new();
    if let Some(again) = found.iter().find(|file| !names.insert(file.name.to_lowercase())) {
        return Err(extraction.fault(&format!("holds two files `{}`", again.name)).into());
    }
    match found.first() {
        Some(first) if first.name == DATA => Ok(found),
        _ => Err(Diagnostic::uncoded_error(format!("`{name}` holds no data of an agreement"))
            .help("only a PDF that was made with its data attached holds it")
            .into()),
    }
}

struct Extraction<'a> {
    name: &'a str,
    document: &'a Document,
    /// How many bytes may still be taken out.
    left: usize,
}

impl<'a> Extraction<'a> {
    /// The files of the document's name tree from which it was made.
    fn files(&self) -> Vec<&'a Dictionary> {
        let mut files = Vec::new();
        let mut seen = BTreeSet::new();
        let names = self.document.catalog().ok().and_then(|it| self.dictionary(it, b"Names"));
        let mut open: Vec<_> =
            names.and_then(|names| self.dictionary(names, b"EmbeddedFiles")).into_iter().collect();
        while let Some(node) = open.pop() {
            for pair in self.array(node, b"Names").chunks_exact(2) {
                files.extend(self.resolved(&pair[1]).and_then(|file| file.as_dict().ok()));
            }
            for kid in self.array(node, b"Kids") {
                // A tree that leads back to itself is no tree.
                if kid.as_reference().is_ok_and(|id| seen.insert(id)) {
                    open.extend(self.resolved(kid).and_then(|kid| kid.as_dict().ok()));
                }
            }
        }
        files.retain(|file| {
            file.get(b"AFRelationship").and_then(Object::as_name).is_ok_and(|it| it == b"Source")
        });
        files
    }

    fn attachment(&mut self, file: &Dictionary) -> Result<Attachment> {
        let text = |key: &[u8]| {
            file.get(key).ok().and_then(|it| decode_text_string(self.resolved(it)?).ok())
        };
        let name = text(b"UF").or_else(|| text(b"F")).unwrap_or_default();
        if !(name == DATA || is_safe_picture_name(&name)) || !is_safe_path(&name) {
            let named = name.escape_debug();
            return Err(self
                .fault(&format!("holds a file under the unsafe name `{named}`"))
                .into());
        }
        let description = text(b"Desc").unwrap_or_default();
        let embedded = self.dictionary(file, b"EF").and_then(|it| {
            let stream = it.get(b"UF").or_else(|_| it.get(b"F")).ok()?;
            self.resolved(stream)?.as_stream().ok()
        });
        let embedded =
            embedded.ok_or_else(|| self.fault(&format!("names a file `{name}`, but lacks it")))?;
        let media_type = embedded.dict.get(b"Subtype").and_then(Object::as_name);
        let media_type = String::from_utf8_lossy(media_type.unwrap_or_default()).into_owned();
        let bytes = self.content(embedded).ok_or_else(|| {
            self.fault(&format!("holds a file `{name}` that is broken, too large or oddly encoded"))
        })?;
        Ok(Attachment { name, media_type, description, bytes })
    }

    /// What a stream holds, as long as all streams together hold no more than they may.
    fn content(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let filters = stream.filters().unwrap_or_default();
        let mut bytes = Vec::new();
        let limit = self.left as u64 + 1;
        match filters[..] {
            [] => stream.content.as_slice().take(limit).read_to_end(&mut bytes).ok()?,
            [b"FlateDecode"] => {
                ZlibDecoder::new(&stream.content[..]).take(limit).read_to_end(&mut bytes).ok()?
            }
            _ => return None,
        };
        self.left = self.left.checked_sub(bytes.len())?;
        Some(bytes)
    }

    fn resolved(&self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    fn dictionary(&self, holder: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.resolved(holder.get(key).ok()?)?.as_dict().ok()
    }

    fn array(&self, holder: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        let array = holder.get(key).ok().and_then(|it| self.resolved(it)?.as_array().ok());
        array.map(Vec::as_slice).unwrap_or_default()
    }

    fn fault(&self, what: &str) -> Diagnostic {
        Diagnostic::uncoded_error(format!("`{}` {what}", self.name))
            .help("ask for the file again from whoever made it")
    }
}
