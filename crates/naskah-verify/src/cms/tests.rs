//! Messages made by openssl and by others, and hostile ones.

use aws_lc_rs::signature::Ed25519KeyPair;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ID_SHA_256, ID_SHA_512, SHA_256_WITH_RSA_ENCRYPTION,
};
use const_oid::db::rfc8410::ID_ED_25519;
use proptest::prelude::*;

use super::element::{Elements, INTEGER, OCTETS, OID, SEQUENCE, SET, context_constructed, encoded};
use super::{Lacking, Message, MessageError, SignatureFormat};
use crate::digest::Hash;
use crate::pki;

const ESS: &str = "1.2.840.113549.1.9.16.2.47";
const ESS_1: &str = "1.2.840.113549.1.9.16.2.12";
const PROTECTION: &str = "1.2.840.113549.1.9.52";

#[derive(Debug, PartialEq)]
struct Found {
    /// The digest of the certificate if it is bound by an attribute, else of its key.
    signer: Vec<u8>,
    hash: Hash,
    lacking: Option<Lacking>,
}

fn checked(contents: &[u8], kind: SignatureFormat) -> Result<Found, MessageError> {
    let message = Message::read(contents)?;
    // The pieces around the gap of a signed file.
    let content = pki::content();
    let (before, after) = content.split_at(7);
    let signed = message.check(kind, &[before, after])?;
    let bound = if signed.lacking.is_some() { &signed.signer.key } else { &signed.signer.der };
    Ok(Found { signer: short(bound), hash: signed.hash, lacking: signed.lacking })
}

fn short(bytes: &[u8]) -> Vec<u8> {
    Hash::Sha256.digest(&[bytes])[..4].to_vec()
}

fn fault(name: &str, kind: SignatureFormat) -> MessageError {
    checked(&pki::bytes(&format!("messages/{name}.der")), kind).unwrap_err()
}

fn id(text: &str) -> Vec<u8> {
    encoded(OID, ObjectIdentifier::new_unwrap(text).as_bytes())
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    encoded(SEQUENCE, &parts.concat())
}

fn attribute(kind: &str, value: &[u8]) -> Vec<u8> {
    sequence(&[id(kind), encoded(SET, value)])
}

fn algorithm(it: ObjectIdentifier) -> Vec<u8> {
    sequence(&[encoded(OID, it.as_bytes())])
}

/// The attributes of a valid signature.
fn attributes() -> Vec<Vec<u8>> {
    let digest = Hash::Sha512.digest(&[&pki::content()]);
    let certificate = Hash::Sha256.digest(&[&pki::der("signers/ed25519.pem")]);
    let bound = sequence(&[encoded(OCTETS, &certificate)]);
    vec![
        attribute(&ID_CONTENT_TYPE.to_string(), &encoded(OID, ID_DATA.as_bytes())),
        attribute(&ID_MESSAGE_DIGEST.to_string(), &encoded(OCTETS, &digest)),
        attribute(ESS, &sequence(&[sequence(&[bound])])),
    ]
}

/// A message of the Ed25519 signer with these attributes, signed in the order of DER but written as given.
fn message(attributes: &[Vec<u8>], digest: ObjectIdentifier, by: ObjectIdentifier) -> Vec<u8> {
    let key = pki::der("signers/ed25519.key");
    let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&key).unwrap();
    let mut sorted = attributes.to_vec();
    sorted.sort();
    let signature = key.sign(&encoded(SET, &sorted.concat()));
    let certificate = pki::certificate("signers/ed25519");
    let signer = sequence(&[
        encoded(INTEGER, &[1]),
        sequence(&[certificate.issuer.clone(), encoded(INTEGER, &certificate.serial)]),
        algorithm(digest),
        encoded(context_constructed(0), &attributes.concat()),
        algorithm(by),
        encoded(OCTETS, signature.as_ref()),
    ]);
    let data = sequence(&[
        encoded(INTEGER, &[1]),
        encoded(SET, &algorithm(digest)),
        sequence(&[encoded(OID, ID_DATA.as_bytes())]),
        encoded(context_constructed(0), &certificate.der),
        encoded(SET, &signer),
    ]);
    sequence(&[encoded(OID, ID_SIGNED_DATA.as_bytes()), encoded(context_constructed(0), &data)])
}

