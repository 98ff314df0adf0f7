//! Anchors and text tags: hidden text in the rooms to sign, at which signing services put a signature.

use std::collections::BTreeSet;

use super::context::{Look, Setting};
use crate::Length;
use crate::agreement::Dialect;
use crate::document::{self, Document, Electronic, Run, Text};
use crate::page::{Item, Page, Place, Point, Purpose, Rect};
use crate::text::Alignment;
use naskah_diagnostic::Diagnostic;

/// The characters that services take for anchors, in the order in which they are chosen.
const ANCHORS: [char; 5] = ['#', '$', '^', '~', '|'];

/// Text tags are at most that large.
const LARGEST_TAG: Length = Length::pt(12);

impl Setting<'_> {
    /// Puts the hidden text of an electronic document into its rooms to sign.
    pub(super) fn hide(&mut self, pages: &mut [Page], document: &Document) {
        let Some(electronic) = &document.electronic else { return };
        let rooms: Vec<usize> = (0..self.places.len())
            .filter(|place| self.places[*place].purpose == Purpose::Signature)
            .collect();
        if let Some(dialect) = electronic.tags {
            self.tags_in(&rooms, dialect, pages);
        }
        if let Some(named) = &electronic.anchors {
            self.anchors_in(&rooms, named, electronic, pages, document);
        }
    }

    fn tags_in(&mut self, rooms: &[usize], dialect: Dialect, pages: &mut [Page]) {
        let shown: Vec<String> = pages.iter().map(text).collect();
        for (index, room) in rooms.iter().enumerate() {
            let tag = tag(&self.places[*room], index, dialect);
            if shown.iter().any(|page| page.contains(&tag)) {
                self.report(
                    Diagnostic::uncoded_error(format!("the document itself says `{tag}`"))
                        .help("the service would sign there, too: write it otherwise"),
                );
            }
            let rect = self.places[*room].rect;
            const TRIAL: Length = Length::pt(10);
            let look = Look { size: TRIAL, leading: TRIAL, bold: false, underline: false };
            let width = self.width(&Text::plain(tag.as_str()), look).max(Length::sp(1));
            // Glyphs of another size are rounded anew: a little room makes sure.
            let size = TRIAL.scale(rect.width.scale(98, 100).to_sp(), width.to_sp());
            let size = size.min(LARGEST_TAG);
            self.hidden(&Text::plain(tag.as_str()), size, rect, 2, *room, pages);
            self.places[*room].tag = Some(tag);
        }
    }

    fn anchors_in(
        &mut self,
        rooms: &[usize],
        named: &[Run],
        electronic: &Electronic,
        pages: &mut [Page],
        document: &Document,
    ) {
        let shown: BTreeSet<char> =
            pages.iter().flat_map(|page| text(page).chars().collect::<Vec<_>>()).collect();
        let is_named = |c: &char| named.iter().any(|run| run.text.starts_with(*c));
        let mut free = ANCHORS.into_iter().filter(|c| !shown.contains(c) && !is_named(c));
        for (index, room) in rooms.iter().enumerate() {
            let anchor = match named.get(index) {
                Some(run) => run.clone(),
                None => match free.next() {
                    Some(c) => Run { text: c.to_string(), ..Run::default() },
                    None => {
                        self.report(none_left(&self.places[*room].role, &shown));
                        return;
                    }
                },
            };
            let Some(character) = anchor.text.chars().next() else { continue };
            if shown.contains(&character) {
                self.report(taken(character, &anchor, document));
                continue;
            }
            let rect = self.places[*room].rect;
            // Clear of a tag, which stands in the middle.
            let part = if electronic.tags.is_some() { 4 } else { 2 };
            let size = self.style.electronic.anchor_size;
            self.hidden(&Text(vec![anchor]), size, rect, part, *room, pages);
            self.places[*room].anchor = Some(character);
        }
    }

    /// Hides a line in the middle of a room's width, at that part of its height.
    fn hidden(
        &mut self,
        text: &Text,
        size: Length,
        room: Rect,
        part: i64,
        place: usize,
        pages: &mut [Page],
    ) {
        let look = Look { size, leading: size, bold: false, underline: false };
        // What is wider than its room would be reported, and is none of the reader's business.
        let measure = self.sheet.paper.width;
        let line = self.lines(text, look, measure, Alignment::Left).into_iter().next();
        let (Some(line), Some(page)) = (line, pages.get_mut(self.places[place].page)) else {
            return;
        };
        let x = room.x + (room.width - line.width) / 2;
        let y = room.y + room.height / part + size.scale(35, 100);
        let runs = line.runs.into_iter();
        page.items.extend(runs.map(|run| Item::Hidden { at: Point { x, y }, run }));
    }
}

/// All that can be read on a page.
fn text(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Glyphs { run, .. } | Item::Hidden { run, .. } | Item::Watermark { run, .. } => {
            Some(&*run.text)
        }
        _ => None,
    });
    runs.collect()
}

/// The tag by which a service finds the place of the signer of that index.
fn tag(place: &Place, index: usize, dialect: Dialect) -> String {
    match dialect {
        Dialect::DocuSeal => {
            format!("{{{{{};type=signature;role={}}}}}", place.name, place.role)
        }
        Dialect::Documenso => format!("{{{{signature, r{}}}}}", index + 1),
        Dialect::DocuSign => format!("/{}/", place.name),
    }
}

/// An anchor that the data names and the document shows.
fn taken(character: char, anchor: &Run, document: &Document) -> Diagnostic {
    let diagnostic = Diagnostic::uncoded_error(format!(
        "the anchor `{character}` occurs in the document, where the service would sign, too"
    ));
    let diagnostic = match document::written(document, character) {
        Some(place) => {
            let at = diagnostic.at(place, "here");
            at.at(anchor.origin.clone(), "the anchor")
        }
        None => diagnostic.at(anchor.origin.clone(), "the anchor"),
    };
    diagnostic.help("choose another character, or leave `anchors` out for one that is free")
}

/// No character is left for one who signs.
fn none_left(role: &str, shown: &BTreeSet<char>) -> Diagnostic {
    let used: Vec<String> =
        ANCHORS.iter().filter(|c| shown.contains(c)).map(|c| format!("`{c}`")).collect();
    let used = match used.is_empty() {
        true => String::new(),
        false => format!(": the document itself shows {}", used.join(", ")),
    };
    Diagnostic::uncoded_error(format!("no character is left as the anchor of {role}{used}")).help(
        "name other characters in `anchors`, or write `anchors: []` and give the service the places of \
         --fields-json",
    )
}
