//! Objects as the bytes of a file (ISO 32000-1, 7.3 and 7.5): the header, the objects, where each
//! begins, the trailer.
//!
//! lopdf writes names byte by byte through a trait object, which takes longer than laying the pages out.

use std::fmt::Arguments;
use std::io::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// The version; and a comment of bytes that tell transfer programs that the file is no text
/// (ISO 19005-2, 6.1.2).
pub(super) const HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// How many bytes of a digest identify a file.
const IDENTIFIER: usize = 16;

/// The file of those objects, identified by a digest of them.
pub(super) fn bytes(document: &Document, catalog: ObjectId, info: ObjectId) -> Vec<u8> {
    let mut file = Vec::with_capacity(document.objects.values().map(size).sum());
    file.extend_from_slice(HEADER);
    let mut starts = vec![None; document.max_id as usize + 1];
    for (&id, object) in &document.objects {
        if let Some(start) = starts.get_mut(id.0 as usize) {
            *start = Some(file.len() as u64);
        }
        write_indirect(&mut file, id, object);
    }
    let table = file.len() as u64;
    put(&mut file, format_args!("xref\n0 {}\n", starts.len()));
    for start in &starts {
        write_entry(&mut file, *start);
    }
    let digest = Sha256::digest(&file);
    write_end(&mut file, &End { catalog, info, size: starts.len(), table, digest: &digest });
    file
}

/// An object with its number.
pub(super) fn write_indirect(file: &mut Vec<u8>, (number, generation): ObjectId, object: &Object) {
    write_integer(file, number);
    file.push(b' ');
    write_integer(file, generation);
    file.extend_from_slice(b" obj\n");
    write(file, object);
    file.extend_from_slice(b"\nendobj\n");
}

/// Where an object begins, as an entry of the table; a number without one is free.
pub(super) fn write_entry(file: &mut Vec<u8>, start: Option<u64>) {
    match start {
        Some(start) => {
            const NOUGHTS: &[u8] = b"0000000000";
            let mut buffer = itoa::Buffer::new();
            let digits = buffer.format(start).as_bytes();
            file.extend_from_slice(&NOUGHTS[digits.len().min(NOUGHTS.len())..]);
            file.extend_from_slice(digits);
            file.extend_from_slice(b" 00000 n \n");
        }
        None => file.extend_from_slice(b"0000000000 65535 f \n"),
    }
}

/// What stands behind a file's table.
pub(super) struct End<'a> {
    pub(super) catalog: ObjectId,
    pub(super) info: ObjectId,
    /// How many numbers the table has.
    pub(super) size: usize,
    /// Where the table begins.
    pub(super) table: u64,
    /// The digest of all that stands before.
    pub(super) digest: &'a [u8],
}

/// The trailer, and the end of the file.
pub(super) fn write_end(file: &mut Vec<u8>, end: &End<'_>) {
    let digest = end.digest.iter().copied().take(IDENTIFIER).collect();
    let identifier = Object::String(digest, StringFormat::Hexadecimal);
    file.extend_from_slice(b"trailer\n");
    let trailer = dictionary! {
        "Root" => Object::Reference(end.catalog),
        "Info" => Object::Reference(end.info),
        "Size" => end.size as i64,
        "ID" => vec![identifier.clone(), identifier],
    };
    write_dictionary(file, &trailer);
    put(file, format_args!("\nstartxref\n{}\n%%EOF\n", end.table));
}

/// About how many bytes an object takes.
fn size(object: &Object) -> usize {
    /// More than most dictionaries take.
    const OBJECT: usize = 256;
    OBJECT + object.as_stream().map_or(0, |stream| stream.content.len())
}

pub(super) fn put(file: &mut Vec<u8>, text: Arguments<'_>) {
    // Writing into memory cannot fail.
    let _ = file.write_fmt(text);
}

pub(super) fn write(file: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => file.extend_from_slice(b"null"),
        Object::Boolean(value) => put(file, format_args!("{value}")),
        Object::Integer(value) => write_integer(file, *value),
        Object::Real(value) => put(file, format_args!("{value}")),
        Object::Name(name) => write_name(file, name),
        Object::String(text, StringFormat::Literal) => write_literal(file, text),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(file, text),
        Object::Array(objects) => write_array(file, objects),
        Object::Dictionary(dictionary) => write_dictionary(file, dictionary),
        Object::Stream(stream) => write_stream(file, stream),
        Object::Reference((number, generation)) => {
            write_integer(file, *number);
            file.push(b' ');
            write_integer(file, *generation);
            file.extend_from_slice(b" R");
        }
    }
}

