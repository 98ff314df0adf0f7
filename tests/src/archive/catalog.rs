//! The catalogue, the output intent, languages and sheets.

use lopdf::{Dictionary, Object};

use super::Faults;
use super::file::File;

/// What the catalogue may not have, and the rules against it.
const FORBIDDEN: [(&str, &[&str]); 7] = [
    ("AA", &["6.5.2-1"]),
    ("OpenAction", &["6.5.1-1"]),
    ("NeedsRendering", &["6.4.2-2"]),
    ("Requirements", &["6.11-1"]),
    ("Perms", &["6.1.12-1", "6.1.12-2"]),
    ("OCProperties", &["6.9-1", "6.9-2", "6.9-3", "6.9-4", "UA 7.10-1", "UA 7.10-2"]),
    ("Collection", &["6.8-2"]),
];

pub(super) fn check(file: &File, faults: &mut Faults) {
    let catalog = file.catalog();
    for (key, rules) in FORBIDDEN {
        for rule in rules.iter().filter(|_| catalog.has(key.as_bytes())) {
            faults.add(rule, format!("the catalogue has {key}"));
        }
    }
    if let Some(names) = file.dictionary(catalog, "Names") {
        let alternate = names.has(b"AlternatePresentations");
        faults.unless(!alternate, "6.10-1", "there are alternate presentations");
        faults.unless(!names.has(b"JavaScript"), "6.5.1-1", "there are scripts");
    }
    marked(file, faults);
    intent(file, faults);
    languages(file, faults);
    attachments(file, faults);
    for (number, _, page) in file.pages() {
        for key in ["MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"] {
            let sides = file.get(page, key).map(|it| sides(file, it));
            let fits =
                sides.is_none_or(|sides| sides.iter().all(|it| (3.0..=14_400.0).contains(it)));
            faults.unless(fits, "6.1.13-11", format!("page {number}: {key} is {sides:?}"));
        }
    }
}

fn sides(file: &File, rectangle: &Object) -> [f32; 2] {
    let corners = rectangle.as_array().map_or(&[][..], Vec::as_slice);
    let corners: Vec<f32> =
        corners.iter().filter_map(|it| file.resolve(it).as_float().ok()).collect();
    match corners[..] {
        [left, bottom, right, top] => [(right - left).abs(), (top - bottom).abs()],
        _ => [0.0; 2],
    }
}

/// `MarkInfo`, and the title shown.
fn marked(file: &File, faults: &mut Faults) {
    let marks = file.dictionary(file.catalog(), "MarkInfo");
    let marked = marks.is_some_and(|marks| file.is_true(marks, "Marked"));
    faults.unless(marked, "6.7.2.2-1", "the content is not said to be marked");
    faults.unless(marked, "UA 6.2-1", "the content is not said to be marked");
    let suspects = marks.is_some_and(|marks| file.is_true(marks, "Suspects"));
    faults.unless(!suspects, "UA 7.1-4", "the marks are said to be suspect");
    let preferences = file.dictionary(file.catalog(), "ViewerPreferences");
    let titled = preferences.is_some_and(|it| file.is_true(it, "DisplayDocTitle"));
    faults.unless(titled, "UA 7.1-10", "the title is not shown");
}

/// One intent, of an RGB profile for monitors below version 5.
fn intent(file: &File, faults: &mut Faults) {
    let intents = file.array(file.catalog(), "OutputIntents");
    let [intent] = intents else {
        faults.add("6.2.3-2", format!("there are {} intents", intents.len()));
        for rule in ["6.2.4.3-2", "6.2.4.3-4", "6.2.10-2"] {
            faults.add(rule, "there is no intent");
        }
        return;
    };
    let intent = file.as_dictionary(intent).cloned().unwrap_or_default();
    let kind = file.name(&intent, "S");
    faults.unless(kind == Some("GTS_PDFA1"), "6.2.3-3", format!("the intent is {kind:?}"));
    let profile = file.content(&intent, "DestOutputProfile").unwrap_or_default();
    let part = |range: std::ops::Range<usize>| profile.get(range).unwrap_or_default();
    let version = profile.get(8).copied().unwrap_or(u8::MAX);
    let good = part(12..16) == b"mntr" && part(36..40) == b"acsp" && version < 5;
    faults.unless(good, "6.2.3-1", "the intent's profile is not one of a monitor");
    let red = part(16..20) == b"RGB ";
    faults.unless(red, "6.2.4.3-2", "the intent's profile is not RGB");
    let colours =
        file.dictionary(&intent, "DestOutputProfile").and_then(|it| file.integer(it, "N"));
    faults.unless(colours == Some(3), "6.2.3-1", "the intent's profile has no three colours");
}

/// The catalogue has a language, so that everything has one; and every `Lang` is a language tag.
fn languages(file: &File, faults: &mut Faults) {
    if file.string(file.catalog(), "Lang").is_none() {
        for rule in [
            "UA 7.2-2",
            "UA 7.2-21",
            "UA 7.2-22",
            "UA 7.2-23",
            "UA 7.2-24",
            "UA 7.2-25",
            "UA 7.2-30",
            "UA 7.2-31",
            "UA 7.2-32",
            "UA 7.2-33",
            "UA 7.2-34",
        ] {
            faults.add(rule, "the file has no language");
        }
    }
    for dictionary in file.dictionaries() {
        if let Some(language) = file.get(dictionary, "Lang") {
            let tag = language.as_str().unwrap_or_default();
            for rule in ["6.7.4-1", "UA 7.2-29"] {
                faults.unless(is_tag(tag), rule, format!("{language:?} is no language"));
            }
        }
    }
}

/// Words of letters, and behind the first of digits too, between hyphens.
pub(super) fn is_tag(tag: &[u8]) -> bool {
    let mut words = tag.split(|byte| *byte == b'-');
    let short = |word: &[u8]| (1..=8).contains(&word.len());
    words.next().is_some_and(|it| short(it) && it.iter().all(u8::is_ascii_alphabetic))
        && words.all(|it| short(it) && it.iter().all(u8::is_ascii_alphanumeric))
}

/// None at level 2a; both names, wherever there are some.
fn attachments(file: &File, faults: &mut Faults) {
    let holds = |dictionary: &&&Dictionary| dictionary.has(b"EF");
    for attachment in file.dictionaries().iter().filter(holds) {
        let named = |key| file.string(attachment, key).is_some_and(|name| !name.is_empty());
        let both = named("F") && named("UF");
        faults.unless(both, "6.8-2", "an attachment has not both its names");
        faults.unless(both, "UA 7.11-1", "an attachment has not both its names");
        faults.add("6.8-5", "an attachment that need not be PDF/A");
    }
}
