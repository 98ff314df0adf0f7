//! Page labels: the page numbers that a viewer shows, an annex's own numbers included
//! (ISO 32000-1, 12.4.2).

use lopdf::{Dictionary, Object, dictionary};

use crate::page::Pages;

/// The number tree of page labels, with a new range wherever numbers do not continue by one.
pub(super) fn page_labels(pages: &Pages) -> Dictionary {
    let mut ranges = Vec::new();
    let mut next = None;
    for (index, page) in pages.pages.iter().enumerate() {
        if next != Some(page.number) {
            let range = dictionary! { "S" => "D", "St" => page.number as i64 };
            ranges.extend([Object::Integer(index as i64), Object::Dictionary(range)]);
        }
        next = Some(page.number + 1);
    }
    dictionary! { "Nums" => ranges }
}
