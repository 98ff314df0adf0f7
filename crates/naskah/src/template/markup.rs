//! Djot into the blocks of a document that is not yet numbered.
//!
//! As built, an article's and a chapter's number is empty, an item's marker is that of the first item
//! of its kind, and a reference has no text. The numbering gives them theirs.

use std::collections::BTreeMap;
use std::ops::Range;

use jotdown::{Alignment, Attributes, Container, Event, ListKind as Kind, OffsetIter};
use jotdown::{OrderedListNumbering, OrderedListStyle};

use super::filled::Filled;
use super::parts::Parts;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Align, Article, Block, Chapter, Item, Label, List, ListKind, Table, Text};

/// The markers of items from the outermost level to the innermost.
const LEVELS: [&str; 4] = ["a.", "1.", "a)", "1)"];

/// Reads the filled wording.
pub(super) fn read(filled: &Filled, parts: &Parts<'_>) -> (Vec<Block>, Vec<Diagnostic>) {
    let mut reader = Reader {
        events: jotdown::Parser::new(filled.text()).into_offset_iter(),
        filled,
        parts,
        labels: BTreeMap::new(),
        found: Vec::new(),
    };
    reader.next();
    let blocks = reader.blocks(Place::Outside);
    (blocks, reader.found)
}

/// Where blocks stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In no article.
    Outside,
    /// Directly in an article.
    Article,
    /// In an item whose own items are of that level.
    Item(usize),
}

