//! Checks that the two languages of a document correspond, block by block.
//!
//! Only a reader can compare the meaning. But a paragraph that one language lacks, or a reference with
//! another target, can be detected, and must not be printed.

use std::collections::BTreeSet;

use super::block::{
    ArticleGroup, Block, Cell, Document, GroupLevel, List, ListItem, ListKind, TitlePart,
};
use super::text::{Label, Text};
use crate::codes;
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// The structural differences between a document and its translation, each with its place in both.
pub(crate) fn compare_translation(document: &Document, translation: &Document) -> Vec<Diagnostic> {
    let mut comparison = Comparison { found: Vec::new() };
    let sides = Pair(document, translation).map(|it| Side { language: it.language, at: None });
    comparison.blocks(&sides, Pair(&document.blocks, &translation.blocks));
    comparison.found
}

/// One value for each language.
#[derive(Clone, Copy)]
struct Pair<T>(T, T);

impl<T> Pair<T> {
    fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair(f(self.0), f(self.1))
    }
}

/// One language, and the current position in its document.
#[derive(Clone)]
struct Side {
    language: Language,
    /// `Pasal 4 ayat (2)`; none before the first numbered block.
    at: Option<String>,
}

impl Side {
    fn name(&self) -> String {
        self.at.clone().unwrap_or_else(|| format!("the {} text", self.language.name()))
    }

    /// The position of a block with its own number.
    fn at_number(&self, number: &str) -> Self {
        Self { at: Some(number.to_owned()), ..*self }
    }

    /// The position of an item inside this one.
    fn at_item(&self, list: ListKind, item: &ListItem) -> Self {
        let words = match self.language {
            Language::Indonesian => ["ayat", "huruf", "angka"],
            Language::English => ["paragraph", "letter", "number"],
        };
        let digits = item.marker.starts_with(|first: char| first.is_ascii_digit());
        let word = match list {
            ListKind::Ayat => words[0],
            ListKind::Items => words[if digits { 2 } else { 1 }],
        };
        let inside = format!("{word} {}", item.marker.trim_end_matches('.'));
        Self {
            at: Some(self.at.iter().fold(inside.clone(), |_, at| format!("{at} {inside}"))),
            ..*self
        }
    }
}

struct Comparison {
    found: Vec<Diagnostic>,
}

impl Comparison {
    /// Compares blocks in order, up to the first pair that does not correspond; later pairs would not
    /// either.
    fn blocks(&mut self, sides: &Pair<Side>, all: Pair<&[Block]>) {
        for (left, right) in all.0.iter().zip(all.1) {
            if !self.block(sides, Pair(left, right)) {
                return;
            }
        }
        let common = all.0.len().min(all.1.len());
        let (has, lacks, more, less) = match all.0.len() > common {
            true => (&sides.0, &sides.1, all.0, all.1),
            false => (&sides.1, &sides.0, all.1, all.0),
        };
        if let Some(extra) = more.get(common) {
            let message =
                format!("{} holds {}, {} does not", has.name(), kind(extra), lacks.name());
            self.differ(message, Pair(origin(extra), less.last().and_then(origin)));
        }
    }

    /// Compares two blocks; returns whether they correspond.
    fn block(&mut self, sides: &Pair<Side>, pair: Pair<&Block>) -> bool {
        let places = pair.map(origin);
        match (pair.0, pair.1) {
            (Block::Paragraph(left), Block::Paragraph(right))
            | (Block::Centered(left), Block::Centered(right)) => {
                self.references(sides, Pair(left, right));
            }
            (Block::List(left), Block::List(right)) if left.kind == right.kind => {
                self.list(sides, Pair(left, right));
            }
            (Block::Table(left), Block::Table(right)) => {
                let columns = Pair(left.columns.len(), right.columns.len());
                self.count(sides, "columns", columns, &places);
                self.count(sides, "rows", Pair(left.rows.len(), right.rows.len()), &places);
            }
            (Block::Form(left), Block::Form(right)) => {
                self.count(sides, "rows", Pair(left.len(), right.len()), &places);
            }
            (Block::Parties(left), Block::Parties(right)) => {
                self.count(sides, "parties", Pair(left.len(), right.len()), &places);
            }
            (Block::ArticleGroup(left), Block::ArticleGroup(right))
                if left.level == right.level =>
            {
                let inside =
                    Pair(sides.0.at_number(&left.number), sides.1.at_number(&right.number));
                return self.labels(&inside, Pair(&left.label, &right.label), places);
            }
            (Block::Article(left), Block::Article(right)) => {
                let inside =
                    Pair(sides.0.at_number(&left.number), sides.1.at_number(&right.number));
                if !self.labels(&inside, Pair(&left.label, &right.label), places) {
                    return false;
                }
                self.blocks(&inside, Pair(&left.blocks, &right.blocks));
            }
            (Block::Annex(left), Block::Annex(right)) => {
                let inside =
                    Pair(sides.0.at_number(&left.number), sides.1.at_number(&right.number));
                self.blocks(&inside, Pair(&left.blocks, &right.blocks));
            }
            (left, right) => {
                if std::mem::discriminant(left) != std::mem::discriminant(right)
                    || matches!(left, Block::List(_) | Block::ArticleGroup(_))
                {
                    let message = format!(
                        "{} holds {} where {} holds {}",
                        sides.0.name(),
                        kind(left),
                        sides.1.name(),
                        kind(right)
                    );
                    self.differ(message, places);
                    return false;
                }
            }
        }
        true
    }

