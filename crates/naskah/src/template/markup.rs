//! Djot into the blocks of a document that is not yet numbered.
//!
//! As built, an article's and a chapter's number is empty, an item's marker is that of the first item
//! of its kind, and a reference has no text. The numbering gives them theirs.

use std::collections::BTreeMap;
use std::ops::Range;

use jotdown::{Attributes, Container, Event, OffsetIter};

use super::filled::Filled;
use super::parts::Parts;
use super::section::{ANNEX, LANDSCAPE};
use super::table::{COMPACT, ROOMS};
use crate::document::{Block, Label};
use naskah_diagnostic::{Diagnostic, Span};

/// What was read.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    /// The title in one line, if there is one.
    pub(super) name: Option<String>,
    pub(super) found: Vec<Diagnostic>,
}

/// Reads the filled wording.
pub(super) fn read(filled: &Filled, parts: &Parts<'_>) -> Read {
    let mut reader = Reader {
        events: jotdown::Parser::new(filled.text()).into_offset_iter(),
        filled,
        parts,
        labels: BTreeMap::new(),
        name: None,
        letterhead_seen: false,
        annex_seen: false,
        found: Vec::new(),
    };
    reader.next();
    let blocks = reader.blocks(Place::Outside);
    Read { blocks, name: reader.name, found: reader.found }
}

/// Where blocks stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In no article.
    Outside,
    /// Directly in an article.
    Article,
    /// In an annex.
    Annex,
    /// In an item whose own items are of that level.
    Item(usize),
}

/// What the attributes of a block say.
pub(super) struct Marks {
    pub(super) label: Option<Label>,
    pub(super) classes: Vec<String>,
    pub(super) span: Option<Span>,
}

impl Marks {
    pub(super) fn has(&self, class: &str) -> bool {
        self.classes.iter().any(|it| it == class)
    }
}

