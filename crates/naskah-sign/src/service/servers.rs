//! Servers for tests: an authority for the time, whose key is in `tests/suite/pki`, and what stands there to be had.

use std::sync::Mutex;

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5911, rfc5912};
use naskah::diagnostic::{Diagnostic, Result};

use super::{Authority, Transport};
use crate::cms::item::{INTEGER, Item, NULL, OCTETS, OID, SEQUENCE, SET, TIME, encoded, own};
use crate::key::{Hash, Key, Signer};
use crate::pki;

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

pub(crate) struct Servers {
    /// What the authority's clock says.
    pub(crate) time: &'static str,
    /// The nonce with which it answers; without, the one that it was asked with.
    pub(crate) nonce: Option<Vec<u8>>,
    /// What the authority answers instead of a stamp.
    pub(crate) answer: Option<Vec<u8>>,
    /// Addresses at which nothing answers.
    pub(crate) silent: Vec<&'static str>,
    /// The addresses that were asked.
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
        Authority { url: "http://pki.example/time", transport: self }
    }

    fn reached(&self, url: &str) -> Result<String> {
        self.asked.lock().unwrap().push(url.to_owned());
        if self.silent.iter().any(|it| url.ends_with(it)) {
            return Err(Diagnostic::uncoded_error(format!("`{url}` does not answer")).into());
        }
        Ok(url.rsplit('/').next().unwrap_or_default().to_owned())
    }

    /// The answer to a question for the time.
    fn stamp(&self, query: &[u8]) -> Vec<u8> {
        let mut items = Item::only_of(query, SEQUENCE).unwrap().items();
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
    fn post(&self, url: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>> {
        Ok(match self.reached(url)?.as_str() {
            "time" if kind == "application/timestamp-query" => {
                self.answer.clone().unwrap_or_else(|| self.stamp(body))
            }
            "ocsp" if kind == "application/ocsp-request" => pki::bytes("revocation/rsa-2048.ocsp"),
            other => panic!("{other} is asked with {kind}"),
        })
    }

    fn get(&self, url: &str) -> Result<Vec<u8>> {
        Ok(match self.reached(url)?.as_str() {
            "penerbit.crl" => pki::bytes("revocation/issuer.crl"),
            "akar.crl" => pki::bytes("revocation/root-rsa.crl"),
            "lengkung.crl" => pki::bytes("revocation/root-ec.crl"),
            "penerbit.cer" => pki::pem("issuers/rsa.pem"),
            "akar.cer" => pki::pem("roots/rsa.pem"),
            other => panic!("{other} is asked for"),
        })
    }
}

/// The message in which the authority signs what it says.
fn token(info: &[u8]) -> Vec<u8> {
    let private = pki::bytes("issuers/tsa.key");
    let pem = [pki::bytes("issuers/tsa.pem"), pki::bytes("issuers/rsa.pem")].concat();
    let key = Key::from_pem(("key", &private), ("certificates", &pem), None).unwrap();
    let own_certificate = pki::certificate("issuers/tsa");
    let sha256 = sequence(&[oid(Hash::Sha256.identifier())]);
    let digest = |bytes: &[u8]| encoded(OCTETS, &Hash::Sha256.digest(bytes));
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
        encoded(own(0), &attributes),
        rsa,
        encoded(OCTETS, &signature),
    ]);
    let content = encoded(own(0), &encoded(OCTETS, info));
    let certificates = [own_certificate.der, pki::pem("issuers/rsa.pem")].concat();
    let data = sequence(&[
        encoded(INTEGER, &[3]),
        encoded(SET, &sha256),
        sequence(&[oid(TST_INFO), content]),
        encoded(own(0), &certificates),
        encoded(SET, &signer),
    ]);
    sequence(&[oid(rfc5911::ID_SIGNED_DATA), encoded(own(0), &data)])
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
