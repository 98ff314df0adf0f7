//! Servers for tests: a time stamp authority, and the CRLs, OCSP responses and certificates of
//! `tests/suite/pki`.

use std::sync::Mutex;

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5911, rfc5912};
use naskah_diagnostic::Diagnostic;
use naskah_verify::Hash;
use naskah_verify::cms::element::{
    Element, INTEGER, NULL, OCTETS, OID, SEQUENCE, SET, TIME, context_constructed, encoded,
};

use super::transport::{Authority, Transport};
use crate::error::Result;
use crate::keys::{Key, Signer};
use crate::{codes, pki};

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

pub(crate) struct Servers {
    /// The authority's clock.
    pub(crate) time: &'static str,
    /// The nonce of its answers; without, that of the request.
    pub(crate) nonce: Option<Vec<u8>>,
    /// What the authority answers instead of a time stamp.
    pub(crate) answer: Option<Vec<u8>>,
    /// The ends of URLs that cannot be reached.
    pub(crate) silent: Vec<&'static str>,
    /// The URLs that were requested.
    pub(crate) asked: Mutex<Vec<String>>,
}

impl Default for Servers {
    fn default() -> Self {
        let (nonce, answer, silent) = (None, None, Vec::new());
        Self { time: "20260115100000Z", nonce, answer, silent, asked: Mutex::default() }
    }
}

impl Servers {
    pub(crate) fn authority(&self) -> Authority<'_> {
        Authority::new("http://pki.example/time", self)
    }

    fn reached(&self, url: &str) -> Result<String> {
        self.asked.lock().unwrap().push(url.to_owned());
        if self.silent.iter().any(|it| url.ends_with(it)) {
            let message = format!("`{url}` does not answer");
            return Err(Diagnostic::error(codes::SERVER_UNREACHABLE, message).into());
        }
        Ok(url.rsplit('/').next().unwrap_or_default().to_owned())
    }

    /// The answer to a time stamp request.
    fn stamp(&self, query: &[u8]) -> Vec<u8> {
        let mut items = Element::only_of(query, SEQUENCE).unwrap().items();
        assert_eq!(items.expect(INTEGER).unwrap().body, [1]);
        let imprint = items.expect(SEQUENCE).unwrap().whole.to_vec();
        let nonce = items.expect(INTEGER).unwrap().body.to_vec();
        let info = sequence(&[
            encoded(INTEGER, &[1]),
            oid(ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1.3")),
            imprint,
            encoded(INTEGER, &[7]),
            encoded(TIME, self.time.as_bytes()),
            encoded(INTEGER, self.nonce.as_deref().unwrap_or(&nonce)),
        ]);
        let status = sequence(&[encoded(INTEGER, &[0])]);
        sequence(&[status, token(&info)])
    }
}

impl Transport for Servers {
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>> {
        Ok(match self.reached(url)?.as_str() {
            "time" if media_type == "application/timestamp-query" => {
                self.answer.clone().unwrap_or_else(|| self.stamp(body))
            }
            "ocsp" if media_type == "application/ocsp-request" => {
                pki::bytes("revocation/rsa-2048.ocsp")
            }
            other => panic!("{other} is asked with {media_type}"),
        })
    }

    fn get(&self, url: &str) -> Result<Vec<u8>> {
        Ok(match self.reached(url)?.as_str() {
            "penerbit.crl" => pki::bytes("revocation/issuer.crl"),
            "akar.crl" => pki::bytes("revocation/root-rsa.crl"),
            "lengkung.crl" => pki::bytes("revocation/root-ec.crl"),
            "penerbit.cer" => pki::der("issuers/rsa.pem"),
            "akar.cer" => pki::der("roots/rsa.pem"),
            other => panic!("{other} is asked for"),
        })
    }
}

/// The signed time stamp.
fn token(info: &[u8]) -> Vec<u8> {
    let private = pki::bytes("issuers/tsa.key");
    let pem = [pki::bytes("issuers/tsa.pem"), pki::bytes("issuers/rsa.pem")].concat();
    let key = Key::from_pem(("key", &private), ("certificates", &pem), None).unwrap();
    let own_certificate = pki::certificate("issuers/tsa");
    let sha256 = sequence(&[encoded(OID, Hash::Sha256.oid())]);
    let digest = |bytes: &[u8]| encoded(OCTETS, &Hash::Sha256.digest(&[bytes]));
    let identifier = sequence(&[digest(&own_certificate.der)]);
    let attributes = [
        attribute(rfc5911::ID_CONTENT_TYPE, &oid(TST_INFO)),
        attribute(rfc5911::ID_MESSAGE_DIGEST, &digest(info)),
        attribute(rfc5911::ID_AA_SIGNING_CERTIFICATE_V_2, &sequence(&[sequence(&[identifier])])),
    ]
    .concat();
    let signature = key.sign(&encoded(SET, &attributes)).unwrap();
    let rsa = sequence(&[oid(rfc5912::SHA_256_WITH_RSA_ENCRYPTION), encoded(NULL, &[])]);
    let named =
        sequence(&[own_certificate.issuer.clone(), encoded(INTEGER, &own_certificate.serial)]);
    let signer = sequence(&[
        encoded(INTEGER, &[1]),
        named,
        sha256.clone(),
        encoded(context_constructed(0), &attributes),
        rsa,
        encoded(OCTETS, &signature),
    ]);
    let content = encoded(context_constructed(0), &encoded(OCTETS, info));
    let certificates = [own_certificate.der, pki::der("issuers/rsa.pem")].concat();
    let data = sequence(&[
        encoded(INTEGER, &[3]),
        encoded(SET, &sha256),
        sequence(&[oid(TST_INFO), content]),
        encoded(context_constructed(0), &certificates),
        encoded(SET, &signer),
    ]);
    sequence(&[oid(rfc5911::ID_SIGNED_DATA), encoded(context_constructed(0), &data)])
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    encoded(SEQUENCE, &parts.concat())
}

fn oid(id: ObjectIdentifier) -> Vec<u8> {
    encoded(OID, id.as_bytes())
}

fn attribute(kind: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    sequence(&[oid(kind), encoded(SET, value)])
}
