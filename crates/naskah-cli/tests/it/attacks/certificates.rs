//! Signatures by those who were not to sign: with another's key, without a root that is trusted, with a certificate
//! that is past, to come, revoked, or for something else.

use super::agreement::{ONE, UNSIGNED, sign};
use super::message::Other;
use super::other::{fills, proven, stamped, stamped_by};
use super::text::root;
use super::update::Update;
use super::verdict::verify;

/// The agreement, signed with that key of the suite.
fn signed(key: &str) -> Vec<u8> {
    sign(&UNSIGNED, "PIHAK-KEDUA", key, &[])
}

#[test]
fn the_key_of_another_makes_no_signature() {
    let poser = Other::signer("rsa-3072").posing_as(&Other::signer("rsa-2048"));
    let pdf = fills(&UNSIGNED, "PIHAK-KEDUA").end_signed(|digest| poser.sign(digest));
    verify(&pdf, &[]).assert_refused(
        &["PIHAK-KEDUA integrity forged", "PIHAK-KEDUA trust unknown"],
        "Penanda Tangan Percobaan RSA 2048",
    );
    // Nor does it with the kind of key that the other has not.
    let poser = Other::signer("rsa-3072").posing_as(&Other::signer("p-256"));
    let pdf = fills(&UNSIGNED, "PIHAK-KEDUA").end_signed(|digest| poser.sign(digest));
    verify(&pdf, &[])
        .assert_refused(&["PIHAK-KEDUA integrity confusion", "PIHAK-KEDUA trust unknown"], "");
}

#[test]
fn a_good_signature_of_other_bytes_is_none_of_these() {
    let other = Other::signer("rsa-2048");
    let elsewhere = fills(&ONE, "PIHAK-KESATU");
    let pdf = elsewhere.end_signed(|_| other.sign(&[7; 32]));
    verify(&pdf, &[]).assert_refused(
        &[
            "PIHAK-KEDUA changes no-signature",
            "PIHAK-KESATU integrity bytes-changed",
            "PIHAK-KESATU trust unknown",
        ],
        "what was later put into PIHAK-KESATU is not a valid signature",
    );
}

#[test]
fn certificates_out_of_their_time_or_use_are_refused() {
    for (key, code) in [
        ("expired", "expired"),
        ("future", "not-yet-valid"),
        ("server", "usage"),
        ("encipherment", "usage"),
        ("self-signed", "unknown-issuer"),
    ] {
        let fault = format!("PIHAK-KEDUA trust {code}");
        verify(&signed(key), &[]).assert_refused(&[&fault], "1 of 1 signatures not valid");
    }
}

#[test]
fn who_is_trusted_does_not_stand_in_the_file() {
    let pdf = signed("self-signed");
    let own = Other::signer("self-signed").certificate();
    let proofs =
        Update::new(&pdf).stream(910, "", &own).with(root(&pdf), "/DSS<</Certs[910 0 R]>>");
    verify(&proofs.end(), &[]).assert_refused(&["PIHAK-KEDUA trust unknown-issuer"], "");
}

#[test]
fn a_certificate_that_was_revoked_is_refused_by_what_the_file_holds() {
    for (key, proofs) in [
        ("revoked", &["issuer.crl"][..]),
        ("revoked", &["revoked.ocsp"]),
        // What answers for another says nothing against it.
        ("revoked", &["rsa-2048.ocsp", "root-rsa.crl", "revoked.ocsp"]),
        ("withdrawn", &["root-rsa.crl"]),
        ("withdrawn", &["withdrawn.crl", "root-rsa.crl"]),
    ] {
        let pdf = proven(&signed(key), 910, proofs);
        verify(&pdf, &[]).assert_refused(&["PIHAK-KEDUA trust revoked"], "was revoked");
        // A stamp of a time after that changes nothing.
        let stamped = stamped(&pdf, 920, "20260922030000Z");
        verify(&stamped, &[]).assert_refused(&["PIHAK-KEDUA trust revoked"], "was revoked");
    }
}

#[test]
fn nobody_else_stamps_the_time() {
    let proofs = &["issuer.crl", "root-rsa.crl"];
    let stamp = |by: &Other| stamped_by(by, &signed("expired"), 910, "20210921030000Z");
    let faults = ["PIHAK-KEDUA trust expired", "STEMPEL-910 trust usage"];
    let by_signer = stamp(&Other::signer("rsa-3072"));
    verify(&by_signer, &[]).assert_refused(&faults, "time_stamp\":true");
    verify(&proven(&by_signer, 920, proofs), &[]).assert_refused(&faults, "");

    // Nor of a time that is still to come, nor once the stamper's key was lost.
    let early = stamped(&ONE, 910, "20270101000000Z");
    verify(&early, &[]).assert_refused(&["STEMPEL-910 trust future"], "");
    let lost = proven(&stamp(&Other::stamper()), 920, &["lost.crl"]);
    let faults = ["PIHAK-KEDUA trust expired", "STEMPEL-910 trust revoked"];
    verify(&lost, &[]).assert_refused(&faults, "was revoked");
}
