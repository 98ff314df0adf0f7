//! The URLs in a certificate: authority information access and CRL distribution points (RFC 5280, 4.2.2.1 and
//! 4.2.1.13).

use const_oid::db::rfc5280::{
    ID_AD_CA_ISSUERS, ID_AD_OCSP, ID_CE_CRL_DISTRIBUTION_POINTS, ID_PE_AUTHORITY_INFO_ACCESS,
};

use naskah_verify::cms::Certificate;
use naskah_verify::cms::element::{
    Element, Malformed, OID, SEQUENCE, context_constructed, context_primitive,
};

/// The URLs a certificate names; extensions that cannot be read are skipped.
#[derive(Debug, Default)]
pub(crate) struct ServiceUrls {
    /// OCSP responders.
    pub(crate) responders: Vec<String>,
    /// CRLs.
    pub(crate) crls: Vec<String>,
    /// The issuer's certificate.
    pub(crate) issuers: Vec<String>,
}

impl ServiceUrls {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let mut urls = Self::default();
        if let Some(access) = certificate.extension(ID_PE_AUTHORITY_INFO_ACCESS.as_bytes()) {
            let _ = urls.access(&access.value);
        }
        if let Some(points) = certificate.extension(ID_CE_CRL_DISTRIBUTION_POINTS.as_bytes()) {
            let _ = urls.distribution(&points.value);
        }
        urls
    }

    fn access(&mut self, value: &[u8]) -> Result<(), Malformed> {
        for item in Element::only_of(value, SEQUENCE)?.items() {
            let mut items = item?.items();
            let method = items.expect(OID)?.body;
            let location = items.next().ok_or(Malformed)??;
            if method == ID_AD_OCSP.as_bytes() {
                self.responders.extend(address(location));
            } else if method == ID_AD_CA_ISSUERS.as_bytes() {
                self.issuers.extend(address(location));
            }
        }
        Ok(())
    }

    fn distribution(&mut self, value: &[u8]) -> Result<(), Malformed> {
        for item in Element::only_of(value, SEQUENCE)?.items() {
            let Some(name) = item?.items().optional(context_constructed(0))? else { continue };
            let Some(full) = name.items().optional(context_constructed(0))? else { continue };
            for place in full.items() {
                self.crls.extend(address(place?));
            }
        }
        Ok(())
    }
}

/// A web address; LDAP addresses are skipped.
fn address(name: Element<'_>) -> Option<String> {
    let text = str::from_utf8(name.body).ok().filter(|_| name.tag == context_primitive(6))?;
    let web = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    web.then(|| text.to_owned())
}
