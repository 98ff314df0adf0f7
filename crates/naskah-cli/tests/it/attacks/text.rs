//! What the objects of a file say: naskah writes them one by one, so that they can be read as text.

use std::ops::Range;

const STREAM: &[u8] = b"stream\n";

/// What an object says, without a stream's data; its newest text, where updates changed it.
pub(crate) fn body(pdf: &[u8], number: u32) -> String {
    let written = written(pdf, number);
    let end = find(written, STREAM).unwrap_or(written.len());
    str::from_utf8(&written[..end]).unwrap().trim_end().to_owned()
}

/// The data of a stream, as it is written; nothing for an object that is none.
pub(crate) fn data(pdf: &[u8], number: u32) -> Option<&[u8]> {
    let written = written(pdf, number);
    let data = &written[find(written, STREAM)? + STREAM.len()..];
    let data = data.strip_suffix(b"endstream")?;
    Some(data.strip_suffix(b"\n").unwrap_or(data))
}

/// All that stands between an object's number and its end.
fn written(pdf: &[u8], number: u32) -> &[u8] {
    let head = format!("\n{number} 0 obj\n");
    let rest = &pdf[find_last(pdf, head.as_bytes()).unwrap() + head.len()..];
    &rest[..find(rest, b"\nendobj").unwrap()]
}

/// The numbers of the objects to which a key leads: one, or those of an array.
pub(crate) fn references(body: &str, key: &str) -> Vec<u32> {
    let value = body.split_once(key).unwrap().1.trim_start();
    let items = match value.strip_prefix('[') {
        Some(items) => items.split(']').next().unwrap(),
        None => &value[..=value.find('R').unwrap()],
    };
    let numbers = items.split_terminator(" 0 R");
    numbers.map(|number| number.trim().parse().unwrap()).collect()
}

/// The catalog.
pub(crate) fn root(pdf: &[u8]) -> u32 {
    references(trailer(pdf), "/Root")[0]
}

/// The object to which a key of the catalog leads.
pub(crate) fn of_root(pdf: &[u8], key: &str) -> u32 {
    references(&body(pdf, root(pdf)), key)[0]
}

/// A page, counted from 1.
pub(crate) fn page(pdf: &[u8], number: usize) -> u32 {
    references(&body(pdf, of_root(pdf, "/Pages")), "/Kids")[number - 1]
}

/// The page on which the fields stand.
pub(crate) fn last_page(pdf: &[u8]) -> u32 {
    *references(&body(pdf, of_root(pdf, "/Pages")), "/Kids").last().unwrap()
}

/// The object in which the form's dictionary is written.
pub(crate) fn form(pdf: &[u8]) -> u32 {
    let catalog = root(pdf);
    let says = body(pdf, catalog);
    let direct = says.split_once("/AcroForm").unwrap().1.trim_start().starts_with("<<");
    if direct { catalog } else { of_root(pdf, "/AcroForm") }
}

/// The field of that name.
pub(crate) fn field(pdf: &[u8], name: &str) -> u32 {
    let hexadecimal = hex::encode(name);
    let names = [format!("({name})"), format!("<{hexadecimal}>")];
    let fields = references(&body(pdf, form(pdf)), "/Fields");
    let named = |number: &u32| names.iter().any(|name| body(pdf, *number).contains(name));
    fields.into_iter().find(named).unwrap()
}

/// What is said behind the newest table.
pub(crate) fn trailer(pdf: &[u8]) -> &str {
    let start = find_last(pdf, b"\ntrailer\n").unwrap();
    str::from_utf8(&pdf[start..]).unwrap()
}

/// Where the newest table starts.
pub(crate) fn table(pdf: &[u8]) -> usize {
    let told = trailer(pdf).split_once("startxref\n").unwrap().1;
    told.lines().next().unwrap().parse().unwrap()
}

/// Where the revisions of a file end.
pub(crate) fn ends(pdf: &[u8]) -> Vec<usize> {
    let word = b"%%EOF\n";
    let ends = pdf.windows(word.len()).enumerate().filter(|(_, it)| it == word);
    ends.map(|(at, _)| at + word.len()).collect()
}

/// The four numbers of the newest signature, and where they are written.
pub(crate) fn range(pdf: &[u8]) -> ([usize; 4], Range<usize>) {
    let start = find_last(pdf, b"/ByteRange").unwrap() + b"/ByteRange".len();
    let length = find(&pdf[start..], b"]").unwrap() + 1;
    let text = str::from_utf8(&pdf[start..start + length]).unwrap();
    let numbers = text.trim().trim_matches(['[', ']']).split_whitespace();
    let numbers: Vec<usize> = numbers.map(|it| it.parse().unwrap()).collect();
    (numbers.try_into().unwrap(), start..start + length)
}

pub(crate) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|it| it == word)
}

pub(crate) fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|it| it == word)
}
