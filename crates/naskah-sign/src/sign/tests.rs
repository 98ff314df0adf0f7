//! Fields signed by keys of every kind, one after another, and what is refused.

use der::pem::LineEnding;
use der::{Any, Decode, Encode, Tag, TagNumber};
use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::xref::XrefType;
use lopdf::{Document, Object, dictionary};
use naskah::picture::Picture;

use super::{Certification, Lock, Prepared, Request, Shown, embed, message, prepare, sign};
use crate::fields;
use crate::key::{Hash, Key, Signer};
use crate::pki;
use crate::{Criteria, verify};

const FIELDS: [&str; 3] = ["PIHAK-KESATU", "PIHAK-KEDUA", "SAKSI-1"];

pub(crate) fn key(name: &str) -> Key {
    let private = pki::bytes(&format!("signers/{name}.key"));
    let certificates = pki::bytes(&format!("signers/{name}.chain.pem"));
    Key::from_pem(("key", &private), ("certificates", &certificates), None).unwrap()
}

/// A page with three empty fields; its form does not say yet that it is signed.
pub(crate) fn file() -> Vec<u8> {
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

pub(crate) fn request(field: &str) -> Request {
    Request {
        field: field.into(),
        time: Timestamp::from_second(1_632_182_400).unwrap(),
        offset: Offset::constant(8),
        shown: None,
        reason: Some("Menyetujui – isi".into()),
        location: None,
        certification: None,
        lock: None,
    }
}

#[test]
fn signers_sign_one_after_another_and_nothing_that_was_there_changes() {
    let mut pdf = file();
    for (field, name) in FIELDS.iter().zip(["rsa-2048", "p-256", "p-384"]) {
        let signed = sign("x.pdf", &pdf, &request(field), &key(name), None).unwrap();
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
        let signed = sign("x.pdf", &pdf, &request("SAKSI-1"), &key("p-256"), None).unwrap();
        let update = &signed[pdf.len()..];
        assert_eq!(update.windows(8).any(|it| it == b"trailer\n"), table);
        assert!(fields("x.pdf", &signed).unwrap()[2].signed);
    }
}

#[test]
fn the_same_key_and_moment_make_the_same_bytes() {
    let signed = || sign("x.pdf", &file(), &request("SAKSI-1"), &key("rsa-2048"), None).unwrap();
    assert_eq!(signed(), signed());
}

#[test]
fn a_message_of_known_length_gets_little_room() {
    for name in ["p-256", "rsa-4096"] {
        let key = key(name);
        let signed = sign("x.pdf", &file(), &request("SAKSI-1"), &key, None).unwrap();
        let Prepared { pdf, digest, hole } =
            prepare("x.pdf", &file(), &request("SAKSI-1"), key.algorithm().hash()).unwrap();
        let message = message::message(&key, &digest).unwrap();
        let room = (hole.len() - 2 - (pdf.len() - signed.len())) / 2;
        let left = room - message.len();
        assert!(left < 2_048, "{name}: {left}");
    }
}

#[test]
fn a_signature_from_elsewhere_fits_only_the_file_that_it_was_made_for() {
    let key = key("rsa-3072").with_hash(Hash::Sha512).unwrap();
    let Prepared { pdf, digest, .. } =
        prepare("x.pdf", &file(), &request("SAKSI-1"), Hash::Sha512).unwrap();
    let message = message::message(&key, &digest).unwrap();
    let signed = embed("x.pdf", &pdf, &message, None).unwrap();
    let report = verify("x.pdf", &signed, &Criteria::new(Timestamp::UNIX_EPOCH)).unwrap();
    assert!(report.signatures[0].integrity.is_good(), "{:?}", report.signatures[0]);

    let told =
        |pdf: &[u8], message: &[u8]| embed("x.pdf", pdf, message, None).unwrap_err().to_string();
    let other = prepare("x.pdf", &file(), &request("PIHAK-KEDUA"), Hash::Sha512).unwrap();
    assert!(told(&other.pdf, &message).contains("signs another file"));
    assert!(told(&signed, &message).contains("no room"));
    assert!(told(&file(), &message).contains("no room"));
    assert!(told(&pdf, &message[..99]).contains("no signature of one signer"));
}

#[test]
fn what_cannot_be_signed_is_said() {
    let key = key("p-256");
    let told = |pdf: &[u8], request: &Request| {
        sign("x.pdf", pdf, request, &key, None).unwrap_err().to_string()
    };
    assert!(told(&file(), &request("SAKSI-2")).contains("no signature field `SAKSI-2`"));
    let once = sign("x.pdf", &file(), &request("SAKSI-1"), &key, None).unwrap();
    assert!(told(&once, &request("SAKSI-1")).contains("signed already"));
    let late = Request { certification: Some(Certification::Forms), ..request("PIHAK-KEDUA") };
    assert!(told(&once, &late).contains("only the first signature may certify"));

    let certified = |certification| {
        let first = Request { certification: Some(certification), ..request("SAKSI-1") };
        sign("x.pdf", &file(), &first, &key, None).unwrap()
    };
    assert!(
        told(&certified(Certification::Nothing), &request("PIHAK-KEDUA")).contains("is locked by")
    );
    assert!(
        sign("x.pdf", &certified(Certification::Forms), &request("PIHAK-KEDUA"), &key, None)
            .is_ok()
    );
}

#[test]
fn a_signer_locks_fields_and_keeps_the_locks_that_fields_demand() {
    let key = key("p-256");
    let sign = |pdf: &[u8], field: &str, lock: Option<Lock>| {
        let request = Request { lock, ..request(field) };
        sign("x.pdf", pdf, &request, &key, None).map_err(|errors| errors.to_string())
    };
    let all = sign(&file(), "SAKSI-1", Some(Lock::All)).unwrap();
    assert!(sign(&all, "PIHAK-KEDUA", None).unwrap_err().contains("locked by"));
    let second = Lock::Fields(vec!["PIHAK-KEDUA".into()]);
    let one = sign(&file(), "SAKSI-1", Some(second)).unwrap();
    assert!(sign(&one, "PIHAK-KEDUA", None).unwrap_err().contains("in `SAKSI-1`"));
    let both = sign(&one, "PIHAK-KESATU", None).unwrap();
    assert!(fields("x.pdf", &both).unwrap()[0].signed);
    let other = Lock::Fields(vec!["SAKSI-2".into()]);
    let told = sign(&file(), "SAKSI-1", Some(other)).unwrap_err();
    assert!(told.contains("no field `SAKSI-2` that could be locked"), "{told}");

    let demanding = demanding(&file());
    let signed = sign(&demanding, "SAKSI-1", None).unwrap();
    let update = String::from_utf8_lossy(&signed[demanding.len()..]).into_owned();
    assert!(update.contains("/FieldMDP") && update.contains("/Action /Exclude"), "{update}");
    assert!(sign(&signed, "PIHAK-KESATU", None).is_ok());
    assert!(sign(&signed, "PIHAK-KEDUA", None).unwrap_err().contains("locked by"));
}

/// The file whose third field demands that all but the first is locked.
fn demanding(pdf: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    let form = document.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    let field = form.get(b"Fields").unwrap().as_array().unwrap()[2].as_reference().unwrap();
    let lock = dictionary! {
        "Type" => "SigFieldLock",
        "Action" => "Exclude",
        "Fields" => vec![Object::string_literal("PIHAK-KESATU")],
    };
    document.get_dictionary_mut(field).unwrap().set("Lock", lock);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
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

/// The key as PKCS #1 or SEC 1 have it, without what PKCS #8 puts around it.
fn bare(name: &str) -> String {
    let whole = pki::pem(&format!("signers/{name}.key"));
    let info = pkcs8::PrivateKeyInfo::try_from(whole.as_slice()).unwrap();
    let (label, key) = match info.algorithm.parameters_oid() {
        Ok(curve) => {
            let mut parts = Vec::<Any>::from_der(info.private_key).unwrap();
            let place = Tag::ContextSpecific { constructed: true, number: TagNumber::N0 };
            parts.insert(2, Any::new(place, curve.to_der().unwrap()).unwrap());
            ("EC PRIVATE KEY", parts.to_der().unwrap())
        }
        Err(_) => ("RSA PRIVATE KEY", info.private_key.to_vec()),
    };
    der::pem::encode_string(label, LineEnding::LF, &key).unwrap()
}

#[test]
fn keys_in_the_older_forms_are_the_same_keys() {
    for name in ["rsa-2048", "p-256", "p-384"] {
        let certificates = pki::bytes(&format!("signers/{name}.chain.pem"));
        let open = |text: &str| Key::from_pem(("k", text.as_bytes()), ("c", &certificates), None);
        let around = format!(
            "Bag Attributes\n-----BEGIN EC PARAMETERS-----\nBgg=\n-----END EC PARAMETERS-----\n{}\n{}",
            bare(name),
            String::from_utf8_lossy(&certificates),
        );
        for text in [bare(name), bare(name).replace('\n', "\r\n"), around] {
            assert_eq!(open(&text).unwrap().certificates(), key(name).certificates(), "{name}");
        }
        let told = |text: &str| open(text).err().unwrap().to_string();
        let label = bare(name).lines().next().unwrap().to_owned();
        let old = format!("{label}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n");
        let locked = bare(name).replace(&format!("{label}\n"), &old);
        assert!(told(&locked).contains("openssl pkcs8 -topk8"), "{name}");
        let cut = bare(name).replacen("AQ", "", 1);
        assert!(told(&cut).contains("`k`"), "{name}");
        assert!(told("-----BEGIN EC PRIVATE KEY-----").contains("no private key"));
    }
    let swapped = bare("rsa-2048").replace("RSA", "EC");
    let certificates = pki::bytes("signers/rsa-2048.pem");
    let open = Key::from_pem(("k", swapped.as_bytes()), ("c", &certificates), None);
    assert!(open.err().unwrap().to_string().contains("no private key"));
}

#[test]
fn a_signature_shows_who_signed_when_and_why() {
    let shown = Request { shown: Some(Shown::new("Ana\nBinti Ali")), ..request("SAKSI-1") };
    let signed = sign("x.pdf", &file(), &shown, &key("p-256"), None).unwrap();
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
        let shown = Request {
            shown: Some(Shown::new(name)),
            reason: Some("Setuju ".repeat(60)),
            ..request("SAKSI-1")
        };
        let signed = sign("x.pdf", &file(), &shown, &key("p-256"), None).unwrap();
        let update = String::from_utf8_lossy(&signed[file().len()..]).into_owned();
        update.contains("/Subtype /Form")
    };
    assert!(seen("Ana".into()));
    assert!(!seen("A".repeat(300)));
}

#[test]
fn a_signature_shows_a_picture_and_a_code() {
    let pixel =
        |alpha| Picture { width: 2, height: 1, rgba: vec![9, 9, 9, 255, 200, 30, 30, alpha] };
    let wide = crate::tests::file(|document, page| {
        let mut field = crate::tests::widget(page);
        let rect: Vec<Object> = vec![10.into(), 10.into(), 210.into(), 90.into()];
        field.set("Rect", rect);
        field.set("FT", "Sig");
        field.set("T", Object::string_literal("SAKSI-1"));
        vec![document.add_object(field).into()]
    });
    let seen = |shown: Shown| {
        let shown = Request { shown: Some(shown), ..request("SAKSI-1") };
        let signed = sign("x.pdf", &wide, &shown, &key("p-256"), None).unwrap();
        String::from_utf8_lossy(&signed[wide.len()..]).into_owned()
    };
    let words = Shown::new("Ana");
    assert!(!seen(words.clone()).contains("/Subtype /Image"));
    // What was kept of the one before is not shown with the picture.
    let pictured = words.with_picture(pixel(0));
    assert_eq!(seen(pictured.clone()).matches("/Subtype /Image").count(), 2, "it and its mask");
    assert!(seen(pictured.clone()).contains("/SMask"));
    let coded = pictured.clone().with_code("https://contoh.go.id").unwrap();
    assert_ne!(seen(coded.clone()), seen(pictured));
    assert!(coded.with_code(&"x".repeat(3_000)).is_err());
}

#[test]
fn what_was_kept_of_one_signature_is_no_part_of_another() {
    let shown = Shown::new("Ana");
    let signed = |shown: &Shown, field: &str, minute: i64| {
        let time = Timestamp::from_second(1_632_182_400 + 60 * minute).unwrap();
        let request = Request { shown: Some(shown.clone()), time, ..request(field) };
        sign("x.pdf", &file(), &request, &key("rsa-2048"), None).unwrap()
    };
    for (field, minute) in [("SAKSI-1", 0), ("SAKSI-1", 0), ("SAKSI-1", 1), ("PIHAK-KEDUA", 1)] {
        let fresh = signed(&Shown::new("Ana"), field, minute);
        assert_eq!(signed(&shown, field, minute), fresh, "{field} {minute}");
    }
}
