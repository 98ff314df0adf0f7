//! A list of what an issuer has revoked: RFC 5280, 5.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ID_CE_BASIC_CONSTRAINTS, ID_CE_CRL_DISTRIBUTION_POINTS, ID_CE_CRL_REASONS,
    ID_CE_ISSUING_DISTRIBUTION_POINT,
};
use jiff::Timestamp;

use super::revocation::{Saying, Source};
use crate::cms::item::{
    BITS, BOOLEAN, ENUMERATED, INTEGER, Item, Items, Malformed, SEQUENCE, TIME, UTC_TIME, own,
    plain,
};
use crate::cms::signature::{Algorithm, verify};
use crate::cms::{Certificate, Extension, Use};

/// The cause of an entry that takes an earlier one back.
const REMOVED: u8 = 8;

/// A list, of which nothing is believed until its signature is checked.
pub(super) struct List<'a> {
    /// What is signed.
    tbs: &'a [u8],
    algorithm: Algorithm<'a>,
    signature: &'a [u8],
    issuer: &'a [u8],
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Option<Item<'a>>,
    extensions: Vec<Extension>,
}

impl<'a> List<'a> {
    pub(super) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Item::only_of(der, SEQUENCE)?.items();
        let tbs = outer.expect(SEQUENCE)?;
        let algorithm = outer.expect(SEQUENCE)?;
        let signature = outer.expect(BITS)?.bits()?;
        outer.end()?;
        let mut items = tbs.items();
        items.optional(INTEGER)?;
        if items.expect(SEQUENCE)?.whole != algorithm.whole {
            return Err(Malformed);
        }
        let issuer = items.expect(SEQUENCE)?.whole;
        let this_update = time(&mut items)?.ok_or(Malformed)?;
        let next_update = time(&mut items)?;
        let entries = items.optional(SEQUENCE)?;
        let extensions = match items.optional(own(0))? {
            Some(item) => Extension::read(item.inner(SEQUENCE)?)?,
            None => Vec::new(),
        };
        items.end()?;
        Ok(Self {
            tbs: tbs.whole,
            algorithm: Algorithm::read(algorithm)?,
            signature,
            issuer,
            this_update,
            next_update,
            entries,
            extensions,
        })
    }

    /// Whether it calls itself a list of this issuer.
    pub(super) fn is_of(&self, issuer: &Certificate) -> bool {
        self.issuer == issuer.subject
    }

    /// What it says of a certificate; nothing when it is not about that one, or not the issuer's.
    pub(super) fn says(&self, certificate: &Certificate, issuer: &Certificate) -> Option<Saying> {
        if certificate.issuer != self.issuer || !self.is_of(issuer) || !issuer.may(Use::Lists) {
            return None;
        }
        if !self.covers(certificate).ok()? {
            return None;
        }
        verify(self.algorithm, None, &issuer.key, self.tbs, self.signature).ok()?;
        Some(Saying {
            by: Source::Crl,
            this_update: self.this_update,
            next_update: self.next_update,
            revoked: self.entry(&certificate.serial).ok()?,
        })
    }

    /// When and why a number was revoked.
    fn entry(&self, serial: &[u8]) -> Result<Option<(Timestamp, Option<u8>)>, Malformed> {
        let mut found: Option<(Timestamp, Option<u8>)> = None;
        for entry in self.entries.into_iter().flat_map(Item::items) {
            let mut items = entry?.items();
            let number = items.expect(INTEGER)?.body;
            let when = time(&mut items)?.ok_or(Malformed)?;
            let extensions = items.optional(SEQUENCE)?;
            items.end()?;
            if number != serial {
                continue;
            }
            let extensions = extensions.map(Extension::read).transpose()?.unwrap_or_default();
            let cause = extensions.iter().find(|it| it.id == ID_CE_CRL_REASONS.as_bytes());
            let cause = match cause {
                Some(cause) => Item::only_of(&cause.value, ENUMERATED)?.body.first().copied(),
                None => None,
            };
            if cause != Some(REMOVED) && found.is_none_or(|(earlier, _)| when < earlier) {
                found = Some((when, cause));
            }
        }
        Ok(found)
    }

    /// Whether it is a list of all that was revoked among such certificates: what it says of itself that
    /// is not understood makes it none (RFC 5280, 5.2).
    fn covers(&self, certificate: &Certificate) -> Result<bool, Malformed> {
        let is = |it: &Extension, id: ObjectIdentifier| it.id == id.as_bytes();
        for extension in &self.extensions {
            if is(extension, ID_CE_ISSUING_DISTRIBUTION_POINT) {
                if !part_covers(extension, certificate)? {
                    return Ok(false);
                }
            } else if extension.critical {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether a list of a part only is of the part that a certificate belongs to: RFC 5280, 5.2.5 and 6.3.3.
fn part_covers(extension: &Extension, certificate: &Certificate) -> Result<bool, Malformed> {
    let mut items = Item::only_of(&extension.value, SEQUENCE)?.items();
    let point = items.optional(own(0))?;
    let mut said = |number| -> Result<bool, Malformed> {
        Ok(items.optional(plain(number))?.is_some_and(|it| it.body != [0]))
    };
    let (users, issuers, some_causes) = (said(1)?, said(2)?, said(3)?);
    let (indirect, attributes) = (said(4)?, said(5)?);
    items.end()?;
    let ca = match certificate.extension(ID_CE_BASIC_CONSTRAINTS) {
        Some(it) => {
            let said = Item::only_of(&it.value, SEQUENCE)?.items().optional(BOOLEAN)?;
            said.is_some_and(|it| it.body != [0])
        }
        None => false,
    };
    if users && ca || issuers && !ca || some_causes || indirect || attributes {
        return Ok(false);
    }
    let Some(point) = point else { return Ok(true) };
    let Some(own_points) = certificate.extension(ID_CE_CRL_DISTRIBUTION_POINTS) else {
        return Ok(false);
    };
    let mut names = Vec::new();
    for item in Item::only_of(&own_points.value, SEQUENCE)?.items() {
        if let Some(point) = item?.items().optional(own(0))? {
            names.extend(full_names(point)?);
        }
    }
    Ok(full_names(point)?.iter().any(|it| names.contains(it)))
}

/// The names of a distribution point; those relative to an issuer are used by nobody.
fn full_names(point: Item<'_>) -> Result<Vec<&[u8]>, Malformed> {
    point.inner(own(0))?.items().map(|it| Ok(it?.whole)).collect()
}

/// A time in one of its forms, if the next element is one.
fn time(items: &mut Items<'_>) -> Result<Option<Timestamp>, Malformed> {
    let item = match items.optional(UTC_TIME)? {
        Some(item) => Some(item),
        None => items.optional(TIME)?,
    };
    item.map(Item::time).transpose()
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::signature::{ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair};
    use const_oid::ObjectIdentifier;
    use const_oid::db::rfc5280::{
        ID_CE_CRL_REASONS, ID_CE_DELTA_CRL_INDICATOR, ID_CE_ISSUING_DISTRIBUTION_POINT,
    };
    use const_oid::db::rfc5912::ECDSA_WITH_SHA_384;

    use super::List;
    use crate::cms::Certificate;
    use crate::cms::item::{
        BITS, BOOLEAN, ENUMERATED, INTEGER, OCTETS, OID, SEQUENCE, UTC_TIME, encoded, own, plain,
    };
    use crate::pki;

    fn extension(id: ObjectIdentifier, critical: bool, value: &[u8]) -> Vec<u8> {
        let critical = if critical { encoded(BOOLEAN, &[0xff]) } else { Vec::new() };
        let parts = [encoded(OID, id.as_bytes()), critical, encoded(OCTETS, value)];
        encoded(SEQUENCE, &parts.concat())
    }

    /// A list of the root `ec`: of these entries, and what it says of itself.
    fn list(entries: &[u8], extensions: &[u8]) -> Vec<u8> {
        let root = pki::certificate("roots/ec");
        let algorithm = encoded(SEQUENCE, &encoded(OID, ECDSA_WITH_SHA_384.as_bytes()));
        let tbs = [
            encoded(INTEGER, &[1]),
            algorithm.clone(),
            root.subject,
            encoded(UTC_TIME, b"260115000000Z"),
            if entries.is_empty() { Vec::new() } else { encoded(SEQUENCE, entries) },
            encoded(own(0), &encoded(SEQUENCE, extensions)),
        ];
        let tbs = encoded(SEQUENCE, &tbs.concat());
        let (random, key) = (SystemRandom::new(), pki::pem("roots/ec.key"));
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, &key).unwrap();
        let signature = key.sign(&random, &tbs).unwrap();
        let signature = encoded(BITS, &[&[0], signature.as_ref()].concat());
        encoded(SEQUENCE, &[tbs, algorithm, signature].concat())
    }

    /// Whether the list says that the signer with Ed25519 was revoked; nothing when it says nothing.
    fn revoked(entries: &[u8], extensions: &[u8]) -> Option<bool> {
        let (certificate, root) =
            (pki::certificate("signers/ed25519"), pki::certificate("roots/ec"));
        let list = list(entries, extensions);
        let saying = List::read(&list).unwrap().says(&certificate, &root)?;
        Some(saying.revoked.is_some())
    }

    fn entry(certificate: &Certificate, cause: u8) -> Vec<u8> {
        let cause = extension(ID_CE_CRL_REASONS, false, &encoded(ENUMERATED, &[cause]));
        let parts = [
            encoded(INTEGER, &certificate.serial),
            encoded(UTC_TIME, b"240101000000Z"),
            encoded(SEQUENCE, &cause),
        ];
        encoded(SEQUENCE, &parts.concat())
    }

    #[test]
    fn an_entry_revokes_unless_it_takes_one_back() {
        let (one, other) = (pki::certificate("signers/ed25519"), pki::certificate("signers/p-256"));
        assert_eq!(revoked(&[], &[]), Some(false));
        assert_eq!(revoked(&entry(&other, 1), &[]), Some(false));
        assert_eq!(revoked(&[entry(&other, 1), entry(&one, 6)].concat(), &[]), Some(true));
        assert_eq!(revoked(&entry(&one, 8), &[]), Some(false));
        assert_eq!(revoked(&[0x30, 0], &[]), None);
    }

    #[test]
    fn a_list_of_a_part_says_nothing_of_the_rest() {
        let part = |value: Vec<u8>| {
            let value = encoded(SEQUENCE, &value);
            revoked(&[], &extension(ID_CE_ISSUING_DISTRIBUTION_POINT, true, &value))
        };
        let said = |number| encoded(plain(number), &[0xff]);
        let named =
            |name: &str| encoded(own(0), &encoded(own(0), &encoded(plain(6), name.as_bytes())));
        assert_eq!(part(said(1)), Some(false));
        for number in [2, 4, 5] {
            assert_eq!(part(said(number)), None, "{number}");
        }
        assert_eq!(part(encoded(plain(3), &[1, 0x40])), None);
        assert_eq!(part(named("http://pki.example/penerbit.crl")), Some(false));
        assert_eq!(part(named("http://pki.example/lain.crl")), None);
    }

    #[test]
    fn a_list_that_says_more_than_is_understood_says_nothing() {
        let number = encoded(INTEGER, &[1]);
        assert_eq!(revoked(&[], &extension(ID_CE_DELTA_CRL_INDICATOR, true, &number)), None);
        let unknown = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.9");
        assert_eq!(revoked(&[], &extension(unknown, true, &number)), None);
        assert_eq!(revoked(&[], &extension(unknown, false, &number)), Some(false));
    }
}
