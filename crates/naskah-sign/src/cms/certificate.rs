//! A certificate as it is needed to judge one: RFC 5280, 4.1.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519::{CN, O};
use const_oid::db::rfc5280::{ID_CE_KEY_USAGE, ID_CE_SUBJECT_KEY_IDENTIFIER};
use der::{Any, Decode, Tag, Tagged};
use jiff::Timestamp;
use x509_cert::name::Name;

use super::item::{BITS, BOOLEAN, INTEGER, Item, Malformed, OCTETS, OID, SEQUENCE, own, plain};
use super::signature::{Algorithm, verify};
use crate::words;

/// A certificate, its parts in the bytes in which they came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Certificate {
    pub(crate) der: Vec<u8>,
    /// The contents of the number, and the names with their tags.
    pub(crate) serial: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) not_before: Timestamp,
    pub(crate) not_after: Timestamp,
    /// The public key with its algorithm, and its tag.
    pub(crate) key: Vec<u8>,
    extensions: Vec<Extension>,
}

/// An extension of a certificate, of a list or of an entry in one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Extension {
    pub(crate) id: Vec<u8>,
    pub(crate) critical: bool,
    pub(crate) value: Vec<u8>,
}

/// What a key may be used for: RFC 5280, 4.2.1.3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Use {
    /// Signatures on anything but certificates and lists, under either of the names that this has.
    Sign,
    Certificates,
    Lists,
}

impl Certificate {
    /// From DER, and nothing after it.
    pub(crate) fn read(der: &[u8]) -> Result<Self, Malformed> {
        let mut outer = Item::only_of(der, SEQUENCE)?.items();
        let mut items = outer.expect(SEQUENCE)?.items();
        outer.expect(SEQUENCE)?;
        outer.expect(BITS)?;
        outer.end()?;
        items.optional(own(0))?;
        let serial = items.expect(INTEGER)?.body.to_vec();
        items.expect(SEQUENCE)?;
        let issuer = items.expect(SEQUENCE)?.whole.to_vec();
        let mut validity = items.expect(SEQUENCE)?.items();
        let mut time = || validity.next().ok_or(Malformed)??.time();
        let (not_before, not_after) = (time()?, time()?);
        let subject = items.expect(SEQUENCE)?.whole.to_vec();
        let key = items.expect(SEQUENCE)?.whole.to_vec();
        items.optional(plain(1))?;
        items.optional(plain(2))?;
        let extensions = match items.optional(own(3))? {
            Some(item) => Extension::read(item.inner(SEQUENCE)?)?,
            None => Vec::new(),
        };
        items.end()?;
        let der = der.to_vec();
        Ok(Self { der, serial, issuer, subject, not_before, not_after, key, extensions })
    }

    /// What an extension says.
    pub(crate) fn extension(&self, id: ObjectIdentifier) -> Option<&Extension> {
        self.extensions.iter().find(|it| it.id == id.as_bytes())
    }

    /// Whether the key may be used so; one of which nothing is said may be used for anything.
    pub(crate) fn may(&self, what: Use) -> bool {
        let Some(usage) = self.extension(ID_CE_KEY_USAGE) else { return true };
        let bits = Item::only_of(&usage.value, BITS).ok().and_then(|it| it.body.get(1)).copied();
        let mask = match what {
            Use::Sign => 0xc0,
            Use::Certificates => 0x04,
            Use::Lists => 0x02,
        };
        bits.is_some_and(|bits| bits & mask != 0)
    }

    /// By what a signer may name its key: RFC 5280, 4.2.1.2.
    pub(crate) fn key_identifier(&self) -> Option<&[u8]> {
        let value = &self.extension(ID_CE_SUBJECT_KEY_IDENTIFIER)?.value;
        Item::only_of(value, OCTETS).ok().map(|it| it.body)
    }

    /// The bits of the public key.
    pub(crate) fn key_bits(&self) -> Result<&[u8], Malformed> {
        let mut items = Item::only_of(&self.key, SEQUENCE)?.items();
        items.expect(SEQUENCE)?;
        items.expect(BITS)?.bits()
    }

    /// Whether an issuer is named as its own, and has signed it.
    pub(crate) fn is_issued_by(&self, issuer: &Self) -> bool {
        let signed = || {
            let mut items = Item::only_of(&self.der, SEQUENCE)?.items();
            let tbs = items.expect(SEQUENCE)?.whole;
            let algorithm = Algorithm::read(items.expect(SEQUENCE)?)?;
            let signature = items.expect(BITS)?.bits()?;
            verify(algorithm, None, &issuer.key, tbs, signature).map_err(|_| Malformed)
        };
        self.issuer == issuer.subject && signed().is_ok()
    }

    /// Whom it names, for people.
    pub(crate) fn name(&self) -> String {
        Name::from_der(&self.subject).map(|name| called(&name)).unwrap_or_default()
    }
}

/// A name for people, in one line and as they write it: the common name, else the organisation, else everything.
pub(crate) fn called(name: &Name) -> String {
    let part = |id| {
        let mut parts = name.0.iter().flat_map(|it| it.0.iter());
        text(&parts.find(|it| it.oid == id)?.value)
    };
    let called = part(CN).or_else(|| part(O)).unwrap_or_else(|| name.to_string());
    words::plain(&called.replace(char::is_control, " "))
}

fn text(value: &Any) -> Option<String> {
    use Tag::{Ia5String, PrintableString, TeletexString, Utf8String};
    let known = [Ia5String, PrintableString, TeletexString, Utf8String].contains(&value.tag());
    str::from_utf8(value.value()).ok().filter(|_| known).map(str::to_owned)
}

impl Extension {
    /// Those of a sequence, each there once.
    pub(crate) fn read(sequence: Item<'_>) -> Result<Vec<Self>, Malformed> {
        let mut extensions: Vec<Self> = Vec::new();
        for item in sequence.items() {
            let item = item?;
            let mut items = item.items();
            let id = items.expect(OID)?.body.to_vec();
            let critical = items.optional(BOOLEAN)?.is_some_and(|it| it.body != [0]);
            let value = items.expect(OCTETS)?.body.to_vec();
            items.end()?;
            // More than there are kinds of; this also keeps the search for those twice there short.
            if item.tag != SEQUENCE
                || extensions.len() == 64
                || extensions.iter().any(|it| it.id == id)
            {
                return Err(Malformed);
            }
            extensions.push(Self { id, critical, value });
        }
        Ok(extensions)
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[test]
    fn people_are_called_as_they_write_themselves() {
        for (name, wanted) in [
            ("CN=Ana Binti Ali\\, S.Sos.\\, M.M.,O=Badan,C=ID", "Ana Binti Ali, S.Sos., M.M."),
            ("O=Badan \\+ Dinas,C=ID", "Badan + Dinas"),
            ("CN=Ana\\0a\\1b[31m", "Ana  [31m"),
            ("OU=Bidang,C=ID", "OU=Bidang,C=ID"),
        ] {
            assert_eq!(called(&Name::from_str(name).unwrap()), wanted, "{name}");
        }
    }
}
