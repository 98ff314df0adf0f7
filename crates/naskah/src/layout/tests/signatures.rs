//! The signature part.

use super::*;
use crate::style::SignatureOrder;

#[test]
fn the_signature_part_is_whole_and_in_company_wherever_the_text_ends() {
    for sentences in 1..60 {
        let pages = pages_of(vec![paragraph(sentences), signatures()], &style());
        let last = pages.pages.last().unwrap();
        for name in ["NAMA SATU", "NAMA DUA", "NAMA SAKSI"] {
            find(last, name);
        }
        let lines = shown(last).iter().filter(|shown| is_text(shown)).count();
        // "Menyaksikan," is one of them.
        assert!(lines >= 3, "{sentences} sentences leave {lines} lines with the signatures");
    }
}

#[test]
fn names_of_a_row_stand_on_one_baseline() {
    let pages = pages_of(vec![paragraph(2), signatures()], &style());
    let page = &pages.pages[0];
    let (first, second) = (find(page, "NAMA SATU"), find(page, "NAMA DUA"));
    assert_eq!(first.y, second.y);
    assert!(first.x > second.x, "the first party signs at the right");

    let mut style = style();
    style.signatures.order = SignatureOrder::FirstLeft;
    let pages = pages_of(vec![paragraph(2), signatures()], &style);
    let page = &pages.pages[0];
    assert!(find(page, "NAMA SATU").x < find(page, "NAMA DUA").x);
}