fn with(attributes: &[Vec<u8>]) -> Result<Found, MessageError> {
    checked(&message(attributes, ID_SHA_512, ID_ED_25519), SignatureFormat::Cades)
}

#[test]
fn messages_of_all_algorithms_verify() {
    let all = [
        ("rsa-2048", "rsa-2048", Hash::Sha256),
        ("rsa-3072", "rsa-3072", Hash::Sha384),
        ("rsa-4096", "rsa-4096", Hash::Sha512),
        ("pss", "rsa-2048", Hash::Sha256),
        ("p-256", "p-256", Hash::Sha256),
        ("p-256-sha384", "p-256", Hash::Sha384),
        ("p-384", "p-384", Hash::Sha384),
        ("p-384-sha256", "p-384", Hash::Sha256),
        ("by-key", "rsa-2048", Hash::Sha256),
    ];
    for (name, signer, hash) in all {
        let mut contents = pki::bytes(&format!("messages/{name}.der"));
        contents.extend([0; 100]);
        for kind in [SignatureFormat::Cades, SignatureFormat::Pkcs7] {
            let signer = short(&pki::der(&format!("signers/{signer}.pem")));
            let expected = Found { signer, hash, lacking: None };
            assert_eq!(checked(&contents, kind), Ok(expected), "{name}");
        }
    }
    assert_eq!(with(&attributes()).unwrap().hash, Hash::Sha512);
}

#[test]
fn the_signing_time_is_what_the_signer_claims() {
    let claimed = |name| {
        let (message, content) = (pki::message(name), pki::content());
        message.check(SignatureFormat::Pkcs7, &[&content]).unwrap().claimed.map(|it| it.to_string())
    };
    assert_eq!(claimed("p-256").as_deref(), Some("2026-01-15T08:00:00Z"));
    assert_eq!(claimed("no-attributes"), None);
}

/// The elements in BER, with indefinite lengths wherever possible and every string in two segments.
fn ber(items: Elements<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in items {
        let item = item.unwrap();
        match item.tag {
            OCTETS => {
                let (one, two) = item.body.split_at(item.body.len() / 2);
                bytes.extend([0x24, 0x80]);
                bytes.extend(encoded(OCTETS, one));
                bytes.extend(encoded(OCTETS, two));
                bytes.extend([0, 0]);
            }
            tag if tag & 0x20 != 0 => {
                bytes.extend([tag, 0x80]);
                bytes.extend(ber(item.items()));
                bytes.extend([0, 0]);
            }
            _ => bytes.extend(item.whole),
        }
    }
    bytes
}

#[test]
fn messages_in_ber_verify_like_those_in_der() {
    for name in ["rsa-2048", "p-256", "by-key"] {
        let der = pki::bytes(&format!("messages/{name}.der"));
        let encoded_ber = ber(Elements::of(&der));
        assert_ne!(encoded_ber, der);
        assert_eq!(
            checked(&encoded_ber, SignatureFormat::Cades),
            checked(&der, SignatureFormat::Cades)
        );
    }
}

#[test]
fn missing_attributes_are_noted() {
    for (name, lacking) in
        [("no-ess", Lacking::Certificate), ("no-attributes", Lacking::Attributes)]
    {
        let contents = pki::bytes(&format!("messages/{name}.der"));
        assert_eq!(checked(&contents, SignatureFormat::Pkcs7).unwrap().lacking, Some(lacking));
        assert_eq!(fault(name, SignatureFormat::Cades), MessageError::NoAttribute("certificate"));
    }
}

