//! Reads Djot as the blocks of a document that is not numbered yet.
//!
//! Numbers of articles and chapters are empty, each item has the marker of the first item of its kind, and
//! references have no text; numbering fills them in.

use std::collections::BTreeMap;
use std::ops::Range;

use jotdown::{Attributes, Container, Event, OffsetIter};

use super::classes::{
    AFTER, ANNEX, BEFORE, CENTERED, COLUMN_NUMBERS, COMPACT, LANDSCAPE, MIDDLE, ROOMS, WIDTH,
};
use super::data_blocks::DataBlocks;
use super::source_map::MappedText;
use crate::codes;
use crate::document::{Block, GroupLevel, Label};
use naskah_diagnostic::{Code, Diagnostic, Span, closest};

/// The blocks of a wording, and what is wrong with it.
pub(super) struct ParsedWording {
    pub(super) blocks: Vec<Block>,
    /// The title in one line; none without a title block.
    pub(super) name: Option<String>,
    /// The labels, and where they were written.
    pub(super) labels: Labels,
    /// Those of the office's own articles.
    pub(super) own_labels: Labels,
    /// Where articles ask to be put, by their labels.
    pub(super) positions: BTreeMap<Label, ArticlePosition>,
    pub(super) found: Vec<Diagnostic>,
}

/// Where an article is put among those of the extended template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ArticlePosition {
    /// After the article with this label.
    After(String),
    /// Before it.
    Before(String),
}

/// Labels, and where they were written.
pub(super) type Labels = BTreeMap<Label, Option<Span>>;

/// Reads the rendered wording of a document.
pub(super) fn read(wording: &MappedText, data_blocks: &DataBlocks<'_>) -> ParsedWording {
    read_in(&BlockContext::Outside, wording, data_blocks)
}

/// Reads the rendered wording of an article.
pub(super) fn read_article(wording: &MappedText, data_blocks: &DataBlocks<'_>) -> ParsedWording {
    read_in(&BlockContext::Article, wording, data_blocks)
}

fn read_in(
    context: &BlockContext,
    wording: &MappedText,
    data_blocks: &DataBlocks<'_>,
) -> ParsedWording {
    let mut reader = MarkupReader {
        events: jotdown::Parser::new(wording.text()).into_offset_iter(),
        wording,
        data_blocks,
        labels: Labels::new(),
        name: None,
        letterhead_seen: false,
        annex_seen: false,
        open_groups: Vec::new(),
        signatures_seen: false,
        positions: BTreeMap::new(),
        found: Vec::new(),
    };
    reader.next();
    let blocks = reader.blocks(context);
    let MarkupReader { name, labels, positions, found, .. } = reader;
    ParsedWording { blocks, name, labels, own_labels: Labels::new(), positions, found }
}

/// What contains a block.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum BlockContext {
    /// Neither an article nor an annex.
    Outside,
    /// An article, directly.
    Article,
    /// An annex.
    Annex,
    /// An item.
    Item {
        /// The first markers of its list and of those around it, outermost first; *ayat* not counted.
        markers: Vec<&'static str>,
        in_annex: bool,
    },
}

/// The attributes of a block: `{#label .class key=value}`.
pub(super) struct BlockAttributes {
    pub(super) label: Option<Label>,
    pub(super) classes: Vec<String>,
    /// Values by key.
    pub(super) values: BTreeMap<&'static str, String>,
    pub(super) span: Option<Span>,
}

impl BlockAttributes {
    pub(super) fn has(&self, class: &str) -> bool {
        self.classes.iter().any(|it| it == class)
    }
}

/// Reads the events of the Djot parser.
pub(super) struct MarkupReader<'a> {
    events: OffsetIter<'a>,
    pub(super) wording: &'a MappedText,
    pub(super) data_blocks: &'a DataBlocks<'a>,
    labels: Labels,
    /// The title in one line.
    pub(super) name: Option<String>,
    pub(super) letterhead_seen: bool,
    pub(super) annex_seen: bool,
    /// The chapter and part that were begun last.
    pub(super) open_groups: Vec<GroupLevel>,
    signatures_seen: bool,
    pub(super) positions: BTreeMap<Label, ArticlePosition>,
    found: Vec<Diagnostic>,
}

impl<'a> MarkupReader<'a> {
    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    /// Reads the blocks of the current container, up to its end.
    pub(super) fn blocks(&mut self, context: &BlockContext) -> Vec<Block> {
        self.labelled_blocks(context).0
    }

