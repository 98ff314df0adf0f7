//! Appearances in fields of several sizes: inside the field, in proportion, without overlaps.

use std::sync::Arc;

use naskah::Length;
use naskah::layout::QrCode;
use naskah::page::{DisplayItem, Rect};
use naskah::picture::Picture;
use naskah::text::Fonts;

use super::{Content, TextLine, set};

/// The field of a party, one higher than wide, one for initials, and ones too small for anything; in points.
const SIZES: [(i64, i64); 5] = [(215, 77), (90, 150), (45, 23), (12, 9), (2, 2)];

fn lines() -> Vec<TextLine> {
    let texts = ["Ditandatangani oleh", "Ana Binti Ali", "21 September 2021 pukul 10.00 WITA"];
    texts.iter().map(|text| TextLine { text: (*text).to_owned(), bold: false }).collect()
}

fn picture(width: u32, height: u32) -> Arc<Picture> {
    let rgba = [0, 0, 0, 255].repeat((width * height) as usize);
    Arc::new(Picture { width, height, rgba })
}

fn shown(
    picture: Option<&Arc<Picture>>,
    code: Option<&QrCode>,
    (width, height): (i64, i64),
) -> naskah_diagnostic::Result<Vec<DisplayItem>> {
    let fonts = Fonts::builtin("TeX Gyre Bonum").unwrap();
    let content = Content { field: "SAKSI-1", lines: &lines(), picture, code };
    let pages = set(&fonts, &content, (Length::pt(width), Length::pt(height)))?;
    Ok(pages.map_or_else(Vec::new, |mut pages| pages.pages.remove(0).items))
}

/// Where an item stands; of a line, from its capitals to its baseline.
fn area(item: &DisplayItem) -> Rect {
    match item {
        DisplayItem::Picture { rect, .. } | DisplayItem::QrCode { rect, .. } => *rect,
        DisplayItem::Glyphs { at, run } => {
            let height = run.size * 7 / 10;
            Rect { x: at.x + run.x, y: at.y - height, width: run.width(), height }
        }
        _ => panic!("{item:?}"),
    }
}

fn apart(one: Rect, other: Rect) -> bool {
    one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.y + one.height <= other.y
        || other.y + other.height <= one.y
}

#[test]
fn every_part_is_inside_the_field_and_overlaps_no_other() {
    let code = QrCode::new("https://contoh.go.id/naskah/1").unwrap();
    for size in SIZES {
        for picture in [(300, 100), (100, 100), (40, 200)].map(|(x, y)| picture(x, y)) {
            for code in [None, Some(&code)] {
                let Ok(items) = shown(Some(&picture), code, size) else { continue };
                let areas: Vec<Rect> = items.iter().map(area).collect();
                for (index, one) in areas.iter().enumerate() {
                    assert!(one.x >= Length::ZERO && one.y >= Length::ZERO, "{size:?} {one:?}");
                    assert!(one.x + one.width <= Length::pt(size.0), "{size:?} {one:?}");
                    assert!(one.y + one.height <= Length::pt(size.1), "{size:?} {one:?}");
                    assert!(
                        areas[index + 1..].iter().all(|other| apart(*one, *other)),
                        "{items:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_picture_keeps_its_proportions_and_fills_a_small_field_alone() {
    for (size, lines) in SIZES.into_iter().zip([true, true, false, false, false]) {
        for (across, down) in [(300, 100), (100, 100), (40, 200)] {
            let items = shown(Some(&picture(across, down)), None, size).unwrap();
            let found: Vec<Rect> = items
                .iter()
                .filter(|it| matches!(it, DisplayItem::Picture { .. }))
                .map(area)
                .collect();
            assert_eq!(found.len(), usize::from(size.1 > 6), "{size:?}");
            for Rect { width, height, .. } in found {
                let off = width * i64::from(down) - height * i64::from(across);
                assert!(off.to_pt().abs() < 0.1, "{size:?}: {width} × {height}");
            }
            let has_lines = items.iter().any(|it| matches!(it, DisplayItem::Glyphs { .. }));
            assert_eq!(has_lines, lines, "{size:?}");
        }
    }
}

#[test]
fn a_code_is_at_the_left_and_a_field_too_small_for_it_is_an_error() {
    let code = QrCode::new("https://contoh.go.id/naskah/1").unwrap();
    let items = shown(Some(&picture(300, 100)), Some(&code), SIZES[0]).unwrap();
    let DisplayItem::QrCode { rect, .. } = &items[0] else { panic!("{items:?}") };
    assert!(rect.width >= code.least_side() && items.len() > 3);
    assert!(items[1..].iter().all(|item| area(item).x > rect.x + rect.width));
    for size in &SIZES[2..] {
        let told = shown(None, Some(&code), *size).unwrap_err().to_string();
        assert!(told.contains("`SAKSI-1` is too small for the QR code"), "{told}");
    }
}
