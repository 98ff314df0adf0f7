//! Each check finds what is broken on purpose in a finished file that is sound.

mod annotations;
mod catalog;
mod content;
mod fonts;
mod images;
mod metadata;
mod objects;
mod roles;
mod structure;
mod syntax;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use naskah::Agreement;

use super::file::File;
use super::{Fault, Faults, faults, judge};
use crate::example::{agreements, press, root};

/// An agreement with logos, lists, references and fields to sign.
static AGREEMENT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (_, agreement) = agreements().swap_remove(0);
    press().print(&agreement).expect("the example is right").pdf
});

/// A plan with a table.
static PLAN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let path = root("templates/rencana-kerja/example.ron");
    let text = std::fs::read_to_string(&path).expect("the example is there");
    let agreement = Agreement::from_ron(path.display().to_string(), &text).expect("it is right");
    let template = naskah::Template::builtin("rencana-kerja").expect("it ships");
    let press = naskah::Press::new(template).expect("it is right");
    press.print(&agreement).expect("it is right").pdf
});

/// The rules that a file breaks once it is changed, with what breaks them.
fn broken_in(pdf: &[u8], change: impl FnOnce(&mut Document)) -> BTreeMap<&'static str, String> {
    let mut document = Document::load_mem(pdf).expect("a PDF");
    change(&mut document);
    let mut broken = Faults::default();
    judge(&File::new(document), &mut broken);
    broken.0.into_iter().map(|Fault { rule, what }| (rule, what)).collect()
}

/// A change to the agreement breaks those rules.
fn breaks(rules: &[&str], change: impl FnOnce(&mut Document)) {
    breaks_in(&AGREEMENT, rules, change);
}

fn breaks_in(pdf: &[u8], rules: &[&str], change: impl FnOnce(&mut Document)) {
    let broken = broken_in(pdf, change);
    for rule in rules {
        assert!(broken.contains_key(rule), "{rule} is not among {broken:?}");
    }
}

/// The first object whose dictionary is such.
fn find(document: &Document, such: impl Fn(&Dictionary) -> bool) -> ObjectId {
    let mut objects = document.objects.iter();
    let found = objects.find(|(_, object)| dictionary(object).is_some_and(&such));
    *found.expect("there is one").0
}

/// The first object whose entry has that name as its value.
fn find_named(document: &Document, key: &str, name: &str) -> ObjectId {
    find(document, |it| it.get(key.as_bytes()).is_ok_and(|it| *it == Object::from(name)))
}

fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// An object's dictionary, to be changed.
fn at(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    match document.get_object_mut(id).expect("it is there") {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        other => panic!("{other:?} has no dictionary"),
    }
}

/// The dictionary of the first object whose entry has that name as its value, to be changed.
fn named<'a>(document: &'a mut Document, key: &str, name: &str) -> &'a mut Dictionary {
    let id = find_named(document, key, name);
    at(document, id)
}

fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().expect("there is one")
}

fn first_page(document: &mut Document) -> &mut Dictionary {
    let id = document.get_pages()[&1];
    at(document, id)
}

/// The dictionary that an entry of an object is or refers to.
fn follow(document: &Document, id: ObjectId, key: &str) -> ObjectId {
    let dictionary = dictionary(&document.objects[&id]).expect("a dictionary");
    match dictionary.get(key.as_bytes()).expect("the entry is there") {
        Object::Array(items) => items[0].as_reference().expect("a reference"),
        object => object.as_reference().expect("a reference"),
    }
}

/// Draws more on the first page.
fn draw(document: &mut Document, more: &str) {
    let page = document.get_pages()[&1];
    let mut content = document.get_page_content(page);
    content.extend(b"\n");
    content.extend(more.as_bytes());
    let id = follow(document, page, "Contents");
    document.objects.insert(id, Object::Stream(Stream::new(Dictionary::new(), content)));
}

/// The first element of that type, to be changed.
fn element<'a>(document: &'a mut Document, role: &str) -> &'a mut Dictionary {
    let id = find_element(document, role);
    at(document, id)
}

fn find_element(document: &Document, role: &str) -> ObjectId {
    find(document, |it| it.has(b"P") && it.get(b"S").is_ok_and(|it| *it == Object::from(role)))
}

#[test]
fn the_files_that_are_broken_on_purpose_are_sound() {
    for pdf in [&*AGREEMENT, &*PLAN] {
        assert_eq!(faults(pdf), []);
    }
}
