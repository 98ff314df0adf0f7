//! An agreement's data as one text that can be moved to another folder, with the pictures that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use super::safe_name::is_safe_file_name;
use crate::agreement::Agreement;
use crate::data::{self, SplicedText, ValueKind, ValueNode};
use naskah_diagnostic::{Result, Source, Span};

/// Data as RON text, and the files that it names.
#[derive(Debug)]
pub(super) struct PortableData {
    pub(super) text: String,
    pub(super) files: Vec<NamedFile>,
}

/// A file that the data names.
#[derive(Debug)]
pub(super) struct NamedFile {
    /// Its path relative to the extracted data.
    pub(super) name: String,
    /// Its current path.
    pub(super) path: PathBuf,
    /// The field that names it, such as `parties[0].logo`.
    pub(super) field: String,
    /// Where the data names it.
    pub(super) span: Option<Span>,
    /// Whether it is a picture; otherwise an article.
    pub(super) is_picture: bool,
}

impl PortableData {
    /// The data of an agreement, with pictures renamed where their paths lead out of its folder.
    ///
    /// # Errors
    /// Data for which RON has no notation.
    pub(super) fn of(agreement: &Agreement) -> Result<Self> {
        let written = written(agreement)?;
        let text = written.text();
        let mut names: BTreeMap<PathBuf, String> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let mut data = Self { text: String::new(), files: Vec::new() };
        let mut end = 0;
        for (field, is_picture, Literal { range, value }) in file_literals(agreement, text) {
            let path = agreement.origin.resolve(&value, &field);
            let name = names.entry(path.clone()).or_insert_with(|| {
                let name = unique_name(&value, is_picture, &mut taken);
                let span = agreement.origin.nearest(&format!("{field}.file"));
                let field = field.clone();
                data.files.push(NamedFile { name: name.clone(), path, field, span, is_picture });
                name
            });
            if *name != value {
                data.text.push_str(&text[end..range.start]);
                // Safe names hold no characters that RON would escape.
                data.text.push_str(&format!("\"{name}\""));
                end = range.end;
            }
        }
        data.text.push_str(&text[end..]);
        Ok(data)
    }
}

/// The agreement's data: the original text, unless a program made or changed the agreement.
fn written(agreement: &Agreement) -> Result<SplicedText> {
    if let Some(text) = agreement.origin.spliced_text()
        && let Ok(again) = Agreement::from_spliced(text.clone())
        && *agreement == (Agreement { original: agreement.original, ..again })
    {
        return Ok(text.clone());
    }
    Ok(SplicedText::from_source(&Source::new("", data::write(agreement)?)))
}

/// A unique name for a file: its own path if that is safe, else a numbered one.
fn unique_name(value: &str, is_picture: bool, taken: &mut BTreeSet<String>) -> String {
    let ending = value.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
    let (stem, usual) = if is_picture { ("gambar", "png") } else { ("pasal", "dj") };
    let ending = ending.map_or(usual, |(_, ending)| ending);
    let plain =
        (1..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = if plain { ending } else { usual };
    let own = is_safe_file_name(value).then(|| value.to_owned());
    let numbered = (1..).map(|number: usize| format!("{stem}-{number}.{ending}"));
    let mut names = own.into_iter().chain(numbered);
    // Some file systems do not distinguish `A.png` from `a.png`.
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// A string literal.
struct Literal {
    /// Its bytes, quotes included.
    range: Range<usize>,
    value: String,
}

/// The literals that name files, in text order, each with the path of its field and whether it is a picture.
fn file_literals(agreement: &Agreement, text: &str) -> Vec<(String, bool, Literal)> {
    let Some(tree) = data::scan(text) else { return Vec::new() };
    let own = agreement.file_fields().into_iter().map(|field| (field.path, field.is_picture));
    let translated = agreement.translation.iter().flat_map(|it| it.file_fields());
    let translated =
        translated.map(|field| (format!("translation.{}", field.path), field.is_picture));
    let mut found: Vec<_> = own
        .chain(translated)
        .filter_map(|(path, is_picture)| {
            let literal = file_literal(tree.at(&path, text)?, text)?;
            Some((path, is_picture, literal))
        })
        .collect();
    found.sort_by_key(|(.., literal)| literal.range.start);
    found
}

/// The literal with a logo's file name, written alone or with a description.
fn file_literal(logo: &ValueNode, text: &str) -> Option<Literal> {
    match &logo.kind {
        ValueKind::Leaf => {
            let range = logo.extent.clone();
            Some(Literal { value: ron::from_str(&text[range.clone()]).ok()?, range })
        }
        ValueKind::Tuple { items, .. } => file_literal(items.first()?, text),
        _ => file_literal(logo.field("file", text)?, text),
    }
}
