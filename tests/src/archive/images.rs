//! Images, and what else could be drawn (ISO 19005-2, 6.2.8 and 6.2.9).

use lopdf::{Dictionary, Object, Stream};

use super::Faults;
use super::content::Content;
use super::file::File;

/// What an image may have.
const ENTRIES: [&str; 10] = [
    "Type",
    "Subtype",
    "Width",
    "Height",
    "ColorSpace",
    "BitsPerComponent",
    "SMask",
    "Filter",
    "DecodeParms",
    "Length",
];

/// The rules against other entries.
const OTHERS: [(&str, &str); 5] = [
    ("Alternates", "6.2.8-1"),
    ("OPI", "6.2.8-2"),
    ("Interpolate", "6.2.8-3"),
    ("ImageMask", "6.2.8-5"),
    ("Intent", "6.2.6-1"),
];

pub(super) fn check(file: &File, content: &Content, faults: &mut Faults) {
    for (id, object) in &file.document.objects {
        let Object::Stream(stream) = object else { continue };
        match file.name(&stream.dict, "Subtype") {
            Some("Image") => image(file, &stream.dict, id.0, faults),
            Some("Form") => form(stream, id.0, faults),
            Some("PS") => faults.add("6.2.9-3", format!("{} is PostScript", id.0)),
            _ => {}
        }
    }
    for id in &content.drawn {
        let drawn = file.document.get_dictionary(*id).or_else(|_| {
            file.document.get_object(*id).and_then(Object::as_stream).map(|it| &it.dict)
        });
        let kind = drawn.ok().and_then(|it| file.name(it, "Subtype"));
        let is_image = kind == Some("Image");
        faults.unless(is_image, "UA 7.20-2", format!("{} is drawn, and no image: {kind:?}", id.0));
    }
}

fn image(file: &File, image: &Dictionary, number: u32, faults: &mut Faults) {
    for (key, _) in image {
        let key = String::from_utf8_lossy(key);
        if ENTRIES.contains(&key.as_ref()) {
            continue;
        }
        let rule = OTHERS.iter().find(|(other, _)| *other == key).map_or("6.2.8-1", |it| it.1);
        faults.add(rule, format!("the image {number} has {key}"));
    }
    let bits = file.integer(image, "BitsPerComponent");
    let usual = matches!(bits, Some(1 | 2 | 4 | 8 | 16));
    faults.unless(usual, "6.2.8-4", format!("the image {number} has {bits:?} bits"));
    if file.name(image, "Filter") == Some("JPXDecode") {
        for rule in ["6.2.8.3-1", "6.2.8.3-2", "6.2.8.3-3", "6.2.8.3-4", "6.2.8.3-5"] {
            faults.add(rule, format!("the image {number} is JPEG 2000"));
        }
    }
    let space = file.name(image, "ColorSpace");
    let device = matches!(space, Some("DeviceGray" | "DeviceRGB"));
    faults.unless(device, "6.2.4.3-3", format!("the image {number} has another colour space"));
}

/// An empty appearance.
fn form(form: &Stream, number: u32, faults: &mut Faults) {
    for key in ["PS", "OPI", "Subtype2"] {
        let absent = !form.dict.has(key.as_bytes());
        faults.unless(absent, "6.2.9-1", format!("the form {number} has {key}"));
    }
    for rule in ["6.2.9-2", "UA 7.20-1"] {
        faults.unless(!form.dict.has(b"Ref"), rule, format!("the form {number} refers elsewhere"));
    }
    let empty = form.get_plain_content().is_ok_and(|it| it.is_empty());
    faults.unless(empty, "UA 7.20-2", format!("the form {number} is not empty"));
}
