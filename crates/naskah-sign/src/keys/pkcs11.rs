//! Keys on devices, through PKCS #11 (OASIS, version 3.0).

use std::fmt::Display;
use std::path::Path;
use std::sync::Mutex;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use naskah_diagnostic::{Code, Diagnostic};
use naskah_verify::Hash;
use naskah_verify::cms::Certificate;
use naskah_verify::cms::element::{INTEGER, NULL, OCTETS, OID, SEQUENCE, encoded};

use super::algorithm::{Algorithm, SUPPORTED};
use super::chain::with_issuers;
use super::pem;
use super::signer::Signer;
use crate::codes;
use crate::error::{Error, Result};

/// Where a key is, like a PKCS #11 URI (RFC 7512).
///
/// ```
/// use std::path::Path;
///
/// use naskah_sign::Pkcs11Locator;
///
/// // The only key of the token `kantor`.
/// let module = Path::new("/usr/lib/softhsm/libsofthsm2.so");
/// let locator = Pkcs11Locator { module, token: Some("kantor"), object: None };
/// assert_eq!((locator.token, locator.object), (Some("kantor"), None));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pkcs11Locator<'a> {
    /// The library of the device's vendor.
    pub module: &'a Path,
    /// The token's label; not needed if there is one token.
    pub token: Option<&'a str>,
    /// The key's label; not needed if there is one key.
    pub object: Option<&'a str>,
}

/// A private key on a device, with its certificates.
///
/// ```no_run
/// use std::path::Path;
///
/// use naskah_sign::{Pkcs11Key, Pkcs11Locator, Request, Timestamp, sign};
///
/// let module = Path::new("/usr/lib/softhsm/libsofthsm2.so");
/// let locator = Pkcs11Locator { module, token: Some("kantor"), object: None };
/// let key = Pkcs11Key::open(locator, Some("1234"), None)?;
/// let request = Request::new("PIHAK-KESATU", Timestamp::now());
/// let signed = sign("perjanjian.pdf", &std::fs::read("perjanjian.pdf")?, &request, &key, None)?;
/// std::fs::write("perjanjian.signed.pdf", signed)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Pkcs11Key {
    name: String,
    /// A session runs one operation at a time.
    session: Mutex<Session>,
    key: ObjectHandle,
    own: Certificate,
    certificates: Vec<Vec<u8>>,
    algorithm: Algorithm,
}

impl Pkcs11Key {
    /// Opens a key on a device. Its certificates are those on the device, or those of a PEM file, given with
    /// its name. Without a PIN, the device asks for it, if it can.
    ///
    /// ```no_run
    /// use std::path::Path;
    ///
    /// use naskah_sign::{Pkcs11Key, Pkcs11Locator};
    ///
    /// let module = Path::new("/usr/lib/softhsm/libsofthsm2.so");
    /// let locator = Pkcs11Locator { module, token: Some("kantor"), object: None };
    /// let key = Pkcs11Key::open(locator, Some("1234"), None)?;
    /// # Ok::<(), naskah_sign::Error>(())
    /// ```
    ///
    /// # Errors
    /// No such device, token or key, or several; a wrong PIN; no certificate; an unsupported key.
    pub fn open(
        locator: Pkcs11Locator<'_>,
        pin: Option<&str>,
        certificates: Option<(&str, &[u8])>,
    ) -> Result<Self> {
        let name = locator.module.display().to_string();
        let library = Pkcs11::new(locator.module).map_err(|_| unusable(&name))?;
        library
            .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
            .map_err(|error| failed(&name, "does not start", &error))?;
        let slot = slot(&name, &library, locator.token)?;
        let session = library
            .open_ro_session(slot)
            .map_err(|error| failed(&name, "does not open", &error))?;
        let pin = pin.map(|pin| AuthPin::from(pin.to_owned()));
        session.login(UserType::User, pin.as_ref()).map_err(|error| wrong_pin(&name, &error))?;
        let key = key(&name, &session, locator.object)?;
        let certificates = match certificates {
            Some((name, bytes)) => pem::certificates(name, bytes)?,
            None => certificates_beside(&name, &session, key)?,
        };
        let mut certificates = certificates.into_iter();
        let Some(own) = certificates.next() else {
            let message = format!("`{name}` has no certificate of its key");
            return Err(Diagnostic::error(codes::KEY_CERTIFICATE_MISSING, message)
                .help("give the certificate in a file")
                .into());
        };
        let Some(algorithm) = Algorithm::of(&own) else {
            let message =
                format!("the key of `{name}` cannot be used: its algorithm is not supported");
            return Err(Diagnostic::error(codes::KEY_UNSUPPORTED, message).help(SUPPORTED).into());
        };
        let session = Mutex::new(session);
        let certificates = with_issuers(own.clone(), certificates.collect());
        Ok(Self { name, session, key, own, certificates, algorithm })
    }

    /// The key, signing with another digest algorithm.
    ///
    /// # Errors
    /// A key on an elliptic curve, whose digest algorithm is fixed.
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
                Ok(ecdsa_der(&signature))
            }
        }
    }
}

