//! A key that never leaves its device, which is spoken to by PKCS #11 (OASIS, version 3.0).

use std::fmt::Display;
use std::path::Path;
use std::sync::Mutex;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use der::Decode;
use naskah::diagnostic::{Diagnostic, Errors, Result};
use x509_cert::Certificate;

use super::{Algorithm, Hash, KINDS, Signer, chain, pem};
use crate::cms::item::{INTEGER, NULL, OCTETS, OID, SEQUENCE, encoded};

/// Where a key is, as a PKCS #11 address (RFC 7512) would say it.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    /// The library of the device's maker.
    pub module: &'a Path,
    /// The token's label; not needed where there is one token.
    pub token: Option<&'a str>,
    /// The key's label; not needed where there is one key.
    pub object: Option<&'a str>,
}

/// A private key on a device, with its certificates.
pub struct Device {
    name: String,
    /// A device does one thing at a time.
    session: Mutex<Session>,
    key: ObjectHandle,
    certificates: Vec<Certificate>,
    algorithm: Algorithm,
}

impl Device {
    /// Opens a device; the certificates are those on it, or those of a file in PEM with its name. Without a PIN, the
    /// device asks for it itself, if it can.
    ///
    /// # Errors
    /// No such device, token or key, or several; another PIN; no certificate; a kind of key that cannot sign here.
    pub fn open(
        place: Located<'_>,
        pin: Option<&str>,
        certificates: Option<(&str, &[u8])>,
    ) -> Result<Self> {
        let name = place.module.display().to_string();
        let failed = |what: &str, error: &dyn Display| refused(&name, what, error);
        let library = Pkcs11::new(place.module)
            .map_err(|error| failed("cannot be used as a library of PKCS #11", &error))?;
        library
            .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
            .map_err(|error| failed("does not start", &error))?;
        let slot = slot(&name, &library, place.token)?;
        let session =
            library.open_ro_session(slot).map_err(|error| failed("does not open", &error))?;
        let pin = pin.map(|pin| AuthPin::from(pin.to_owned()));
        session
            .login(UserType::User, pin.as_ref())
            .map_err(|error| failed("does not let you in: check the PIN", &error))?;
        let key = key(&name, &session, place.object)?;
        let certificates = match certificates {
            Some((name, bytes)) => pem::certificates(name, bytes)?,
            None => certificates_beside(&name, &session, key)?,
        };
        let mut certificates = certificates.into_iter();
        let Some(own) = certificates.next() else {
            return Err(Diagnostic::uncoded_error(format!(
                "`{name}` has no certificate of its key"
            ))
            .help("give the certificate in a file of its own")
            .into());
        };
        let Some(algorithm) = Algorithm::of(&own) else {
            return Err(Diagnostic::uncoded_error(format!(
                "the key of `{name}` cannot be used: its kind"
            ))
            .help(KINDS)
            .into());
        };
        let certificates = chain(own, certificates.collect());
        Ok(Self { name, session: Mutex::new(session), key, certificates, algorithm })
    }

    /// The same key, signing with another digest.
    ///
    /// # Errors
    /// A key on an elliptic curve, whose digest goes with the curve.
    pub fn with_hash(mut self, wanted: Hash) -> Result<Self> {
        self.algorithm = self.algorithm.with_hash(wanted)?;
        Ok(self)
    }

    fn raw(&self, digest: &[u8]) -> cryptoki::error::Result<Vec<u8>> {
        let session = self.session.lock().unwrap_or_else(|broken| broken.into_inner());
        match self.algorithm {
            Algorithm::Rsa(hash) => {
                session.sign(&Mechanism::RsaPkcs, self.key, &digest_info(hash, digest))
            }
            Algorithm::P256 | Algorithm::P384 => {
                let signature = session.sign(&Mechanism::Ecdsa, self.key, digest)?;
                Ok(two_numbers(&signature))
            }
        }
    }
}

impl Signer for Device {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let digest = self.algorithm.hash().digest(message);
        let signature =
            self.raw(&digest).map_err(|error| refused(&self.name, "does not sign", &error))?;
        // A certificate that is not this key's is found out by nothing else.
        if !self.algorithm.is_signature(&self.certificates[0], message, &signature) {
            let message = format!("the certificate is not that of the key of `{}`", self.name);
            return Err(Diagnostic::uncoded_error(message)
                .help("give the certificate that was issued for this very key")
                .into());
        }
        Ok(signature)
    }
}