#[test]
fn weak_and_unknown_algorithms_are_refused_by_name() {
    assert_eq!(fault("sha1", SignatureFormat::Cades), MessageError::WeakDigest("SHA-1"));
    assert_eq!(fault("two", SignatureFormat::Cades), MessageError::Signers(2));
    assert_eq!(fault("attached", SignatureFormat::Cades), MessageError::Content);
    assert_eq!(fault("indefinite", SignatureFormat::Cades), MessageError::Content);
    assert_eq!(
        fault("p-521", SignatureFormat::Cades).to_string(),
        "the curve 1.3.132.0.35 is not supported"
    );
    assert!(matches!(
        fault("pss-short-salt", SignatureFormat::Cades),
        MessageError::Unsupported(_)
    ));
    assert_eq!(
        SignatureFormat::of(b"adbe.pkcs7.sha1"),
        Err(MessageError::TooOld("adbe.pkcs7.sha1"))
    );
    assert_eq!(
        SignatureFormat::of(b"adbe.x509.rsa_sha1"),
        Err(MessageError::TooOld("adbe.x509.rsa_sha1"))
    );
    assert_eq!(SignatureFormat::of(b"x\x1b"), Err(MessageError::UnknownFormat("x\\u{1b}".into())));
    let small = message(&attributes(), ID_SHA_512, ECDSA_WITH_SHA_256);
    assert_eq!(checked(&small, SignatureFormat::Cades), Err(MessageError::Confusion));
}

#[test]
fn other_content_is_distinguished_from_another_key() {
    for name in ["rsa-2048", "p-256", "no-attributes"] {
        let message = pki::message(name);
        for pieces in [&[][..], &[b"Perjanjian lain.\n".as_slice()]] {
            assert_eq!(
                message.check(SignatureFormat::Pkcs7, pieces).unwrap_err(),
                MessageError::Changed,
                "{name}"
            );
        }
    }
    let mut contents = pki::bytes("messages/p-256.der");
    let last = contents.len() - 1;
    contents[last] ^= 1;
    assert_eq!(checked(&contents, SignatureFormat::Cades), Err(MessageError::Forged));
}

#[test]
fn the_algorithm_fits_the_key_and_the_digest() {
    for (digest, by) in [
        (ID_SHA_256, SHA_256_WITH_RSA_ENCRYPTION),
        (ID_SHA_256, ECDSA_WITH_SHA_256),
        (ID_SHA_512, SHA_256_WITH_RSA_ENCRYPTION),
    ] {
        let mut attributes = attributes();
        if digest == ID_SHA_256 {
            let digest = Hash::Sha256.digest(&[&pki::content()]);
            let value = encoded(OCTETS, &digest);
            attributes[1] = attribute(&ID_MESSAGE_DIGEST.to_string(), &value);
        }
        let message = message(&attributes, digest, by);
        assert_eq!(checked(&message, SignatureFormat::Cades), Err(MessageError::Confusion), "{by}");
    }
}

#[test]
fn attributes_are_unique_and_in_any_order() {
    let all = attributes();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        assert!(with(&order.map(|index| all[index].clone())).is_ok());
    }
    for index in 0..3 {
        let mut twice = all.clone();
        twice.push(all[index].clone());
        assert_eq!(with(&twice), Err(MessageError::Twice));
        let mut fewer = all.clone();
        fewer.remove(index);
        assert!(matches!(with(&fewer), Err(MessageError::NoAttribute(_))));
    }
    // Two values in one attribute count as two attributes.
    let digest = Hash::Sha512.digest(&[&pki::content()]);
    let value = encoded(OCTETS, &digest);
    let mut double = all.clone();
    double[1] = attribute(&ID_MESSAGE_DIGEST.to_string(), &[value.clone(), value].concat());
    assert_eq!(with(&double), Err(MessageError::Twice));
    let mut other = all;
    other[0] = attribute(&ID_CONTENT_TYPE.to_string(), &encoded(OID, ID_SIGNED_DATA.as_bytes()));
    assert_eq!(with(&other), Err(MessageError::Mismatch("content type")));
}

#[test]
fn the_certificate_is_the_one_named_in_the_signature() {
    let mut all = attributes();
    let of = |bytes: &[u8]| sequence(&[sequence(&[sequence(&[encoded(OCTETS, bytes)])])]);
    all[2] = attribute(ESS, &of(&[7; 32]));
    assert_eq!(with(&all), Err(MessageError::OtherCertificate));
    // SHA-1 identifies the certificate, but does not override SHA-2.
    let der = pki::der("signers/ed25519.pem");
    let sha1 = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY, &der);
    all[2] = attribute(ESS_1, &of(sha1.as_ref()));
    assert!(with(&all).is_ok());
    all.push(attribute(ESS, &of(&[7; 32])));
    assert_eq!(with(&all), Err(MessageError::OtherCertificate));
    all[2] = attribute(ESS_1, &of(&[7; 20]));
    all.pop();
    assert_eq!(with(&all), Err(MessageError::OtherCertificate));
}

