//! `naskah sign` as a shell sees it.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::shared::pki::pki;
use crate::shared::{self, DATA};

fn naskah(folder: &Path, args: &[&str]) -> Output {
    shared::naskah(folder, args).env("PASSWORD_OF_THE_KEY", "naskah").output().unwrap()
}

/// A folder with an agreement to sign.
fn made() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data.ron"), DATA).unwrap();
    assert!(naskah(folder.path(), &["render", "data.ron"]).status.success());
    folder
}

/// Runs it and gives what it says, which has to be nothing when all is well.
fn sign(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let done = naskah(folder, &[&["sign"], args].concat());
    (done.status.code(), String::from_utf8(done.stderr).unwrap())
}

#[test]
fn signers_sign_one_after_another_and_the_file_stays_in_front() {
    let folder = made();
    let folder = folder.path();
    let (p12, key) = (pki("signers/rsa-2048.p12"), pki("signers/p-256.key"));
    let certificates = pki("signers/p-256.chain.pem");
    let first = ["data.pdf", "--field", "PIHAK-KESATU", "--p12", &p12, "-o", "one.pdf"];
    let first = [&first[..], &["--password-env", "PASSWORD_OF_THE_KEY"]].concat();
    assert_eq!(sign(folder, &first), (Some(0), String::new()));
    let second = ["one.pdf", "--field", "PIHAK-KEDUA", "--key", &key, "--cert", &certificates];
    let second = [&second[..], &["--time", "2021-09-21T10:00:00+08:00", "-o", "two.pdf"]].concat();
    assert_eq!(sign(folder, &second), (Some(0), String::new()));

    let [none, one, two] =
        ["data.pdf", "one.pdf", "two.pdf"].map(|it| fs::read(folder.join(it)).unwrap());
    assert!(one.starts_with(&none) && two.starts_with(&one));
    assert!(two.windows(18).any(|it| it == b"D:20210921020000Z)" || it == b"443a32303231303932"));
    let told = naskah(folder, &["fields", "two.pdf"]).stdout;
    assert_eq!(String::from_utf8(told).unwrap().matches(": signed, ").count(), 2);
}

#[test]
fn what_is_refused_says_why_and_writes_nothing() {
    let folder = made();
    let folder = folder.path();
    let key = pki("signers/rsa-2048.p12");
    fs::write(folder.join("wrong"), "salah\n").unwrap();
    let base = ["data.pdf", "-o", "out.pdf"];
    let told = |more: &[&str]| sign(folder, &[&base[..], more].concat());
    for (more, status, why) in [
        (
            &["--field", "SAKSI-9", "--p12", &key, "--password-env", "PASSWORD_OF_THE_KEY"][..],
            1,
            "`PIHAK-KEDUA`",
        ),
        (
            &["--field", "PIHAK-KESATU", "--p12", &key, "--password-file", "wrong"],
            1,
            "check the password",
        ),
        (
            &["--field", "PIHAK-KESATU", "--p12", &key, "--password-env", "NOT_THERE"],
            2,
            "`NOT_THERE` is not set",
        ),
        (&["--field", "PIHAK-KESATU", "--p12", "none.p12"], 1, "cannot read `none.p12`"),
        (&["--field", "PIHAK-KESATU"], 2, "no key is given"),
        (&["--field", "PIHAK-KESATU", "--cert", &key], 2, "no key is given"),
        (&["--field", "PIHAK-KESATU", "--pkcs11", "none.so"], 1, "as a PKCS #11 library"),
        (&["--field", "PIHAK-KESATU", "--p12", &key, "--long-term"], 2, "--tsa"),
        (&["--p12", &key], 2, "no field is given"),
    ] {
        let (code, message) = told(more);
        assert_eq!(code, Some(status), "{more:?}: {message}");
        assert!(message.contains(why), "{more:?}: {message}");
        assert!(!message.contains("salah"), "a password is told: {message}");
        assert!(!folder.join("out.pdf").exists(), "{more:?}");
    }
}

#[test]
fn a_password_file_may_be_of_any_editor() {
    let folder = made();
    let folder = folder.path();
    let key = pki("signers/rsa-2048.p12");
    for text in ["naskah", "naskah\n", "naskah\r\n", "\u{FEFF}naskah\r\n"] {
        fs::write(folder.join("password"), text).unwrap();
        let how = ["--field", "PIHAK-KESATU", "--p12", &key, "--password-file", "password"];
        let told = sign(folder, &[&["data.pdf", "-o", "out.pdf"], &how[..]].concat());
        assert_eq!(told, (Some(0), String::new()), "{text:?}");
    }
}

