//! Links, fields, the form, actions.

use lopdf::{Dictionary, Object, dictionary};

use super::{at, breaks, catalog, find_element, find_named, first_page, named};

#[test]
fn an_annotation_of_another_kind_is_found() {
    let rules =
        ["6.3.1-1", "UA 7.18.1-1", "UA 7.18.2-1", "UA 7.18.6.2-1", "UA 7.18.6.2-2", "UA 7.18.8-1"];
    breaks(&rules, |document| named(document, "Subtype", "Link").set("Subtype", "Movie"));
    breaks(&["6.3.3-3"], |document| named(document, "Subtype", "Widget").set("FT", "Btn"));
}

#[test]
fn an_annotation_that_does_not_print_is_found() {
    for subtype in ["Link", "Widget"] {
        breaks(&["6.3.2-1", "6.3.2-2"], |document| {
            named(document, "Subtype", subtype).remove(b"F");
        });
        for flags in [0, 4 + 1, 4 + 2, 4 + 32, 4 + 256] {
            breaks(&["6.3.2-2"], |document| named(document, "Subtype", subtype).set("F", flags));
        }
    }
}

#[test]
fn a_field_without_appearance_is_found() {
    breaks(&["6.3.3-1"], |document| {
        named(document, "Subtype", "Widget").remove(b"AP");
    });
    breaks(&["6.3.3-4"], |document| {
        let appearance = dictionary! { "N" => Dictionary::new() };
        named(document, "Subtype", "Widget").set("AP", appearance);
    });
    breaks(&["6.3.3-2"], |document| {
        let widget = named(document, "Subtype", "Widget");
        let appearance = widget.get_mut(b"AP").expect("it has one");
        appearance.as_dict_mut().expect("a dictionary").set("D", Object::Null);
    });
}

#[test]
fn an_action_is_found() {
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
    let named_one = dictionary! { "S" => "Named", "N" => "Print" };
    breaks(&["6.4.1-1", "6.4.1-2", "6.5.1-1"], |document| {
        named(document, "Subtype", "Widget").set("AA", dictionary! { "E" => script.clone() });
    });
    breaks(&["6.5.1-1"], |document| named(document, "Subtype", "Link").set("A", script.clone()));
    breaks(&["6.5.1-2"], |document| named(document, "Subtype", "Link").set("A", named_one));
    breaks(&["6.5.1-1"], |document| catalog(document).set("OpenAction", script));
    breaks(&["6.5.2-2"], |document| first_page(document).set("AA", Dictionary::new()));
    breaks(&["6.10-2"], |document| first_page(document).set("PresSteps", Dictionary::new()));
}

#[test]
fn a_form_that_asks_for_appearances_or_xfa_is_found() {
    let form = |document: &mut lopdf::Document, key: &str, value: Object| {
        let form = catalog(document).get_mut(b"AcroForm").expect("there is one");
        match form {
            Object::Reference(id) => {
                let id = *id;
                at(document, id).set(key, value);
            }
            form => form.as_dict_mut().expect("a dictionary").set(key, value),
        }
    };
    breaks(&["6.4.1-3"], |document| form(document, "NeedAppearances", true.into()));
    let xfa = Object::string_literal("<xdp/>");
    breaks(&["6.4.2-1", "UA 7.15-1"], |document| form(document, "XFA", xfa));
}

#[test]
fn a_field_that_is_filled_is_found() {
    breaks(&["6.4.3-1", "6.4.3-2", "6.4.3-3"], |document| {
        named(document, "Subtype", "Widget").set("V", dictionary! { "Type" => "Sig" });
    });
}

#[test]
fn a_link_without_contents_is_found() {
    breaks(&["UA 7.18.5-2", "UA 7.18.1-2"], |document| {
        named(document, "Subtype", "Link").remove(b"Contents");
    });
}

#[test]
fn a_field_without_description_is_found() {
    breaks(&["UA 7.18.1-3"], |document| {
        named(document, "Subtype", "Widget").set("TU", Object::string_literal(""));
    });
}

#[test]
fn a_page_without_order_is_found() {
    breaks(&["UA 7.18.3-1"], |document| {
        let annotation = find_named(document, "Subtype", "Link");
        let page = super::follow(document, annotation, "P");
        at(document, page).set("Tabs", "R");
    });
}

#[test]
fn an_annotation_without_its_element_is_found() {
    for (subtype, rule) in [("Link", "UA 7.18.5-1"), ("Widget", "UA 7.18.4-1")] {
        breaks(&[rule], |document| {
            named(document, "Subtype", subtype).remove(b"StructParent");
        });
    }
    for (role, rule) in [("Link", "UA 7.18.5-1"), ("Form", "UA 7.18.4-1")] {
        breaks(&[rule], |document| {
            let element = find_element(document, role);
            at(document, element).set("S", "Span");
        });
    }
}

#[test]
fn a_form_element_of_more_than_its_field_is_found() {
    breaks(&["UA 7.18.4-2"], |document| {
        let element = find_element(document, "Form");
        let kids = at(document, element).get_mut(b"K").expect("it has its field");
        let field = match &*kids {
            Object::Array(kids) => kids[0].clone(),
            field => field.clone(),
        };
        *kids = vec![field.clone(), field].into();
    });
}
