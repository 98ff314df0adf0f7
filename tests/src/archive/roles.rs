//! What may stand in what, and what an element must say (ISO 14289-1, 7.2 to 7.5 and 7.18.4).

use lopdf::Object;

use super::Faults;
use super::structure::{Element, Kid, Tree};

pub(super) fn check(tree: &Tree<'_>, faults: &mut Faults) {
    for root in &tree.roots {
        placed(root, "", faults);
    }
    let mut level = 0;
    for element in tree.all() {
        match element.role {
            "Table" => table(tree, element, faults),
            "Figure" => figure(tree, element, faults),
            "Form" => form(element, faults),
            role => {
                let digits = role.strip_prefix('H').and_then(|digits| digits.parse::<u8>().ok());
                if let Some(next) = digits {
                    let what = format!("H{next} behind H{level}");
                    faults.unless(next <= level + 1, "UA 7.4.2-1", what);
                    level = next;
                }
            }
        }
    }
}

/// What an element may hold, and the rule; others hold anything.
fn held(role: &str) -> Option<(&'static [&'static str], &'static str)> {
    match role {
        "Table" => Some((&["TR"], "UA 7.2-3")),
        "TR" => Some((&["TH", "TD"], "UA 7.2-10")),
        "L" => Some((&["LI"], "UA 7.2-19")),
        "LI" => Some((&["Lbl", "LBody"], "UA 7.2-20")),
        "TOC" => Some((&["TOCI"], "UA 7.2-27")),
        _ => None,
    }
}

/// Where an element must stand, and the rule.
fn holder(role: &str) -> Option<(&'static str, &'static str)> {
    match role {
        "TR" => Some(("Table", "UA 7.2-4")),
        "TH" => Some(("TR", "UA 7.2-8")),
        "TD" => Some(("TR", "UA 7.2-9")),
        "LI" => Some(("L", "UA 7.2-17")),
        "LBody" => Some(("LI", "UA 7.2-18")),
        "TOCI" => Some(("TOC", "UA 7.2-26")),
        _ => None,
    }
}

fn placed(element: &Element<'_>, parent: &str, faults: &mut Faults) {
    let role = element.role;
    if let Some((holder, rule)) = holder(role) {
        faults.unless(parent == holder, rule, format!("{role} in {parent}"));
    }
    for kid in element.elements() {
        if let Some((allowed, rule)) = held(role) {
            let fine = allowed.contains(&kid.role);
            faults.unless(fine, rule, format!("{} in {role}", kid.role));
        }
        placed(kid, role, faults);
    }
}

/// Rows of equally many columns, with no cell over another; header cells that say of what.
fn table(tree: &Tree<'_>, table: &Element<'_>, faults: &mut Faults) {
    let mut taken: Vec<Vec<bool>> = Vec::new();
    for (index, row) in table.elements().enumerate() {
        let mut column = 0;
        for cell in row.elements() {
            let span = |key| {
                let span = attribute(tree, cell, key).and_then(|it| it.as_i64().ok());
                span.map_or(1, |span| usize::try_from(span).unwrap_or_default())
            };
            while taken.get(index).and_then(|row| row.get(column)).copied().unwrap_or_default() {
                column += 1;
            }
            let (rows, columns) = (span("RowSpan"), span("ColSpan"));
            taken.resize_with(taken.len().max(index + rows), Vec::new);
            for row in &mut taken[index..index + rows] {
                row.resize(row.len().max(column + columns), false);
                for place in &mut row[column..column + columns] {
                    faults.unless(!*place, "UA 7.2-15", "a cell over another");
                    *place = true;
                }
            }
            column += columns;
        }
    }
    let full = taken.iter().all(|row| row.iter().all(|place| *place));
    let widths: Vec<usize> = taken.iter().map(Vec::len).collect();
    let equal = full && widths.windows(2).all(|rows| rows[0] == rows[1]);
    for rule in ["UA 7.2-41", "UA 7.2-42", "UA 7.2-43"] {
        faults.unless(equal, rule, format!("rows of {widths:?} columns"));
    }
    for cell in table.elements().flat_map(Element::elements) {
        if cell.role == "TH" {
            let scope = attribute(tree, cell, "Scope").and_then(|it| it.as_name().ok());
            for rule in ["UA 7.5-1", "UA 7.5-2"] {
                let column = scope == Some(b"Column");
                faults.unless(column, rule, "a header cell that does not say of what");
            }
        }
    }
}

/// An attribute of an element, whoever owns it.
fn attribute<'a>(tree: &'a Tree<'_>, element: &'a Element<'_>, key: &str) -> Option<&'a Object> {
    let file = tree.file;
    let attributes = file.get(element.dictionary, "A")?;
    let owners = match attributes {
        Object::Array(owners) => owners.as_slice(),
        owner => std::slice::from_ref(owner),
    };
    owners.iter().filter_map(|it| file.as_dictionary(it)).find_map(|it| file.get(it, key))
}

fn figure(tree: &Tree<'_>, figure: &Element<'_>, faults: &mut Faults) {
    let says = tree.file.string(figure.dictionary, "Alt").is_some_and(|it| !it.is_empty());
    faults.unless(says, "UA 7.3-1", "a figure does not say what it shows");
}

fn form(form: &Element<'_>, faults: &mut Faults) {
    let one = matches!(form.kids[..], [Kid::Annotation(_)]);
    faults.unless(one, "UA 7.18.4-2", "a form holds more than its field");
}
