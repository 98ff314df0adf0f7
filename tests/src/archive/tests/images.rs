//! Images and forms.

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::{at, breaks, draw, follow, named};

#[test]
fn an_image_with_what_is_forbidden_is_found() {
    let forbidden: [(&str, &str, Object); 5] = [
        ("6.2.8-1", "Alternates", Vec::new().into()),
        ("6.2.8-2", "OPI", Dictionary::new().into()),
        ("6.2.8-3", "Interpolate", true.into()),
        ("6.2.8-5", "ImageMask", true.into()),
        ("6.2.6-1", "Intent", "Best".into()),
    ];
    for (rule, key, value) in forbidden {
        breaks(&[rule], |document| named(document, "Subtype", "Image").set(key, value));
    }
    breaks(&["6.2.4.3-3"], |document| {
        named(document, "Subtype", "Image").set("ColorSpace", "DeviceCMYK");
    });
}

#[test]
fn an_image_of_odd_depth_is_found() {
    breaks(&["6.2.8-4"], |document| {
        named(document, "Subtype", "Image").set("BitsPerComponent", 3);
    });
    let jpeg = ["6.2.8.3-1", "6.2.8.3-2", "6.2.8.3-3", "6.2.8.3-4", "6.2.8.3-5"];
    breaks(&jpeg, |document| named(document, "Subtype", "Image").set("Filter", "JPXDecode"));
}

#[test]
fn an_object_that_is_no_image_is_found() {
    let form = |extra: Option<(&str, Object)>| {
        let mut form = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        if let Some((key, value)) = extra {
            form.set(key, value);
        }
        Stream::new(form, Vec::new())
    };
    for key in ["PS", "OPI", "Subtype2"] {
        breaks(&["6.2.9-1"], |document| {
            document.add_object(form(Some((key, "PS".into()))));
        });
    }
    breaks(&["6.2.9-2", "UA 7.20-1"], |document| {
        document.add_object(form(Some(("Ref", Dictionary::new().into()))));
    });
    breaks(&["6.2.9-3"], |document| {
        document.add_object(Stream::new(dictionary! { "Subtype" => "PS" }, Vec::new()));
    });
    breaks(&["UA 7.20-2"], |document| {
        let form = document.add_object(form(None));
        let page = document.get_pages()[&1];
        let resources = follow(document, page, "Resources");
        let drawn = at(document, resources).get_mut(b"XObject").expect("there are images");
        drawn.as_dict_mut().expect("they are named").set("Fm1", Object::Reference(form));
        draw(document, "/Artifact BMC /Fm1 Do EMC");
    });
}
