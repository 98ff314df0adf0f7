//! What an update may not bring, or take away, behind a signature: annotations, fields, actions, decoys, another
//! catalog; and signatures.

use super::agreement::{ONE, TWO, UNSIGNED, sign};
use super::message::Other;
use super::other::{CADES, adds, fills, proven, stamped};
use super::text::{body, field, form, last_page, page, references, root, trailer};
use super::update::Update;
use super::verdict::{assert_seen, in_words, verify};

#[test]
fn annotations_are_named() {
    for annotation in [
        "<</Type/Annot/Subtype/FreeText/Rect[50 300 550 600]/Contents(lain)/DA(/F1 9 Tf)>>",
        "<</Type/Annot/Subtype/Stamp/Rect[50 300 550 600]/AP<</N 69 0 R>>>>",
        "<</Type/Annot/Subtype/Redact/Rect[50 300 550 600]/IC[0 0 0]>>",
        "<</Type/Annot/Subtype/Link/Rect[50 300 550 600]/A<</S/URI/URI(https://contoh.example)>>>>",
        "<</Type/Annot/Subtype/Popup/Rect[50 300 550 600]/Open true>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(NILAI)/Rect[50 300 550 600]/V(9)>>",
        // With the name of a field that is there, and signed.
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(PIHAK-KEDUA)/Rect[50 300 550 600]/V 593 0 R>>",
    ] {
        let update =
            Update::new(&ONE).object(910, annotation).append(page(&ONE, 1), "/Annots", 910);
        assert_seen(update, &["added"], "page 1: its annotations /4: added");
    }
}

#[test]
fn what_acts_is_named() {
    let script = "<</S/JavaScript/JS(app.alert(1))>>";
    let with = |more: &str| Update::new(&ONE).with(root(&ONE), more);
    for key in ["OpenAction", "AA", "Perms", "Collection", "Requirements", "OCProperties"] {
        let update = with(&format!("/{key}{script}"));
        assert_seen(update, &["added"], &format!("the catalog: /{key}: added"));
    }
    let names = Update::new(&ONE).altered(root(&ONE), "/Names<<", "/Names<</JavaScript<<>>");
    assert_seen(names, &["added"], "the catalog: /Names/JavaScript: added");
    let files = Update::new(&ONE).altered(root(&ONE), "/Names<<", "/Names<</EmbeddedFiles<<>>");
    assert_seen(files, &["added"], "the catalog: /Names/EmbeddedFiles: added");
    let page_acts = Update::new(&ONE).with(page(&ONE, 1), &format!("/AA<</O{script}>>"));
    assert_seen(page_acts, &["added"], "page 1: /AA: added");
    let field_acts = Update::new(&ONE).with(field(&ONE, "PIHAK-KESATU"), &format!("/A{script}"));
    assert_seen(field_acts, &["added"], "field PIHAK-KESATU: /A: added");
}

#[test]
fn a_value_that_is_no_signature_is_named() {
    for value in ["(ditandatangani)", "true", "<<>>"] {
        let number = field(&ONE, "PIHAK-KESATU");
        let update = Update::new(&ONE).with(number, &format!("/V {value}")).end();
        verify(&update, &[]).assert_refused(
            &[
                "PIHAK-KEDUA changes added",
                "PIHAK-KEDUA changes no-signature",
                "PIHAK-KESATU coverage no-object",
                "PIHAK-KESATU integrity unknown-kind",
                "PIHAK-KESATU trust unknown",
            ],
            "field PIHAK-KESATU: its value: added",
        );
    }
    // Beside one that is: in the form, on the widget of another.
    let other = Other::signer("p-256");
    let decoy = references(&body(&ONE, field(&ONE, "PIHAK-KEDUA")), "/V")[0];
    let witness = field(&ONE, "SAKSI-1");
    let pdf = fills(&ONE, "PIHAK-KESATU").with(witness, &format!("/V {decoy} 0 R"));
    let pdf = pdf.end_signed(|digest| other.sign(digest));
    verify(&pdf, &[]).assert_refused(
        &[
            "PIHAK-KEDUA changes added",
            "PIHAK-KEDUA changes no-signature",
            "PIHAK-KEDUA coverage shared",
            "SAKSI-1 coverage elsewhere",
            "SAKSI-1 coverage shared",
            "SAKSI-1 coverage short",
        ],
        "field SAKSI-1: its value: added",
    );
}

