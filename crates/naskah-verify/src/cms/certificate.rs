//! X.509 certificates (RFC 5280, 4.1).

use const_oid::db::rfc4519::{CN, O};
use const_oid::db::rfc5280::{ID_CE_KEY_USAGE, ID_CE_SUBJECT_KEY_IDENTIFIER};
use der::{Any, Decode, Tag, Tagged};
use jiff::Timestamp;
use x509_cert::name::Name;

use super::element::{
    BITS, BOOLEAN, Element, INTEGER, Malformed, OCTETS, OID, SEQUENCE, context_constructed,
    context_primitive,
};
use super::public_key::{AlgorithmIdentifier, verify};
use crate::sanitize::sanitize;

/// A certificate. Names and keys are kept as the bytes they were read from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Certificate {
    /// The whole certificate.
    pub der: Vec<u8>,
    /// The content octets of the serial number.
    pub serial: Vec<u8>,
    /// The issuer's name, in DER.
    pub issuer: Vec<u8>,
    /// The subject's name, in DER.
    pub subject: Vec<u8>,
    /// The start of its validity.
    pub not_before: Timestamp,
    /// The end of its validity.
    pub not_after: Timestamp,
    /// The `SubjectPublicKeyInfo`, in DER.
    pub key: Vec<u8>,
    extensions: Vec<Extension>,
}

/// An extension of a certificate, a CRL or an entry of a CRL.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Extension {
    /// The content octets of its object identifier.
    pub oid: Vec<u8>,
    /// Whether a reader that does not know it must reject the whole.
    pub critical: bool,
    /// The value, in DER.
    pub value: Vec<u8>,
}

/// A use of a key (RFC 5280, 4.2.1.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KeyUse {
    /// Signatures on content: `digitalSignature` or `nonRepudiation`.
    Sign,
    /// Signatures on certificates.
    Certificates,
    /// Signatures on CRLs.
    Crls,
}

impl Certificate {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// Not a certificate, or one followed by other bytes.
    pub fn read(der: &[u8]) -> Result<Self, Malformed> {
        let mut outer = Element::only_of(der, SEQUENCE)?.items();
        let mut items = outer.expect(SEQUENCE)?.items();
        outer.expect(SEQUENCE)?;
        outer.expect(BITS)?;
        outer.end()?;
        items.optional(context_constructed(0))?;
        let serial = items.expect(INTEGER)?.body.to_vec();
        items.expect(SEQUENCE)?;
        let issuer = items.expect(SEQUENCE)?.whole.to_vec();
        let mut validity = items.expect(SEQUENCE)?.items();
        let mut time = || validity.next().ok_or(Malformed)??.time();
        let (not_before, not_after) = (time()?, time()?);
        let subject = items.expect(SEQUENCE)?.whole.to_vec();
        let key = items.expect(SEQUENCE)?.whole.to_vec();
        items.optional(context_primitive(1))?;
        items.optional(context_primitive(2))?;
        let extensions = match items.optional(context_constructed(3))? {
            Some(item) => Extension::read(item.inner(SEQUENCE)?)?,
            None => Vec::new(),
        };
        items.end()?;
        let der = der.to_vec();
        Ok(Self { der, serial, issuer, subject, not_before, not_after, key, extensions })
    }

    /// The extension of an object identifier, given as its content octets.
    pub fn extension(&self, oid: &[u8]) -> Option<&Extension> {
        self.extensions.iter().find(|it| it.oid == oid)
    }

    /// Whether the key usage extension allows a use; without the extension, every use is allowed.
    pub fn may(&self, what: KeyUse) -> bool {
        let Some(usage) = self.extension(ID_CE_KEY_USAGE.as_bytes()) else { return true };
        let bits = Element::only_of(&usage.value, BITS).ok().and_then(|it| it.body.get(1)).copied();
        let mask = match what {
            KeyUse::Sign => 0xc0,
            KeyUse::Certificates => 0x04,
            KeyUse::Crls => 0x02,
        };
        bits.is_some_and(|bits| bits & mask != 0)
    }

