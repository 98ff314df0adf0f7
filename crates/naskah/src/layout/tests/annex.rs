//! Annexes: page geometry, heads and page numbers.

use super::*;
use crate::document::{Annex, ColumnAlignment, Table};
use crate::style::{AnnexNumbering, PageNumberPosition};

fn annex(number: &str, landscape: bool, blocks: Vec<Block>) -> Block {
    Block::Annex(Annex {
        number: number.into(),
        belongs_to: vec![row("NOMOR", "119/PKS/IX/2021"), row("TANGGAL", "21 September 2021")],
        title: Text::plain("Rencana Kerja"),
        label: None,
        landscape,
        blocks,
    })
}

fn table() -> Block {
    let row = |n: usize| vec![Text::plain(format!("{n}")), Text::plain(SENTENCE)];
    Block::Table(Table::new(
        vec![ColumnAlignment::Right, ColumnAlignment::Left],
        vec![Text::plain("Nomor"), Text::plain("Kegiatan")],
        (1..=60).map(row),
    ))
}

/// The number in *Halaman 2 dari 7* on each page.
fn numbers(pages: &[Page]) -> Vec<String> {
    let number = |page: &Page| {
        let text = shown(page).last().unwrap().text.to_owned();
        text.strip_prefix("Halaman ").unwrap().replace(" dari ", "/")
    };
    pages.iter().map(number).collect()
}

#[test]
fn an_annex_begins_a_page_and_what_follows_it_too() {
    let blocks = vec![
        paragraph(1),
        annex("LAMPIRAN I", false, vec![paragraph(1)]),
        annex("LAMPIRAN II", true, vec![paragraph(1)]),
        paragraph(1),
    ];
    let style = style();
    let pages = pages_of(blocks, &style).pages;
    assert_eq!(pages.len(), 4);
    find(&pages[1], "LAMPIRAN I");
    find(&pages[2], "LAMPIRAN II");
    let wide: Vec<bool> = pages.iter().map(|page| page.paper.width > page.paper.height).collect();
    assert_eq!(wide, [false, false, true, false]);
    assert_eq!(
        (pages[2].paper.width, pages[2].paper.height),
        (style.paper.height, style.paper.width)
    );
}

#[test]
fn a_landscape_annex_uses_the_width_of_its_sheet_and_its_head_lies_at_the_binding() {
    let style = style();
    let pages = pages_of(vec![annex("LAMPIRAN", true, vec![table(), paragraph(8)])], &style).pages;
    assert!(pages.len() > 2);
    for page in &pages {
        let widest = rules(page).iter().map(|rule| rule.width).max().unwrap();
        assert!(widest > style.paper.width);
        let body = shown(page);
        let inside = body.iter().filter(|s| !s.text.starts_with("- "));
        for line in inside {
            assert!(line.x >= style.margins.bottom, "{line:?}");
            // A trailing space is kept, but is not visible.
            let space = if line.text.ends_with(' ') { style.size } else { Length::ZERO };
            assert!(line.right - space <= page.paper.width - style.margins.top, "{line:?}");
            assert!(line.y >= style.margins.left, "{line:?}");
            assert!(line.y <= page.paper.height - style.margins.right, "{line:?}");
        }
        find(page, "Kegiatan");
    }
}

#[test]
fn the_head_is_one_block_at_the_right_and_the_title_stands_in_the_middle_under_it() {
    let style = style();
    let pages = pages_of(vec![annex("LAMPIRAN I", false, vec![paragraph(1)])], &style).pages;
    let page = &pages[0];
    let (number, label, value) =
        (find(page, "LAMPIRAN I"), find(page, "NOMOR"), find(page, "119/PKS/IX/2021"));
    let right = style.paper.width - style.margins.right;
    assert_eq!(number.x, right - style.annexes.head_width);
    assert_eq!(label.x, number.x);
    assert!(value.x > label.right && label.y > number.y);
    let title = find(page, "RENCANA KERJA");
    let off = title.x + title.right - (style.margins.left + right);
    assert!(off.to_sp().abs() <= 2);
    assert!(title.y > find(page, "TANGGAL").y);
}

#[test]
fn page_numbers_run_on_through_annexes_or_start_anew() {
    let blocks = || {
        let first = annex("LAMPIRAN I", true, vec![paragraph(60)]);
        vec![paragraph(60), first, annex("LAMPIRAN II", false, vec![paragraph(1)])]
    };
    let mut style = style();
    style.page_numbers = PageNumberPosition::Foot;
    let numbered = |counts: &[usize]| -> Vec<String> {
        counts.iter().flat_map(|of| (1..=*of).map(move |number| format!("{number}/{of}"))).collect()
    };
    let pages = pages_of(blocks(), &style).pages;
    assert_eq!(numbers(&pages), numbered(&[pages.len()]));

    style.annexes.page_numbers = AnnexNumbering::Anew;
    let wide = pages.iter().filter(|page| page.paper.width > page.paper.height).count();
    let upright = pages.len() - wide - 1;
    assert!(upright > 1 && wide > 1);
    assert_eq!(numbers(&pages_of(blocks(), &style).pages), numbered(&[upright, wide, 1]));
}

#[test]
fn the_watermark_fits_on_every_sheet() {
    let style = style();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let blocks = vec![paragraph(1), annex("LAMPIRAN", true, vec![paragraph(1)])];
    for word in ["DRAF", "SALINAN UNTUK ARSIP"] {
        let watermark = Some(word.into());
        let document = Document { blocks: blocks.clone(), watermark, ..Document::default() };
        let (pages, _) = layout(&document, &style, &fonts, &ImageStore::default()).unwrap();
        assert_eq!(pages.pages.len(), 2);
        for page in &pages.pages {
            let Some(page::DisplayItem::Watermark { run, degrees, .. }) = page.items.first() else {
                panic!("no watermark on {page:?}")
            };
            let (sin, cos) = f64::from(*degrees).to_radians().sin_cos();
            let (long, high) = (run.width().to_pt(), run.size.to_pt());
            assert!(long * cos + high * sin <= page.paper.width.to_pt());
            assert!(long * sin + high * cos <= page.paper.height.to_pt());
        }
    }
}