/// What walks over the markup.
pub(super) struct Reader<'a> {
    events: OffsetIter<'a>,
    pub(super) filled: &'a Filled,
    pub(super) parts: &'a Parts<'a>,
    labels: BTreeMap<Label, Option<Span>>,
    /// The title in one line.
    pub(super) name: Option<String>,
    pub(super) letterhead_seen: bool,
    pub(super) annex_seen: bool,
    found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    /// Reads up to the end of the container that was begun.
    pub(super) fn blocks(&mut self, place: Place) -> Vec<Block> {
        self.labelled_blocks(place).0
    }

    /// Blocks, and the label that stands in front of the first one's text.
    pub(super) fn labelled_blocks(&mut self, place: Place) -> (Vec<Block>, Option<Label>) {
        let mut blocks = Vec::new();
        let mut label = None;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Start(container, attributes) => {
                    let own = self.block(&container, &attributes, range, place, &mut blocks);
                    if let Some((name, span)) = own {
                        if matches!(place, Place::Item(_)) && blocks.len() == 1 {
                            label = self.define(name, span);
                        } else {
                            self.misplaced_label(&name, span);
                        }
                    }
                }
                Event::Attributes(attributes) => {
                    let span = self.filled.origin(range.clone());
                    if let Some(name) = self.marks(&attributes, range, &[]).label {
                        self.misplaced_label(&name, span);
                    }
                }
                Event::ThematicBreak(_) => self.unsupported("a rule", range),
                _ => {}
            }
        }
        (blocks, label)
    }

    /// Reads one block; gives the label of a paragraph.
    fn block(
        &mut self,
        container: &Container<'_>,
        attributes: &Attributes<'_>,
        range: Range<usize>,
        place: Place,
        blocks: &mut Vec<Block>,
    ) -> Option<(Label, Option<Span>)> {
        let span = self.filled.origin(range.clone());
        let known: &[&str] = match container {
            Container::Section { .. } => &[ANNEX, LANDSCAPE],
            Container::Table => &[ROOMS, COMPACT],
            _ => &[],
        };
        let marks = self.marks(attributes, range.clone(), known);
        if let Container::Section { .. } = container {
            self.section(marks, place, blocks);
            return None;
        }
        let label = marks.label.clone().map(|label| (label, span.clone()));
        match container {
            Container::Paragraph => {
                let inline = self.inline();
                if !inline.text.0.is_empty() {
                    blocks.push(Block::Paragraph(inline.text));
                }
                return inline.label.or(label);
            }
            Container::Heading { .. } => {
                self.error("a heading cannot stand inside an item or a container", span);
                self.skip();
            }
            Container::List { kind, .. } => self.list(*kind, range, place, blocks),
            Container::Table => blocks.extend(self.table(span, &marks).map(Block::Table)),
            Container::DescriptionList => blocks.push(Block::Form(self.form())),
            Container::Div { class } if *class == "title" => blocks.push(self.title()),
            Container::Div { class } => {
                self.letterhead_seen |= *class == "letterhead";
                match self.parts.block(class) {
                    Some(block) => blocks.push(block),
                    None => self.unknown_part(class, span),
                }
                if self.skip() {
                    let span = self.filled.origin(range);
                    self.error(format!("`::: {class}` holds nothing of its own"), span)
                        .help
                        .push("End it with `:::` on the next line.".into());
                }
            }
            other => {
                self.unsupported(named(other), range);
                self.skip();
            }
        }
        label
    }

    /// Takes a label, unless another place has it already.
    pub(super) fn define(&mut self, label: Label, span: Option<Span>) -> Option<Label> {
        if let Some(first) = self.labels.get(&label).cloned() {
            let diagnostic =
                Diagnostic::uncoded_error(format!("the label `{}` names two places", label.0));
            self.found.push(diagnostic.at(span, "again here").at(first, "first here"));
            return None;
        }
        self.labels.insert(label.clone(), span);
        Some(label)
    }

    pub(super) fn misplaced_label(&mut self, label: &Label, span: Option<Span>) {
        self.error(format!("the label `{}` has nothing to name here", label.0), span)
            .help
            .push("A label stands in front of a heading or an item's text.".into());
    }

    fn unknown_part(&mut self, name: &str, span: Option<Span>) {
        let help = super::suggest::suggest(name, Parts::NAMES.iter().copied())
            .unwrap_or_else(|| format!("The containers are {}.", Parts::NAMES.join(", ")));
        self.error(format!("there is no container `{name}`"), span).help.push(help);
    }

    pub(super) fn unsupported(&mut self, what: &str, range: Range<usize>) {
        let span = self.filled.origin(range);
        self.error(format!("{what} has no place in an agreement"), span);
    }

    pub(super) fn error(
        &mut self,
        message: impl Into<String>,
        span: Option<Span>,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic::uncoded_error(message).at(span, ""));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Passes over the rest of the container that was begun; says whether it held anything.
    pub(super) fn skip(&mut self) -> bool {
        let (mut depth, mut held) = (1, false);
        while depth > 0 {
            match self.next() {
                Some((Event::Start(..), _)) => {
                    depth += 1;
                    held = true;
                }
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
        held
    }
}

/// A kind of markup in words.
pub(super) fn named(container: &Container<'_>) -> &'static str {
    match container {
        Container::Image(..) => "a picture",
        Container::Footnote { .. } => "a footnote",
        Container::RawBlock { .. } | Container::RawInline { .. } => "raw markup",
        Container::CodeBlock { .. } | Container::Verbatim => "code",
        Container::Math { .. } => "a formula",
        Container::Blockquote => "a quotation block",
        Container::DescriptionList => "a form",
        Container::LinkDefinition { .. } => "a link definition",
        Container::Link(..) => "a link that leaves the document",
        Container::Caption => "a table's caption",
        Container::Div { .. } => "a container inside a container",
        _ => "this markup",
    }
}
