//! The tree of elements.

use lopdf::{Dictionary, Object};

use super::{at, breaks, catalog, draw, element, find, find_element};

#[test]
fn a_file_without_structure_is_found() {
    breaks(&["6.7.3.3-1", "UA 7.1-11"], |document| {
        catalog(document).remove(b"StructTreeRoot");
    });
}

#[test]
fn another_type_is_found() {
    for role in ["Pasal", "THead", "Caption", "Note", "H"] {
        breaks(&super::super::structure::OTHERS, |document| element(document, "P").set("S", role));
    }
}

#[test]
fn a_role_map_is_found() {
    breaks(&["6.7.3.4-2", "6.7.3.4-3", "UA 7.1-6", "UA 7.1-7"], |document| {
        let root = find(document, |it| it.has(b"ParentTree"));
        at(document, root).set("RoleMap", Dictionary::new());
    });
}

#[test]
fn an_element_without_parent_is_found() {
    breaks(&["UA 7.1-12"], |document| {
        element(document, "P").set("P", Object::Null);
    });
    breaks(&["UA 7.1-12"], |document| {
        // A paragraph that stands in two elements names only one.
        let paragraph = find_element(document, "P");
        let other = find_element(document, "LBody");
        at(document, other).set("K", vec![Object::Reference(paragraph)]);
    });
}

#[test]
fn content_without_its_element_is_found() {
    breaks(&["UA 7.1-3"], |document| draw(document, "/P << /MCID 900 >> BDC EMC"));
    breaks(&["UA 7.1-3"], |document| {
        element(document, "H1").remove(b"K");
    });
}

#[test]
fn content_of_two_elements_is_found() {
    breaks(&["UA 7.1-3"], |document| {
        let kids = element(document, "H1").get(b"K").expect("it has content").clone();
        let page = element(document, "H1").get(b"Pg").expect("it stands on a page").clone();
        let other = element(document, "H2");
        other.set("K", kids);
        other.set("Pg", page);
    });
}

#[test]
fn a_number_that_is_used_twice_is_found() {
    breaks(&["UA 7.1-3"], |document| draw(document, "/P << /MCID 0 >> BDC EMC"));
}

#[test]
fn a_parent_tree_that_leads_elsewhere_is_found() {
    breaks(&["UA 7.1-3"], |document| {
        super::first_page(document).set("StructParents", 1);
    });
}