#[test]
fn signed_algorithms_must_be_the_ones_used() {
    let mut all = attributes();
    let signed = |digest| {
        let by = encoded(context_constructed(1), &encoded(OID, ID_ED_25519.as_bytes()));
        attribute(PROTECTION, &sequence(&[algorithm(digest), by]))
    };
    all.push(signed(ID_SHA_512));
    assert!(with(&all).is_ok());
    all[3] = signed(ID_SHA_256);
    assert_eq!(with(&all), Err(MessageError::Mismatch("algorithm")));
}

#[test]
fn signed_revocation_information_is_read() {
    let mut all = attributes();
    let [crl, ocsp] =
        ["root-ec.crl", "rsa-2048.ocsp"].map(|it| pki::bytes(&format!("revocation/{it}")));
    let lists = |of: &[u8]| encoded(SEQUENCE, of);
    let both = [
        encoded(context_constructed(0), &lists(&crl)),
        encoded(context_constructed(1), &lists(&ocsp)),
    ];
    all.push(attribute("1.2.840.113583.1.1.8", &sequence(&both)));
    assert!(with(&all).is_ok());
    let message = Message::read(&message(&all, ID_SHA_512, ID_ED_25519)).unwrap();
    assert_eq!((message.crls, message.ocsps), (vec![crl], vec![ocsp]));
}

#[test]
fn a_time_stamp_says_when_its_content_existed() {
    let stamp = Message::read(&pki::bytes("messages/content.stamp")).unwrap();
    let signed = stamp.check(SignatureFormat::TimeStamp, &[&pki::content()]).unwrap();
    assert_eq!(signed.stamped.unwrap().to_string(), "2026-01-15T08:00:00Z");
    assert_eq!(signed.signer.name(), "Penanda Waktu Percobaan");
    assert_eq!(
        stamp.check(SignatureFormat::TimeStamp, &[b"else"]).unwrap_err(),
        MessageError::Changed
    );
    // A time stamp is not a signature, nor a signature a time stamp.
    assert_eq!(
        stamp.check(SignatureFormat::Cades, &[&pki::content()]).unwrap_err(),
        MessageError::Content
    );
    let signature = pki::message("rsa-2048");
    assert_eq!(
        signature.check(SignatureFormat::TimeStamp, &[&pki::content()]).unwrap_err(),
        MessageError::Content
    );
    let attached = pki::message("attached");
    assert!(attached.check(SignatureFormat::TimeStamp, &[&pki::content()]).is_err());
}

#[test]
fn no_changed_byte_changes_the_signer() {
    for name in ["p-256.der", "no-attributes.der", "content.stamp"] {
        let kind = match name {
            "p-256.der" => SignatureFormat::Cades,
            "content.stamp" => SignatureFormat::TimeStamp,
            _ => SignatureFormat::Pkcs7,
        };
        let contents = pki::bytes(&format!("messages/{name}"));
        let good = checked(&contents, kind).unwrap();
        for index in 0..contents.len() {
            for flip in [1, 0x80] {
                let mut changed = contents.clone();
                changed[index] ^= flip;
                if let Ok(found) = checked(&changed, kind) {
                    assert_eq!(found, good, "{name}: byte {index}");
                }
            }
        }
        for length in 0..contents.len() {
            assert!(checked(&contents[..length], kind).is_err());
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_lead_to_a_panic(
        index in 0usize..1130, bytes in proptest::collection::vec(any::<u8>(), 1..8), cut: bool,
    ) {
        let mut contents = pki::bytes("messages/p-256.der");
        let end = if cut { (index + 9).min(contents.len()) } else { index.min(contents.len()) };
        contents.splice(index.min(end)..end, bytes);
        for kind in [SignatureFormat::Cades, SignatureFormat::Pkcs7, SignatureFormat::TimeStamp] {
            // Changed messages verify only if the change is outside the signed parts.
            if let Ok(found) = checked(&contents, kind) {
                prop_assert_eq!(found.signer, short(&pki::der("signers/p-256.pem")));
            }
        }
    }
}
