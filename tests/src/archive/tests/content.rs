//! What pages draw.

use lopdf::Dictionary;

use super::{at, breaks, draw, first_page, follow};

/// More on the first page breaks those rules.
fn drawing(rules: &[&str], more: &str) {
    breaks(rules, |document| draw(document, more));
}

#[test]
fn an_unknown_operator_is_found() {
    drawing(&["6.2.2-1"], "1 0 xx");
    drawing(&["6.2.2-1"], "BX EX");
    drawing(&["6.1.10-1"], "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID a EI EMC");
}

#[test]
fn a_name_that_is_not_listed_is_found() {
    drawing(&["6.2.2-2"], "/Artifact BMC /Im99 Do EMC");
    drawing(&["6.2.2-2"], "/Artifact BMC BT /F99 1 Tf ET EMC");
    breaks(&["6.2.2-2"], |document| {
        first_page(document).remove(b"Resources");
    });
}

#[test]
fn states_nested_too_deep_are_found() {
    drawing(&["6.1.13-8"], &format!("{}{}", "q ".repeat(29), "Q ".repeat(29)));
    let broken = super::broken_in(&super::AGREEMENT, |document| {
        draw(document, &format!("{}{}", "q ".repeat(28), "Q ".repeat(28)));
    });
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn content_without_mark_is_found() {
    drawing(&["UA 7.1-3"], "0 0 9 9 re f");
    drawing(&["UA 7.1-3"], "/Span << /ActualText (a) >> BDC 0 0 9 9 re f EMC");
    drawing(&["UA 7.1-3"], "/Artifact BMC");
}

#[test]
fn marks_within_marks_are_found() {
    drawing(&["UA 7.1-1"], "/P << /MCID 900 >> BDC /Artifact BMC EMC EMC");
    drawing(&["UA 7.1-2"], "/Artifact BMC /P << /MCID 900 >> BDC EMC EMC");
}

#[test]
fn another_colour_space_is_found() {
    let rules = ["6.1.13-9", "6.2.4.2-1", "6.2.4.2-2", "6.2.4.3-3", "6.2.4.4-1", "6.2.4.4-2"];
    drawing(&rules, "0 0 0 1 k");
    resource(&rules, "ColorSpace");
}

#[test]
fn another_kind_of_resource_is_found() {
    let rules = ["6.2.5-1", "6.2.5-2", "6.2.5-3", "6.2.5-4", "6.2.5-5", "6.2.5-6", "6.2.10-1"];
    resource(&rules, "ExtGState");
    resource(&rules, "Pattern");
}

fn resource(rules: &[&str], kind: &str) {
    breaks(rules, |document| {
        let page = document.get_pages()[&1];
        let resources = follow(document, page, "Resources");
        at(document, resources).set(kind, Dictionary::new());
    });
}
