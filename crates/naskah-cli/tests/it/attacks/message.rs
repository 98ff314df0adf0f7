//! The messages of other programs' signatures: CMS `SignedData` (RFC 5652) of a detached digest, and time stamps
//! (RFC 3161), written here byte by byte.

use std::fs;

use aws_lc_rs::digest::{SHA256, digest};
use naskah_sign::{Algorithm, Key, Signer};
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};

use crate::shared::pki::pki;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const NULL: &[u8] = &[0x05, 0];

// Object identifiers as they are written, without their tag.
const SIGNED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
const TST_INFO: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04";
const CONTENT_TYPE: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03";
const MESSAGE_DIGEST: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04";
const SIGNING_CERTIFICATE_V2: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f";
const SHA_256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
const ECDSA_WITH_SHA_256: &[u8] = b"\x2a\x86\x48\xce\x3d\x04\x03\x02";
const RSA_WITH_SHA_256: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b";
const POLICY: &[u8] = b"\x2a\x03\x04\x01";

/// Who signs elsewhere.
pub(crate) struct Other {
    key: Key,
    /// Whose certificate the message names; the key's own first, unless somebody lies.
    certificates: Vec<Certificate>,
}

impl Other {
    /// A signer of the suite.
    pub(crate) fn signer(name: &str) -> Self {
        Self::new(&format!("signers/{name}.key"), &[&format!("signers/{name}.chain.pem")])
    }

    /// The one that stamps the time.
    pub(crate) fn stamper() -> Self {
        Self::new("issuers/tsa.key", &["issuers/tsa.pem", "issuers/rsa.pem"])
    }

    /// The same key, under the certificates of somebody else.
    pub(crate) fn posing_as(self, other: &Self) -> Self {
        Self { certificates: other.certificates.clone(), ..self }
    }

    fn new(key: &str, certificates: &[&str]) -> Self {
        let private = fs::read(pki(key)).unwrap();
        let certificates: Vec<u8> =
            certificates.iter().flat_map(|path| fs::read(pki(path)).unwrap()).collect();
        let key = Key::from_pem((key, &private), ("certificates", &certificates), None).unwrap();
        let read = |der: &Vec<u8>| Certificate::from_der(der).unwrap();
        let certificates = key.certificates().iter().map(read).collect();
        Self { key, certificates }
    }

    /// The certificate that it names.
    pub(crate) fn certificate(&self) -> Vec<u8> {
        self.certificates[0].to_der().unwrap()
    }

    /// A signature of what has that digest.
    pub(crate) fn sign(&self, digest: &[u8]) -> Vec<u8> {
        self.message(DATA, digest, &[])
    }

    /// A stamp that what has that digest was there at a time, such as `20260922030000Z`.
    pub(crate) fn stamp(&self, of: &[u8], time: &str) -> Vec<u8> {
        let imprint = tlv(SEQUENCE, &[&algorithm(SHA_256), &tlv(OCTETS, &[of])]);
        let time = tlv(0x18, &[time.as_bytes()]);
        let one = tlv(INTEGER, &[&[1]]);
        let info = tlv(SEQUENCE, &[&one, &oid(POLICY), &imprint, &one, &time]);
        let content = tlv(0xa0, &[&tlv(OCTETS, &[&info])]);
        self.message(TST_INFO, digest(&SHA256, &info).as_ref(), &content)
    }

    /// A message of one signer, over a digest of content of that kind.
    fn message(&self, kind: &[u8], of: &[u8], content: &[u8]) -> Vec<u8> {
        let own = &self.certificates[0];
        let identifier = digest(&SHA256, &self.certificate());
        let identifier = tlv(SEQUENCE, &[&tlv(OCTETS, &[identifier.as_ref()])]);
        let mut attributes = [
            attribute(CONTENT_TYPE, &oid(kind)),
            attribute(MESSAGE_DIGEST, &tlv(OCTETS, &[of])),
            attribute(SIGNING_CERTIFICATE_V2, &tlv(SEQUENCE, &[&tlv(SEQUENCE, &[&identifier])])),
        ];
        attributes.sort();
        let attributes = attributes.concat();
        let signature = self.key.sign(&tlv(SET, &[&attributes])).unwrap();
        let way = match self.key.algorithm() {
            Algorithm::P256 => tlv(SEQUENCE, &[&oid(ECDSA_WITH_SHA_256)]),
            Algorithm::Rsa(_) => tlv(SEQUENCE, &[&oid(RSA_WITH_SHA_256), NULL]),
            other => panic!("{other:?} is not expected"),
        };
        let own = &own.tbs_certificate;
        let name = [own.issuer.to_der().unwrap(), own.serial_number.to_der().unwrap()].concat();
        let one = tlv(INTEGER, &[&[1]]);
        let info = tlv(
            SEQUENCE,
            &[
                &one,
                &tlv(SEQUENCE, &[&name]),
                &algorithm(SHA_256),
                &tlv(0xa0, &[&attributes]),
                &way,
                &tlv(OCTETS, &[&signature]),
            ],
        );
        let certificates: Vec<u8> =
            self.certificates.iter().flat_map(|it| it.to_der().unwrap()).collect();
        let data = tlv(
            SEQUENCE,
            &[
                &tlv(INTEGER, &[&[3]]),
                &tlv(SET, &[&algorithm(SHA_256)]),
                &tlv(SEQUENCE, &[&oid(kind), content]),
                &tlv(0xa0, &[&certificates]),
                &tlv(SET, &[&info]),
            ],
        );
        tlv(SEQUENCE, &[&oid(SIGNED_DATA), &tlv(0xa0, &[&data])])
    }
}

fn attribute(kind: &[u8], value: &[u8]) -> Vec<u8> {
    tlv(SEQUENCE, &[&oid(kind), &tlv(SET, &[value])])
}

fn algorithm(id: &[u8]) -> Vec<u8> {
    tlv(SEQUENCE, &[&oid(id)])
}

fn oid(id: &[u8]) -> Vec<u8> {
    tlv(0x06, &[id])
}

/// Tag, length and value (X.690, 8.1).
fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = body.len().to_be_bytes();
    let length = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    let head = match body.len() {
        short @ 0..=127 => vec![tag, u8::try_from(short).unwrap()],
        _ => [&[tag, 0x80 | u8::try_from(length.len()).unwrap()], length].concat(),
    };
    [head, body].concat()
}
