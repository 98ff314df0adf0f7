//! Incremental saving attacks (Mladenov and others, "1 Trillion Dollar Refund", CCS 2019): what was signed stays as
//! it is, and an update shows something else, with or without what makes it an update.

use super::agreement::{ONE, TWO, UNSIGNED};
use super::message::Other;
use super::other::fills;
use super::text::{body, field, page, range, references, root, table};
use super::update::Update;
use super::verdict::verify;

/// What the first page is to show.
const OWN: &[u8] = b"0 0 99 99 re f";

/// The content of the first page.
fn content(pdf: &[u8]) -> u32 {
    references(&body(pdf, page(pdf, 1)), "/Contents")[0]
}

/// The object that shows something else, as it stands in a file.
fn object(pdf: &[u8]) -> Vec<u8> {
    let head = format!("{} 0 obj\n<</Length {}>>\nstream\n", content(pdf), OWN.len());
    [head.as_bytes(), OWN, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn another_content_is_named_for_every_signature() {
    let pdf = Update::new(&TWO).stream(content(&TWO), "", OWN).end();
    verify(&pdf, &[]).assert_refused(
        &["PIHAK-KEDUA changes altered", "PIHAK-KESATU changes altered"],
        "page 1: its content: altered",
    );
    // For the first alone, where it came before the second, who signed what was altered.
    let altered = Update::new(&ONE).stream(content(&ONE), "", OWN).end();
    let other = Other::signer("p-256");
    let pdf = fills(&altered, "PIHAK-KESATU").end_signed(|digest| other.sign(digest));
    verify(&pdf, &["--expect-field", "PIHAK-KESATU"])
        .assert_refused(&["PIHAK-KEDUA changes altered"], "page 1: its content: altered");
}

#[test]
fn a_signer_who_changes_the_document_breaks_the_signature_of_the_other() {
    let other = Other::signer("p-256");
    let pdf = fills(&ONE, "PIHAK-KESATU").stream(content(&ONE), "", OWN);
    let pdf = pdf.end_signed(|digest| other.sign(digest));
    let verdict = verify(&pdf, &["--expect-field", "PIHAK-KESATU"]);
    verdict.assert_refused(&["PIHAK-KEDUA changes altered"], "page 1: its content: altered");
    verdict.assert_noted("PIHAK-KEDUA changes signed");
}

#[test]
fn a_change_that_is_taken_back_was_one() {
    let old = page(&ONE, 1);
    let there = Update::new(&ONE).altered(old, "/Contents", "/Rotate 180/Contents").end();
    let back = Update::new(&there).altered(old, "/Rotate 180", "").end();
    verify(&back, &[]).assert_refused(
        &["PIHAK-KEDUA changes added", "PIHAK-KEDUA changes removed"],
        "page 1: /Rotate: added",
    );
}

#[test]
fn an_update_without_what_makes_it_one_is_told_of() {
    let (own, at, root) = (object(&ONE), ONE.len(), root(&ONE));
    let entry = format!("xref\n{} 1\n{at:010} 00000 n \n", content(&ONE));
    let trailer = format!("trailer\n<</Size 2000/Root {root} 0 R/Prev {}>>\n", table(&ONE));
    let behind = |parts: &[&str]| [ONE.as_slice(), &own, parts.concat().as_bytes()].concat();
    let old = format!("startxref\n{}\n%%EOF\n", table(&ONE));
    for rest in [&[][..], &[&*entry], &[&trailer], &[&entry, &trailer], &["%%EOF\n"]] {
        let verdict = verify(&behind(rest), &[]);
        verdict.assert_refused(&["PIHAK-KEDUA changes trailing"], "its end");
    }
    let own_start = format!("startxref\n{}\n%%EOF\n", at + own.len());
    for (rest, why) in [
        // It leads to the table of what was signed, or to none.
        (&[&*old][..], "`startxref` does not follow the section it points to"),
        (&[&entry, &trailer, &old], "`startxref` does not follow the section it points to"),
        (&[&trailer, &own_start], "there is no cross-reference section"),
        (&[&entry, &own_start], "is missing"),
        (&[&entry, &trailer, "startxref\n0\n%%EOF\n"], "there is no cross-reference section"),
        (
            &[&entry, &trailer, "startxref\n99999999\n%%EOF\n"],
            "there is no cross-reference section",
        ),
        (&[&entry, &trailer, "startxref\n"], "an integer is missing"),
        (&[&entry, &trailer, own_start.trim_end_matches("%%EOF\n")], "`%%EOF` is missing"),
    ] {
        verify(&behind(rest), &[]).assert_unreadable(why);
    }
}

#[test]
fn an_update_that_goes_back_past_another_is_told_of() {
    // Before the first signature, which was thereby never there; and before the second.
    for (table, kept) in [(table(&UNSIGNED), None), (table(&ONE), Some("PIHAK-KEDUA"))] {
        let pdf = Update::new(&TWO).behind(table).stream(content(&TWO), "", OWN).end();
        let lost = kept.map(|field| format!("{field} changes lost"));
        let altered = kept.map(|field| format!("{field} changes altered"));
        let faults: Vec<&str> = lost.iter().chain(&altered).map(String::as_str).collect();
        let why =
            kept.map_or("has no signatures", |_| "it holds a revision that nothing refers to");
        verify(&pdf, &[]).assert_refused(&faults, why);
    }
    // The same, but signed by somebody.
    let other = Other::signer("p-256");
    let pdf = fills(&TWO, "SAKSI-1").behind(table(&UNSIGNED));
    let pdf = pdf.end_signed(|digest| other.sign(digest));
    verify(&pdf, &[])
        .assert_refused(&["SAKSI-1 changes lost"], "it holds a revision that nothing refers to");
}

#[test]
fn an_update_that_looks_signed_is_not() {
    // With a signature of its own that is a copy of the other.
    let value = body(&ONE, references(&body(&ONE, field(&ONE, "PIHAK-KEDUA")), "/V")[0]);
    let ([_, start, _, _], place) = range(&ONE);
    let written = str::from_utf8(&ONE[place]).unwrap();
    let empty = field(&ONE, "PIHAK-KESATU");
    let copied = |range: &str| {
        let update = Update::new(&ONE).object(900, &value.replace(written, range));
        update.with(empty, "/V 900 0 R").stream(content(&ONE), "", OWN).end()
    };
    let of_all = format!("[0 {start} {} 99]", start + 1000);
    let both = [
        "PIHAK-KEDUA changes added",
        "PIHAK-KEDUA changes altered",
        "PIHAK-KEDUA changes no-signature",
    ];
    let digest = ["PIHAK-KESATU integrity bytes-changed", "PIHAK-KESATU trust unknown"];
    let coverage = ["PIHAK-KESATU coverage hole", "PIHAK-KESATU coverage short"];
    verify(&copied(written), &[]).assert_refused(&[&both[..], &coverage].concat(), "PIHAK-KESATU");
    let faults = [&both[..], &coverage, &digest].concat();
    verify(&copied(&of_all), &[]).assert_refused(&faults, "page 1: its content: altered");
}
