//! Updates the document security store of a file (ISO 32000-2, 12.8.4.3).

use naskah_reader::{Dictionary, Object, Pdf, ReadError, ReadResult};
use naskah_verify::dss::SecurityStore;

use crate::update::{Update, write};

/// The file with these items added to its store; unchanged if there are none.
pub(super) fn append(pdf: &Pdf, found: &SecurityStore) -> ReadResult<Vec<u8>> {
    let view = pdf.newest();
    let catalog = view.catalog()?;
    let mut update = Update::new(pdf)?;
    let mut store = view.dictionary(&catalog, "DSS")?.unwrap_or_default();
    let mut more = false;
    let certificates = found.certificates.iter().map(|it| &it.der).collect();
    for (key, items) in [
        ("Certs", certificates),
        ("OCSPs", found.ocsps.iter().collect()),
        ("CRLs", found.crls.iter().collect::<Vec<_>>()),
    ] {
        if items.is_empty() {
            continue;
        }
        more = true;
        let mut list = view.array(&store, key)?;
        list.extend(items.into_iter().map(|der| Object::from(update.add(stream(der)))));
        store = store.with(key, Object::array(list));
    }
    if !more {
        return Ok(pdf.bytes().to_vec());
    }
    if let Some(id) = catalog.get("DSS").as_reference() {
        update.replace(id, &store);
    } else {
        let mut bytes = Vec::new();
        write::dictionary(&store.with("Type", Object::name("DSS")), &mut bytes);
        let root = view.trailer().get("Root").as_reference();
        let root = root.ok_or(ReadError::new(0, "the catalog is not an indirect object"))?;
        let store = update.add(bytes);
        update.replace(root, &catalog.with("DSS", store));
    }
    Ok(update.finish().bytes)
}

fn stream(der: &[u8]) -> Vec<u8> {
    let length = i64::try_from(der.len()).unwrap_or(i64::MAX);
    let mut bytes = Vec::new();
    write::stream(&Dictionary::default().with("Length", length), der, &mut bytes);
    bytes
}
