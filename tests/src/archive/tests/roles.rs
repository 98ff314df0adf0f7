//! What may stand in what.

use lopdf::{Document, Object, dictionary};

use super::{PLAN, at, breaks, breaks_in, element, find_element};

/// The first element of that type becomes another, in the plan, which has a table.
fn becomes(rules: &[&str], role: &str, other: &str) {
    breaks_in(&PLAN, rules, |document| element(document, role).set("S", other));
}

#[test]
fn a_table_of_other_things_than_rows_is_found() {
    becomes(&["UA 7.2-3"], "TR", "P");
}

#[test]
fn rows_and_cells_out_of_their_places_are_found() {
    becomes(&["UA 7.2-4"], "Table", "Div");
    becomes(&["UA 7.2-8"], "TR", "P");
    breaks_in(&PLAN, &["UA 7.2-9"], |document| {
        let cell = find_element(document, "TD");
        let row = super::follow(document, cell, "P");
        at(document, row).set("S", "P");
    });
}

#[test]
fn a_row_of_other_things_than_cells_is_found() {
    becomes(&["UA 7.2-10"], "TD", "P");
}

#[test]
fn a_cell_that_spans_too_much_is_found() {
    for key in ["RowSpan", "ColSpan"] {
        breaks_in(&PLAN, &["UA 7.2-41", "UA 7.2-42", "UA 7.2-43"], |document| {
            let spans = dictionary! { "O" => "Table", key => 2 };
            element(document, "TD").set("A", spans);
        });
    }
}

#[test]
fn a_cell_over_another_is_found() {
    let rules = ["UA 7.2-15", "UA 7.2-41", "UA 7.2-42", "UA 7.2-43"];
    breaks_in(&PLAN, &rules, |document| {
        let is_row = |object: &Object| {
            let role = object.as_dict().and_then(|it| it.get(b"S")).and_then(Object::as_name);
            role.is_ok_and(|role| role == b"TR")
        };
        let rows: Vec<_> =
            document.objects.iter().filter(|(_, it)| is_row(it)).map(|(id, _)| *id).collect();
        for (row, cell, key) in [(rows[1], 1, "RowSpan"), (rows[2], 0, "ColSpan")] {
            let cells = document.get_dictionary(row).and_then(|it| it.get(b"K"));
            let cell = cells.and_then(Object::as_array).expect("cells")[cell].as_reference();
            let spans = dictionary! { "O" => "Table", key => 2 };
            at(document, cell.expect("a cell")).set("A", spans);
        }
    });
}

#[test]
fn an_entry_out_of_its_contents_is_found() {
    breaks(&["UA 7.2-26"], |document| element(document, "P").set("S", "TOCI"));
    breaks(&["UA 7.2-17", "UA 7.2-27"], |document| element(document, "L").set("S", "TOC"));
}

#[test]
fn a_row_with_fewer_cells_is_found() {
    breaks_in(&PLAN, &["UA 7.2-41", "UA 7.2-42", "UA 7.2-43"], |document| {
        let row = element(document, "TR");
        let kids = row.get_mut(b"K").expect("it has cells").as_array_mut().expect("several");
        kids.pop();
    });
}

#[test]
fn a_header_cell_without_scope_is_found() {
    breaks_in(&PLAN, &["UA 7.5-1", "UA 7.5-2"], |document| {
        element(document, "TH").remove(b"A");
    });
}

#[test]
fn a_list_of_other_things_than_items_is_found() {
    breaks(&["UA 7.2-19"], |document| element(document, "LI").set("S", "P"));
}

#[test]
fn items_out_of_their_places_are_found() {
    breaks(&["UA 7.2-17"], |document| element(document, "L").set("S", "P"));
    breaks(&["UA 7.2-18"], |document| element(document, "LI").set("S", "P"));
}

#[test]
fn an_item_of_other_things_than_label_and_body_is_found() {
    breaks(&["UA 7.2-20"], |document| element(document, "LBody").set("S", "P"));
}

#[test]
fn a_figure_without_description_is_found() {
    breaks(&["UA 7.3-1"], |document| {
        element(document, "Figure").set("Alt", Object::string_literal(""));
    });
}

#[test]
fn a_heading_that_skips_a_level_is_found() {
    let skips = |role: &'static str, other: &'static str| {
        move |document: &mut Document| element(document, role).set("S", other)
    };
    breaks(&["UA 7.4.2-1"], skips("H1", "P"));
    breaks(&["UA 7.4.2-1"], skips("H2", "H4"));
}
