//! Fields signed with keys of every kind, one after another, and refusals.

#[cfg(feature = "appearance")]
mod appearance;

use der::pem::LineEnding;
use der::{Any, Decode, Encode, Tag, TagNumber};
use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::xref::XrefType;
use lopdf::{Document, Object, dictionary};
use naskah_verify::{Criteria, Hash, fields, verify};

use super::{Certification, Lock, Prepared, Request, embed, message, prepare, sign};
use crate::error::ErrorKind;
use crate::keys::{Key, Signer};
use crate::pki::{self, key};
use naskah_fixtures::form::{FIELDS, three_fields};

pub(crate) fn request(field: &str) -> Request {
    Request::new(field, Timestamp::from_second(1_632_182_400).unwrap())
        .offset(Offset::constant(8))
        .reason("Menyetujui – isi")
}

#[test]
fn signers_sign_one_after_another_and_existing_bytes_stay() {
    let mut pdf = three_fields();
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
    let mut document = Document::load_mem(&three_fields()).unwrap();
    document.reference_table.cross_reference_type = XrefType::CrossReferenceStream;
    let mut streams = Vec::new();
    document.save_to(&mut streams).unwrap();
    for (pdf, table) in [(three_fields(), true), (streams, false)] {
        let signed = sign("x.pdf", &pdf, &request("SAKSI-1"), &key("p-256"), None).unwrap();
        let update = &signed[pdf.len()..];
        assert_eq!(update.windows(8).any(|it| it == b"trailer\n"), table);
        assert!(fields("x.pdf", &signed).unwrap()[2].signed);
    }
}

#[test]
fn the_same_key_and_moment_make_the_same_bytes() {
    let signed =
        || sign("x.pdf", &three_fields(), &request("SAKSI-1"), &key("rsa-2048"), None).unwrap();
    assert_eq!(signed(), signed());
}

#[test]
fn a_message_of_known_size_gets_little_space() {
    for name in ["p-256", "rsa-4096"] {
        let key = key(name);
        let signed = sign("x.pdf", &three_fields(), &request("SAKSI-1"), &key, None).unwrap();
        let Prepared { pdf, digest, placeholder } =
            prepare("x.pdf", &three_fields(), &request("SAKSI-1"), key.algorithm().hash()).unwrap();
        let message = message::message(&key, &digest).unwrap();
        let room = (placeholder.len() - 2 - (pdf.len() - signed.len())) / 2;
        let left = room - message.len();
        assert!(left < 2_048, "{name}: {left}");
    }
}

#[test]
fn a_signature_made_elsewhere_fits_only_its_file() {
    let key = key("rsa-3072").with_hash(Hash::Sha512).unwrap();
    let Prepared { pdf, digest, .. } =
        prepare("x.pdf", &three_fields(), &request("SAKSI-1"), Hash::Sha512).unwrap();
    let message = message::message(&key, &digest).unwrap();
    let signed = embed("x.pdf", &pdf, &message, None).unwrap();
    let report = verify("x.pdf", &signed, &Criteria::new(Timestamp::UNIX_EPOCH)).unwrap();
    assert!(report.signatures[0].integrity.is_good(), "{:?}", report.signatures[0]);

    let told =
        |pdf: &[u8], message: &[u8]| embed("x.pdf", pdf, message, None).unwrap_err().to_string();
    let other = prepare("x.pdf", &three_fields(), &request("PIHAK-KEDUA"), Hash::Sha512).unwrap();
    assert!(told(&other.pdf, &message).contains("signs another file"));
    let error = embed("x.pdf", &other.pdf, &message, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotPrepared);
    assert!(told(&signed, &message).contains("no room"));
    assert!(told(&three_fields(), &message).contains("no room"));
    assert!(told(&pdf, &message[..99]).contains("not a signature of one signer"));
}

