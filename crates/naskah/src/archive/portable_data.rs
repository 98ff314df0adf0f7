//! An agreement's data as one text that can be moved to another folder, with the pictures that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use super::safe_name::is_safe_picture_name;
use crate::agreement::Agreement;
use crate::data::{self, SplicedText, ValueKind, ValueNode};
use naskah_diagnostic::{Result, Source, Span};

/// Data as RON text, and the pictures that it names.
#[derive(Debug)]
pub(super) struct PortableData {
    pub(super) text: String,
    pub(super) pictures: Vec<NamedPicture>,
}

/// A picture that the data names.
#[derive(Debug)]
pub(super) struct NamedPicture {
    /// Its path relative to the extracted data.
    pub(super) name: String,
    /// Its current path.
    pub(super) path: PathBuf,
    /// The field that names it, such as `parties[0].logo`.
    pub(super) field: String,
    /// Where the data names it.
    pub(super) span: Option<Span>,
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
        let mut data = Self { text: String::new(), pictures: Vec::new() };
        let mut end = 0;
        for (field, Literal { range, value }) in picture_literals(agreement, text) {
            let path = agreement.origin.resolve(&value, &field);
            let name = names.entry(path.clone()).or_insert_with(|| {
                let name = unique_name(&value, &mut taken);
                let span = agreement.origin.nearest(&format!("{field}.file"));
                let field = field.clone();
                data.pictures.push(NamedPicture { name: name.clone(), path, field, span });
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

/// A unique name for a picture: its own path if that is safe, else a numbered one.
fn unique_name(value: &str, taken: &mut BTreeSet<String>) -> String {
    let ending = value.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
    let ending = ending.map_or("png", |(_, ending)| ending);
    let plain =
        (1..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = if plain { ending } else { "png" };
    let own = is_safe_picture_name(value).then(|| value.to_owned());
    let numbered = (1..).map(|number: usize| format!("gambar-{number}.{ending}"));
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

/// The literals that name pictures, in text order, each with the path of its field.
fn picture_literals(agreement: &Agreement, text: &str) -> Vec<(String, Literal)> {
    let Some(tree) = data::scan(text) else { return Vec::new() };
    let paths = |it: &Agreement| it.picture_fields().into_iter().map(|(path, _)| path);
    let own = paths(agreement);
    let translated = agreement.translation.iter().flat_map(|it| paths(it));
    let translated = translated.map(|path| format!("translation.{path}"));
    let mut found: Vec<_> = own
        .chain(translated)
        .filter_map(|path| {
            let literal = file_literal(tree.at(&path, text)?, text)?;
            Some((path, literal))
        })
        .collect();
    found.sort_by_key(|(_, literal)| literal.range.start);
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
