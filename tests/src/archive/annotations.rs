//! Links, fields and the form; actions (ISO 19005-2, 6.3 to 6.5; ISO 14289-1, 7.18).

use lopdf::{Dictionary, Object};

use super::Faults;
use super::file::File;

/// Invisible, hidden, not viewed, its view toggled.
const UNSEEN: i64 = 1 | 1 << 1 | 1 << 5 | 1 << 8;
const PRINTED: i64 = 1 << 2;

pub(super) fn check(file: &File, faults: &mut Faults) {
    for (number, _, page) in file.pages() {
        for key in ["AA", "PresSteps"] {
            let rule = if key == "AA" { "6.5.2-2" } else { "6.10-2" };
            faults.unless(!page.has(key.as_bytes()), rule, format!("page {number} has {key}"));
        }
        let annotations = file.annotations(page);
        let ordered = annotations.is_empty() || file.name(page, "Tabs") == Some("S");
        faults.unless(ordered, "UA 7.18.3-1", format!("page {number} has no order"));
        for (_, annotation) in annotations {
            let where_ = format!("page {number}");
            common(file, annotation, &where_, faults);
            match file.name(annotation, "Subtype") {
                Some("Link") => link(file, annotation, &where_, faults),
                Some("Widget") => field(file, annotation, &where_, faults),
                other => {
                    for rule in [
                        "6.3.1-1",
                        "6.3.3-3",
                        "UA 7.18.1-1",
                        "UA 7.18.2-1",
                        "UA 7.18.6.2-1",
                        "UA 7.18.6.2-2",
                        "UA 7.18.8-1",
                    ] {
                        faults.add(rule, format!("{where_}: an annotation of the kind {other:?}"));
                    }
                }
            }
        }
    }
    form(file, faults);
    for dictionary in file.dictionaries() {
        actions(file, dictionary, faults);
    }
}

fn common(file: &File, annotation: &Dictionary, where_: &str, faults: &mut Faults) {
    let flags = file.integer(annotation, "F");
    faults.unless(flags.is_some(), "6.3.2-1", format!("{where_}: an annotation without flags"));
    let flags = flags.unwrap_or_default();
    let printed = flags & PRINTED != 0 && flags & UNSEEN == 0;
    faults.unless(printed, "6.3.2-2", format!("{where_}: an annotation with the flags {flags}"));
}

fn link(file: &File, link: &Dictionary, where_: &str, faults: &mut Faults) {
    let says = file.string(link, "Contents").is_some_and(|it| !it.is_empty());
    for rule in ["UA 7.18.5-2", "UA 7.18.1-2"] {
        faults.unless(says, rule, format!("{where_}: a link does not say where it leads"));
    }
}

fn field(file: &File, field: &Dictionary, where_: &str, faults: &mut Faults) {
    for (key, rules) in [("A", ["6.4.1-1", "6.4.1-2"]), ("AA", ["6.4.1-1", "6.4.1-2"])] {
        for rule in rules {
            let absent = !field.has(key.as_bytes());
            faults.unless(absent, rule, format!("{where_}: a field has {key}"));
        }
    }
    let signature = file.name(field, "FT") == Some("Sig");
    faults.unless(signature, "6.3.3-3", format!("{where_}: a field that is no signature"));
    let appearance = file.dictionary(field, "AP");
    faults.unless(appearance.is_some(), "6.3.3-1", format!("{where_}: a field without appearance"));
    if let Some(appearance) = appearance {
        let one = appearance.len() == 1 && appearance.has(b"N");
        faults.unless(one, "6.3.3-2", format!("{where_}: a field of several appearances"));
        let stream = matches!(file.get(appearance, "N"), Some(Object::Stream(_)));
        faults.unless(stream, "6.3.3-4", format!("{where_}: an appearance that is no stream"));
    }
    for rule in ["6.4.3-1", "6.4.3-2", "6.4.3-3"] {
        faults.unless(!field.has(b"V"), rule, format!("{where_}: a field that is filled"));
    }
    let says = file.string(field, "TU").is_some_and(|it| !it.is_empty());
    faults.unless(says, "UA 7.18.1-3", format!("{where_}: a field does not say what it is for"));
}

fn form(file: &File, faults: &mut Faults) {
    let Some(form) = file.dictionary(file.catalog(), "AcroForm") else { return };
    let asks = form.has(b"NeedAppearances");
    faults.unless(!asks, "6.4.1-3", "the form asks for appearances");
    for rule in ["6.4.2-1", "UA 7.15-1"] {
        faults.unless(!form.has(b"XFA"), rule, "the form has XFA");
    }
}

/// Whatever has an action goes somewhere in the file.
fn actions(file: &File, dictionary: &Dictionary, faults: &mut Faults) {
    for key in ["A", "AA", "OpenAction"] {
        // A structure element's attributes have the same name.
        let attributes = dictionary.has(b"S") && dictionary.has(b"P");
        let Some(action) = file.get(dictionary, key).filter(|_| !attributes) else { continue };
        let goes = action.as_dict().is_ok_and(|it| file.name(it, "S") == Some("GoTo"));
        for rule in ["6.5.1-1", "6.5.1-2"] {
            faults.unless(goes, rule, format!("an action {action:?}"));
        }
    }
}
