//! Page breaks, page numbers, watermark.

use super::*;
use crate::document::{ArticleGroup, GroupLevel};
use crate::style::PageNumberPosition;

#[test]
fn a_heading_keeps_two_lines_wherever_the_page_ends() {
    for sentences in 1..40 {
        let blocks = vec![paragraph(sentences), article(1, vec![paragraph(20)])];
        for page in pages_of(blocks, &style()).pages {
            let shown = shown(&page);
            if let Some(at) = shown.iter().position(|shown| shown.text.starts_with("Pasal")) {
                let below = shown[at..].iter().filter(|shown| is_text(shown)).count();
                assert!(below >= 2, "{sentences} sentences leave {below} lines under the heading");
            }
        }
    }
}

#[test]
fn page_numbers_stand_where_the_style_says() {
    let long = || vec![paragraph(60)];
    let pages = pages_of(long(), &style()).pages;
    assert!(shown(&pages[0]).iter().all(|s| !s.text.contains("- 1 -")));
    assert!(find(&pages[1], "- 2 -").y < style().margins.top);

    let mut style = style();
    style.page_numbers = PageNumberPosition::Foot;
    let pages = pages_of(long(), &style).pages;
    let number = find(&pages[0], &format!("Halaman 1 dari {}", pages.len())).y;
    assert!(number > style.paper.height - style.margins.bottom);
}

#[test]
fn the_watermark_lies_behind_everything_on_every_page() {
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let document = Document {
        blocks: vec![paragraph(60)],
        watermark: Some("CONTOH".into()),
        ..Document::default()
    };
    let (pages, _) = layout(&document, &style, &fonts, &ImageStore::default()).unwrap();
    assert!(pages.pages.len() > 1);
    for page in pages.pages {
        let first = page.items.first();
        assert!(
            matches!(first, Some(page::DisplayItem::Watermark { run, .. }) if *run.text == *"CONTOH")
        );
    }
}

#[test]
fn a_chapter_keeps_its_first_article_or_paragraph() {
    let chapter = || {
        Block::ArticleGroup(ArticleGroup {
            level: GroupLevel::Chapter,
            number: "BAB I".into(),
            title: Text::plain("KETENTUAN UMUM"),
            label: None,
        })
    };
    for sentences in 1..40 {
        for follows in [article(1, vec![paragraph(20)]), paragraph(20)] {
            let blocks = vec![paragraph(sentences), chapter(), follows];
            for page in pages_of(blocks, &style()).pages {
                let shown = shown(&page);
                if let Some(at) = shown.iter().position(|shown| shown.text == "BAB I") {
                    let below = shown[at..].iter().filter(|shown| is_text(shown)).count();
                    assert!(below >= 2, "{sentences} sentences leave {below} lines");
                }
            }
        }
    }
}

#[test]
fn optional_parts_that_are_empty_leave_no_hole() {
    let style = style();
    let first_line = |blocks: Vec<Block>| {
        let pages = pages_of(blocks, &style);
        shown(&pages.pages[0]).iter().map(|s| s.y).min().unwrap()
    };
    let bare = first_line(vec![paragraph(1)]);
    let empty = [
        Block::Title(Default::default()),
        Block::Paragraph(Text::default()),
        Block::Parties(Vec::new()),
        Block::Form(Vec::new()),
        Block::List(List { kind: ListKind::Items, items: Vec::new() }),
        Block::Signatures(Signatures::default()),
    ];
    for block in empty {
        let name = format!("{block:?}");
        assert_eq!(first_line(vec![block, paragraph(1)]), bare, "{name}");
    }
}

#[test]
fn a_rule_that_cannot_be_kept_is_warned_of_with_its_place() {
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let source = naskah_diagnostic::Source::new("data.ron", SENTENCE);
    let mut text = Text::plain("Pihak yang terlalu panjang. ".repeat(400));
    text.0[0].origin = Some(source.span(0..5));
    let table = crate::document::Table::new(
        vec![crate::document::ColumnAlignment::Left],
        vec![Text::plain("Kegiatan")],
        vec![vec![text]],
    );
    let blocks = vec![article(4, vec![Block::Table(table)])];
    let document = Document { blocks, ..Document::default() };
    let (_, warnings) = layout(&document, &style, &fonts, &ImageStore::default()).unwrap();
    let first = warnings[0].to_string();
    let wanted = "data.ron:1:1: warning: between pages 1 and 2, in Pasal 4, before `";
    assert!(first.starts_with(wanted), "{first}");
    assert!(first.contains("`, a table row is divided"), "{first}");
}

#[test]
fn a_page_is_full_but_for_what_the_rules_keep_together() {
    let style = style();
    let foot = style.paper.height - style.margins.bottom;
    // The two lines that a paragraph keeps, or a two-line heading with the two that it keeps, and spaces.
    let most = style.leading * 4 + style.spacing.article + style.spacing.heading;
    for sentences in 1..12 {
        let blocks = (1..30).map(|number| article(number, vec![paragraph(sentences); 3])).collect();
        let pages = pages_of(blocks, &style).pages;
        let (_, full) = pages.split_last().unwrap();
        for (index, page) in full.iter().enumerate() {
            let last = shown(page).iter().filter(|s| !s.text.starts_with("- ")).map(|s| s.y).max();
            let left = foot - last.unwrap();
            assert!(left <= most, "{sentences} sentences: {left} left on page {}", index + 1);
        }
    }
}
