//! Bilingual documents: each language in a column of its own, corresponding blocks at the same height.
//!
//! Both languages are measured in the width of a column, and their flows are joined block by block and
//! line by line (`bilingual_columns`). Blocks that need more width span both columns, once for each
//! language, one below the other; the signatures appear once for both (`bilingual_pairing`).

use std::borrow::Cow;

use super::bilingual_columns::ColumnJoiner;
use super::bilingual_pairing::paired_blocks;
use super::context::{LanguageColumn, LayoutContext};
use super::flow::Flow;
use crate::document::{Block, Document};
use crate::style::{ListStyle, Style};

/// The style for a document: that of the columns if it is bilingual.
pub(super) fn effective_style<'a>(document: &Document, style: &'a Style) -> Cow<'a, Style> {
    if document.translation.is_none() {
        return Cow::Borrowed(style);
    }
    let columns = style.bilingual;
    Cow::Owned(Style {
        size: columns.size,
        leading: columns.leading,
        lists: ListStyle { marker_width: columns.marker_width, ..style.lists },
        ..style.clone()
    })
}

/// Whether a block spans both columns.
pub(super) fn spans_columns(block: &Block) -> bool {
    match block {
        Block::Letterhead(_)
        | Block::Title(_)
        | Block::Form(_)
        | Block::Table(_)
        | Block::Figures(_)
        | Block::Annex(_)
        | Block::Signatures(_) => true,
        Block::Paragraph(_)
        | Block::Centered(_)
        | Block::PageBreak
        | Block::Parties(_)
        | Block::List(_)
        | Block::ArticleGroup(_)
        | Block::Article(_) => false,
    }
}

