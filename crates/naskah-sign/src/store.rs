//! The document security store: what a file has to prove its signatures by (ISO 32000-2, 12.8.4.3).

use jiff::Timestamp;

use crate::cms::Certificate;
use crate::file::{File, Object, Read};
use crate::trust::Evidence;

/// As many certificates, lists or answers as are looked at.
const MOST: usize = 200;

/// Certificates, lists of what was revoked, and answers to the question of it; the last two in DER.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) crls: Vec<Vec<u8>>,
    pub(crate) ocsps: Vec<Vec<u8>>,
}

impl Store {
    /// Those of the newest revision: nothing but additions is allowed, and each is signed by whom it is from.
    pub(crate) fn read(file: &File) -> Read<Self> {
        let view = file.newest();
        let Some(store) = view.dictionary(&view.catalog()?, "DSS")? else {
            return Ok(Self::default());
        };
        let streams = |key| -> Read<Vec<Vec<u8>>> {
            let mut found = Vec::new();
            for item in view.array(&store, key)?.iter().take(MOST) {
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

    pub(crate) fn evidence<'a>(
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
