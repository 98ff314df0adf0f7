//! Fields signed by keys of every kind, one after another, and what is refused.

use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::xref::XrefType;
use lopdf::{Document, Object};

use super::{Certification, Prepared, Request, embed, message, prepare, sign};
use crate::fields;
use crate::key::{Hash, Key, Signer};
use crate::pki;

const FIELDS: [&str; 3] = ["PIHAK-KESATU", "PIHAK-KEDUA", "SAKSI-1"];

fn key(name: &str) -> Key {
    let private = pki::bytes(&format!("signers/{name}.key"));
    let certificates = pki::bytes(&format!("signers/{name}.chain.pem"));
    Key::from_pem(("key", &private), ("certificates", &certificates), None).unwrap()
}

/// A page with three empty fields; its form does not say yet that it is signed.
fn file() -> Vec<u8> {
    crate::tests::file(|document, page| {
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let add = |name| {
            let mut field = crate::tests::widget(page.clone());
            let rect: Vec<Object> = vec![10.into(), 10.into(), 90.into(), 60.into()];
            field.set("Rect", rect);
            field.set("FT", "Sig");
            field.set("T", Object::string_literal(name));
            document.add_object(field).into()
        };
        FIELDS.map(add).to_vec()
    })
}

fn request(field: &str) -> Request {
    Request {
        field: field.into(),
        time: Timestamp::from_second(1_632_182_400).unwrap(),
        offset: Offset::constant(8),
        shown: None,
        reason: Some("Menyetujui – isi".into()),
        location: None,
        certification: None,
    }
}

#[test]
fn signers_sign_one_after_another_and_nothing_that_was_there_changes() {
    let mut pdf = file();
    for (field, name) in FIELDS.iter().zip(["rsa-2048", "p-256", "p-384"]) {
        let signed = sign("x.pdf", &pdf, &request(field), &key(name)).unwrap();
        assert!(signed.starts_with(&pdf), "{field}");
        pdf = signed;
    }
    assert!(fields("x.pdf", &pdf).unwrap().iter().all(|field| field.signed));
    let read = Document::load_mem(&pdf).unwrap();
    let form = read.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
}

#[test]
fn an_update_is_of_the_kind_that_the_file_ends_with() {
    let mut document = Document::load_mem(&file()).unwrap();
    document.reference_table.cross_reference_type = XrefType::CrossReferenceStream;
    let mut streams = Vec::new();
    document.save_to(&mut streams).unwrap();
    for (pdf, table) in [(file(), true), (streams, false)] {
        let signed = sign("x.pdf", &pdf, &request("SAKSI-1"), &key("p-256")).unwrap();
        let update = &signed[pdf.len()..];
        assert_eq!(update.windows(8).any(|it| it == b"trailer\n"), table);
        assert!(fields("x.pdf", &signed).unwrap()[2].signed);
    }
}

#[test]
fn the_same_key_and_moment_make_the_same_bytes() {
    let signed = || sign("x.pdf", &file(), &request("SAKSI-1"), &key("rsa-2048")).unwrap();
    assert_eq!(signed(), signed());
}

#[test]
fn a_signature_from_elsewhere_fits_only_the_file_that_it_was_made_for() {
    let key = key("rsa-3072").with_hash(Hash::Sha512).unwrap();
    let Prepared { pdf, digest, .. } =
        prepare("x.pdf", &file(), &request("SAKSI-1"), Hash::Sha512).unwrap();
    let message = message::message(&key, &digest).unwrap();
    let signed = embed("x.pdf", &pdf, &message).unwrap();
    assert_eq!(signed, sign("x.pdf", &file(), &request("SAKSI-1"), &key).unwrap());

    let told = |pdf: &[u8], message: &[u8]| embed("x.pdf", pdf, message).unwrap_err().to_string();
    let other = prepare("x.pdf", &file(), &request("PIHAK-KEDUA"), Hash::Sha512).unwrap();
    assert!(told(&other.pdf, &message).contains("signs another file"));
    assert!(told(&signed, &message).contains("no room"));
    assert!(told(&file(), &message).contains("no room"));
    assert!(told(&pdf, &message[..99]).contains("no signature of one signer"));
}

