//! Serializes a file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.3 and 7.5).
//!
//! lopdf's own serializer is not used: it writes names byte by byte through a trait object, which takes
//! longer than the layout of the pages.

use std::fmt::Arguments;
use std::io::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// The version, and a comment that marks the file as binary (ISO 19005-2, 6.1.2).
pub(super) const HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// The length of a file identifier, in bytes.
const IDENTIFIER_BYTES: usize = 16;

/// The file with these objects; its identifier is a digest of its bytes.
pub(super) fn file(document: &Document, catalog: ObjectId, info: ObjectId) -> Vec<u8> {
    let mut file = Vec::with_capacity(document.objects.values().map(estimated_size).sum());
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
    write_trailer(
        &mut file,
        &Trailer { catalog, info, size: starts.len(), table, digest: &digest },
    );
    file
}

/// Writes an indirect object.
pub(super) fn write_indirect(file: &mut Vec<u8>, (number, generation): ObjectId, object: &Object) {
    write_integer(file, number);
    file.push(b' ');
    write_integer(file, generation);
    file.extend_from_slice(b" obj\n");
    write(file, object);
    file.extend_from_slice(b"\nendobj\n");
}

/// Writes an entry of the cross-reference table: the offset of an object, or none for a free number.
pub(super) fn write_entry(file: &mut Vec<u8>, start: Option<u64>) {
    match start {
        Some(start) => {
            const ZEROS: &[u8] = b"0000000000";
            let mut buffer = itoa::Buffer::new();
            let digits = buffer.format(start).as_bytes();
            file.extend_from_slice(&ZEROS[digits.len().min(ZEROS.len())..]);
            file.extend_from_slice(digits);
            file.extend_from_slice(b" 00000 n \n");
        }
        None => file.extend_from_slice(b"0000000000 65535 f \n"),
    }
}

/// The contents of the trailer.
pub(super) struct Trailer<'a> {
    pub(super) catalog: ObjectId,
    pub(super) info: ObjectId,
    /// The number of entries in the cross-reference table.
    pub(super) size: usize,
    /// The offset of the cross-reference table.
    pub(super) table: u64,
    /// The digest of all bytes before the trailer.
    pub(super) digest: &'a [u8],
}

/// Writes the trailer and the end of the file.
pub(super) fn write_trailer(file: &mut Vec<u8>, trailer: &Trailer<'_>) {
    let digest = trailer.digest.iter().copied().take(IDENTIFIER_BYTES).collect();
    let identifier = Object::String(digest, StringFormat::Hexadecimal);
    file.extend_from_slice(b"trailer\n");
    let entries = dictionary! {
        "Root" => Object::Reference(trailer.catalog),
        "Info" => Object::Reference(trailer.info),
        "Size" => trailer.size as i64,
        "ID" => vec![identifier.clone(), identifier],
    };
    write_dictionary(file, &entries);
    put(file, format_args!("\nstartxref\n{}\n%%EOF\n", trailer.table));
}

/// An estimate of an object's serialized size, in bytes.
fn estimated_size(object: &Object) -> usize {
    /// More than most dictionaries need.
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

/// Whether an object starts with a regular character, so that white space must separate it from a token before.
fn starts_regular(object: &Object) -> bool {
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
    // Nearly all names need no escapes.
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
            // An unescaped carriage return is read as a line feed.
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
        if index > 0 && starts_regular(object) {
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
        if starts_regular(value) {
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

    /// The object as lopdf reads it back.
    fn read(object: &Object) -> Object {
        let mut document = Document::with_version("1.7");
        let ids = [document.add_object(object.clone()), document.add_object(Dictionary::new())];
        let file = file(&document, ids[0], ids[1]);
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
        let file = file(&document, catalog, info);
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