impl LayoutContext<'_> {
    /// Adds both languages of a document.
    pub(super) fn bilingual(
        &mut self,
        document: &Document,
        translation: &Document,
        flow: &mut Flow,
    ) {
        let settings = self.style.bilingual;
        let across = self.geometry.text_width();
        let width = (across - settings.gutter) / 2;
        let (left, right) =
            paired_blocks(&document.blocks, &translation.blocks, translation.language);

        // Both elements come before that of the signatures, which belong to neither language.
        let columns =
            [(left, false, document.language), (right, settings.italic, translation.language)].map(
                |(blocks, italic, language)| {
                    (self.language_part(language), blocks, italic, language)
                },
            );
        let columns = columns.map(|(part, blocks, italic, language)| {
            let mut column = Flow::default();
            self.column = Some(LanguageColumn { across, italic, language });
            self.inside(part, |it| it.blocks(&blocks, width, &mut column));
            column
        });
        self.column = None;
        let [left, right] = columns;
        let columns =
            ColumnJoiner { second: across - width, middle: across / 2, rule: settings.rule };
        columns.join(left, right, flow);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Length;
    use crate::document::{Article, List, ListItem, ListKind, Signatory, Signatures, Text};
    use crate::layout::layout;
    use crate::page::{self, Pages};
    use crate::picture::ImageStore;
    use crate::text::Fonts;

    const STYLES: [&str; 3] = ["f4-bookman", "a4-arial", "a4-times"];

    /// A text with an identifying first word: `I3` begins the third block of the Indonesian text.
    fn part(side: char, number: usize, words: usize) -> Text {
        Text::plain(format!("{side}{number} {}", vec!["kata"; words].join(" ")))
    }

    /// A document of articles; each number is the length of an *ayat* in words.
    fn document(side: char, articles: &[Vec<usize>]) -> Document {
        let mut number = 0;
        let articles = articles.iter().enumerate().map(|(index, ayat)| {
            let items = ayat.iter().enumerate().map(|(index, words)| {
                number += 1;
                ListItem {
                    marker: format!("({})", index + 1),
                    label: None,
                    blocks: vec![Block::Paragraph(part(side, number, *words))],
                }
            });
            Block::Article(Article {
                number: format!("{side}-{}", index + 1),
                title: Text::plain("TITLE"),
                label: None,
                blocks: vec![Block::List(List { kind: ListKind::Ayat, items: items.collect() })],
            })
        });
        let mut blocks: Vec<Block> = articles.collect();
        let signatory = |name: &str| Signatory {
            role: Some(Text::plain(format!("{side} ROLE"))),
            position: vec![Text::plain("HEAD,")],
            name: Text::plain(name),
            ..Signatory::default()
        };
        blocks.push(Block::Signatures(Signatures {
            parties: vec![signatory("NAME-1"), signatory("NAME-2")],
            ..Signatures::default()
        }));
        Document { blocks, ..Document::default() }
    }

    fn pages(original: Document, translation: Document, style: &Style) -> Pages {
        let fonts = Fonts::builtin(&style.typeface).unwrap();
        let document = Document { translation: Some(Box::new(translation)), ..original };
        layout(&document, style, &fonts, &ImageStore::default()).unwrap_or_else(|e| panic!("{e}")).0
    }

    /// Everything shown: page, left edge, baseline, text.
    fn shown(pages: &Pages) -> Vec<(usize, Length, Length, String)> {
        let on_page = |(index, page): (usize, &page::Page)| {
            let items = page.items.iter().filter_map(move |item| match item {
                page::DisplayItem::Glyphs { at, run } => {
                    Some((index, at.x + run.x, at.y, run.text.to_string()))
                }
                _ => None,
            });
            items.collect::<Vec<_>>()
        };
        pages.pages.iter().enumerate().flat_map(on_page).collect()
    }

    /// Where the run is that begins with these words.
    fn place(pages: &Pages, words: &str) -> (usize, Length, Length) {
        let found = shown(pages).into_iter().find(|(_, _, _, text)| {
            text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let (page, x, y, _) = found.unwrap_or_else(|| panic!("{words} is not shown"));
        (page, x, y)
    }

    fn lengths() -> impl Strategy<Value = Vec<Vec<(usize, usize)>>> {
        let ayat = prop::collection::vec((1..90_usize, 1..90_usize), 1..5);
        prop::collection::vec(ayat, 1..6)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn each_part_begins_at_one_height_in_both_columns(lengths in lengths(), style in 0..3_usize) {
            let style = Style::builtin(STYLES[style]).unwrap();
            let side = |take: fn(&(usize, usize)) -> usize| -> Vec<Vec<usize>> {
                lengths.iter().map(|ayat| ayat.iter().map(take).collect()).collect()
            };
            let pages = pages(document('I', &side(|it| it.0)), document('E', &side(|it| it.1)), &style);
            let count = lengths.iter().map(Vec::len).sum::<usize>();
            let names = (1..=count).map(|number| number.to_string());
            let headings = (1..=lengths.len()).map(|number| format!("-{number}"));
            for name in names.chain(headings) {
                let (left_page, left, left_y) = place(&pages, &format!("I{name}"));
                let (right_page, right, right_y) = place(&pages, &format!("E{name}"));
                prop_assert_eq!((left_page, left_y), (right_page, right_y), "{}", name);
                prop_assert!(left < right);
            }
            let foot = style.paper.height - style.margins.bottom;
            let edge = style.margins.left + (style.paper.width - style.margins.left - style.margins.right) / 2;
            for (_, x, y, text) in shown(&pages).iter().filter(|it| it.3.contains("kata")) {
                prop_assert!(*y <= foot);
                prop_assert!(*x < edge || !text.starts_with('I'));
            }
            // No text is lost in either language.
            let words = shown(&pages).iter().map(|it| it.3.matches("kata").count()).sum::<usize>();
            let wanted = lengths.iter().flatten().map(|(left, right)| left + right).sum::<usize>();
            prop_assert_eq!(words, wanted);
        }
    }

    #[test]
    fn a_part_is_read_to_its_end_before_the_one_beside_it() {
        let style = Style::builtin("f4-bookman").unwrap();
        let pages = pages(document('I', &[vec![40, 1]]), document('E', &[vec![40, 1]]), &style);
        let order: Vec<String> = shown(&pages)
            .into_iter()
            .filter_map(|(_, _, _, text)| {
                let first = text.split(' ').next()?.to_owned();
                ["I1", "E1", "I2", "E2"].contains(&first.as_str()).then_some(first)
            })
            .collect();
        assert_eq!(order, ["I1", "E1", "I2", "E2"]);
        let texts: Vec<String> = shown(&pages).into_iter().map(|it| it.3).collect();
        let at = |words: &str| texts.iter().position(|text| text.starts_with(words)).unwrap();
        let between = &texts[at("I1")..at("E1")];
        assert!(between.iter().filter(|text| text.contains("kata")).count() > 3, "{between:?}");
    }

    #[test]
    fn signatures_stand_once_with_both_roles_and_closing_lines_of_both_languages() {
        let style = Style::builtin("a4-times").unwrap();
        for words in [(700, 60), (60, 700), (720, 740), (650, 650)] {
            let pages = pages(
                document('I', &[vec![words.0], vec![30]]),
                document('E', &[vec![words.1], vec![60]]),
                &style,
            );
            let last = pages.pages.len() - 1;
            assert_eq!(place(&pages, "NAME-1").0, last);
            let all = shown(&pages);
            assert_eq!(all.iter().filter(|it| it.3.contains("NAME-1")).count(), 1);
            let roles: Vec<&str> =
                all.iter().map(|it| it.3.trim()).filter(|text| text.ends_with("ROLE")).collect();
            assert_eq!(roles, ["I ROLE", "E ROLE", "I ROLE", "E ROLE"]);
            let lines = all.iter().filter(|it| it.0 == last && it.3.contains("kata"));
            let middle = style.paper.width / 2;
            let (left, right): (Vec<_>, Vec<_>) = lines.partition(|it| it.1 < middle);
            assert!(left.len() >= 2 && right.len() >= 2, "{words:?}");
        }
    }

    #[test]
    fn a_table_stands_over_both_columns_once_for_each_language() {
        let style = Style::builtin("f4-bookman").unwrap();
        let table = |side: char| {
            let table = crate::document::Table::new(
                [crate::document::ColumnAlignment::Left; 2],
                ["A", "B"].map(|it| Text::plain(format!("{side}-{it}"))),
                [[1, 2].map(|it| part(side, it, 30)).to_vec()],
            );
            let blocks = vec![
                Block::Paragraph(part(side, 8, 20)),
                Block::Table(table),
                Block::Paragraph(part(side, 9, 20)),
            ];
            Document { blocks, ..Document::default() }
        };
        let pages = pages(table('I'), table('E'), &style);
        let (left, right) = (place(&pages, "I-A"), place(&pages, "E-A"));
        assert!(left.2 < right.2);
        let middle = style.paper.width / 2;
        for side in ["I", "E"] {
            assert!(place(&pages, &format!("{side}-A")).1 < middle);
            assert!(place(&pages, &format!("{side}-B")).1 > middle);
        }
        assert_eq!(place(&pages, "I9").2, place(&pages, "E9").2);
        assert!(place(&pages, "I9").2 > right.2);
    }

    #[test]
    fn the_rule_between_the_columns_is_the_style_s() {
        let mut style = Style::builtin("f4-bookman").unwrap();
        let rules = |style: &Style| {
            let pages =
                pages(document('I', &[vec![20, 20]]), document('E', &[vec![20, 20]]), style);
            let items = pages.pages[0].items.iter();
            items
                .filter_map(|item| match item {
                    page::DisplayItem::Rule(rect) if rect.width == style.bilingual.rule => {
                        Some(*rect)
                    }
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let drawn = rules(&style);
        // Without a gap from the first line to the last.
        for (above, below) in drawn.iter().zip(&drawn[1..]) {
            assert_eq!(above.y + above.height, below.y);
        }
        assert!(drawn.len() > 4);
        style.bilingual.rule = Length::ZERO;
        assert_eq!(rules(&style), []);
    }
}
