//! The title of an agreement.

use super::*;
use crate::document::{Title, TitlePart};

#[test]
fn numbers_of_the_title_are_aligned_in_the_middle() {
    let mut title = Title::of_lines([Text::plain("PERJANJIAN KERJA SAMA")]);
    let number = Text::plain("119/PKS/TP.PKK-KUKAR/IX/2021");
    title.parts.push(TitlePart::Numbers(vec![Some(number), None]));
    let style = style();
    let pages = pages_of(vec![Block::Title(title)], &style);
    let shown = shown(&pages.pages[0]);
    let colons: Vec<Length> = shown.iter().filter(|s| s.text.trim() == ":").map(|s| s.x).collect();
    assert_eq!(colons[0], colons[1]);
    let left = shown.iter().filter(|s| s.text.trim() == "NOMOR").map(|s| s.x).min().unwrap();
    let right = shown.iter().map(|s| s.right).max().unwrap();
    let middle =
        style.margins.left + (style.paper.width - style.margins.left - style.margins.right) / 2;
    let off = left + right - middle * 2;
    assert!(off.to_sp().abs() <= 2, "{off} off the middle");
}

fn logos_of(sizes: &[(u32, u32)]) -> Vec<Rect> {
    let logos = sizes.iter().map(|(width, height)| logo(*width, *height)).collect();
    let title = Title { logos, ..Title::of_lines([Text::plain("PERJANJIAN")]) };
    pictures(&pages_of(vec![Block::Title(title)], &style()).pages[0])
}

#[test]
fn logos_have_one_height_and_their_proportions_and_do_not_overlap() {
    let style = style();
    let (left, right) = (style.margins.left, style.paper.width - style.margins.right);
    let all: [&[(u32, u32)]; 6] = [
        &[(50, 50)],
        &[(30, 90), (90, 30)],
        &[(90, 30), (90, 30)],
        &[(50, 50), (90, 30), (30, 90)],
        &[(50, 50); 9],
        &[(900, 30), (30, 900)],
    ];
    for sizes in all {
        let rects = logos_of(sizes);
        assert_eq!(rects.len(), sizes.len());
        for (rect, (width, height)) in rects.iter().zip(sizes) {
            assert_eq!(rect.height, rects[0].height, "{sizes:?}");
            let wanted = rect.height.scale(i64::from(*width), i64::from(*height));
            assert!((rect.width - wanted).to_sp().abs() <= 40, "{sizes:?}");
            assert!(rect.x >= left && rect.x + rect.width <= right + Length::sp(9), "{sizes:?}");
        }
        for pair in rects.windows(2) {
            assert!(pair[0].x + pair[0].width + style.logos.gap <= pair[1].x + Length::sp(9));
        }
        // The style's height, unless the row is too wide.
        if sizes.len() < 4 && sizes[0].0 < 100 {
            assert_eq!(rects[0].height, style.logos.height);
        }
    }
    let single = logos_of(&[(50, 50)])[0];
    assert!((single.x - left - (right - single.x - single.width)).to_sp().abs() <= 1);
    let pair = logos_of(&[(50, 50), (50, 50)]);
    assert_eq!((pair[0].x, pair[1].x + pair[1].width), (left, right));
}

#[test]
fn no_line_of_the_title_is_a_single_word() {
    const WORDS: &str = "PENGUATAN SINERGITAS DALAM IMPLEMENTASI PROGRAM KERJA TIM PENGGERAK \
        PEMBERDAYAAN DAN KESEJAHTERAAN KELUARGA BERSAMA DINAS KOMUNIKASI DAN INFORMATIKA SERTA \
        PERANGKAT DAERAH LAINNYA UNTUK MENINGKATKAN LITERASI MASYARAKAT DAN MENDUKUNG KETAHANAN \
        PANGAN MELALUI PEMANFAATAN TEKNOLOGI INFORMASI DI SELURUH KECAMATAN PADA TAHUN ANGGARAN \
        BERJALAN";
    let words: Vec<&str> = WORDS.split(' ').collect();
    assert!(words.len() >= 40);
    for name in ["f4-bookman", "a4-arial", "a4-times"] {
        let style = Style::builtin(name).unwrap();
        for count in 2..=words.len() {
            let text = words[..count].join(" ");
            let title = Title::of_lines([Text::plain(&text)]);
            let pages = pages_of(vec![Block::Title(title)], &style);
            let shown = shown(&pages.pages[0]);
            let text = |line: &Shown<'_>| line.text.trim().to_owned();
            assert!(shown.iter().all(|line| text(line).contains(' ')), "{name}: {shown:?}");
        }
    }
}

#[test]
fn a_number_of_sixty_characters_stays_within_the_margins() {
    let number = "119.1234/PKS/TP.PKK-KAB.KUKAR/DISKOMINFO-KUKAR/SEKR/IX/2021";
    for name in ["f4-bookman", "a4-arial", "a4-times"] {
        let style = Style::builtin(name).unwrap();
        let title = Title {
            parts: vec![TitlePart::Numbers(vec![Some(Text::plain(number)), None])],
            ..Title::default()
        };
        let pages = pages_of(vec![Block::Title(title)], &style);
        let shown = shown(&pages.pages[0]);
        let edge = style.paper.width - style.margins.right;
        assert!(shown.iter().all(|s| s.x >= style.margins.left && s.right <= edge), "{name}");
        let set: String = shown.iter().filter(|s| s.text.contains('/')).map(|s| s.text).collect();
        assert_eq!(set, number, "{name}");
    }
}