    /// As [`Self::blocks`]; also the label before the text of the first block.
    pub(super) fn labelled_blocks(
        &mut self,
        context: &BlockContext,
    ) -> (Vec<Block>, Option<Label>) {
        let mut blocks = Vec::new();
        let mut label = None;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Start(container, attributes) => {
                    let own = self.block(&container, &attributes, range, context, &mut blocks);
                    if let Some((name, span)) = own {
                        if matches!(context, BlockContext::Item { .. }) && blocks.len() == 1 {
                            label = self.define(name, span);
                        } else {
                            self.misplaced_label(&name, span);
                        }
                    }
                }
                Event::Attributes(attributes) => {
                    let span = self.wording.origin(range.clone());
                    if let Some(name) = self.attributes(&attributes, range, &[], &[]).label {
                        self.misplaced_label(&name, span);
                    }
                }
                Event::ThematicBreak(_) => self.unsupported("a rule", range),
                _ => {}
            }
        }
        (blocks, label)
    }

    /// Reads one block and returns its label.
    fn block(
        &mut self,
        container: &Container<'_>,
        attributes: &Attributes<'_>,
        range: Range<usize>,
        context: &BlockContext,
        blocks: &mut Vec<Block>,
    ) -> Option<(Label, Option<Span>)> {
        let span = self.wording.origin(range.clone());
        let (classes, keys): (&[&str], &[&'static str]) = match container {
            Container::Section { .. } => (&[ANNEX, LANDSCAPE], &[AFTER, BEFORE]),
            Container::Table => (&[ROOMS, COMPACT, MIDDLE, COLUMN_NUMBERS], &[WIDTH]),
            Container::Paragraph => (&[CENTERED], &[]),
            _ => (&[], &[]),
        };
        let own = self.attributes(attributes, range.clone(), classes, keys);
        if let Container::Section { .. } = container {
            self.section(own, context, blocks);
            return None;
        }
        let label = own.label.clone().map(|label| (label, span.clone()));
        match container {
            Container::Paragraph => {
                let inline = self.inline();
                if !inline.text.0.is_empty() {
                    let block = if own.has(CENTERED) { Block::Centered } else { Block::Paragraph };
                    blocks.push(block(inline.text));
                }
                if !inline.figures.is_empty() {
                    blocks.push(Block::Figures(inline.figures));
                }
                return inline.label.or(label);
            }
            Container::Heading { .. } => {
                self.error(
                    codes::MISPLACED_HEADING,
                    "a heading cannot stand inside an item or a container",
                    span,
                );
                self.skip();
            }
            Container::List { kind, .. } => self.list(*kind, range, context, blocks),
            Container::Table => blocks.extend(self.table(span, &own).map(Block::Table)),
            Container::DescriptionList => blocks.push(Block::Form(self.form())),
            Container::Div { class } if *class == "title" => blocks.push(self.title()),
            Container::Div { class } => {
                self.letterhead_seen |= *class == "letterhead";
                match self.data_blocks.block(class) {
                    Some(block) => self.push_data_block(block, blocks),
                    None => self.unknown_container(class, span),
                }
                if self.skip() {
                    let span = self.wording.origin(range);
                    let message = format!("`::: {class}` takes no content of its own");
                    self.error(codes::CONTAINER_CONTENT, message, span)
                        .help
                        .push("end it with `:::` on the next line".into());
                }
            }
            other => {
                self.unsupported(described(other), range);
                self.skip();
            }
        }
        label
    }

    /// Adds a block of the data. The first signatures, those of the document, are followed by what stands below them;
    /// later ones, such as those of an annex, have no duty stamp: an original carries one.
    fn push_data_block(&mut self, mut block: Block, blocks: &mut Vec<Block>) {
        let Block::Signatures(signatures) = &mut block else { return blocks.push(block) };
        if std::mem::replace(&mut self.signatures_seen, true) {
            signatures.parties.iter_mut().for_each(|signatory| signatory.meterai = None);
            blocks.push(block);
        } else {
            blocks.push(block);
            blocks.extend(self.data_blocks.below_signatures());
        }
    }

    /// Records a label; an error and none if it is taken.
    pub(super) fn define(&mut self, label: Label, span: Option<Span>) -> Option<Label> {
        if let Some(first) = self.labels.get(&label).cloned() {
            let diagnostic = Diagnostic::error(
                codes::DUPLICATE_LABEL,
                format!("the label `{}` names two places", label.0),
            );
            self.found.push(diagnostic.at(span, "again here").at(first, "first here"));
            return None;
        }
        self.labels.insert(label.clone(), span);
        Some(label)
    }

    pub(super) fn misplaced_label(&mut self, label: &Label, span: Option<Span>) {
        let message = format!("the label `{}` has nothing to name here", label.0);
        self.error(codes::MISPLACED_LABEL, message, span).help.push(LABEL_HELP.into());
    }

    fn unknown_container(&mut self, name: &str, span: Option<Span>) {
        let help = closest(name, DataBlocks::NAMES.iter().copied(), "containers");
        let message = format!("there is no container `{name}`");
        self.error(codes::UNKNOWN_CONTAINER, message, span).help.push(help);
    }

    pub(super) fn unsupported(&mut self, what: &str, range: Range<usize>) {
        let span = self.wording.origin(range);
        self.error(codes::MARKUP_UNSUPPORTED, format!("{what} has no place in an agreement"), span);
    }

    pub(super) fn error(
        &mut self,
        code: Code,
        message: impl Into<String>,
        span: Option<Span>,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic::error(code, message).at(span, ""));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Skips the rest of the current container; returns whether it held anything.
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

/// Help for misplaced labels.
pub(super) const LABEL_HELP: &str = "a label stands before a heading or an item's text";

/// A kind of markup in words.
pub(super) fn described(container: &Container<'_>) -> &'static str {
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