#[test]
fn a_field_shows_a_picture_and_a_code_if_it_has_room() {
    let folder = made();
    let folder = folder.path();
    let (key, certificates) = (pki("signers/p-256.key"), pki("signers/p-256.chain.pem"));
    let picture = pki("../logos/wide-3x1-alpha.png");
    let by = ["data.pdf", "--key", &key, "--cert", &certificates, "-o", "out.pdf", "--field"];
    let told = |more: &[&str]| sign(folder, &[&by[..], more].concat());
    for (more, status, why) in [
        (&["PIHAK-KESATU", "--picture", "none.png"][..], 1, "no picture `none.png`"),
        (&["PIHAK-KESATU", "--picture", "data.ron"], 1, "neither PNG nor JPEG"),
        (&["PIHAK-KESATU", "--qr", &"x".repeat(3_000)], 1, "too long for a QR code"),
        (&["PARAF-PIHAK-KEDUA-1", "--qr", "x"], 1, "`PARAF-PIHAK-KEDUA-1` is too small"),
        (&["PIHAK-KESATU", "--qr", "x", "--no-appearance"], 2, "--no-appearance"),
    ] {
        let (code, message) = told(more);
        assert_eq!(code, Some(status), "{more:?}: {message}");
        assert!(message.contains(why), "{more:?}: {message}");
        assert!(!folder.join("out.pdf").exists(), "{more:?}");
    }
    let (code, message) = sign(
        folder,
        &["data.pdf", "--field", "PIHAK-KESATU", "--prepare", "--qr", "x", "-o", "out.pdf"],
    );
    assert_eq!(code, Some(2), "{message}");
    assert!(message.contains("--name"), "{message}");

    let size = || fs::metadata(folder.join("out.pdf")).unwrap().len();
    assert_eq!(told(&["PIHAK-KESATU"]), (Some(0), String::new()));
    let plain = size();
    let shown = ["PIHAK-KESATU", "--picture", &picture, "--qr", "https://contoh.go.id"];
    assert_eq!(told(&shown), (Some(0), String::new()));
    assert!(size() > plain);
}

#[test]
fn an_authority_that_cannot_be_reached_is_a_failure_of_the_machine() {
    let folder = made();
    let folder = folder.path();
    // Nobody listens any more.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let key = pki("signers/rsa-2048.p12");
    let url = format!("http://127.0.0.1:{port}/");
    let args = ["data.pdf", "--field", "PIHAK-KESATU", "--p12", &key, "--tsa", &url];
    let password = ["--password-env", "PASSWORD_OF_THE_KEY", "-o", "out.pdf"];
    let (code, message) = sign(folder, &[&args[..], &password].concat());
    assert_eq!(code, Some(3), "{message}");
    assert!(message.contains(&format!("cannot request `{url}`")), "{message}");
    assert!(!folder.join("out.pdf").exists());
}

#[test]
fn fields_are_locked_for_those_who_come_after() {
    let folder = made();
    let folder = folder.path();
    let key = pki("signers/rsa-2048.p12");
    let key = ["--p12", &key, "--password-env", "PASSWORD_OF_THE_KEY"];
    let told = |args: &[&str]| sign(folder, &[args, &key].concat());
    let first = ["data.pdf", "--field", "PIHAK-KESATU", "--lock", "all", "-o", "one.pdf"];
    assert_eq!(told(&first), (Some(0), String::new()));
    let (code, message) = told(&["one.pdf", "--field", "PIHAK-KEDUA", "-o", "two.pdf"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("is locked by the signature in `PIHAK-KESATU`"), "{message}");
    let other = ["data.pdf", "--field", "PIHAK-KESATU", "--lock", "SAKSI-7", "-o", "two.pdf"];
    assert!(told(&other).1.contains("no field `SAKSI-7`"));
    assert!(!folder.join("two.pdf").exists());
}

#[test]
fn a_signature_is_made_elsewhere_in_two_steps() {
    let folder = made();
    let folder = folder.path();
    let done = naskah(
        folder,
        &["sign", "data.pdf", "--field", "PIHAK-KESATU", "--prepare", "-o", "room.pdf"],
    );
    assert!(done.status.success());
    let digest = String::from_utf8(done.stdout).unwrap();
    assert_eq!(digest.trim().len(), 64, "{digest}");
    fs::write(folder.join("message"), "no message").unwrap();
    let (code, message) = sign(folder, &["room.pdf", "--embed", "message", "-o", "out.pdf"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("not a signature of one signer"), "{message}");
    assert!(!folder.join("out.pdf").exists());
}
