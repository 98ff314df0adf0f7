//! Where a certificate says that more is to be had: RFC 5280, 4.2.1.13 and 4.2.2.1.

use const_oid::db::rfc5280::{
    ID_AD_CA_ISSUERS, ID_AD_OCSP, ID_CE_CRL_DISTRIBUTION_POINTS, ID_PE_AUTHORITY_INFO_ACCESS,
};

use crate::cms::Certificate;
use crate::cms::item::{Item, Malformed, OID, SEQUENCE, own, plain};

/// The addresses that a certificate names; what cannot be read names none.
#[derive(Debug, Default)]
pub(crate) struct Points {
    /// Who answers whether it was revoked.
    pub(crate) answerers: Vec<String>,
    /// Lists of what was revoked.
    pub(crate) lists: Vec<String>,
    /// Its issuer's certificate.
    pub(crate) issuers: Vec<String>,
}

impl Points {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let mut points = Self::default();
        if let Some(access) = certificate.extension(ID_PE_AUTHORITY_INFO_ACCESS) {
            let _ = points.access(&access.value);
        }
        if let Some(lists) = certificate.extension(ID_CE_CRL_DISTRIBUTION_POINTS) {
            let _ = points.distribution(&lists.value);
        }
        points
    }

    fn access(&mut self, value: &[u8]) -> Result<(), Malformed> {
        for item in Item::only_of(value, SEQUENCE)?.items() {
            let mut items = item?.items();
            let method = items.expect(OID)?.body;
            let place = items.next().ok_or(Malformed)??;
            if method == ID_AD_OCSP.as_bytes() {
                self.answerers.extend(address(place));
            } else if method == ID_AD_CA_ISSUERS.as_bytes() {
                self.issuers.extend(address(place));
            }
        }
        Ok(())
    }

    fn distribution(&mut self, value: &[u8]) -> Result<(), Malformed> {
        for item in Item::only_of(value, SEQUENCE)?.items() {
            let Some(name) = item?.items().optional(own(0))? else { continue };
            let Some(full) = name.items().optional(own(0))? else { continue };
            for place in full.items() {
                self.lists.extend(address(place?));
            }
        }
        Ok(())
    }
}

/// An address of the web; there are also those of directories.
fn address(name: Item<'_>) -> Option<String> {
    let text = str::from_utf8(name.body).ok().filter(|_| name.tag == plain(6))?;
    let web = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    web.then(|| text.to_owned())
}
