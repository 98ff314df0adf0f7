//! Merged files, read again.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::{MergeError, Merger};
use crate::pdf::{Settings, Standard};
use crate::{Agreement, Press, Template};

fn printed(press: &Press, name: &str) -> Vec<u8> {
    let data = format!(
        r#"(
            subject: "Sinergi",
            signed: (date: "2021-09-21", place: "Tenggarong"),
            parties: [
                (name: "TP PKK", signer: (name: "A", position: "Ketua")),
                (name: "{name}", signer: (name: "B", position: "Kepala")),
            ],
            scope: ["a", "b"],
        )"#
    );
    press.print(&Agreement::from_ron("a.ron", &data).unwrap()).unwrap().pdf
}

fn press() -> Press {
    Press::new(Template::builtin("pks").unwrap()).unwrap()
}

fn merged(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut merger = Merger::new(Vec::new()).unwrap();
    for (name, pdf) in files {
        merger.add(name, &format!("Perjanjian {name}"), pdf).unwrap();
    }
    merger.finish("Semua", &Settings::default()).unwrap()
}

/// Files of agreements that differ in a name.
fn files(count: usize) -> Vec<(String, Vec<u8>)> {
    let press = press();
    (0..count)
        .map(|number| (format!("opd-{number}"), printed(&press, &format!("Dinas {number}"))))
        .collect()
}

/// The titles of the bookmarks under one, and the page to which each leads.
fn bookmarks(document: &Document, parent: &Dictionary) -> Vec<(String, usize)> {
    let pages: Vec<_> = document.page_iter().collect();
    let mut found = Vec::new();
    let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        let item = document.get_dictionary(id).unwrap();
        let title = decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let page = item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        found.push((title, pages.iter().position(|it| *it == page).unwrap()));
        next = item.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

fn outlines(document: &Document) -> &Dictionary {
    let id = document.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    document.get_dictionary(id).unwrap()
}

#[test]
fn pages_stand_in_their_order_each_file_with_its_bookmarks() {
    let files = files(3);
    let document = Document::load_mem(&merged(&files)).unwrap();
    let mut first = 0;
    let mut contents = document.page_iter().map(|page| document.get_page_content(page));
    let tops = bookmarks(&document, outlines(&document));
    assert_eq!(tops.len(), 3);
    let mut item = outlines(&document).get(b"First").unwrap().as_reference().unwrap();
    for ((name, pdf), (title, page)) in files.iter().zip(tops) {
        let own = Document::load_mem(pdf).unwrap();
        assert_eq!((title, page), (format!("Perjanjian {name}"), first));
        for page in own.page_iter() {
            assert!(contents.next().unwrap() == own.get_page_content(page), "{name}");
        }
        let dictionary = document.get_dictionary(item).unwrap();
        let moved: Vec<_> = bookmarks(&own, outlines(&own))
            .into_iter()
            .map(|(title, page)| (title, page + first))
            .collect();
        assert!(!moved.is_empty());
        assert_eq!(bookmarks(&document, dictionary), moved);
        assert_eq!(dictionary.get(b"Count").unwrap().as_i64().unwrap(), -(moved.len() as i64));
        item = dictionary.get(b"Next").and_then(Object::as_reference).unwrap_or_default();
        first += own.page_iter().count();
    }
    assert!(contents.next().is_none());
}

#[test]
fn what_files_share_is_there_once() {
    let files = files(4);
    let fonts = |pdf: &[u8]| {
        let document = Document::load_mem(pdf).unwrap();
        let file = |object: &&Object| object.as_dict().is_ok_and(|it| it.has(b"FontFile2"));
        document.objects.values().filter(file).count()
    };
    let same: Vec<_> = files.iter().map(|(name, _)| (name.clone(), files[0].1.clone())).collect();
    let (one, four) = (merged(&same[..1]), merged(&same));
    assert_eq!(fonts(&one), fonts(&files[0].1));
    assert_eq!(fonts(&four), fonts(&one));
    // Three more: pages and bookmarks alone.
    let grown = four.len() - one.len();
    assert!(grown < one.len() / 2, "{grown} of {}", one.len());
}

#[test]
fn nothing_of_reading_and_signing_is_left() {
    let file = merged(&files(2));
    let document = Document::load_mem(&file).unwrap();
    let catalog = document.catalog().unwrap();
    for key in [&b"StructTreeRoot"[..], b"AcroForm", b"MarkInfo", b"Names"] {
        assert!(!catalog.has(key));
    }
    for page in document.page_iter() {
        let page = document.get_dictionary(page).unwrap();
        assert!(!page.has(b"Annots") && !page.has(b"StructParents"));
    }
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("<pdfaid:conformance>B<") && !text.contains("pdfuaid"));
    let mut merger = Merger::new(Vec::new()).unwrap();
    merger.add("a", "A", &files(1)[0].1).unwrap();
    let plain = Settings { standard: Standard::None, ..Settings::default() };
    let file = merger.finish("A", &plain).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("pdfaid"));
}

