//! `naskah verify` as a shell sees it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::shared::pki::pki;
use crate::shared::{self, DATA};

/// The status, and what it says on both outputs together.
fn naskah(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let done = shared::naskah(folder, args).output().unwrap();
    (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
}

fn sign(folder: &Path, from: &str, field: &str, key: &str, to: &str) {
    let (private, chain) =
        (pki(&format!("signers/{key}.key")), pki(&format!("signers/{key}.chain.pem")));
    let args = ["sign", from, "--field", field, "--key", &private, "--cert", &chain, "-o", to];
    assert_eq!(naskah(folder, &args), (Some(0), String::new()));
}

/// An agreement that both parties have signed, by roots of their own.
fn signed() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data.ron"), DATA).unwrap();
    assert_eq!(naskah(folder.path(), &["render", "data.ron"]).0, Some(0));
    sign(folder.path(), "data.pdf", "PIHAK-KEDUA", "rsa-2048", "one.pdf");
    sign(folder.path(), "one.pdf", "PIHAK-KESATU", "p-256", "two.pdf");
    folder
}

fn verify(folder: &Path, file: &str, more: &[&str]) -> (Option<i32>, String) {
    let roots = [pki("roots/rsa.pem"), pki("roots/ec.pem")];
    let trust = ["--trust", &roots[0], "--trust", &roots[1]];
    naskah(folder, &[&["verify", file][..], &trust, more].concat())
}

#[test]
fn signatures_after_one_another_are_valid() {
    let folder = signed();
    let (status, told) = verify(folder.path(), "two.pdf", &["--expect-field", "PIHAK-KESATU"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.starts_with("PIHAK-KEDUA: valid\n  signer: Penanda Tangan Percobaan RSA 2048"));
    assert!(told.contains("  changes: good; field PIHAK-KESATU: signed\n"), "{told}");

    let (status, told) = verify(folder.path(), "two.pdf", &["--format", "json"]);
    assert_eq!(status, Some(0));
    let told: Vec<serde_json::Value> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(
        (&told[1]["field"], &told[1]["digest"]),
        (&"PIHAK-KESATU".into(), &"SHA-256".into())
    );
    assert_eq!(told[0]["changes"]["notes"][0]["code"], "signed");
}

#[test]
fn nothing_is_valid_without_trust_and_without_those_who_are_expected() {
    let folder = signed();
    let (status, told) = naskah(folder.path(), &["verify", "two.pdf"]);
    assert_eq!(status, Some(1));
    assert!(told.contains("integrity: good\n  trust: bad; no trusted root was given"), "{told}");

    // The last signature cut off: all that is left is valid, and only who knows misses it.
    assert_eq!(verify(folder.path(), "one.pdf", &[]).0, Some(0));
    let (status, told) = verify(folder.path(), "one.pdf", &["--expect-field", "PIHAK-KESATU"]);
    assert_eq!(status, Some(1));
    assert!(told.contains("no valid signature in the field `PIHAK-KESATU`"), "{told}");

    let (status, told) = verify(folder.path(), "data.pdf", &[]);
    assert_eq!(status, Some(1));
    assert!(told.contains("`data.pdf` has no signatures"), "{told}");
}

#[test]
fn any_byte_that_is_changed_makes_a_signature_bad() {
    let folder = signed();
    let whole = fs::read(folder.path().join("two.pdf")).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(folder.path().join("changed.pdf"), &changed).unwrap();
        let (status, told) = verify(folder.path(), "changed.pdf", &[]);
        assert_eq!(status, Some(1), "byte {at}: {told}");
    }
    for more in ["\n\n", "x"] {
        let longer = [&whole[..], more.as_bytes()].concat();
        fs::write(folder.path().join("longer.pdf"), longer).unwrap();
        assert_eq!(verify(folder.path(), "longer.pdf", &[]).0, Some(1), "{more:?}");
    }
}

#[test]
fn certificates_that_are_not_to_be_trusted_are_named() {
    let folder = signed();
    let folder = folder.path();
    for (key, why) in [
        ("expired", "its certificate expired at"),
        ("future", "its certificate is only valid from"),
        ("server", "its certificate is not for this use"),
        ("self-signed", "chains to no trusted root"),
    ] {
        sign(folder, "data.pdf", "PIHAK-KESATU", key, "bad.pdf");
        let (status, told) = verify(folder, "bad.pdf", &["--at", "2026-09-21T10:00:00+08:00"]);
        assert_eq!(status, Some(1), "{key}: {told}");
        assert!(told.contains("integrity: good\n  trust: bad; "), "{key}: {told}");
        assert!(told.contains(why), "{key}: {told}");
    }
}
