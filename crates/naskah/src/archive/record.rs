//! An agreement's data as a text that stands on its own, with the pictures that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use super::name::suits_a_picture;
use crate::agreement::Agreement;
use crate::data::{self, Composed, Kind, Node};
use naskah_diagnostic::{Result, Source, Span};

/// The data and its pictures.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) text: String,
    pub(super) pictures: Vec<Picture>,
}

/// A picture that the data names.
#[derive(Debug)]
pub(super) struct Picture {
    /// Its name from the data's folder on.
    pub(super) name: String,
    /// Where it is now.
    pub(super) path: PathBuf,
    /// Where the data names it.
    pub(super) place: Option<Span>,
}

impl Record {
    pub(super) fn of(agreement: &Agreement) -> Result<Self> {
        let written = written(agreement)?;
        let text = written.text();
        let mut names: BTreeMap<PathBuf, String> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let mut record = Self { text: String::new(), pictures: Vec::new() };
        let mut end = 0;
        for (field, Literal { range, value }) in literals(agreement, text) {
            let path = agreement.origin.resolve(&value, &field);
            let name = names.entry(path.clone()).or_insert_with(|| {
                let name = free_name(&value, &mut taken);
                let place = agreement.origin.nearest(&format!("{field}.file"));
                record.pictures.push(Picture { name: name.clone(), path, place });
                name
            });
            if *name != value {
                record.text.push_str(&text[end..range.start]);
                // Such names hold nothing that would have to be escaped.
                record.text.push_str(&format!("\"{name}\""));
                end = range.end;
            }
        }
        record.text.push_str(&text[end..]);
        Ok(record)
    }
}

/// The agreement's data: as it was written; anew, where a program made or changed the agreement.
fn written(agreement: &Agreement) -> Result<Composed> {
    if let Some(text) = agreement.origin.written()
        && let Ok(again) = Agreement::from_composed(text.clone())
        && *agreement == (Agreement { original: agreement.original, ..again })
    {
        return Ok(text.clone());
    }
    Ok(Composed::whole(&Source::new("", data::write(agreement)?)))
}

/// The name that a picture has from the data's folder on, if it has one; else one that is still free.
fn free_name(value: &str, taken: &mut BTreeSet<String>) -> String {
    let ending = value.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
    let ending = ending.map_or("png", |(_, ending)| ending);
    let plain =
        (1..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = if plain { ending } else { "png" };
    let own = suits_a_picture(value).then(|| value.to_owned());
    let numbered = (1..).map(|number: usize| format!("gambar-{number}.{ending}"));
    let mut names = own.into_iter().chain(numbered);
    // Some file systems take `A.png` and `a.png` for the same file.
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// A text in quotes.
struct Literal {
    /// Its bytes, the quotes included.
    range: Range<usize>,
    value: String,
}

/// Where the text names pictures, in its order; each behind the path of its field.
fn literals(agreement: &Agreement, text: &str) -> Vec<(String, Literal)> {
    let Some(tree) = data::scan(text) else { return Vec::new() };
    let paths = |it: &Agreement| it.picture_fields().into_iter().map(|(path, _)| path);
    let own = paths(agreement);
    let translated = agreement.translation.iter().flat_map(|it| paths(it));
    let translated = translated.map(|path| format!("translation.{path}"));
    let mut found: Vec<_> = own
        .chain(translated)
        .filter_map(|path| {
            let literal = literal(tree.at(&path, text)?, text)?;
            Some((path, literal))
        })
        .collect();
    found.sort_by_key(|(_, literal)| literal.range.start);
    found
}

/// The path of a logo, written alone or with a description.
fn literal(logo: &Node, text: &str) -> Option<Literal> {
    match &logo.kind {
        Kind::Leaf => {
            let range = logo.whole.clone();
            Some(Literal { value: ron::from_str(&text[range.clone()]).ok()?, range })
        }
        Kind::Tuple { items, .. } => literal(items.first()?, text),
        _ => literal(logo.field("file", text)?, text),
    }
}
