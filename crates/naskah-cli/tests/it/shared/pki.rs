//! Keys and certificates that everybody has.

use std::path::Path;

/// The path of one of the files of `tests/suite/pki`.
pub(crate) fn pki(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/pki");
    folder.join(name).display().to_string()
}
