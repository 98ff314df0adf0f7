//! A bookmark for each file, and under it, closed, the file's own (ISO 32000-1, 12.3.3).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::output::Output;
use crate::pdf::text_string::text_string;

/// Bookmarks under one another are no deeper.
const DEEPEST: usize = 16;

/// The pages of a file and what they have become.
type PageIds = BTreeMap<ObjectId, ObjectId>;

#[derive(Debug)]
pub(super) struct Bookmarks {
    root: ObjectId,
    first: Option<ObjectId>,
    /// The last one, which is written once the one behind it has a number.
    last: Option<(ObjectId, Dictionary)>,
    count: i64,
}

/// A bookmark of a file, and those under it.
struct Bookmark {
    title: Object,
    place: Object,
    under: Vec<Bookmark>,
}

impl Bookmarks {
    pub(super) fn new<W: Write>(output: &mut Output<W>) -> Self {
        Self { root: output.reserve(), first: None, last: None, count: 0 }
    }

    /// Adds the bookmark of a file, which leads to its first page.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn add<W: Write>(
        &mut self,
        title: &str,
        document: &Document,
        ids: &PageIds,
        output: &mut Output<W>,
    ) -> io::Result<()> {
        let id = output.reserve();
        let first_page = document.page_iter().next().and_then(|page| ids.get(&page));
        let page = first_page.copied().map_or(Object::Null, Object::Reference);
        let mut item = dictionary! {
            "Title" => text_string(title),
            "Parent" => Object::Reference(self.root),
            "Dest" => vec![page, "Fit".into()],
        };
        item.extend(&level(id, &own(document, ids), output)?);
        if let Some((before, mut dictionary)) = self.last.take() {
            dictionary.set("Next", Object::Reference(id));
            item.set("Prev", Object::Reference(before));
            output.put(before, &dictionary.into())?;
        }
        self.first.get_or_insert(id);
        self.last = Some((id, item));
        self.count += 1;
        Ok(())
    }

    /// Writes the last one, and the root; gives its number.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn finish<W: Write>(self, output: &mut Output<W>) -> io::Result<ObjectId> {
        let mut root = dictionary! { "Type" => "Outlines", "Count" => self.count };
        let last = self.last.as_ref().map(|(id, _)| *id);
        for (key, id) in [("First", self.first), ("Last", last)] {
            if let Some(id) = id {
                root.set(key, Object::Reference(id));
            }
        }
        if let Some((id, item)) = self.last {
            output.put(id, &item.into())?;
        }
        output.put(self.root, &root.into())?;
        Ok(self.root)
    }
}

/// Writes bookmarks; gives what the one says of them under which they are. It is closed.
fn level<W: Write>(
    parent: ObjectId,
    items: &[Bookmark],
    output: &mut Output<W>,
) -> io::Result<Dictionary> {
    let ids: Vec<ObjectId> = items.iter().map(|_| output.reserve()).collect();
    for (index, (item, id)) in items.iter().zip(&ids).enumerate() {
        let mut dictionary = level(*id, &item.under, output)?;
        dictionary.set("Title", item.title.clone());
        dictionary.set("Parent", Object::Reference(parent));
        dictionary.set("Dest", item.place.clone());
        let before = index.checked_sub(1).and_then(|before| ids.get(before));
        for (key, neighbour) in [("Prev", before), ("Next", ids.get(index + 1))] {
            if let Some(id) = neighbour {
                dictionary.set(key, Object::Reference(*id));
            }
        }
        output.put(*id, &dictionary.into())?;
    }
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(Dictionary::new()) };
    Ok(dictionary! {
        "First" => Object::Reference(*first),
        "Last" => Object::Reference(*last),
        // All under it are closed as well.
        "Count" => -(ids.len() as i64),
    })
}

/// The bookmarks of a file that lead to its pages.
fn own(document: &Document, ids: &PageIds) -> Vec<Bookmark> {
    let outlines = document.catalog().ok().and_then(|it| dictionary(document, it, b"Outlines"));
    let mut met = BTreeSet::new();
    outlines.map(|outlines| under(document, ids, outlines, &mut met, 0)).unwrap_or_default()
}

fn under(
    document: &Document,
    ids: &PageIds,
    item: &Dictionary,
    met: &mut BTreeSet<ObjectId>,
    depth: usize,
) -> Vec<Bookmark> {
    let mut found = Vec::new();
    let mut next = item.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next
        && depth < DEEPEST
        && met.insert(id)
        && let Ok(item) = document.get_dictionary(id)
    {
        if let (Ok(title), Some(place)) = (item.get(b"Title"), place(document, ids, item)) {
            let under = under(document, ids, item, met, depth + 1);
            found.push(Bookmark { title: title.clone(), place, under });
        }
        next = item.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

/// Where a bookmark leads, on the page as it is copied.
fn place(document: &Document, ids: &PageIds, item: &Dictionary) -> Option<Object> {
    let place = document.dereference(item.get(b"Dest").ok()?).ok()?.1.as_array().ok()?;
    let (page, rest) = place.split_first()?;
    let page = ids.get(&page.as_reference().ok()?)?;
    let rest = rest.iter().filter(|it| !matches!(it, Object::Reference(_))).cloned();
    Some(std::iter::once(Object::Reference(*page)).chain(rest).collect::<Vec<_>>().into())
}

/// A dictionary in another, or that it refers to.
pub(super) fn dictionary<'a>(
    document: &'a Document,
    holder: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    document.dereference(holder.get(key).ok()?).ok()?.1.as_dict().ok()
}
