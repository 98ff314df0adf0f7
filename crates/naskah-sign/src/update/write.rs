//! Serialises objects (ISO 32000-1, 7.3).

use naskah_reader::{Dictionary, Object};

/// Writes an object.
pub(crate) fn object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(number) => out.extend(number.to_string().bytes()),
        // The shortest digits that read back as the same number, never with an exponent.
        Object::Real(number) => out.extend(number.to_string().bytes()),
        Object::Name(bytes) => name(bytes, out),
        Object::String(bytes) => hexadecimal(bytes, out),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                self::object(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(entries, out),
        // Signing never rewrites streams.
        Object::Stream(stream) => dictionary(&stream.dictionary, out),
        Object::Reference(id) => {
            out.extend(format!("{} {} R", id.number, id.generation).bytes());
        }
    }
}

/// Writes a dictionary.
pub(crate) fn dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary.iter() {
        name(key, out);
        out.push(b' ');
        object(value, out);
    }
    out.extend(b">>");
}

/// Writes a stream, whose dictionary has its length.
pub(crate) fn stream(dictionary: &Dictionary, data: &[u8], out: &mut Vec<u8>) {
    self::dictionary(dictionary, out);
    out.extend(b"\nstream\n");
    out.extend(data);
    out.extend(b"\nendstream");
}

fn name(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-_.+*:;@".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn hexadecimal(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    out.extend(digits(bytes));
    out.push(b'>');
}

/// The two hexadecimal digits of each byte.
pub(crate) fn digits(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let digit = |value: u8| b"0123456789abcdef"[usize::from(value)];
    bytes.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
}
