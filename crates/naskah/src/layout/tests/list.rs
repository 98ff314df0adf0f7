//! Lists: markers in a column, text with a hanging indent.

use super::*;
use crate::style::MarkerAlignment;

#[test]
fn an_item_hangs_behind_its_marker() {
    let list = List {
        kind: ListKind::Items,
        items: (1..=12).map(|n| item(&format!("{n}."), &SENTENCE.repeat(2))).collect(),
    };
    let style = style();
    let pages = pages_of(vec![Block::List(list)], &style);
    let (mut markers, mut texts) = (Vec::new(), Vec::new());
    for shown in pages.pages.iter().flat_map(shown).filter(|s| !s.text.contains("- 2")) {
        if shown.text.len() <= 3 { &mut markers } else { &mut texts }.push(shown.x);
    }
    assert_eq!(markers, [style.margins.left; 12]);
    assert!(texts.len() > 24 && texts.iter().all(|x| *x == texts[0] && *x > style.margins.left));
}

#[test]
fn markers_stand_at_the_right_of_their_column_where_the_style_says_so() {
    let list = List {
        kind: ListKind::Items,
        items: (1..=12).map(|n| item(&format!("{n}."), SENTENCE)).collect(),
    };
    let mut style = style();
    style.lists.marker_alignment = MarkerAlignment::Right;
    let pages = pages_of(vec![Block::List(list)], &style);
    let shown = shown(&pages.pages[0]);
    let edges: Vec<Length> = shown.iter().filter(|s| s.text.len() <= 3).map(|s| s.right).collect();
    assert_eq!(edges.len(), 12);
    let text = shown.iter().find(|s| s.text.len() > 3).unwrap().x;
    assert!(edges.iter().all(|edge| *edge == text - style.lists.marker_gap));
}
