//! Files signed with naskah-sign, verified.

// A test's helper stops the test when it fails, as the test itself does.
#![allow(clippy::unwrap_used)]

use naskah_fixtures::pki::bytes;
use naskah_fixtures::revisions::{file, objects};
use naskah_sign::{AppearanceSpec, Certification, Key, Request, Timestamp, sign};
use naskah_verify::{Criteria, verify};

#[test]
fn signing_one_after_another_is_a_permitted_change() {
    let (key, certificates) = (bytes("signers/p-256.key"), bytes("signers/p-256.chain.pem"));
    let key = Key::from_pem(("key", &key), ("certificates", &certificates), None).unwrap();
    let mut pdf = file(&objects());
    for field in ["SAKSI-1", "PIHAK-KESATU", "PIHAK-KEDUA"] {
        let time = Timestamp::from_second(1_632_182_400).unwrap();
        let mut request = Request::new(field, time).appearance(AppearanceSpec::new("Nama"));
        if field == "SAKSI-1" {
            request = request.certification(Certification::Forms);
        }
        pdf = sign("x.pdf", &pdf, &request, &key, None).unwrap();
    }
    let mut criteria = Criteria::new("2026-06-01T00:00:00Z".parse().unwrap());
    criteria.trust("ec.pem", &bytes("roots/ec.pem")).unwrap();
    let report = verify("x.pdf", &pdf, &criteria).unwrap();
    assert!(report.is_valid(), "{report:?}");
    let notes = |index: usize| -> Vec<&str> {
        report.signatures[index].changes.notes.iter().map(|it| it.message.as_str()).collect()
    };
    assert_eq!(notes(0), ["field PIHAK-KESATU: signed", "field PIHAK-KEDUA: signed"]);
    assert_eq!(notes(1), ["field PIHAK-KEDUA: signed"]);
    assert!(notes(2).is_empty());
}