    fn list(&mut self, sides: &Pair<Side>, lists: Pair<&List>) {
        let what = match lists.0.kind {
            ListKind::Ayat => "ayat",
            ListKind::Items => "items",
        };
        let counts = lists.map(|list| list.items.len());
        // Point at the first item that only one list has.
        let last = counts.0.min(counts.1);
        let places = lists.map(|list| {
            let item = list.items.get(last).or(list.items.last())?;
            item.blocks.iter().find_map(origin)
        });
        self.count(sides, what, counts, &places);
        for (left, right) in lists.0.items.iter().zip(&lists.1.items) {
            let kind = lists.0.kind;
            let inside = Pair(sides.0.at_item(kind, left), sides.1.at_item(kind, right));
            let places = Pair(left, right).map(|item| item.blocks.iter().find_map(origin));
            self.labels(&inside, Pair(&left.label, &right.label), places);
            self.blocks(&inside, Pair(&left.blocks, &right.blocks));
        }
    }

    fn count(
        &mut self,
        sides: &Pair<Side>,
        what: &str,
        counts: Pair<usize>,
        places: &Pair<Option<Span>>,
    ) {
        if counts.0 != counts.1 {
            let (left, right) = (sides.0.name(), sides.1.name());
            let message = format!("{left} has {} {what}, {right} has {}", counts.0, counts.1);
            self.differ(message, places.clone());
        }
    }

    /// Compares the labels of two blocks; returns whether they are equal.
    fn labels(
        &mut self,
        sides: &Pair<Side>,
        labels: Pair<&Option<Label>>,
        places: Pair<Option<Span>>,
    ) -> bool {
        let same = labels.0 == labels.1;
        if !same {
            let names = labels.map(|label| match label {
                Some(label) => format!("is labelled `{}`", label.0),
                None => "has no label".to_owned(),
            });
            let (left, right) = (sides.0.name(), sides.1.name());
            self.differ(format!("{left} {}, {right} {}", names.0, names.1), places);
        }
        same
    }

    fn references(&mut self, sides: &Pair<Side>, texts: Pair<&Text>) {
        let targets = texts.map(|text| {
            text.0.iter().filter_map(|run| run.target.as_ref()).collect::<BTreeSet<_>>()
        });
        let (has, lacks, label) = if let Some(label) = targets.0.difference(&targets.1).next() {
            (&sides.0, &sides.1, label)
        } else if let Some(label) = targets.1.difference(&targets.0).next() {
            (&sides.1, &sides.0, label)
        } else {
            return;
        };
        let message = format!("{} refers to `#{}`, {} does not", has.name(), label.0, lacks.name());
        self.differ(message, texts.map(start));
    }

    fn differ(&mut self, message: String, places: Pair<Option<Span>>) {
        self.found.push(
            Diagnostic::error(codes::TRANSLATION_DIFFERS, message)
                .at(places.0, "this block")
                .at(places.1, "corresponds to this one")
                .help("both languages need the same articles, paragraphs, items and references"),
        );
    }
}

/// The kind of a block, in words.
fn kind(block: &Block) -> &'static str {
    match block {
        Block::Letterhead(_) => "a letterhead",
        Block::Title(_) => "a title",
        Block::Paragraph(_) => "a paragraph",
        Block::Parties(_) => "the parties",
        Block::Form(_) => "a form",
        Block::List(List { kind: ListKind::Ayat, .. }) => "numbered paragraphs",
        Block::List(_) => "a list",
        Block::Table(_) => "a table",
        Block::Centered(_) => "a centred paragraph",
        Block::Figures(_) => "pictures",
        Block::PageBreak => "a page break",
        Block::ArticleGroup(ArticleGroup { level: GroupLevel::Chapter, .. }) => "a chapter",
        Block::ArticleGroup(ArticleGroup { level: GroupLevel::Part, .. }) => "a part",
        Block::ArticleGroup(ArticleGroup { level: GroupLevel::Subpart, .. }) => "a subpart",
        Block::Article(_) => "an article",
        Block::Annex(_) => "an annex",
        Block::Signatures(_) => "signatures",
    }
}