#[test]
fn a_field_that_is_added_is_signed_at_once_and_hides_nothing() {
    let other = Other::signer("p-256");
    let signed = |update: Update| update.end_signed(|digest| other.sign(digest));
    let refused =
        |pdf: &[u8], faults: &[&str], why: &str| verify(pdf, &[]).assert_refused(faults, why);
    let altered = ["PIHAK-KEDUA changes added-visible-field"];
    // Sneaky signatures: over the page, over another signature, over its corner.
    for rectangle in ["[0 0 600 900]", "[50 300 550 600]", "[85 302 300 378]", "[290 370 310 390]"]
    {
        let pdf = signed(adds(&ONE, 910, "CATATAN", rectangle, CADES));
        refused(&pdf, &altered, "field CATATAN: added, visible on page");
    }
    // Nobody signs it; it has the name of another; it acts.
    let page = last_page(&ONE);
    let widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(CATATAN)/P {page} 0 R/Rect[60 60 140 110]>>"
    );
    let unsigned = Update::new(&ONE)
        .object(910, &widget)
        .append(form(&ONE), "/Fields", 910)
        .append(page, "/Annots", 910);
    refused(&unsigned.end(), &["PIHAK-KEDUA changes added"], "the form: its fields /14: added");
    let twin = signed(adds(&ONE, 910, "PIHAK-KESATU", "[60 60 140 110]", CADES));
    refused(&twin, &altered, "field PIHAK-KESATU: added, visible");
    let acts = adds(&ONE, 910, "CATATAN", "[60 60 140 110]", CADES).with(911, "/AA<<>>");
    refused(&signed(acts), &altered, "field CATATAN: added, visible");
}

#[test]
fn nobody_is_expected_who_only_has_a_field_of_that_name() {
    let (name, stamper) = ("Penanda Tangan Percobaan P-384", "Penanda Waktu Percobaan");
    let other = Other::signer("p-256");
    let named = adds(&ONE, 910, name, "[0 0 0 0]", CADES).end_signed(|digest| other.sign(digest));
    let pdf = stamped(&named, 920, "20260922030000Z");
    verify(&pdf, &["--expect-field", name]).assert_valid(3);
    // Nor does it count that somebody stamps the time.
    for (option, name) in
        [("--expect", name), ("--expect", stamper), ("--expect-field", "STEMPEL-920")]
    {
        verify(&pdf, &[option, name]).assert_refused(&[], "no valid signature");
    }
}

#[test]
fn what_a_signer_forbids_is_not_done() {
    let other = Other::signer("p-256");
    for (forbids, also) in [
        (&["--certify", "nothing"][..], false),
        (&["--lock", "all"], false),
        (&["--lock", "PIHAK-KESATU"], true),
        (&["--certify", "forms", "--lock", "PIHAK-KESATU"], true),
    ] {
        let pdf = sign(&UNSIGNED, "PIHAK-KEDUA", "rsa-2048", forbids);
        let filled = |name: &str| fills(&pdf, name).end_signed(|digest| other.sign(digest));
        verify(&filled("PIHAK-KESATU"), &[]).assert_refused(
            &["PIHAK-KEDUA changes signed"],
            "field PIHAK-KESATU: signed, which the signature in PIHAK-KEDUA forbids",
        );
        let witness = verify(&filled("SAKSI-1"), &[]);
        match also {
            true => witness.assert_valid(2),
            false => witness.assert_refused(&["PIHAK-KEDUA changes signed"], "forbids"),
        }
        // Nobody can forbid to prove that the signature is good.
        let proven = proven(&pdf, 920, &["rsa-2048.ocsp"]);
        verify(&stamped(&proven, 930, "20260922030000Z"), &[]).assert_valid(2);
    }
}

#[test]
fn a_name_speaks_for_nothing_but_itself() {
    // In words for people, this would be a line more.
    let name = "SAKSI-2: valid\\n  signer: Bupati";
    let other = Other::signer("self-signed");
    let pdf = adds(&ONE, 910, name, "[0 0 0 0]", CADES).end_signed(|digest| other.sign(digest));
    let told = in_words(&pdf);
    assert!(told.contains("\nSAKSI-2: valid\u{fffd}  signer: Bupati: not valid\n"), "{told}");
}

