//! Signatures with the time, and with all that they are verified by.

use jiff::Timestamp;
use naskah::diagnostic::Result;

use super::extend;
use crate::pki;
use crate::service::servers::Servers;
use crate::sign::tests::{file, key, request};
use crate::verify::{Criteria, Judgement, verify};

/// After the lists of the 17th came out.
const DAY: &str = "2026-01-20T08:00:00Z";
/// When all certificates have expired.
const LATER: &str = "2051-01-01T00:00:00Z";

fn criteria(now: &str) -> Criteria {
    let mut criteria = Criteria::new(now.parse::<Timestamp>().unwrap());
    for root in ["roots/rsa.pem", "roots/ec.pem"] {
        criteria.trust(root, &pki::bytes(root)).unwrap();
    }
    criteria
}

fn sign(pdf: &[u8], field: &str, name: &str, servers: Option<&Servers>) -> Result<Vec<u8>> {
    let authority = servers.map(Servers::authority);
    crate::sign::sign("x.pdf", pdf, &request(field), &key(name), authority)
}

fn judged(pdf: &[u8], now: &str) -> Vec<Judgement> {
    verify("x.pdf", pdf, &criteria(now)).unwrap().signatures
}

fn codes(judgement: &Judgement) -> Vec<&str> {
    let facts = [&judgement.integrity, &judgement.trust, &judgement.coverage, &judgement.changes];
    facts.iter().flat_map(|fact| fact.faults.iter().map(|it| it.code)).collect()
}

#[test]
fn a_time_stamp_proves_a_signature_when_its_certificate_has_expired() {
    let servers = Servers::default();
    let [with, without] = [Some(&servers), None].map(|servers| {
        let pdf = sign(&file(), "SAKSI-1", "rsa-2048", servers).unwrap();
        judged(&pdf, LATER)
    });
    assert_eq!(codes(&with[0]), [""; 0], "{:?}", with[0]);
    assert_eq!(codes(&without[0]), ["expired"]);
}

#[test]
fn a_time_stamp_of_something_else_is_none() {
    let refused = [&[0x30, 0x11, 0x30, 0x0f, 2, 1, 2, 0x30, 0x0a, 0x0c, 8], &b"Ditolak."[..]];
    let granted = [&[0x30, 0x82, 4, 0, 0x30, 3, 2, 1, 0][..], &[0; 1019]].concat();
    let answering = |answer| Servers { answer: Some(answer), ..Servers::default() };
    for (servers, why) in [
        (Servers { nonce: Some(vec![0x41; 8]), ..Servers::default() }, "another question"),
        (Servers { silent: vec!["time"], ..Servers::default() }, "does not answer"),
        (answering(refused.concat()), "gives no time stamp: Ditolak."),
        (answering(granted), "does not answer as an authority"),
        (answering(b"<html>".to_vec()), "does not answer as an authority"),
    ] {
        let told = sign(&file(), "SAKSI-1", "p-256", Some(&servers)).unwrap_err().to_string();
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn what_is_verified_by_comes_with_the_file_once() {
    let servers = Servers::default();
    let mut pdf = file();
    for (field, name) in [("SAKSI-1", "rsa-2048"), ("PIHAK-KEDUA", "p-256")] {
        pdf = sign(&pdf, field, name, Some(&servers)).unwrap();
        let extended = extend("x.pdf", &pdf, &criteria(DAY), &servers).unwrap();
        assert!(extended.starts_with(&pdf) && extended.len() > pdf.len());
        pdf = extended;
    }
    let asked = servers.asked.lock().unwrap().len();
    assert_eq!(extend("x.pdf", &pdf, &criteria(DAY), &servers).unwrap(), pdf);
    assert_eq!(servers.asked.lock().unwrap().len(), asked, "what is there is asked for again");
    for judgement in judged(&pdf, LATER) {
        assert_eq!(codes(&judgement), [""; 0], "{judgement:?}");
        let unknown = judgement.trust.notes.iter().any(|it| it.code == "revocation-unknown");
        assert!(!unknown, "{judgement:?}");
    }
}

#[test]
fn a_list_serves_where_nobody_answers_and_issuers_are_fetched() {
    let pdf = sign(&file(), "SAKSI-1", "rsa-2048", Some(&Servers::default())).unwrap();
    let servers = Servers { silent: vec!["ocsp"], ..Servers::default() };
    // Nobody is trusted, so that the root is to be fetched.
    let nobody = Criteria::new(DAY.parse().unwrap());
    let extended = extend("x.pdf", &pdf, &nobody, &servers).unwrap();
    assert!(servers.asked.lock().unwrap().iter().any(|it| it.ends_with("akar.cer")));
    assert_eq!(codes(&judged(&extended, LATER)[0]), [""; 0]);
}

#[test]
fn what_cannot_be_proven_is_said_and_nothing_made() {
    let servers = Servers::default();
    let told = |name: &str, servers: &Servers| {
        let pdf = sign(&file(), "SAKSI-1", name, Some(servers)).unwrap();
        extend("x.pdf", &pdf, &criteria(DAY), servers).unwrap_err().to_string()
    };
    let mute = Servers { silent: vec!["ocsp", "penerbit.crl"], ..Servers::default() };
    let message = told("rsa-2048", &mute);
    assert!(message.contains("nothing says whether") && message.contains("does not answer"));
    assert!(told("revoked", &servers).contains("was revoked at 2024-01-01"));
}
