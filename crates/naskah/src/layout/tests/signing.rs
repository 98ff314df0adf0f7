//! Meterai, initials and labels of originals, on laid-out pages.

use jiff::civil::date;

use super::{find, initials, paragraph, shown, signatory, signatures};
use crate::Length;
use crate::document::{Block, Document, Meterai, Signatory, Signatures, Text, Witnesses};
use crate::layout::layout;
use crate::page::{DisplayItem, Page, Pages, Rect};
use crate::picture::ImageStore;
use crate::style::{PageNumberPosition, Paper, Style};
use crate::text::Fonts;
use naskah_wording as wording;

const CAPTION: &str = "METERAI Rp10.000";

const LONG_POSITION: &str = "KEPALA DINAS PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK, PENGENDALIAN \
    PENDUDUK DAN KELUARGA BERENCANA KABUPATEN,";

fn styles() -> impl Iterator<Item = Style> {
    naskah_templates::STYLES.iter().map(|(name, _)| Style::builtin(name).unwrap())
}

fn laid_out(document: &Document, style: &Style) -> (Pages, Vec<String>) {
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    let (pages, warnings) = layout(document, style, &fonts, &ImageStore::default()).unwrap();
    (pages, warnings.into_iter().map(|warning| warning.message).collect())
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// The frames on a page, identified by the top rule and the left rule below its corner.
fn frames(page: &Page) -> Vec<Rect> {
    let rules: Vec<Rect> = page
        .items
        .iter()
        .filter_map(|item| if let DisplayItem::Rule(rect) = item { Some(*rect) } else { None })
        .collect();
    let mut frames = Vec::new();
    for window in rules.windows(4) {
        let [top, bottom, left, right] = [window[0], window[1], window[2], window[3]];
        if (top.x, top.y) == (left.x, left.y)
            && left.height == right.height
            && top.width == bottom.width
        {
            frames.push(Rect { height: left.height, ..top });
        }
    }
    frames
}

/// The areas of a page's text runs, from cap height to descender, with their text.
fn letters(page: &Page) -> Vec<(Rect, &str)> {
    let glyphs = page.items.iter().filter_map(|item| match item {
        DisplayItem::Glyphs { at, run } => Some((at, run)),
        _ => None,
    });
    glyphs
        .map(|(at, run)| {
            let rect = Rect {
                x: at.x + run.x,
                y: at.y - run.size.scale(7, 10),
                width: run.width(),
                height: run.size.scale(9, 10),
            };
            (rect, &*run.text)
        })
        .collect()
}

fn signer(index: usize, meterai: bool) -> Signatory {
    let name = format!("NAMA {} {}", "YANG PANJANG SEKALI ".repeat(index % 3 * 3), index + 1);
    let position = if index % 2 == 1 { LONG_POSITION } else { "KETUA," };
    let role = format!("PIHAK {}", ordinal(index));
    let mut signer = signatory(&role, position, &name);
    if index % 3 == 1 {
        signer.position.insert(0, Text::plain("a.n. BUPATI CONTOH"));
    }
    signer.credentials = vec![Text::plain("NIP 19700101 199003 1 001"); index % 2];
    Signatory { meterai: meterai.then_some(Meterai::Paper), ..signer }
}

fn ordinal(index: usize) -> String {
    wording::ordinal(u32::try_from(index + 1).unwrap()).to_uppercase()
}

fn signing(parties: usize, witnesses: usize) -> Document {
    let witness = |index| Signatory { role: None, ..signer(index, false) };
    let signatures = Signatures {
        parties: (0..parties).map(|index| signer(index, true)).collect(),
        witnesses: Vec::from_iter((witnesses > 0).then(|| Witnesses {
            heading: Text::plain("Menyaksikan,"),
            signatories: (0..witnesses).map(witness).collect(),
            compact: false,
        })),
    };
    Document {
        blocks: vec![paragraph(40), Block::Signatures(signatures)],
        initials: (0..parties)
            .map(|index| initials(&format!("PIHAK {}", ordinal(index))))
            .collect(),
        ..Document::default()
    }
}

#[test]
fn a_meterai_stands_in_each_room_and_touches_nothing_else() {
    for mut style in styles() {
        style.initials.shown = false;
        // A signing room that is too low for the stamp grows.
        style.signatures.room = Length::mm(20);
        for (parties, witnesses) in [(2, 0), (2, 1), (3, 2), (5, 3), (10, 6)] {
            let pages = laid_out(&signing(parties, witnesses), &style).0.pages;
            let mut count = 0;
            for page in &pages {
                let frames = frames(page);
                count += frames.len();
                for (index, frame) in frames.iter().enumerate() {
                    assert_eq!((frame.width, frame.height), (Length::mm(30), Length::mm(25)));
                    assert!(!frames[..index].iter().any(|other| overlap(*frame, *other)));
                    for (letters, text) in letters(page) {
                        assert!(text == CAPTION || !overlap(*frame, letters), "{text}");
                    }
                }
            }
            assert_eq!(count, parties);
        }
    }
}

#[test]
fn a_signature_in_the_middle_of_the_room_crosses_the_stamp() {
    let style = Style::builtin("a4-arial").unwrap();
    let pages = laid_out(&signing(3, 0), &style).0.pages;
    let page = pages.last().unwrap();
    for frame in frames(page) {
        let name = letters(page)
            .into_iter()
            .find(|(rect, text)| text.starts_with("NAMA") && rect.y > frame.y + frame.height)
            .unwrap();
        let width = (style.paper.width - style.margins.left - style.margins.right) / 2;
        let middle = frame.x + (width - style.signatures.gutter / 2) / 2;
        // A signature is some 5 cm wide.
        assert!(middle - Length::mm(25) < frame.x + frame.width, "{name:?}");
        assert!(middle > frame.x + frame.width, "most of the signature stays clear of the stamp");
    }
}

#[test]
fn a_row_with_one_meterai_keeps_its_names_on_one_baseline() {
    let mut document = signing(2, 0);
    if let Some(Block::Signatures(signatures)) = document.blocks.last_mut() {
        signatures.parties[0] =
            Signatory { meterai: Some(Meterai::Paper), ..signatory("A", "KETUA,", "SATU") };
        signatures.parties[1] = signatory("B", LONG_POSITION, "DUA");
    }
    let style = Style::builtin("f4-bookman").unwrap();
    let pages = laid_out(&document, &style).0.pages;
    let page = pages.last().unwrap();
    assert_eq!(find(page, "SATU").y, find(page, "DUA").y);
    assert_eq!(frames(page).len(), 1);
}

#[test]
fn a_signature_part_is_divided_between_rows_only_where_it_is_higher_than_a_page() {
    for style in styles() {
        for parties in 2..=10 {
            for witnesses in 0..=6 {
                let (pages, warnings) = laid_out(&signing(parties, witnesses), &style);
                let signed = |page: &&Page| {
                    shown(page).iter().any(|shown| shown.text.trim().starts_with("NAMA"))
                };
                let signed: Vec<&Page> = pages.pages.iter().filter(signed).collect();
                let divided = warnings.iter().filter(|it| it.contains("is divided")).count();
                assert_eq!(signed.len() - 1, divided, "{warnings:?}");
                // A signature part that fills a page is kept whole, but without the closing text.
                let alone = warnings.iter().filter(|it| it.contains("is separated from")).count();
                assert_eq!(warnings.len(), divided + alone, "{warnings:?}");
                if parties + witnesses <= 3 {
                    assert_eq!(warnings, [""; 0]);
                }
                for page in signed {
                    // Rows are not divided: there are as many names as offices.
                    let count = |start: &str| {
                        shown(page).iter().filter(|it| it.text.trim().starts_with(start)).count()
                    };
                    assert_eq!(count("NAMA"), count("KETUA,") + count("KEPALA DINAS"));
                }
            }
        }
    }
}

#[test]
fn initials_stand_on_the_pages_without_signatures_clear_of_text_and_number() {
    for base in styles() {
        let mut landscape = base.clone();
        landscape.paper = Paper { width: base.paper.height, height: base.paper.width };
        for mut style in [base, landscape] {
            for numbers in [PageNumberPosition::Top, PageNumberPosition::Foot] {
                style.page_numbers = numbers;
                for parties in 2..=10 {
                    check_initials(parties, &style);
                }
            }
        }
    }
}

fn check_initials(parties: usize, style: &Style) {
    let (pages, warnings) = laid_out(&signing(parties, 0), style);
    assert!(warnings.iter().all(|it| it.contains("the signature part")), "{warnings:?}");
    let foot = style.paper.height - style.margins.bottom;
    let right = style.paper.width - style.margins.right;
    for page in &pages.pages {
        let frames: Vec<Rect> = frames(page).into_iter().filter(|it| it.y > foot).collect();
        let letters = letters(page);
        let labels: Vec<_> = letters.iter().filter(|(rect, _)| rect.y > foot).collect();
        if letters.iter().any(|(_, text)| text.starts_with("NAMA")) {
            assert!(frames.is_empty(), "signatures need no initials");
            continue;
        }
        assert_eq!(frames.len(), parties);
        assert!(labels.iter().any(|(_, text)| text.trim().ends_with("KEDUA")), "{labels:?}");
        for (index, frame) in frames.iter().enumerate() {
            assert!(frame.x + frame.width <= right && frame.x >= style.margins.left);
            assert!(frame.y + frame.height <= style.paper.height - style.initials.edge);
            // At least enough space for a paraph.
            assert!(frame.width >= Length::mm(6) && frame.height >= Length::mm(4), "{frame:?}");
            assert!(!frames[..index].iter().any(|other| overlap(*frame, *other)));
            for (letters, text) in &labels {
                assert!(!overlap(*frame, *letters), "{text} in a box, {parties} parties");
            }
        }
        for (index, (one, text)) in labels.iter().enumerate() {
            for (other, second) in &labels[..index] {
                assert!(!overlap(*one, *other), "{text} on {second}");
            }
        }
    }
}

#[test]
fn a_style_may_do_without_initials_and_a_low_margin_is_told() {
    let mut style = Style::builtin("a4-times").unwrap();
    style.margins.bottom = Length::mm(12);
    let document = signing(2, 0);
    let (_, warnings) = laid_out(&document, &style);
    assert_eq!(warnings, ["the bottom margin has no space for initials"]);
    style.initials.shown = false;
    let (pages, warnings) = laid_out(&document, &style);
    assert_eq!(warnings, [""; 0]);
    assert!(pages.pages.iter().all(|page| shown(page).iter().all(|it| it.text != "KESATU")));
}

#[test]
fn the_label_of_an_original_stands_at_the_right_above_the_first_page() {
    for style in styles() {
        let document = Document {
            original: Some(Text::plain("Rangkap Kesatu")),
            blocks: vec![paragraph(60), signatures()],
            ..Document::default()
        };
        let pages = laid_out(&document, &style).0.pages;
        let label = find(&pages[0], "Rangkap Kesatu");
        assert!(label.y < style.margins.top);
        let off = label.right - (style.paper.width - style.margins.right);
        assert!(off.to_sp().abs() <= 2, "{off} off the margin");
        assert!(shown(&pages[1]).iter().all(|it| !it.text.contains("Rangkap")));
    }
}

#[test]
fn the_stamp_has_the_rate_of_the_day_of_signing() {
    let style = Style::builtin("a4-times").unwrap();
    for (signed, rate) in [
        (Some(date(2020, 12, 31)), "Rp6.000"),
        (Some(date(2021, 1, 1)), "Rp10.000"),
        (None, "Rp10.000"),
    ] {
        let document = Document { date: signed, ..signing(1, 0) };
        let (pages, _) = laid_out(&document, &style);
        let last = pages.pages.last().unwrap();
        let texts: Vec<&str> = shown(last).into_iter().map(|it| it.text.trim()).collect();
        assert!(texts.join(" ").contains(&format!("METERAI {rate}")), "{texts:?}");
    }
}
