//! Certificate revocation lists (RFC 5280, 5).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ID_CE_BASIC_CONSTRAINTS, ID_CE_CRL_DISTRIBUTION_POINTS, ID_CE_CRL_REASONS,
    ID_CE_ISSUING_DISTRIBUTION_POINT,
};
use jiff::Timestamp;

use super::statement::{RevocationSource, RevocationStatement};
use crate::cms::element::{
    BITS, BOOLEAN, ENUMERATED, Element, Elements, INTEGER, Malformed, SEQUENCE, TIME, UTC_TIME,
    context_constructed, context_primitive,
};
use crate::cms::public_key::{AlgorithmIdentifier, verify};
use crate::cms::{Certificate, Extension, KeyUse};

/// The reason code of an entry that withdraws an earlier one (`removeFromCRL`).
const REMOVE_FROM_CRL: u8 = 8;

/// A parsed CRL; its signature is verified when it is asked for a statement.
pub(super) struct Crl<'a> {
    /// The signed bytes.
    tbs: &'a [u8],
    algorithm: AlgorithmIdentifier<'a>,
    signature: &'a [u8],
    issuer: &'a [u8],
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Option<Element<'a>>,
    extensions: Vec<Extension>,
}

impl<'a> Crl<'a> {
    pub(super) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Element::only_of(der, SEQUENCE)?.items();
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
        let extensions = match items.optional(context_constructed(0))? {
            Some(item) => Extension::read(item.inner(SEQUENCE)?)?,
            None => Vec::new(),
        };
        items.end()?;
        Ok(Self {
            tbs: tbs.whole,
            algorithm: AlgorithmIdentifier::read(algorithm)?,
            signature,
            issuer,
            this_update,
            next_update,
            entries,
            extensions,
        })
    }

    /// Whether it names this issuer.
    pub(super) fn is_of(&self, issuer: &Certificate) -> bool {
        self.issuer == issuer.subject
    }

    /// What it states about a certificate; `None` if it does not cover the certificate or is not the
    /// issuer's.
    pub(super) fn statement(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
    ) -> Option<RevocationStatement> {
        if certificate.issuer != self.issuer || !self.is_of(issuer) || !issuer.may(KeyUse::Crls) {
            return None;
        }
        if !self.covers(certificate).ok()? {
            return None;
        }
        verify(self.algorithm, None, &issuer.key, self.tbs, self.signature).ok()?;
        Some(RevocationStatement {
            by: RevocationSource::Crl,
            this_update: self.this_update,
            next_update: self.next_update,
            revoked: self.entry(&certificate.serial).ok()?,
        })
    }

    /// The time and reason code of a serial number's revocation.
    fn entry(&self, serial: &[u8]) -> Result<Option<(Timestamp, Option<u8>)>, Malformed> {
        let mut found: Option<(Timestamp, Option<u8>)> = None;
        for entry in self.entries.into_iter().flat_map(Element::items) {
            let mut items = entry?.items();
            let number = items.expect(INTEGER)?.body;
            let when = time(&mut items)?.ok_or(Malformed)?;
            let extensions = items.optional(SEQUENCE)?;
            items.end()?;
            if number != serial {
                continue;
            }
            let extensions = extensions.map(Extension::read).transpose()?.unwrap_or_default();
            let cause = extensions.iter().find(|it| it.oid == ID_CE_CRL_REASONS.as_bytes());
            let cause = match cause {
                Some(cause) => Element::only_of(&cause.value, ENUMERATED)?.body.first().copied(),
                None => None,
            };
            if cause != Some(REMOVE_FROM_CRL) && found.is_none_or(|(earlier, _)| when < earlier) {
                found = Some((when, cause));
            }
        }
        Ok(found)
    }

    /// Whether it is complete for such certificates; unknown critical extensions mean that it may not be
    /// (RFC 5280, 5.2).
    fn covers(&self, certificate: &Certificate) -> Result<bool, Malformed> {
        let is = |it: &Extension, id: ObjectIdentifier| it.oid == id.as_bytes();
        for extension in &self.extensions {
            if is(extension, ID_CE_ISSUING_DISTRIBUTION_POINT) {
                if !partition_covers(extension, certificate)? {
                    return Ok(false);
                }
            } else if extension.critical {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether a partitioned CRL covers a certificate (RFC 5280, 5.2.5 and 6.3.3).
fn partition_covers(extension: &Extension, certificate: &Certificate) -> Result<bool, Malformed> {
    let mut items = Element::only_of(&extension.value, SEQUENCE)?.items();
    let point = items.optional(context_constructed(0))?;
    let mut said = |number| -> Result<bool, Malformed> {
        Ok(items.optional(context_primitive(number))?.is_some_and(|it| it.body != [0]))
    };
    let (users, issuers, some_causes) = (said(1)?, said(2)?, said(3)?);
    let (indirect, attributes) = (said(4)?, said(5)?);
    items.end()?;
    let ca = match certificate.extension(ID_CE_BASIC_CONSTRAINTS.as_bytes()) {
        Some(it) => {
            let said = Element::only_of(&it.value, SEQUENCE)?.items().optional(BOOLEAN)?;
            said.is_some_and(|it| it.body != [0])
        }
        None => false,
    };
    if users && ca || issuers && !ca || some_causes || indirect || attributes {
        return Ok(false);
    }
    let Some(point) = point else { return Ok(true) };
    let Some(own_points) = certificate.extension(ID_CE_CRL_DISTRIBUTION_POINTS.as_bytes()) else {
        return Ok(false);
    };
    let mut names = Vec::new();
    for item in Element::only_of(&own_points.value, SEQUENCE)?.items() {
        if let Some(point) = item?.items().optional(context_constructed(0))? {
            names.extend(full_names(point)?);
        }
    }
    Ok(full_names(point)?.iter().any(|it| names.contains(it)))
}

/// The full names of a distribution point; names relative to the issuer are not in use.
fn full_names(point: Element<'_>) -> Result<Vec<&[u8]>, Malformed> {
    point.inner(context_constructed(0))?.items().map(|it| Ok(it?.whole)).collect()
}

/// The next element, if it is a time in either form.
fn time(items: &mut Elements<'_>) -> Result<Option<Timestamp>, Malformed> {
    let item = match items.optional(UTC_TIME)? {
        Some(item) => Some(item),
        None => items.optional(TIME)?,
    };
    item.map(Element::time).transpose()
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

    use super::Crl;
    use crate::cms::Certificate;
    use crate::cms::element::{
        BITS, BOOLEAN, ENUMERATED, INTEGER, OCTETS, OID, SEQUENCE, UTC_TIME, context_constructed,
        context_primitive, encoded,
    };
    use crate::pki;

    fn extension(id: ObjectIdentifier, critical: bool, value: &[u8]) -> Vec<u8> {
        let critical = if critical { encoded(BOOLEAN, &[0xff]) } else { Vec::new() };
        let parts = [encoded(OID, id.as_bytes()), critical, encoded(OCTETS, value)];
        encoded(SEQUENCE, &parts.concat())
    }

    /// A CRL of the root `ec` with these entries and extensions.
    fn crl(entries: &[u8], extensions: &[u8]) -> Vec<u8> {
        let root = pki::certificate("roots/ec");
        let algorithm = encoded(SEQUENCE, &encoded(OID, ECDSA_WITH_SHA_384.as_bytes()));
        let tbs = [
            encoded(INTEGER, &[1]),
            algorithm.clone(),
            root.subject,
            encoded(UTC_TIME, b"260115000000Z"),
            if entries.is_empty() { Vec::new() } else { encoded(SEQUENCE, entries) },
            encoded(context_constructed(0), &encoded(SEQUENCE, extensions)),
        ];
        let tbs = encoded(SEQUENCE, &tbs.concat());
        let (random, key) = (SystemRandom::new(), pki::der("roots/ec.key"));
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, &key).unwrap();
        let signature = key.sign(&random, &tbs).unwrap();
        let signature = encoded(BITS, &[&[0], signature.as_ref()].concat());
        encoded(SEQUENCE, &[tbs, algorithm, signature].concat())
    }

    /// Whether the CRL says that the Ed25519 signer was revoked; `None` if it makes no statement.
    fn revoked(entries: &[u8], extensions: &[u8]) -> Option<bool> {
        let (certificate, root) =
            (pki::certificate("signers/ed25519"), pki::certificate("roots/ec"));
        let crl = crl(entries, extensions);
        let statement = Crl::read(&crl).unwrap().statement(&certificate, &root)?;
        Some(statement.revoked.is_some())
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
    fn an_entry_revokes_unless_it_withdraws_one() {
        let (one, other) = (pki::certificate("signers/ed25519"), pki::certificate("signers/p-256"));
        assert_eq!(revoked(&[], &[]), Some(false));
        assert_eq!(revoked(&entry(&other, 1), &[]), Some(false));
        assert_eq!(revoked(&[entry(&other, 1), entry(&one, 6)].concat(), &[]), Some(true));
        assert_eq!(revoked(&entry(&one, 8), &[]), Some(false));
        assert_eq!(revoked(&[0x30, 0], &[]), None);
    }

    #[test]
    fn a_partitioned_crl_makes_no_statement_about_other_certificates() {
        let part = |value: Vec<u8>| {
            let value = encoded(SEQUENCE, &value);
            revoked(&[], &extension(ID_CE_ISSUING_DISTRIBUTION_POINT, true, &value))
        };
        let said = |number| encoded(context_primitive(number), &[0xff]);
        let named = |name: &str| {
            encoded(
                context_constructed(0),
                &encoded(context_constructed(0), &encoded(context_primitive(6), name.as_bytes())),
            )
        };
        assert_eq!(part(said(1)), Some(false));
        for number in [2, 4, 5] {
            assert_eq!(part(said(number)), None, "{number}");
        }
        assert_eq!(part(encoded(context_primitive(3), &[1, 0x40])), None);
        assert_eq!(part(named("http://pki.example/penerbit.crl")), Some(false));
        assert_eq!(part(named("http://pki.example/lain.crl")), None);
    }

    #[test]
    fn a_crl_with_unknown_critical_extensions_makes_no_statement() {
        let number = encoded(INTEGER, &[1]);
        assert_eq!(revoked(&[], &extension(ID_CE_DELTA_CRL_INDICATOR, true, &number)), None);
        let unknown = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.9");
        assert_eq!(revoked(&[], &extension(unknown, true, &number)), None);
        assert_eq!(revoked(&[], &extension(unknown, false, &number)), Some(false));
    }
}