/// What walks over the markup.
pub(super) struct Reader<'a> {
    events: OffsetIter<'a>,
    pub(super) filled: &'a Filled,
    parts: &'a Parts<'a>,
    labels: BTreeMap<Label, Option<Span>>,
    found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    /// Reads up to the end of the container that was begun.
    fn blocks(&mut self, place: Place) -> Vec<Block> {
        self.labelled_blocks(place).0
    }

    /// Blocks, and the label that stands in front of the first one's text.
    fn labelled_blocks(&mut self, place: Place) -> (Vec<Block>, Option<Label>) {
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
                    if let Some(name) = self.label(&attributes, range) {
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
        let label = self.label(attributes, range.clone()).map(|label| (label, span.clone()));
        match container {
            Container::Paragraph => {
                let inline = self.inline();
                if !inline.text.0.is_empty() {
                    blocks.push(Block::Paragraph(inline.text));
                }
                return inline.label.or(label);
            }
            Container::Section { .. } => {
                self.section(label, blocks);
                return None;
            }
            Container::Heading { .. } => {
                self.error("a heading cannot stand inside an item or a container", span);
                self.skip();
            }
            Container::List { kind, .. } => self.list(*kind, range, place, blocks),
            Container::Table => blocks.extend(self.table(span).map(Block::Table)),
            Container::Div { class } => {
                match self.parts.block(class) {
                    Some(block) => blocks.push(block),
                    None => self.unknown_part(class, span),
                }
                if !self.blocks(Place::Outside).is_empty() {
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

    /// A chapter or an article, up to the next one.
    fn section(&mut self, label: Option<(Label, Option<Span>)>, blocks: &mut Vec<Block>) {
        let Some((Event::Start(Container::Heading { level, .. }, attributes), range)) = self.next()
        else {
            return;
        };
        let span = self.filled.origin(range.clone());
        let own = self.label(&attributes, range.clone()).map(|label| (label, span.clone()));
        let heading = self.inline();
        let label =
            label.or(own).or(heading.label).and_then(|(name, span)| self.define(name, span));
        match level {
            1 => {
                blocks.push(Block::Chapter(Chapter {
                    number: String::new(),
                    title: heading.text,
                    label,
                }));
                blocks.extend(self.blocks(Place::Outside));
            }
            2 => {
                let mut inside = self.blocks(Place::Article);
                // A chapter's heading belongs to no article.
                let after = inside
                    .iter()
                    .position(|block| matches!(block, Block::Article(_) | Block::Chapter(_)))
                    .map(|at| inside.split_off(at));
                if inside.is_empty() {
                    self.error("the article is empty", span);
                }
                // What closes the document stands under the last article, but not in it.
                let closing = inside.iter().position(|block| matches!(block, Block::Signatures(_)));
                let closing = closing.map(|at| inside.split_off(at));
                blocks.push(Block::Article(Article {
                    number: String::new(),
                    title: heading.text,
                    label,
                    blocks: inside,
                }));
                blocks.extend(closing.into_iter().chain(after).flatten());
            }
            _ => {
                self.error("a heading has one `#` for a chapter or two for an article", span);
                self.blocks(Place::Article);
            }
        }
    }

    fn list(&mut self, kind: Kind, range: Range<usize>, place: Place, blocks: &mut Vec<Block>) {
        let marker = marker(kind);
        let level = LEVELS.iter().position(|level| Some(*level) == marker);
        let (kind, inner, wanted) = match (place, marker, level) {
            (Place::Article, Some("(1)"), _) => (ListKind::Ayat, Some(0), ""),
            (Place::Article, _, Some(0)) => (ListKind::Items, Some(1), ""),
            (Place::Article, ..) => (ListKind::Items, None, "`(1)` or `a.`"),
            (Place::Outside, _, Some(level @ (0 | 1))) => (ListKind::Items, Some(level + 1), ""),
            (Place::Outside, ..) => (ListKind::Items, None, "`a.` or `1.`"),
            (Place::Item(at), _, Some(level)) if at == level => {
                (ListKind::Items, Some(level + 1), "")
            }
            (Place::Item(at), ..) => {
                (ListKind::Items, None, LEVELS.get(at).copied().unwrap_or("no further list"))
            }
        };
        let Some(inner) = inner else {
            let span = self.filled.origin(range);
            let wanted = wanted.trim_matches('`');
            self.error("a list of this kind cannot stand here", span).help.extend([
                format!("Here belongs `{wanted}`."),
                "In an article come (1), a., 1., a), 1), from the outside in.".to_owned(),
            ]);
            self.skip();
            return;
        };
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::ListItem, _) => {
                    let (blocks, label) = self.labelled_blocks(Place::Item(inner));
                    let marker = marker.unwrap_or_default().to_owned();
                    if blocks.is_empty() {
                        let span = self.filled.origin(range);
                        self.error("an item is empty", span);
                    }
                    items.push(Item { marker, label, blocks });
                }
                Event::Start(..) => self.skip(),
                Event::End(_) => break,
                _ => {}
            }
        }
        blocks.push(Block::List(List { kind, items }));
    }

    fn table(&mut self, span: Option<Span>) -> Option<Table> {
        let mut table = Table { columns: Vec::new(), header: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::TableRow { head }, _) => {
                    let (cells, columns) = self.row();
                    if head && table.header.is_empty() && table.rows.is_empty() {
                        table.header = cells;
                        table.columns = columns;
                    } else if cells.len() == table.columns.len() {
                        table.rows.push(cells);
                    } else {
                        let span = self.filled.origin(range);
                        self.error("a row has not as many cells as the header row", span);
                    }
                }
                Event::Start(container, _) => {
                    self.unsupported(named(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if table.header.is_empty() {
            self.error("a table needs a header row", span)
                .help
                .push("Write `|:--|--:|` under its first row.".into());
            return None;
        }
        Some(table)
    }

    fn row(&mut self) -> (Vec<Text>, Vec<Align>) {
        let mut cells = Vec::new();
        let mut columns = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Container::TableCell { alignment, .. }, _) => {
                    columns.push(match alignment {
                        Alignment::Left | Alignment::Unspecified => Align::Left,
                        Alignment::Center => Align::Center,
                        Alignment::Right => Align::Right,
                    });
                    cells.push(self.inline().text);
                }
                Event::Start(..) => self.skip(),
                Event::End(_) => break,
                _ => {}
            }
        }
        (cells, columns)
    }

    /// Takes a label, unless another place has it already.
    fn define(&mut self, label: Label, span: Option<Span>) -> Option<Label> {
        if let Some(first) = self.labels.get(&label).cloned() {
            let diagnostic = Diagnostic::error(format!("the label `{}` names two places", label.0));
            self.found.push(diagnostic.at(span, "again here").at(first, "first here"));
            return None;
        }
        self.labels.insert(label.clone(), span);
        Some(label)
    }

    fn misplaced_label(&mut self, label: &Label, span: Option<Span>) {
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
        self.found.push(Diagnostic::error(message).at(span, ""));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Passes over the rest of the container that was begun.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(..), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

/// The first marker of a list of that kind; none for kinds that agreements do not have.
fn marker(kind: Kind) -> Option<&'static str> {
    let Kind::Ordered { numbering, style, .. } = kind else { return None };
    match (numbering, style) {
        (OrderedListNumbering::Decimal, OrderedListStyle::ParenParen) => Some("(1)"),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Period) => Some("a."),
        (OrderedListNumbering::Decimal, OrderedListStyle::Period) => Some("1."),
        (OrderedListNumbering::AlphaLower, OrderedListStyle::Paren) => Some("a)"),
        (OrderedListNumbering::Decimal, OrderedListStyle::Paren) => Some("1)"),
        _ => None,
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
        Container::DescriptionList => "a description list",
        Container::LinkDefinition { .. } => "a link definition",
        Container::Link(..) => "a link that leaves the document",
        Container::Caption => "a table's caption",
        Container::Div { .. } => "a container inside a container",
        _ => "this markup",
    }
}