/// Whether an object begins like a word, so that white space must part it from another.
fn is_word(object: &Object) -> bool {
    matches!(
        object,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
    )
}

fn write_integer(file: &mut Vec<u8>, value: impl itoa::Integer) {
    file.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

fn write_name(file: &mut Vec<u8>, name: &[u8]) {
    file.push(b'/');
    // Nearly all are letters.
    if name.iter().all(u8::is_ascii_alphanumeric) {
        return file.extend_from_slice(name);
    }
    for &byte in name {
        match byte {
            b'#' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => {
                put(file, format_args!("#{byte:02X}"));
            }
            b'!'..=b'~' => file.push(byte),
            _ => put(file, format_args!("#{byte:02X}")),
        }
    }
}

fn write_literal(file: &mut Vec<u8>, text: &[u8]) {
    file.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => file.extend([b'\\', byte]),
            // Unescaped, it would be read as a line feed.
            b'\r' => file.extend(b"\\r"),
            _ => file.push(byte),
        }
    }
    file.push(b')');
}

fn write_hexadecimal(file: &mut Vec<u8>, text: &[u8]) {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    file.push(b'<');
    let digits = text.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    file.extend(digits.map(|digit| DIGITS[usize::from(digit)]));
    file.push(b'>');
}

fn write_array(file: &mut Vec<u8>, objects: &[Object]) {
    file.push(b'[');
    for (index, object) in objects.iter().enumerate() {
        if index > 0 && is_word(object) {
            file.push(b' ');
        }
        write(file, object);
    }
    file.push(b']');
}

fn write_dictionary(file: &mut Vec<u8>, dictionary: &Dictionary) {
    file.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(file, key);
        if is_word(value) {
            file.push(b' ');
        }
        write(file, value);
    }
    file.extend_from_slice(b">>");
}

fn write_stream(file: &mut Vec<u8>, stream: &Stream) {
    write_dictionary(file, &stream.dict);
    file.extend_from_slice(b"stream\n");
    file.extend_from_slice(&stream.content);
    file.extend_from_slice(b"\nendstream");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lopdf reads of an object as it is written here.
    fn read(object: &Object) -> Object {
        let mut document = Document::with_version("1.7");
        let ids = [document.add_object(object.clone()), document.add_object(Dictionary::new())];
        let file = bytes(&document, ids[0], ids[1]);
        Document::load_mem(&file).unwrap().get_object(ids[0]).unwrap().clone()
    }

    #[test]
    fn objects_are_read_as_they_were() {
        let name = |bytes: &[u8]| Object::Name(bytes.to_vec());
        let string = |bytes: &[u8]| Object::String(bytes.to_vec(), StringFormat::Literal);
        let every_byte: Vec<u8> = (0..=255).collect();
        let array = vec![
            Object::Null,
            true.into(),
            (-7).into(),
            0.125_f32.into(),
            Object::Reference((1, 0)),
            8.into(),
            name(b"A"),
            name(b"B #/(\xFF"),
            9.into(),
            string(&every_byte),
            string(b")) \\ (\r\n"),
            Object::String(every_byte, StringFormat::Hexadecimal),
            Object::Array(Vec::new()),
        ];
        let dictionary = dictionary! { "Key" => array.clone(), "Other key" => 1, "Last" => "N" };
        assert_eq!(read(&Object::Dictionary(dictionary.clone())), Object::Dictionary(dictionary));
        assert_eq!(read(&Object::Array(array.clone())), Object::Array(array));
    }

    #[test]
    fn each_object_stands_where_the_table_says() {
        let mut document = Document::with_version("1.7");
        let catalog = document.add_object(dictionary! { "Type" => "Catalog" });
        // A number without an object.
        document.new_object_id();
        let info = document.add_object(Stream::new(Dictionary::new(), b"abc".to_vec()));
        let file = bytes(&document, catalog, info);
        let text = String::from_utf8_lossy(&file[HEADER.len()..]).into_owned();
        let at = |wanted: &str| HEADER.len() + text.find(wanted).unwrap();
        let table = format!(
            "xref\n0 4\n0000000000 65535 f \n{:010} 00000 n \n0000000000 65535 f \n{:010} 00000 n \n",
            at("1 0 obj"),
            at("3 0 obj")
        );
        assert!(text.contains(&table), "{text}");
        assert!(text.ends_with(&format!("\nstartxref\n{}\n%%EOF\n", at("xref\n"))), "{text}");
    }
}
