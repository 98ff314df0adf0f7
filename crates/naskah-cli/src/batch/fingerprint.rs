//! What a document is made of, in one number: where that is the same, so is the document.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use naskah::Agreement;
use sha2::{Digest, Sha256};

use super::manifest::hexadecimal;
use crate::args;
use crate::filing::Filing;
use crate::presses;

/// What all documents of a batch are made of, and the files that they name.
#[derive(Debug)]
pub(super) struct Fingerprints<'a> {
    look: &'a args::Look,
    common: Sha256,
    /// Each file's own number, so that what many name is read once.
    files: Mutex<BTreeMap<PathBuf, [u8; 32]>>,
}

impl<'a> Fingerprints<'a> {
    pub(super) fn new(look: &'a args::Look, filing: &Filing) -> Self {
        let mut common = Sha256::new();
        add(&mut common, env!("CARGO_PKG_VERSION").as_bytes());
        add(&mut common, format!("{look:?} {filing:?}").as_bytes());
        Self { look, common, files: Mutex::default() }
    }

    /// The number of an agreement's document.
    pub(super) fn of(&self, agreement: &Agreement) -> String {
        let mut hash = self.common.clone();
        add(&mut hash, agreement.origin.text().unwrap_or_default().as_bytes());
        add(&mut hash, format!("{:?}", agreement.original).as_bytes());
        for picture in agreement.pictures() {
            hash.update(self.file(&picture));
        }
        let (template, style) = presses::key(self.look, agreement);
        for path in [Some(template), style].into_iter().flatten() {
            hash.update(self.file(Path::new(&path)));
        }
        hexadecimal(&hash.finalize())
    }

    /// The number of a file, or of all files of a folder; of what is not there, none in particular.
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

/// Adds bytes, and where they end.
fn add(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}
