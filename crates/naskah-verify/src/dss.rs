//! The document security store: validation data in a file (ISO 32000-2, 12.8.4.3).

use jiff::Timestamp;
use naskah_reader::{Object, Pdf, ReadResult};

use crate::cms::Certificate;
use crate::trust::Evidence;

/// The most certificates, CRLs and OCSP responses that are read, of each.
const MAX_ITEMS: usize = 200;

/// Certificates, CRLs and OCSP responses for validating the signatures of a file.
#[derive(Clone, Debug, Default)]
pub struct SecurityStore {
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// CRLs, in DER.
    pub crls: Vec<Vec<u8>>,
    /// OCSP responses, in DER.
    pub ocsps: Vec<Vec<u8>>,
}

impl SecurityStore {
    /// The store of the newest revision. Later additions are harmless: each item is signed by its issuer.
    ///
    /// # Errors
    /// The store cannot be read. Certificates that cannot be read are skipped.
    pub fn read(pdf: &Pdf) -> ReadResult<Self> {
        let view = pdf.newest();
        let Some(store) = view.dictionary(&view.catalog()?, "DSS")? else {
            return Ok(Self::default());
        };
        let streams = |key| -> ReadResult<Vec<Vec<u8>>> {
            let mut found = Vec::new();
            for item in view.array(&store, key)?.iter().take(MAX_ITEMS) {
                if let Object::Stream(stream) = view.resolve(item)? {
                    found.push(view.decode(&stream)?);
                }
            }
            Ok(found)
        };
        let certificates = streams("Certs")?;
        Ok(Self {
            certificates: certificates.iter().filter_map(|it| Certificate::read(it).ok()).collect(),
            crls: streams("CRLs")?,
            ocsps: streams("OCSPs")?,
        })
    }

    /// The store as evidence, with trusted roots and the time at which a signature is proven to have existed.
    pub fn evidence<'a>(
        &'a self,
        roots: &'a [Certificate],
        proven: Option<Timestamp>,
    ) -> Evidence<'a> {
        Evidence {
            roots,
            certificates: &self.certificates,
            crls: &self.crls,
            ocsps: &self.ocsps,
            proven,
        }
    }
}