/// The origin of a block's first text.
pub(crate) fn origin(block: &Block) -> Option<Span> {
    match block {
        Block::Letterhead(letterhead) => start(&letterhead.office),
        Block::Title(title) => title.parts.iter().find_map(|part| match part {
            TitlePart::Line(line) => start(line),
            TitlePart::Items(_) | TitlePart::Numbers(_) => None,
        }),
        Block::Paragraph(text) | Block::Centered(text) => start(text),
        Block::Figures(figures) => figures.iter().find_map(|figure| figure.origin.clone()),
        Block::PageBreak => None,
        Block::Parties(entries) => {
            let rows = entries.iter().flat_map(|entry| &entry.rows);
            rows.flat_map(|row| [&row.label, &row.value]).find_map(start)
        }
        Block::Form(rows) => rows.iter().find_map(|row| start(&row.label).or(start(&row.value))),
        Block::List(list) => list.items.iter().flat_map(|item| &item.blocks).find_map(origin),
        Block::Table(table) => table.header.iter().flatten().filter_map(Cell::text).find_map(start),
        Block::ArticleGroup(group) => start(&group.title),
        Block::Article(article) => start(&article.title),
        Block::Annex(annex) => start(&annex.title),
        Block::Signatures(signatures) => {
            signatures.parties.iter().find_map(|signatory| start(&signatory.name))
        }
    }
}

fn start(text: &Text) -> Option<Span> {
    text.0.iter().find_map(|run| run.origin.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Article, Run};

    fn text(text: &str) -> Block {
        Block::Paragraph(Text::plain(text))
    }

    fn referring(to: &str) -> Block {
        let run = Run { text: "x".into(), target: Some(Label(to.into())), ..Run::default() };
        Block::Paragraph(Text(vec![run]))
    }

    fn list(kind: ListKind, items: &[&[Block]]) -> Block {
        let item = |(index, blocks): (usize, &&[Block])| ListItem {
            marker: match kind {
                ListKind::Ayat => format!("({})", index + 1),
                ListKind::Items => format!("{}.", naskah_wording::letter(index as u32 + 1)),
            },
            label: None,
            blocks: blocks.to_vec(),
        };
        Block::List(List { kind, items: items.iter().enumerate().map(item).collect() })
    }

    fn article(language: Language, number: usize, label: &str, blocks: Vec<Block>) -> Block {
        let word = if language == Language::English { "Article" } else { "Pasal" };
        Block::Article(Article {
            number: format!("{word} {number}"),
            title: Text::plain("Title"),
            label: Some(Label(label.into())),
            blocks,
        })
    }

    /// The messages about a first article with this content, one side for each language.
    fn said(left: Vec<Block>, right: Vec<Block>) -> Vec<String> {
        let document = |language, blocks| Document {
            language,
            blocks: vec![article(language, 1, "a", blocks)],
            ..Document::default()
        };
        let found = compare_translation(
            &document(Language::Indonesian, left),
            &document(Language::English, right),
        );
        found.into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn what_corresponds_is_not_spoken_of() {
        let blocks = || vec![text("x"), list(ListKind::Ayat, &[&[text("y"), referring("z")]])];
        assert_eq!(said(blocks(), blocks()), [""; 0]);
    }

    #[test]
    fn a_difference_names_its_place_on_both_sides() {
        let items = |count| list(ListKind::Items, &vec![[text("x")].as_slice(); count]);
        let ayat = |count| list(ListKind::Ayat, &[&[text("x")], &[text("y"), items(count)]]);
        assert_eq!(
            said(vec![ayat(3)], vec![ayat(2)]),
            ["Pasal 1 ayat (2) has 3 items, Article 1 paragraph (2) has 2"]
        );
        assert_eq!(
            said(vec![ayat(3)], vec![items(2)]),
            ["Pasal 1 holds numbered paragraphs where Article 1 holds a list"]
        );
        assert_eq!(
            said(vec![text("x")], vec![text("x"), ayat(2)]),
            ["Article 1 holds numbered paragraphs, Pasal 1 does not"]
        );
        assert_eq!(
            said(
                vec![list(ListKind::Items, &[&[referring("b")]])],
                vec![list(ListKind::Items, &[&[referring("c")]])]
            ),
            ["Pasal 1 huruf a refers to `#b`, Article 1 letter a does not"]
        );
    }

    #[test]
    fn an_article_too_many_is_told_once_and_by_its_label() {
        let document = |language, labels: &[&str]| Document {
            language,
            blocks: labels
                .iter()
                .enumerate()
                .map(|(index, label)| article(language, index + 1, label, vec![text("x")]))
                .collect(),
            ..Document::default()
        };
        let found = compare_translation(
            &document(Language::Indonesian, &["a", "b", "c"]),
            &document(Language::English, &["a", "c"]),
        );
        let said: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(said, ["Pasal 2 is labelled `b`, Article 2 is labelled `c`"]);
        let found = compare_translation(
            &document(Language::Indonesian, &["a"]),
            &document(Language::English, &["a", "b"]),
        );
        assert_eq!(
            found[0].message,
            "the English text holds an article, the Indonesian text does not"
        );
    }
}