fn refused(name: &str, what: &str, error: &dyn Display) -> Errors {
    Diagnostic::uncoded_error(format!("`{name}` {what}: {error}")).into()
}

/// The one slot in which a token of that label is.
fn slot(name: &str, library: &Pkcs11, token: Option<&str>) -> Result<Slot> {
    let slots = library.get_slots_with_initialized_token();
    let slots = slots.map_err(|error| refused(name, "names no tokens", &error))?;
    let label = |slot: &Slot| {
        library.get_token_info(*slot).map_or(String::new(), |info| info.label().to_owned())
    };
    let found: Vec<_> = slots.iter().map(|slot| (*slot, label(slot))).collect();
    one(name, "token", token, found)
}

/// The one private key of that label.
fn key(name: &str, session: &Session, object: Option<&str>) -> Result<ObjectHandle> {
    let keys = session.find_objects(&[Attribute::Class(ObjectClass::PRIVATE_KEY)]);
    let keys = keys.map_err(|error| refused(name, "names no keys", &error))?;
    let label = |key: &ObjectHandle| {
        let label = attribute(session, *key, AttributeType::Label).unwrap_or_default();
        String::from_utf8_lossy(&label).into_owned()
    };
    let found: Vec<_> = keys.iter().map(|key| (*key, label(key))).collect();
    one(name, "key", object, found)
}

/// The one of them that has the label that is wanted, if one is.
fn one<T>(name: &str, what: &str, wanted: Option<&str>, found: Vec<(T, String)>) -> Result<T> {
    let labels: Vec<_> = found.iter().map(|(_, label)| format!("`{label}`")).collect();
    let fits = |label: &str| wanted.is_none_or(|wanted| wanted == label);
    let mut fitting = found.into_iter().filter(|(_, label)| fits(label));
    if let (Some((found, _)), None) = (fitting.next(), fitting.next()) {
        return Ok(found);
    }
    let which = wanted.map_or(String::new(), |label| format!(" `{label}`"));
    let there = if labels.is_empty() { "none".to_owned() } else { labels.join(", ") };
    Err(Diagnostic::uncoded_error(format!("`{name}` does not have exactly one {what}{which}"))
        .help(format!("it has {there}: name the one that is to sign"))
        .into())
}

/// The certificates of a device, that with the key's identifier first.
fn certificates_beside(
    name: &str,
    session: &Session,
    key: ObjectHandle,
) -> Result<Vec<Certificate>> {
    let all = session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]);
    let all = all.map_err(|error| refused(name, "names no certificates", &error))?;
    let id = attribute(session, key, AttributeType::Id);
    let (own, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| attribute(session, *it, AttributeType::Id) == id);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let read = |it: &ObjectHandle| {
        Certificate::from_der(&attribute(session, *it, AttributeType::Value)?).ok()
    };
    Ok(own.iter().chain(&others).filter_map(read).collect())
}

fn attribute(session: &Session, object: ObjectHandle, kind: AttributeType) -> Option<Vec<u8>> {
    match session.get_attributes(object, &[kind]).ok()?.into_iter().next()? {
        Attribute::Id(bytes) | Attribute::Label(bytes) | Attribute::Value(bytes) => Some(bytes),
        _ => None,
    }
}

/// What RSA signs: RFC 8017, 9.2.
fn digest_info(hash: Hash, digest: &[u8]) -> Vec<u8> {
    let algorithm = [encoded(OID, hash.identifier().as_bytes()), encoded(NULL, &[])].concat();
    let parts = [encoded(SEQUENCE, &algorithm), encoded(OCTETS, digest)];
    encoded(SEQUENCE, &parts.concat())
}

/// A device writes the two numbers of ECDSA one behind the other, a message in DER (RFC 3279, 2.2.3).
fn two_numbers(signature: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| {
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let mut digits = bytes[zeros..].to_vec();
        if digits.first().is_none_or(|first| *first >= 0x80) {
            digits.insert(0, 0);
        }
        encoded(INTEGER, &digits)
    };
    let (one, other) = signature.split_at(signature.len() / 2);
    encoded(SEQUENCE, &[number(one), number(other)].concat())
}