#[test]
fn refusals_say_why() {
    let key = key("p-256");
    let told = |pdf: &[u8], request: &Request| {
        sign("x.pdf", pdf, request, &key, None).unwrap_err().to_string()
    };
    let kind =
        |pdf: &[u8], request: &Request| sign("x.pdf", pdf, request, &key, None).unwrap_err().kind();
    assert!(told(&three_fields(), &request("SAKSI-2")).contains("no signature field `SAKSI-2`"));
    assert_eq!(kind(&three_fields(), &request("SAKSI-2")), ErrorKind::FieldMissing);
    assert_eq!(kind(b"%PDF-1.7", &request("SAKSI-2")), ErrorKind::Unreadable);
    let once = sign("x.pdf", &three_fields(), &request("SAKSI-1"), &key, None).unwrap();
    assert!(told(&once, &request("SAKSI-1")).contains("signed already"));
    assert_eq!(kind(&once, &request("SAKSI-1")), ErrorKind::AlreadySigned);
    let late = request("PIHAK-KEDUA").certification(Certification::Forms);
    assert!(told(&once, &late).contains("only the first signature may certify"));
    assert_eq!(kind(&once, &late), ErrorKind::Forbidden);

    let certified = |certification| {
        let first = request("SAKSI-1").certification(certification);
        sign("x.pdf", &three_fields(), &first, &key, None).unwrap()
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
fn locks_are_requested_by_signers_or_demanded_by_fields() {
    let key = key("p-256");
    let sign = |pdf: &[u8], field: &str, lock: Option<Lock>| {
        let request = Request { lock, ..request(field) };
        sign("x.pdf", pdf, &request, &key, None).map_err(|error| error.to_string())
    };
    let all = sign(&three_fields(), "SAKSI-1", Some(Lock::All)).unwrap();
    assert!(sign(&all, "PIHAK-KEDUA", None).unwrap_err().contains("locked by"));
    let second = Lock::Fields(vec!["PIHAK-KEDUA".into()]);
    let one = sign(&three_fields(), "SAKSI-1", Some(second)).unwrap();
    assert!(sign(&one, "PIHAK-KEDUA", None).unwrap_err().contains("in `SAKSI-1`"));
    let both = sign(&one, "PIHAK-KESATU", None).unwrap();
    assert!(fields("x.pdf", &both).unwrap()[0].signed);
    let other = Lock::Fields(vec!["SAKSI-2".into()]);
    let told = sign(&three_fields(), "SAKSI-1", Some(other)).unwrap_err();
    assert!(told.contains("no field `SAKSI-2` that could be locked"), "{told}");

    let demanding = demanding(&three_fields());
    let signed = sign(&demanding, "SAKSI-1", None).unwrap();
    let update = String::from_utf8_lossy(&signed[demanding.len()..]).into_owned();
    assert!(update.contains("/FieldMDP") && update.contains("/Action /Exclude"), "{update}");
    assert!(sign(&signed, "PIHAK-KESATU", None).is_ok());
    assert!(sign(&signed, "PIHAK-KEDUA", None).unwrap_err().contains("locked by"));
}

/// The file, whose third field demands that all but the first are locked.
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
        assert_eq!(open(Some("other")).err().unwrap().kind(), ErrorKind::Key);
        assert!(told(Some("other")).contains("cannot be opened"), "{name}");
        assert!(told(None).contains("encrypted with a password"), "{name}");
    }
    let other = pki::bytes("signers/p-256.pem");
    let mixed = Key::from_pem(("k", &pki::bytes("signers/p-384.key")), ("c", &other), None);
    assert!(mixed.err().unwrap().to_string().contains("none of the certificates is this key's"));
    let curve = key("p-256").with_hash(Hash::Sha512);
    assert!(curve.err().unwrap().to_string().contains("digest of its size"));
}

/// The key in PKCS #1 or SEC 1.
fn bare(name: &str) -> String {
    let whole = pki::der(&format!("signers/{name}.key"));
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
fn keys_in_older_formats_are_the_same_keys() {
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