impl Signer for Pkcs11Key {
    fn certificates(&self) -> &[Vec<u8>] {
        &self.certificates
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let digest = self.algorithm.hash().digest(&[message]);
        let signature =
            self.raw(&digest).map_err(|error| failed(&self.name, "does not sign", &error))?;
        // Nothing else reveals that the certificate is not this key's.
        if !self.algorithm.verifies(&self.own, message, &signature) {
            let message = format!("the certificate is not that of the key of `{}`", self.name);
            return Err(Diagnostic::error(codes::KEY_CERTIFICATE_MISSING, message)
                .help("give the certificate that was issued for this key")
                .into());
        }
        Ok(signature)
    }
}

fn failed(name: &str, what: &str, error: &dyn Display) -> Error {
    coded(codes::PKCS11_FAILED, name, &format!("{what}: {error}"))
}

fn unusable(name: &str) -> Error {
    coded(codes::PKCS11_MODULE_UNUSABLE, name, "cannot be used as a PKCS #11 library")
}

fn wrong_pin(name: &str, error: &dyn Display) -> Error {
    let what = format!("refuses the login, check the PIN: {error}");
    coded(codes::KEY_PASSWORD_WRONG, name, &what)
}

fn coded(code: Code, name: &str, what: &str) -> Error {
    Diagnostic::error(code, format!("`{name}` {what}")).into()
}

/// The slot of the token with that label, or of the only one.
fn slot(name: &str, library: &Pkcs11, token: Option<&str>) -> Result<Slot> {
    let slots = library.get_slots_with_initialized_token();
    let slots = slots.map_err(|error| failed(name, "does not list its tokens", &error))?;
    let label = |slot: &Slot| {
        library.get_token_info(*slot).map_or(String::new(), |info| info.label().to_owned())
    };
    let found: Vec<_> = slots.iter().map(|slot| (*slot, label(slot))).collect();
    one(name, "token", token, found)
}

/// The private key with that label, or the only one.
fn key(name: &str, session: &Session, object: Option<&str>) -> Result<ObjectHandle> {
    let keys = session.find_objects(&[Attribute::Class(ObjectClass::PRIVATE_KEY)]);
    let keys = keys.map_err(|error| failed(name, "does not list its keys", &error))?;
    let label = |key: &ObjectHandle| {
        let label = attribute(session, *key, AttributeType::Label).unwrap_or_default();
        String::from_utf8_lossy(&label).into_owned()
    };
    let found: Vec<_> = keys.iter().map(|key| (*key, label(key))).collect();
    one(name, "key", object, found)
}

/// The single item with the wanted label, if there is exactly one.
fn one<T>(name: &str, what: &str, wanted: Option<&str>, found: Vec<(T, String)>) -> Result<T> {
    let labels: Vec<_> = found.iter().map(|(_, label)| format!("`{label}`")).collect();
    let fits = |label: &str| wanted.is_none_or(|wanted| wanted == label);
    let mut fitting = found.into_iter().filter(|(_, label)| fits(label));
    if let (Some((found, _)), None) = (fitting.next(), fitting.next()) {
        return Ok(found);
    }
    let which = wanted.map_or(String::new(), |label| format!(" `{label}`"));
    let there = if labels.is_empty() { "none".to_owned() } else { labels.join(", ") };
    let message = format!("`{name}` does not have exactly one {what}{which}");
    Err(Diagnostic::error(codes::KEY_NOT_FOUND, message)
        .help(format!("it has {there}: name the one to sign with"))
        .into())
}

/// The certificates of a device, the one with the key's identifier first.
fn certificates_beside(
    name: &str,
    session: &Session,
    key: ObjectHandle,
) -> Result<Vec<Certificate>> {
    let all = session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]);
    let all = all.map_err(|error| failed(name, "does not list its certificates", &error))?;
    let id = attribute(session, key, AttributeType::Id);
    let (own, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| attribute(session, *it, AttributeType::Id) == id);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let read =
        |it: &ObjectHandle| Certificate::read(&attribute(session, *it, AttributeType::Value)?).ok();
    Ok(own.iter().chain(&others).filter_map(read).collect())
}

fn attribute(session: &Session, object: ObjectHandle, kind: AttributeType) -> Option<Vec<u8>> {
    match session.get_attributes(object, &[kind]).ok()?.into_iter().next()? {
        Attribute::Id(bytes) | Attribute::Label(bytes) | Attribute::Value(bytes) => Some(bytes),
        _ => None,
    }
}

/// The `DigestInfo` that RSA signs (RFC 8017, 9.2).
fn digest_info(hash: Hash, digest: &[u8]) -> Vec<u8> {
    let algorithm = [encoded(OID, hash.oid()), encoded(NULL, &[])].concat();
    let parts = [encoded(SEQUENCE, &algorithm), encoded(OCTETS, digest)];
    encoded(SEQUENCE, &parts.concat())
}

/// An ECDSA signature in DER (RFC 3279, 2.2.3), of the two concatenated numbers a device returns.
fn ecdsa_der(signature: &[u8]) -> Vec<u8> {
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
