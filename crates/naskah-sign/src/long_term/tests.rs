//! Signatures with time stamps and validation data.

use jiff::Timestamp;
use naskah_diagnostic::Category;
use naskah_verify::{Criteria, SignatureReport, verify};

use super::extend;
use crate::error::{ErrorKind, Result};
use crate::pki::{self, key};
use crate::services::test_servers::Servers;
use crate::sign::Request;
use naskah_fixtures::form::three_fields;

/// After the CRLs of the 17th were issued.
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
    let request = Request::new(field, Timestamp::from_second(1_632_182_400).unwrap());
    crate::sign::sign("x.pdf", pdf, &request, &key(name), authority)
}

fn judged(pdf: &[u8], now: &str) -> Vec<SignatureReport> {
    verify("x.pdf", pdf, &criteria(now)).unwrap().signatures
}

fn codes(report: &SignatureReport) -> Vec<&str> {
    report.checks().iter().flat_map(|(_, check)| check.faults.iter().map(|it| it.code)).collect()
}

#[test]
fn a_time_stamp_proves_a_signature_when_its_certificate_has_expired() {
    let servers = Servers::default();
    let [with, without] = [Some(&servers), None].map(|servers| {
        let pdf = sign(&three_fields(), "SAKSI-1", "rsa-2048", servers).unwrap();
        judged(&pdf, LATER)
    });
    assert_eq!(codes(&with[0]), [""; 0], "{:?}", with[0]);
    assert_eq!(codes(&without[0]), ["expired"]);
}

#[test]
fn a_time_stamp_of_something_else_is_refused() {
    let refused = [&[0x30, 0x11, 0x30, 0x0f, 2, 1, 2, 0x30, 0x0a, 0x0c, 8], &b"Ditolak."[..]];
    let granted = [&[0x30, 0x82, 4, 0, 0x30, 3, 2, 1, 0][..], &[0; 1019]].concat();
    let answering = |answer| Servers { answer: Some(answer), ..Servers::default() };
    for (servers, why) in [
        (Servers { nonce: Some(vec![0x41; 8]), ..Servers::default() }, "another request"),
        (Servers { silent: vec!["time"], ..Servers::default() }, "does not answer"),
        (answering(refused.concat()), "gives no time stamp: Ditolak."),
        (answering(granted), "does not answer as a time stamp authority"),
        (answering(b"<html>".to_vec()), "does not answer as a time stamp authority"),
    ] {
        let told =
            sign(&three_fields(), "SAKSI-1", "p-256", Some(&servers)).unwrap_err().to_string();
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn validation_data_is_added_once() {
    let servers = Servers::default();
    let mut pdf = three_fields();
    for (field, name) in [("SAKSI-1", "rsa-2048"), ("PIHAK-KEDUA", "p-256")] {
        pdf = sign(&pdf, field, name, Some(&servers)).unwrap();
        let extended = extend("x.pdf", &pdf, &criteria(DAY), &servers).unwrap();
        assert!(extended.starts_with(&pdf) && extended.len() > pdf.len());
        pdf = extended;
    }
    let asked = servers.asked.lock().unwrap().len();
    assert_eq!(extend("x.pdf", &pdf, &criteria(DAY), &servers).unwrap(), pdf);
    assert_eq!(servers.asked.lock().unwrap().len(), asked, "what is there is asked for again");
    for report in judged(&pdf, LATER) {
        assert_eq!(codes(&report), [""; 0], "{report:?}");
        let unknown = report.trust.notes.iter().any(|it| it.code == "revocation-unknown");
        assert!(!unknown, "{report:?}");
    }
}

#[test]
fn a_crl_serves_if_no_responder_answers_and_issuers_are_fetched() {
    let pdf = sign(&three_fields(), "SAKSI-1", "rsa-2048", Some(&Servers::default())).unwrap();
    let servers = Servers { silent: vec!["ocsp"], ..Servers::default() };
    // Nobody is trusted, so the root has to be fetched.
    let nobody = Criteria::new(DAY.parse().unwrap());
    let extended = extend("x.pdf", &pdf, &nobody, &servers).unwrap();
    assert!(servers.asked.lock().unwrap().iter().any(|it| it.ends_with("akar.cer")));
    assert_eq!(codes(&judged(&extended, LATER)[0]), [""; 0]);
}

#[test]
fn an_unknown_or_revoked_status_is_an_error() {
    let error = |name: &str, silent: &[&'static str]| {
        let pdf = sign(&three_fields(), "SAKSI-1", name, Some(&Servers::default())).unwrap();
        let servers = Servers { silent: silent.to_vec(), ..Servers::default() };
        extend("x.pdf", &pdf, &criteria(DAY), &servers).unwrap_err()
    };
    let unavailable = error("rsa-2048", &["ocsp", "penerbit.crl"]);
    let text = unavailable.to_string();
    assert!(text.contains("nothing says whether") && text.contains("does not answer"), "{text}");
    assert_eq!(unavailable.kind(), ErrorKind::Network);
    assert_eq!(unavailable.errors().category(), Category::Network);
    // That the responder is down does not matter once a CRL says that the certificate was revoked.
    for silent in [&[][..], &["ocsp"]] {
        let revoked = error("revoked", silent);
        assert!(revoked.to_string().contains("was revoked at 2024-01-01"), "{revoked}");
        assert_eq!(revoked.kind(), ErrorKind::Revoked);
        assert_eq!(revoked.errors().category(), Category::Input);
        assert_eq!(revoked.errors().iter().next().unwrap().code.name(), "certificate-revoked");
    }
}

#[test]
fn a_time_stamp_authority_that_is_down_is_a_network_error() {
    let down = Servers { silent: vec!["time"], ..Servers::default() };
    let error = sign(&three_fields(), "SAKSI-1", "p-256", Some(&down)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    let refusing = Servers { answer: Some(b"<html>".to_vec()), ..Servers::default() };
    let error = sign(&three_fields(), "SAKSI-1", "p-256", Some(&refusing)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
}