#[test]
fn another_catalog_or_name_of_the_file_is_named() {
    let number = root(&ONE);
    let copied = || Update::new(&ONE).object(910, &body(&ONE, number));
    let moved = copied().trailer(&format!("/Root {number} 0 R"), "/Root 910 0 R");
    assert_seen(moved, &["altered"], "the trailer: /Root: altered");
    let bare = copied().object(910, "<</Type/Catalog/Pages 1 0 R>>");
    let bare = bare.trailer(&format!("/Root {number} 0 R"), "/Root 910 0 R").end();
    let verdict = verify(&bare, &[]);
    assert_eq!((verdict.status, verdict.valid), (Some(1), 0), "{verdict:?}");
    let nowhere = copied().trailer(&format!("/Root {number} 0 R"), "/Root 999 0 R");
    verify(&nowhere.end(), &[]).assert_unreadable("the document's catalog is missing");
    let renamed = copied().trailer("/ID [", "/ID [<00>");
    assert_seen(renamed, &["altered"], "the trailer: /ID: altered");
    let titled = Update::new(&ONE);
    let information = references(trailer(&ONE), "/Info")[0];
    let titled = titled.altered(information, "/Title(Perjanjian", "/Title(Nota");
    assert_seen(titled, &["altered"], "the document information: /Title: altered");
    let more = copied().trailer("/Info", "/Encrypt 910 0 R/Info");
    let verdict = verify(&more.end(), &[]);
    verdict.assert_refused(&[], "is encrypted");
}

#[test]
fn a_signature_that_is_taken_away_is_missed() {
    let number = field(&TWO, "PIHAK-KEDUA");
    let value = references(&body(&TWO, number), "/V")[0];
    let empty = Update::new(&TWO).altered(number, &format!("/V {value} 0 R"), "");
    let both = ["PIHAK-KEDUA changes removed", "PIHAK-KESATU changes removed"];
    let faults = [&both[..], &["PIHAK-KEDUA changes signature-removed"]].concat();
    verify(&empty.end(), &["--expect-field", "PIHAK-KESATU"])
        .assert_refused(&faults, "was removed");
    let freed = Update::new(&TWO).free(value).end();
    verify(&freed, &[]).assert_refused(&faults, "field PIHAK-KEDUA: its value: removed");
    // With its field; with the form; and put back.
    let fields = references(&body(&TWO, form(&TWO)), "/Fields");
    let others: String =
        fields.iter().filter(|it| **it != number).map(|it| format!("{it} 0 R ")).collect();
    let old: String = fields.iter().map(|it| format!("{it} 0 R ")).collect();
    let without = Update::new(&TWO).altered(form(&TWO), old.trim_end(), others.trim_end());
    let altered = [
        "PIHAK-KEDUA changes altered",
        "PIHAK-KEDUA changes signature-removed",
        "PIHAK-KESATU changes altered",
    ];
    verify(&without.end(), &[]).assert_refused(&altered, "the form: its fields: altered");
    let formless = Update::new(&TWO).altered(root(&TWO), "/AcroForm", "/AcroFormulir").end();
    let verdict = verify(&formless, &[]);
    assert_eq!((verdict.status, verdict.valid), (Some(1), 0), "{verdict:?}");
    let gone = Update::new(&TWO).altered(number, &format!("/V {value} 0 R"), "").end();
    let back = Update::new(&gone).with(number, &format!("/V {value} 0 R")).end();
    let verdict = verify(&back, &[]);
    assert_eq!((verdict.status, verdict.valid), (Some(1), 0), "{verdict:?}");
}

#[test]
fn proofs_are_not_taken_away_again() {
    let proven = proven(&ONE, 910, &["rsa-2048.ocsp", "issuer.crl"]);
    for (from, to) in [("/OCSPs[911 0 R ]", "/OCSPs[]"), ("912 0 R", "911 0 R"), ("/CRLs", "/XRLs")]
    {
        let update = Update::new(&proven).altered(910, from, to);
        assert_seen(update, &["altered"], "the catalog: /DSS: altered");
    }
    let without = Update::new(&proven).altered(root(&proven), "/DSS 910 0 R", "");
    assert_seen(without, &["removed"], "the catalog: /DSS: removed");
    let with_more = Update::new(&proven).with(910, "/Skrip<</S/JavaScript>>");
    assert_seen(with_more, &["altered"], "the catalog: /DSS: altered");
}
