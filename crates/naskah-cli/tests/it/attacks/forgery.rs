//! Universal forgery (Mladenov and others, "1 Trillion Dollar Refund", CCS 2019): a dictionary that looks like a
//! signature's and keeps a verifier from looking at what it covers.

use super::agreement::{ONE, UNSIGNED};
use super::message::Other;
use super::text::{body, field, range, references};
use super::update::Update;
use super::verdict::verify;

/// The agreement, in a field of which that dictionary stands.
fn forged(dictionary: &str) -> Vec<u8> {
    let field = field(&UNSIGNED, "PIHAK-KEDUA");
    let update = Update::new(&UNSIGNED).object(900, dictionary);
    update.with(field, "/V 900 0 R").end()
}

#[test]
fn a_dictionary_that_says_nothing_or_nonsense_is_no_signature() {
    let kind = "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
    let ([_, start, end, _], _) = range(&ONE);
    let good = str::from_utf8(&ONE[start..end]).unwrap();
    let from = |more: &str| format!("<<{kind}/ByteRange[0 9 99 9]{more}>>");
    let over = |range: &str| format!("<<{kind}{range}/Contents{good}>>");
    for (dictionary, coverage, integrity) in [
        ("<<>>".to_owned(), &["no-message", "no-range"][..], "unknown-kind"),
        ("/Name".to_owned(), &["no-message", "no-range"], "unknown-kind"),
        ("[true]".to_owned(), &["no-message", "no-range"], "unknown-kind"),
        ("<</Type/Sig>>".to_owned(), &["no-message", "no-range"], "unknown-kind"),
        (format!("<<{kind}>>"), &["no-message", "no-range"], "bytes-changed"),
        (from(""), &["no-message", "short"], "malformed"),
        (from("/Contents null"), &["no-message", "short"], "malformed"),
        (from("/Contents 0"), &["no-message", "short"], "malformed"),
        (from("/Contents()"), &["no-message", "short"], "malformed"),
        (from("/Contents<>"), &["empty-message", "hole", "short"], "malformed"),
        (from("/Contents<0000>"), &["empty-message", "hole", "short"], "malformed"),
        (over(""), &["no-range"], "bytes-changed"),
        (over("/ByteRange null"), &["no-range"], "bytes-changed"),
        (over("/ByteRange[]"), &["no-range"], "bytes-changed"),
        (over("/ByteRange[0 -9 -9 9]"), &["no-range"], "bytes-changed"),
        (over("/ByteRange[0 9.5 99 9]"), &["no-range"], "bytes-changed"),
        (over("/ByteRange[0(9)99 9]"), &["no-range"], "bytes-changed"),
        (over("/ByteRange[0 0 0 0]"), &["range-order"], "bytes-changed"),
        (over("/ByteRange[0 9 99 9223372036854775807]"), &["range-order"], "bytes-changed"),
        (over("/ByteRange[0 9 99 9]"), &["hole", "short"], "bytes-changed"),
    ] {
        let mut faults = vec![format!("PIHAK-KEDUA integrity {integrity}")];
        faults.extend(coverage.iter().map(|code| format!("PIHAK-KEDUA coverage {code}")));
        faults.push("PIHAK-KEDUA trust unknown".to_owned());
        let faults: Vec<&str> = faults.iter().map(String::as_str).collect();
        verify(&forged(&dictionary), &[]).assert_refused(&faults, "1 of 1 signatures not valid");
    }
}

#[test]
fn a_kind_of_signature_that_is_too_old_or_unknown_is_none() {
    let other = Other::signer("rsa-2048");
    for (kind, code) in [
        ("adbe.x509.rsa_sha1", "too-old"),
        ("adbe.pkcs7.sha1", "too-old"),
        ("ETSI.CAdES.attached", "unknown-kind"),
        ("ETSI.RFC3161", "content"),
    ] {
        let number = field(&UNSIGNED, "PIHAK-KEDUA");
        let update = Update::new(&UNSIGNED).signature(900, kind, "").with(number, "/V 900 0 R");
        let pdf = update.end_signed(|digest| other.sign(digest));
        let integrity = format!("PIHAK-KEDUA integrity {code}");
        verify(&pdf, &[]).assert_refused(&[&integrity, "PIHAK-KEDUA trust unknown"], "");
    }
}

#[test]
fn a_signature_that_stands_nowhere_of_its_own_is_none() {
    let number = field(&UNSIGNED, "PIHAK-KEDUA");
    let ([_, start, end, _], place) = range(&ONE);
    let [range, message] = [place, start..end].map(|at| str::from_utf8(&ONE[at]).unwrap());
    let value = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange{range}\
         /Contents{message}>>"
    );
    let direct = Update::new(&UNSIGNED).with(number, &format!("/V{value}")).end();
    verify(&direct, &[]).assert_refused(
        &[
            "PIHAK-KEDUA coverage no-object",
            "PIHAK-KEDUA integrity bytes-changed",
            "PIHAK-KEDUA trust unknown",
        ],
        "not an indirect object",
    );
    // The one that is good, in the field of somebody else.
    let given = references(&body(&ONE, field(&ONE, "PIHAK-KEDUA")), "/V")[0];
    let other = field(&ONE, "PIHAK-KESATU");
    let lent = Update::new(&ONE).with(other, &format!("/V {given} 0 R")).end();
    verify(&lent, &[]).assert_refused(
        &[
            "PIHAK-KEDUA changes added",
            "PIHAK-KEDUA changes no-signature",
            "PIHAK-KEDUA coverage shared",
            "PIHAK-KESATU coverage elsewhere",
            "PIHAK-KESATU coverage shared",
            "PIHAK-KESATU coverage short",
        ],
        "the field `PIHAK-KESATU` has the same signature",
    );
}