    /// The subject key identifier (RFC 5280, 4.2.1.2).
    pub fn key_identifier(&self) -> Option<&[u8]> {
        let value = &self.extension(ID_CE_SUBJECT_KEY_IDENTIFIER.as_bytes())?.value;
        Element::only_of(value, OCTETS).ok().map(|it| it.body)
    }

    /// The bits of the public key, without its algorithm.
    ///
    /// # Errors
    /// The key cannot be read.
    pub fn key_bits(&self) -> Result<&[u8], Malformed> {
        let mut items = Element::only_of(&self.key, SEQUENCE)?.items();
        items.expect(SEQUENCE)?;
        items.expect(BITS)?.bits()
    }

    /// Whether it names `issuer` as its issuer and was signed with the issuer's key.
    pub fn is_issued_by(&self, issuer: &Self) -> bool {
        let signed = || {
            let mut items = Element::only_of(&self.der, SEQUENCE)?.items();
            let tbs = items.expect(SEQUENCE)?.whole;
            let algorithm = AlgorithmIdentifier::read(items.expect(SEQUENCE)?)?;
            let signature = items.expect(BITS)?.bits()?;
            verify(algorithm, None, &issuer.key, tbs, signature).map_err(|_| Malformed)
        };
        self.issuer == issuer.subject && signed().is_ok()
    }

    /// The subject's name for display: the common name, else the organisation, else the whole name.
    pub fn name(&self) -> String {
        Name::from_der(&self.subject).map(|name| display_name(&name)).unwrap_or_default()
    }
}

fn display_name(name: &Name) -> String {
    let part = |id| {
        let mut parts = name.0.iter().flat_map(|it| it.0.iter());
        text(&parts.find(|it| it.oid == id)?.value)
    };
    let found = part(CN).or_else(|| part(O)).unwrap_or_else(|| name.to_string());
    sanitize(&found.replace(char::is_control, " "))
}

fn text(value: &Any) -> Option<String> {
    use Tag::{Ia5String, PrintableString, TeletexString, Utf8String};
    let known = [Ia5String, PrintableString, TeletexString, Utf8String].contains(&value.tag());
    str::from_utf8(value.value()).ok().filter(|_| known).map(str::to_owned)
}

impl Extension {
    /// The extensions of a sequence; none may occur twice.
    pub(crate) fn read(sequence: Element<'_>) -> Result<Vec<Self>, Malformed> {
        let mut extensions: Vec<Self> = Vec::new();
        for item in sequence.items() {
            let item = item?;
            let mut items = item.items();
            let oid = items.expect(OID)?.body.to_vec();
            let critical = items.optional(BOOLEAN)?.is_some_and(|it| it.body != [0]);
            let value = items.expect(OCTETS)?.body.to_vec();
            items.end()?;
            // A limit above the number of known extensions bounds the search for duplicates.
            if item.tag != SEQUENCE
                || extensions.len() == 64
                || extensions.iter().any(|it| it.oid == oid)
            {
                return Err(Malformed);
            }
            extensions.push(Self { oid, critical, value });
        }
        Ok(extensions)
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[test]
    fn names_are_displayed_as_people_write_them() {
        for (name, wanted) in [
            ("CN=Ana Binti Ali\\, S.Sos.\\, M.M.,O=Badan,C=ID", "Ana Binti Ali, S.Sos., M.M."),
            ("O=Badan \\+ Dinas,C=ID", "Badan + Dinas"),
            ("CN=Ana\\0a\\1b[31m", "Ana  [31m"),
            ("OU=Bidang,C=ID", "OU=Bidang,C=ID"),
        ] {
            assert_eq!(display_name(&Name::from_str(name).unwrap()), wanted, "{name}");
        }
    }
}