#[test]
fn many_files_are_under_several_nodes() {
    let pdf = files(1).remove(0).1;
    let own = Document::load_mem(&pdf).unwrap().page_iter().count();
    let many: Vec<_> = (0..600).map(|number| (format!("n-{number}"), pdf.clone())).collect();
    let file = merged(&many);
    let document = Document::load_mem(&file).unwrap();
    assert_eq!(document.page_iter().count(), 600 * own);
    let labels = document.catalog().unwrap().get(b"PageLabels").unwrap().as_reference().unwrap();
    let kids = document.get_dictionary(labels).unwrap().get(b"Kids").unwrap().as_array().unwrap();
    let mut next = 0;
    for kid in kids {
        let kid = document.get_dictionary(kid.as_reference().unwrap()).unwrap();
        let numbers = |key: &[u8]| kid.get(key).unwrap().as_array().unwrap().clone();
        let limits = numbers(b"Limits");
        assert_eq!(limits[0].as_i64().unwrap(), next * own as i64);
        for range in numbers(b"Nums").chunks_exact(2) {
            assert_eq!(range[0].as_i64().unwrap(), next * own as i64);
            let range = range[1].as_dict().unwrap();
            let prefix = decode_text_string(range.get(b"P").unwrap()).unwrap();
            assert_eq!(prefix, format!("n-{next} "));
            assert_eq!(range.get(b"St").unwrap().as_i64().unwrap(), 1);
            next += 1;
        }
        assert_eq!(limits[1].as_i64().unwrap(), (next - 1) * own as i64);
    }
    assert_eq!((kids.len(), next), (3, 600));
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let files = files(2);
    assert!(merged(&files) == merged(&files));
    let turned: Vec<_> = files.iter().rev().cloned().collect();
    assert!(merged(&files) != merged(&turned));
}

#[test]
fn what_is_no_file_is_refused_and_the_others_are_merged() {
    let files = files(1);
    let mut merger = Merger::new(Vec::new()).unwrap();
    for broken in [&b""[..], b"%PDF-1.7\n", &files[0].1[..2_000]] {
        let Err(MergeError::Input(errors)) = merger.add("x", "X", broken) else {
            panic!("it was merged")
        };
        assert!(errors.to_string().contains("`x` cannot be merged"), "{errors}");
    }
    merger.add("a", "A", &files[0].1).unwrap();
    let document = Document::load_mem(&merger.finish("A", &Settings::default()).unwrap()).unwrap();
    assert_eq!(bookmarks(&document, outlines(&document)), [("A".to_owned(), 0)]);
    let empty = Merger::new(Vec::new()).unwrap().finish("", &Settings::default());
    assert!(empty.unwrap_err().to_string().contains("nothing to merge"));
}

#[test]
fn a_file_that_goes_round_in_circles_is_refused() {
    let pdf = files(1).remove(0).1;
    let mut document = Document::load_mem(&pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let id = document.add_object(Dictionary::new());
    document.set_object(id, Object::Array(vec![Object::Reference(id)]));
    let Ok(Object::Dictionary(page)) = document.get_object_mut(page) else { panic!("a page") };
    page.set("Resources", Object::Reference(id));
    let mut circular = Vec::new();
    document.save_to(&mut circular).unwrap();
    let mut merger = Merger::new(Vec::new()).unwrap();
    let error = merger.add("x", "X", &circular).unwrap_err().to_string();
    assert!(error.contains("holds itself"), "{error}");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = ["[".repeat(1 << 17), "]".repeat(1 << 17)].concat();
    let mut pdf = String::from("%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n");
    let pages = pdf.len();
    pdf += &format!("2 0 obj\n<</Resources {deep}>>\nendobj\n");
    let table = pdf.len();
    pdf += &format!("xref\n1 2\n0000000009 00000 n \n{pages:010} 00000 n \n");
    pdf += &format!("trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    let mut merger = Merger::new(Vec::new()).unwrap();
    let error = merger.add("x", "X", pdf.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("nested too deeply"), "{error}");
}
