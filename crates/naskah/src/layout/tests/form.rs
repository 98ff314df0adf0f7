//! Forms and parties: labels, colons, values with a hanging indent.

use super::*;
use crate::document::PartyEntry;

#[test]
fn colons_of_the_parties_are_aligned_and_descriptions_hang() {
    let entry = |marker: &str, name: &str| PartyEntry {
        marker: marker.into(),
        rows: vec![row(name, SENTENCE)],
        sentence: None,
    };
    let entries =
        vec![entry("1.", "Nama"), entry("2.", "Nama yang Panjang dan Lebih Panjang Lagi")];
    let pages = pages_of(vec![Block::Parties(entries)], &style());
    let shown = shown(&pages.pages[0]);
    let colons: Vec<Length> = shown.iter().filter(|s| s.text == ":").map(|s| s.x).collect();
    assert_eq!(colons.len(), 2);
    assert_eq!(colons[0], colons[1]);
    let behind: Vec<Length> = shown.iter().filter(|s| s.x > colons[0]).map(|s| s.x).collect();
    assert!(behind.len() > 4 && behind.iter().all(|x| *x == behind[0]));
}

#[test]
fn parties_in_rows_align_their_colons_and_keep_their_sentence() {
    let entry = |marker: &str| PartyEntry {
        marker: marker.into(),
        rows: vec![row("Nama", "Nama Satu"), row("Jabatan", "Ketua"), row("Alamat", "Jalan Satu")],
        sentence: Some(Text::plain(format!("Dalam hal ini {SENTENCE}"))),
    };
    for sentences in 1..40 {
        let entries = Block::Parties(vec![entry("I."), entry("II.")]);
        let pages = pages_of(vec![paragraph(sentences), entries], &style()).pages;
        let mut colons = Vec::new();
        for page in &pages {
            let shown = shown(page);
            colons.extend(shown.iter().filter(|s| s.text == ":").map(|s| s.x));
            // The rows of a party and the first lines of its sentence are on one page.
            let count = |text: &str| shown.iter().filter(|s| s.text.starts_with(text)).count();
            assert_eq!(count("Nama Satu"), count("Dalam hal ini"), "{sentences} sentences");
        }
        assert_eq!(colons.len(), 6);
        assert!(colons.iter().all(|x| *x == colons[0]));
    }
}

#[test]
fn a_long_label_takes_no_more_than_its_share() {
    let style = style();
    let rows = vec![row(&SENTENCE.to_lowercase(), "Senin"), row("Tempat", SENTENCE)];
    let pages = pages_of(vec![Block::Form(rows)], &style);
    let shown = shown(&pages.pages[0]);
    let colons: Vec<Length> = shown.iter().filter(|s| s.text == ":").map(|s| s.x).collect();
    assert_eq!(colons[0], colons[1]);
    let width = style.paper.width - style.margins.left - style.margins.right;
    let most = width.scale(i64::from(style.forms.label_max_percent), 100);
    assert!(colons[0] - style.margins.left <= most + style.lists.marker_gap);
}

#[test]
fn a_row_without_a_label_stands_alone_over_the_full_width() {
    let alone = FormRow::new(Text::default(), Text::plain(SENTENCE));
    let rows = vec![alone, row("Tempat", "Tenggarong")];
    let style = style();
    let pages = pages_of(vec![Block::Form(rows)], &style);
    let shown = shown(&pages.pages[0]);
    assert_eq!(shown[0].x, style.margins.left);
    assert!(SENTENCE.starts_with(shown[0].text.trim_end()), "{}", shown[0].text);
    assert_eq!(shown.iter().filter(|s| s.text == ":").count(), 1);
}
