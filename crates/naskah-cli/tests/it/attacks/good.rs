//! Updates of signed files that are no attack: each is told of, and none makes a signature bad.

use super::agreement::{ONE, TWO, UNSIGNED, sign};
use super::message::Other;
use super::other::{CADES, adds, fills, proven, stamped};
use super::text::{body, form, last_page, of_root, references, root, trailer};
use super::update::Update;
use super::verdict::verify;

#[test]
fn signers_sign_one_after_another() {
    let all = sign(&TWO, "SAKSI-1", "p-384", &["--no-appearance"]);
    let verdict = verify(&all, &["--expect-field", "PIHAK-KESATU", "--expect-field", "SAKSI-1"]);
    verdict.assert_valid(3);
    for note in ["PIHAK-KEDUA changes signed", "PIHAK-KESATU changes signed"] {
        verdict.assert_noted(note);
    }
}

#[test]
fn we_sign_what_others_signed_and_they_what_we_signed() {
    let other = Other::signer("p-256");
    let theirs = fills(&UNSIGNED, "PIHAK-KESATU").end_signed(|digest| other.sign(digest));
    verify(&theirs, &[]).assert_valid(1);
    let ours = sign(&theirs, "PIHAK-KEDUA", "rsa-2048", &[]);
    verify(&ours, &[]).assert_valid(2);
    // A service draws a field of its own beside the others.
    let service = Other::signer("rsa-3072");
    let added = adds(&ours, 910, "METERAI", "[60 60 140 110]", "adbe.pkcs7.detached");
    let added = added.end_signed(|digest| service.sign(digest));
    let verdict = verify(&added, &[]);
    verdict.assert_valid(3);
    verdict.assert_noted("PIHAK-KESATU changes added-visible-field");
    let last = sign(&added, "SAKSI-1", "p-384", &[]);
    let verdict = verify(&last, &["--expect-field", "METERAI"]);
    verdict.assert_valid(4);
    verdict.assert_noted("METERAI changes signed");
}

#[test]
fn a_service_may_add_the_first_field_that_is_signed() {
    let service = Other::signer("rsa-2048");
    let added = adds(&UNSIGNED, 910, "LAYANAN", "[60 60 140 110]", CADES);
    let added = added.end_signed(|digest| service.sign(digest));
    verify(&sign(&added, "PIHAK-KEDUA", "p-256", &[]), &[]).assert_valid(2);
}

#[test]
fn proofs_and_time_stamps_are_appended_again_and_again() {
    let mut pdf = proven(&ONE, 910, &["rsa-2048.ocsp", "root-rsa.crl"]);
    let verdict = verify(&pdf, &[]);
    verdict.assert_valid(1);
    verdict.assert_noted("PIHAK-KEDUA changes added-proofs");
    verdict.assert_noted("PIHAK-KEDUA changes extended");
    pdf = stamped(&pdf, 920, "20260922030000Z");
    verify(&pdf, &[]).assert_valid(2);
    // The store grows, and time is stamped again.
    let store = of_root(&pdf, "/DSS");
    let issuer = std::fs::read(crate::shared::pki::pki("revocation/issuer.crl")).unwrap();
    pdf =
        Update::new(&pdf).stream(930, "", &issuer).altered(store, "/CRLs[", "/CRLs[930 0 R ").end();
    pdf = stamped(&pdf, 940, "20260923030000Z");
    verify(&pdf, &[]).assert_valid(3);
    // And somebody signs after all.
    let verdict = verify(&sign(&pdf, "PIHAK-KESATU", "p-256", &[]), &[]);
    verdict.assert_valid(4);
    verdict.assert_noted("STEMPEL-920 changes added-proofs");
}

#[test]
fn a_signature_outlives_its_certificate_where_time_was_stamped() {
    for (key, time, note) in [
        ("expired", "20210921030000Z", "PIHAK-KEDUA changes added-field"),
        ("revoked", "20230921030000Z", "PIHAK-KEDUA trust revoked-later"),
    ] {
        let pdf = sign(&UNSIGNED, "PIHAK-KEDUA", key, &[]);
        let pdf = proven(&stamped(&pdf, 910, time), 920, &["issuer.crl", "root-rsa.crl"]);
        let verdict = verify(&pdf, &[]);
        verdict.assert_valid(2);
        verdict.assert_noted(note);
    }
}

#[test]
fn signers_say_what_program_they_used() {
    let other = Other::signer("p-256");
    let information = references(trailer(&ONE), "/Info")[0];
    let metadata = of_root(&ONE, "/Metadata");
    let pdf = fills(&ONE, "PIHAK-KESATU")
        .stream(metadata, "/Type/Metadata/Subtype/XML", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
        .altered(information, "/Producer(naskah", "/Producer(layanan, dari naskah")
        .altered(information, "/ModDate(D:2021", "/ModDate(D:2026")
        .with(root(&ONE), "/Version/2.0")
        .end_signed(|digest| other.sign(digest));
    let verdict = verify(&pdf, &[]);
    verdict.assert_valid(2);
    verdict.assert_noted("PIHAK-KEDUA changes described");
    verdict.assert_noted("PIHAK-KEDUA changes extended");
}

/// What is drawn in the text field.
const DRAWN: &str = "/Type/XObject/Subtype/Form/BBox[0 0 240 30]";

/// The agreement with a text field, certified by a signer who lets it be filled in.
fn with_text() -> Vec<u8> {
    let text = "<</Type/Annot/Subtype/Widget/FT/Tx/T(CATATAN)/Rect[60 60 300 90]/F 4\
                /DA(/F1 9 Tf 0 g)/AP<</N 911 0 R>>>>";
    let pdf = Update::new(&UNSIGNED)
        .object(910, text)
        .stream(911, DRAWN, b"")
        .append(form(&UNSIGNED), "/Fields", 910)
        .append(last_page(&UNSIGNED), "/Annots", 910)
        .end();
    sign(&pdf, "PIHAK-KEDUA", "rsa-2048", &["--certify", "forms"])
}

#[test]
fn forms_are_filled_in_again_and_again_where_the_signer_lets_them() {
    let fill = |pdf: &[u8], number: u32, value: &str| {
        let old = body(pdf, 910);
        let rest = old.split("/AP").next().unwrap();
        let says = format!("{rest}/AP<</N {number} 0 R>>/V({value})>>");
        let drawn = format!("BT 2 9 Td ({value}) Tj ET");
        Update::new(pdf).object(910, &says).stream(number, DRAWN, drawn.as_bytes()).end()
    };
    let filled = fill(&with_text(), 912, "setuju");
    let verdict = verify(&filled, &[]);
    verdict.assert_valid(1);
    verdict.assert_noted("PIHAK-KEDUA changes filled-in");
    let again = sign(&fill(&filled, 913, "sangat setuju"), "PIHAK-KESATU", "p-256", &[]);
    verify(&again, &[]).assert_valid(2);
    // The next signer has seen what it says, and did not let it be changed, but nor did the first.
    verify(&fill(&again, 914, "tidak setuju"), &[]).assert_noted("PIHAK-KESATU changes filled-in");
}
