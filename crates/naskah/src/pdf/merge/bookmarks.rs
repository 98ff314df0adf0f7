//! A bookmark for each file, with the file's own closed below it (ISO 32000-1, 12.3.3).

use std::collections::BTreeSet;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use naskah_reader::{Id, ReadResult, View};

use super::output::Output;
use super::source::converted;
use crate::pdf::text_string::text_string;

/// Bookmarks nested deeper are left out.
const MAX_DEPTH: usize = 16;

#[derive(Debug)]
pub(super) struct Bookmarks {
    root: ObjectId,
    first: Option<ObjectId>,
    /// The last one, which is written once the next one has a number.
    last: Option<(ObjectId, Dictionary)>,
    count: i64,
}

/// A bookmark of a file, and those below it.
pub(super) struct Bookmark {
    title: Object,
    /// The index of its page.
    page: usize,
    /// How the page is shown: the rest of the destination.
    view: Vec<Object>,
    below: Vec<Bookmark>,
}

impl Bookmarks {
    pub(super) fn new<W: Write>(output: &mut Output<W>) -> Self {
        Self { root: output.reserve(), first: None, last: None, count: 0 }
    }

    /// Adds the bookmark of a file, which leads to its first page; `pages` are the ids of its pages.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn add<W: Write>(
        &mut self,
        title: &str,
        own: &[Bookmark],
        pages: &[ObjectId],
        output: &mut Output<W>,
    ) -> io::Result<()> {
        let id = output.reserve();
        let page = pages.first().copied().map_or(Object::Null, Object::Reference);
        let mut item = dictionary! {
            "Title" => text_string(title),
            "Parent" => Object::Reference(self.root),
            "Dest" => vec![page, "Fit".into()],
        };
        item.extend(&level(id, own, pages, output)?);
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

    /// Writes the last one, and the root; returns the root's id.
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

/// Writes bookmarks; returns their entries in the closed bookmark above them.
fn level<W: Write>(
    parent: ObjectId,
    items: &[Bookmark],
    pages: &[ObjectId],
    output: &mut Output<W>,
) -> io::Result<Dictionary> {
    let ids: Vec<ObjectId> = items.iter().map(|_| output.reserve()).collect();
    for (index, (item, id)) in items.iter().zip(&ids).enumerate() {
        let mut dictionary = level(*id, &item.below, pages, output)?;
        dictionary.set("Title", item.title.clone());
        dictionary.set("Parent", Object::Reference(parent));
        let page = pages.get(item.page).copied().map_or(Object::Null, Object::Reference);
        let destination: Vec<_> = [page].into_iter().chain(item.view.iter().cloned()).collect();
        dictionary.set("Dest", destination);
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
        // Negative: they are closed.
        "Count" => -(ids.len() as i64),
    })
}

/// The bookmarks of a file that lead to its pages.
///
/// # Errors
/// Bookmarks that cannot be read.
pub(super) fn read(view: &View, pages: &[Id]) -> ReadResult<Vec<Bookmark>> {
    let Some(outlines) = view.dictionary(&view.catalog()?, "Outlines")? else {
        return Ok(Vec::new());
    };
    below(view, pages, &outlines, &mut BTreeSet::new(), 0)
}

fn below(
    view: &View,
    pages: &[Id],
    item: &naskah_reader::Dictionary,
    seen: &mut BTreeSet<Id>,
    depth: usize,
) -> ReadResult<Vec<Bookmark>> {
    let mut found = Vec::new();
    let mut next = item.get("First").as_reference();
    while let Some(id) = next
        && depth < MAX_DEPTH
        && seen.insert(id)
        && let Some(item) = view.get(id)?.as_dictionary()
    {
        let title = view.value(item, "Title")?;
        if title.as_string().is_some()
            && let Some((page, shown)) = destination(view, pages, item)?
        {
            let below = below(view, pages, item, seen, depth + 1)?;
            found.push(Bookmark { title: converted(view, &title), page, view: shown, below });
        }
        next = item.get("Next").as_reference();
    }
    Ok(found)
}

/// The index of the page a bookmark leads to, and the rest of its destination.
fn destination(
    view: &View,
    pages: &[Id],
    item: &naskah_reader::Dictionary,
) -> ReadResult<Option<(usize, Vec<Object>)>> {
    let destination = view.array(item, "Dest")?;
    let Some((page, rest)) = destination.split_first() else { return Ok(None) };
    let page = page.as_reference().and_then(|page| pages.iter().position(|it| *it == page));
    let rest = rest.iter().filter(|it| it.as_reference().is_none());
    let rest = rest.map(|it| converted(view, it)).collect();
    Ok(page.map(|page| (page, rest)))
}
