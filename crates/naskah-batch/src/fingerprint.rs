//! Fingerprints of everything that determines a document: equal fingerprints mean equal documents.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use naskah::Agreement;
use naskah_diagnostic::{Diagnostic, Result};
use sha2::{Digest, Sha256};

use crate::codes;
use crate::press_pool::{PressKey, PressPool};

/// Computes the fingerprints of one batch.
#[derive(Debug)]
pub(crate) struct Fingerprints {
    /// The state after everything that all documents have in common.
    common: Sha256,
    /// The digest of each file, so that a logo that all agreements name is read once.
    files: Mutex<BTreeMap<PathBuf, [u8; 32]>>,
}

impl Fingerprints {
    pub(crate) fn new(pool: &PressPool) -> Self {
        let mut common = Sha256::new();
        add(&mut common, env!("CARGO_PKG_VERSION").as_bytes());
        add(&mut common, format!("{:?} {:?}", pool.overrides(), pool.options()).as_bytes());
        Self { common, files: Mutex::default() }
    }

    /// The fingerprint of an agreement's document, in hexadecimal digits.
    ///
    /// The source text counts as well as the fields, because a program may have changed the fields since.
    ///
    /// # Errors
    /// Data that cannot be serialised.
    pub(crate) fn of(&self, agreement: &Agreement, key: &PressKey) -> Result<String> {
        let mut hash = self.common.clone();
        add(&mut hash, agreement.origin.text().unwrap_or_default().as_bytes());
        add_fields(&mut hash, agreement)?;
        add(&mut hash, format!("{:?}", agreement.original).as_bytes());
        for file in agreement.files() {
            hash.update(self.file(&file));
        }
        for path in [Some(&key.template), key.style.as_ref()].into_iter().flatten() {
            hash.update(self.file(Path::new(path)));
        }
        Ok(hex::encode(hash.finalize()))
    }

    /// The digest of a file, or of all files in a folder; that of no bytes where there is neither.
    fn file(&self, path: &Path) -> [u8; 32] {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        *files.entry(path.to_owned()).or_insert_with(|| {
            let mut hash = Sha256::new();
            let mut names: Vec<_> =
                fs::read_dir(path).into_iter().flatten().flatten().map(|it| it.path()).collect();
            names.sort();
            for path in names.iter().map(PathBuf::as_path).chain([path]) {
                add(&mut hash, &fs::read(path).unwrap_or_default());
            }
            hash.finalize().into()
        })
    }
}

/// Adds bytes behind their number, so that no two sequences of parts have the same digest.
fn add(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

fn add_fields(hash: &mut Sha256, agreement: &Agreement) -> Result<()> {
    serde_json::to_writer(HashWriter(hash), agreement).map_err(|error| {
        let message = format!("the agreement cannot be serialised: {error}");
        Diagnostic::error(codes::AGREEMENT_NOT_SERIALISABLE, message).into()
    })
}

struct HashWriter<'a>(&'a mut Sha256);

impl Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render_options::{PdfOptions, RenderOverrides};

    const DATA: &str = r#"(subject: "Sinergi", signed: (date: "2021-09-21", place: "Tenggarong"), parties: [
        (name: "Badan", signer: (name: "Ana", position: "Ketua")),
        (name: "Dinas", signer: (name: "Budi", position: "Kepala")),
    ])"#;

    #[test]
    fn agreements_made_by_a_program_differ_by_their_fields() {
        let pool = PressPool::new(RenderOverrides::default(), PdfOptions::default());
        let fingerprints = Fingerprints::new(&pool);
        let of = |subject: &str| {
            let mut agreement: Agreement =
                serde_json::from_str("{\"subject\": \"\", \"parties\": []}").unwrap();
            agreement.subject = subject.into();
            assert!(agreement.origin.text().is_none());
            fingerprints.of(&agreement, &pool.key(&agreement)).unwrap()
        };
        assert_eq!(of("Sinergi"), of("Sinergi"));
        assert_ne!(of("Sinergi"), of("Penguatan"));
    }

    #[test]
    fn a_field_changed_after_reading_changes_the_fingerprint() {
        let pool = PressPool::new(RenderOverrides::default(), PdfOptions::default());
        let fingerprints = Fingerprints::new(&pool);
        let mut agreement = Agreement::from_ron("a.ron", DATA).unwrap();
        let key = pool.key(&agreement);
        let before = fingerprints.of(&agreement, &key).unwrap();
        agreement.subject = "Penguatan".into();
        assert_ne!(fingerprints.of(&agreement, &key).unwrap(), before);
    }
}
