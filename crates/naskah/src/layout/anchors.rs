//! Anchors: a hidden character in each signature area, at which a signing service puts the signature.

use std::collections::BTreeSet;

use super::context::LayoutContext;
use super::hidden_text::page_text;
use crate::codes;
use crate::document::{self, Document, Run, Text};
use crate::page::Page;
use naskah_diagnostic::Diagnostic;

/// The characters that services accept as anchors, in order of preference.
const ANCHORS: [char; 5] = ['#', '$', '^', '~', '|'];

impl LayoutContext<'_> {
    /// Adds an anchor to each signature area: the given ones in order, then free characters.
    ///
    /// `part` is the fraction of the area's height, from its top, at which the anchor is.
    pub(super) fn add_anchors(
        &mut self,
        given: &[Run],
        part: i64,
        pages: &mut [Page],
        document: &Document,
    ) {
        let used: BTreeSet<char> =
            pages.iter().flat_map(|page| page_text(page).chars().collect::<Vec<_>>()).collect();
        let is_given = |c: &char| given.iter().any(|run| run.text.starts_with(*c));
        let mut free = ANCHORS.into_iter().filter(|c| !used.contains(c) && !is_given(c));
        for (index, area) in self.signature_areas().into_iter().enumerate() {
            let anchor = match given.get(index) {
                Some(run) => run.clone(),
                None => match free.next() {
                    Some(c) => Run { text: c.to_string(), ..Run::default() },
                    None => {
                        self.report(no_free_anchor(&self.signing_areas[area].role, &used));
                        return;
                    }
                },
            };
            let Some(character) = anchor.text.chars().next() else { continue };
            if used.contains(&character) {
                self.report(anchor_in_text(character, &anchor, document));
                continue;
            }
            let size = self.style.electronic.anchor_size;
            self.add_hidden_text(&Text(vec![anchor]), size, area, part, pages);
            self.signing_areas[area].anchor = Some(character);
        }
    }
}

/// A given anchor also occurs in the text.
fn anchor_in_text(character: char, anchor: &Run, document: &Document) -> Diagnostic {
    let message = format!(
        "the anchor `{character}` also occurs in the text, and the service would sign there"
    );
    let diagnostic = Diagnostic::error(codes::ANCHOR_IN_TEXT, message);
    let diagnostic = match document::character_origin(document, character) {
        Some(origin) => {
            let at = diagnostic.at(origin, "here");
            at.at(anchor.origin.clone(), "the anchor")
        }
        None => diagnostic.at(anchor.origin.clone(), "the anchor"),
    };
    diagnostic.help("choose another character, or leave out `anchors` to use a free one")
}

/// No character is left for a signatory.
fn no_free_anchor(role: &str, used: &BTreeSet<char>) -> Diagnostic {
    let used: Vec<String> =
        ANCHORS.iter().filter(|c| used.contains(c)).map(|c| format!("`{c}`")).collect();
    let used = match used.is_empty() {
        true => String::new(),
        false => format!(": the text contains {}", used.join(", ")),
    };
    let message = format!("no free character is left as the anchor of {role}{used}");
    Diagnostic::error(codes::NO_FREE_ANCHOR, message).help(
        "give other characters in `anchors`, or write `anchors: []` and give the service the positions \
         from --fields-json",
    )
}