#[test]
fn what_cannot_be_signed_is_said() {
    let key = key("p-256");
    let told =
        |pdf: &[u8], request: &Request| sign("x.pdf", pdf, request, &key).unwrap_err().to_string();
    assert!(told(&file(), &request("SAKSI-2")).contains("no signature field `SAKSI-2`"));
    let once = sign("x.pdf", &file(), &request("SAKSI-1"), &key).unwrap();
    assert!(told(&once, &request("SAKSI-1")).contains("signed already"));
    let late = Request { certification: Some(Certification::Forms), ..request("PIHAK-KEDUA") };
    assert!(told(&once, &late).contains("only the first signature may certify"));

    let certified = |certification| {
        let first = Request { certification: Some(certification), ..request("SAKSI-1") };
        sign("x.pdf", &file(), &first, &key).unwrap()
    };
    assert!(
        told(&certified(Certification::Nothing), &request("PIHAK-KEDUA")).contains("is locked by")
    );
    assert!(sign("x.pdf", &certified(Certification::Forms), &request("PIHAK-KEDUA"), &key).is_ok());
}

#[test]
fn keys_open_with_their_password_only() {
    for name in ["rsa-2048", "p-384"] {
        for file in [format!("signers/{name}.p12"), format!("signers/{name}.legacy.p12")] {
            let opened = Key::from_p12("k.p12", &pki::bytes(&file), "naskah").unwrap();
            assert_eq!(opened.certificates()[0], key(name).certificates()[0], "{file}");
            assert!(Key::from_p12("k.p12", &pki::bytes(&file), "other").is_err(), "{file}");
        }
        let locked = pki::bytes(&format!("signers/{name}.locked.key"));
        let certificates = pki::bytes(&format!("signers/{name}.pem"));
        let open = |password| Key::from_pem(("k", &locked), ("c", &certificates), password);
        assert!(open(Some("naskah")).is_ok(), "{name}");
        let told = |password| open(password).err().unwrap().to_string();
        assert!(told(Some("other")).contains("cannot be opened"), "{name}");
        assert!(told(None).contains("locked with a password"), "{name}");
    }
    let other = pki::bytes("signers/p-256.pem");
    let mixed = Key::from_pem(("k", &pki::bytes("signers/p-384.key")), ("c", &other), None);
    assert!(mixed.err().unwrap().to_string().contains("none of the certificates is this key's"));
    let curve = key("p-256").with_hash(Hash::Sha512);
    assert!(curve.err().unwrap().to_string().contains("digest of its size"));
}

#[test]
fn a_signature_shows_who_signed_when_and_why() {
    let shown = Request { shown: Some("Ana\nBinti Ali".into()), ..request("SAKSI-1") };
    let signed = sign("x.pdf", &file(), &shown, &key("p-256")).unwrap();
    let read = Document::load_mem(&signed).unwrap();
    let update = String::from_utf8_lossy(&signed[file().len()..]).into_owned();
    assert!(update.contains("/Subtype /Form"), "{update}");
    let fields = read.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    let field = fields.get(b"Fields").unwrap().as_array().unwrap()[2].as_reference().unwrap();
    let seen = read.get_dictionary(field).unwrap().get(b"AP").unwrap().as_dict().unwrap();
    let form = read.get_object(seen.get(b"N").unwrap().as_reference().unwrap()).unwrap();
    let form = form.as_stream().unwrap();
    assert!(form.dict.get(b"Resources").unwrap().as_dict().unwrap().has(b"Font"));
    let drawn = String::from_utf8(form.decompressed_content().unwrap()).unwrap();
    assert!(drawn.matches("]TJ\n").count() >= 4, "{drawn}");
}

#[test]
fn a_small_field_shows_the_name_alone_and_one_without_room_nothing_new() {
    let seen = |name: String| {
        let shown =
            Request { shown: Some(name), reason: Some("Setuju ".repeat(60)), ..request("SAKSI-1") };
        let signed = sign("x.pdf", &file(), &shown, &key("p-256")).unwrap();
        let update = String::from_utf8_lossy(&signed[file().len()..]).into_owned();
        update.contains("/Subtype /Form")
    };
    assert!(seen("Ana".into()));
    assert!(!seen("A".repeat(300)));
}
