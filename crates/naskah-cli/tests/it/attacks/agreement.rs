//! An agreement, and copies of it that its parties signed; each is made once.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::shared::pki::pki;
use crate::shared::{DATA, naskah};

/// When it is signed.
const SIGNED_AT: &str = "2026-09-21T10:00:00+08:00";

/// The agreement, with an empty field for each of two parties and a witness.
pub(crate) static UNSIGNED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let witnessed = "witnesses: [(name: \"Citra\", position: \"Sekretaris\")],\n    scope:";
    fs::write(folder.path().join("data.ron"), DATA.replace("scope:", witnessed)).unwrap();
    run(folder.path(), &["render", "data.ron"]);
    fs::read(folder.path().join("data.pdf")).unwrap()
});

/// The same, signed by one party.
pub(crate) static ONE: LazyLock<Vec<u8>> =
    LazyLock::new(|| sign(&UNSIGNED, "PIHAK-KEDUA", "rsa-2048", &[]));

/// The same, signed by the other as well.
pub(crate) static TWO: LazyLock<Vec<u8>> =
    LazyLock::new(|| sign(&ONE, "PIHAK-KESATU", "p-256", &[]));

/// A file after `naskah sign`, with a key of the suite.
pub(crate) fn sign(pdf: &[u8], field: &str, key: &str, more: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.pdf"), pdf).unwrap();
    let [key, chain] = ["key", "chain.pem"].map(|kind| pki(&format!("signers/{key}.{kind}")));
    let args = ["sign", "in.pdf", "--field", field, "--key", &key, "--cert", &chain];
    run(folder.path(), &[&args[..], &["--time", SIGNED_AT, "-o", "out.pdf"], more].concat());
    fs::read(folder.path().join("out.pdf")).unwrap()
}

fn run(folder: &Path, args: &[&str]) {
    let done = naskah(folder, args).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
}
