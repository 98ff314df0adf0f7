//! Blocks that are made from the data alone: what `::: letterhead`, `::: title`, `::: parties` and
//! `::: signatures` stand for. Each has a file of its own.

use super::phrases::Phrases;
use crate::agreement::{self, Agreement};
use crate::document::{Block, Logo, Run, Text};
use crate::style::{NumberPosition, PartyStyle, RoleWords};
use naskah_diagnostic::Span;
use naskah_wording::Language;

/// Makes blocks from the data.
pub(super) struct DataBlocks<'a> {
    pub(super) agreement: &'a Agreement,
    /// The kind of document.
    pub(super) kind: &'a str,
    /// The kind of the agreement that the document is about.
    pub(super) agreement_kind: &'a str,
    pub(super) role_words: RoleWords,
    pub(super) party_style: PartyStyle,
    pub(super) number_position: NumberPosition,
    pub(super) language: Language,
    /// Whether each original carries a duty stamp (*meterai*).
    pub(super) meterai: bool,
    /// The parties whose short names the text uses, by index.
    pub(super) introduced: Vec<usize>,
}

impl DataBlocks<'_> {
    /// The names of the containers.
    pub(super) const NAMES: &'static [&'static str] =
        &["letterhead", "title", "parties", "signatures", "page-break"];

    /// The block for a container of that name; not the title, which may have lines of its own.
    pub(super) fn block(&self, name: &str) -> Option<Block> {
        Some(match name {
            "letterhead" => Block::Letterhead(self.letterhead()),
            "parties" => Block::Parties(self.parties()),
            "signatures" => Block::Signatures(self.signatures()),
            "page-break" => Block::PageBreak,
            _ => return None,
        })
    }

    /// A logo of the data; `of` is its owner, for the description.
    pub(super) fn logo(&self, logo: &agreement::Logo, path: &str, of: &str) -> Logo {
        let it = self.agreement;
        let origin = it.origin.nearest(&format!("{path}.file"));
        let (file, description) = match logo.clone() {
            agreement::Logo::File(file) => (file, format!("Logo {of}")),
            agreement::Logo::Described { file, description } => (file, description),
        };
        let file = it.origin.resolve(&file, path).display().to_string();
        Logo { file, description, origin }
    }

    /// A text of the data, with white space folded.
    pub(super) fn text(&self, text: &str, path: &str) -> Text {
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Text(vec![Run { text, origin: self.span(path), ..Run::default() }])
    }

    pub(super) fn phrases(&self) -> &'static Phrases {
        Phrases::of(self.language)
    }

    fn span(&self, path: &str) -> Option<Span> {
        self.agreement.origin.span(path)
    }
}
