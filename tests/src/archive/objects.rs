//! What holds for objects of every kind: limits, filters, the trailer (ISO 19005-2, 6.1.3 to 6.1.13).

use lopdf::{Dictionary, Object};

use super::Faults;
use super::file::File;

/// The largest number of indirect objects.
const MOST_OBJECTS: u32 = 8_388_607;

pub(super) fn check(file: &File, faults: &mut Faults) {
    let trailer = &file.document.trailer;
    let identifiers = file.array(trailer, "ID");
    let both = identifiers.len() == 2
        && identifiers.iter().all(|it| it.as_str().is_ok_and(|bytes| !bytes.is_empty()));
    faults.unless(both, "6.1.3-1", "no identifier of two strings");
    if trailer.has(b"Encrypt") || file.document.is_encrypted() {
        faults.add("6.1.3-2", "the file is encrypted");
        faults.add("UA 7.16-1", "the file is encrypted");
    }
    faults.unless(file.document.max_id <= MOST_OBJECTS, "6.1.13-7", "too many objects");
    for ((number, _), object) in &file.document.objects {
        walk(object, &mut |object| value(object, *number, faults));
        if let Object::Stream(stream) = object {
            filters(file, &stream.dict, *number, faults);
        }
    }
}

/// The object and all within it.
pub(super) fn walk(object: &Object, visit: &mut impl FnMut(&Object)) {
    visit(object);
    match object {
        Object::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        Object::Dictionary(dictionary) => entries(dictionary, visit),
        Object::Stream(stream) => entries(&stream.dict, visit),
        _ => {}
    }
}

fn entries(dictionary: &Dictionary, visit: &mut impl FnMut(&Object)) {
    for (key, value) in dictionary {
        visit(&Object::Name(key.clone()));
        walk(value, visit);
    }
}

pub(super) fn value(object: &Object, number: u32, faults: &mut Faults) {
    match object {
        Object::Integer(value) => {
            faults.unless(i32::try_from(*value).is_ok(), "6.1.13-1", format!("{number}: {value}"));
        }
        Object::Real(value) => {
            faults.unless(value.is_finite(), "6.1.13-2", format!("{number}: {value}"));
            let small = !value.is_subnormal();
            faults.unless(small, "6.1.13-5", format!("{number}: {value} is too near to zero"));
        }
        Object::String(bytes, _) => {
            let short = bytes.len() <= 32_767;
            faults.unless(short, "6.1.13-3", format!("{number}: {} bytes", bytes.len()));
        }
        Object::Name(name) => {
            let shown = String::from_utf8_lossy(name);
            faults.unless(name.len() <= 127, "6.1.13-4", format!("{number}: {shown}"));
            let readable = std::str::from_utf8(name).is_ok();
            faults.unless(readable, "6.1.8-1", format!("{number}: {shown}"));
        }
        _ => {}
    }
}

/// Only deflated streams, which stand in the file itself.
fn filters(file: &File, stream: &Dictionary, number: u32, faults: &mut Faults) {
    for key in [&b"F"[..], b"FFilter", b"FDecodeParms"] {
        faults.unless(!stream.has(key), "6.1.7.1-3", format!("{number} is kept elsewhere"));
    }
    let filter = file.get(stream, "Filter");
    let deflated = filter.is_none_or(|it| it.as_name().is_ok_and(|name| name == b"FlateDecode"));
    faults.unless(deflated, "6.1.7.2-1", format!("{number} has the filter {filter:?}"));
}
