//! Verdicts on the signers of `tests/suite/pki`, at several times and with several kinds of evidence.

use jiff::Timestamp;

use super::chain::{Purpose, chain};
use super::revocation_sources::RevocationSources;
use super::verdict::TimeStamp;
use super::{
    Evidence, RevocationSource, RevocationStatus, Trust, TrustVerdict, UntrustedReason, judge,
};
use crate::cms::element::{Element, Elements, OID, SEQUENCE, SET, context_constructed, encoded};
use crate::cms::{Certificate, Message, MessageError, SignatureFormat};
use crate::pki;

fn time(day: &str) -> Timestamp {
    format!("{day}T00:00:00Z").parse().unwrap()
}

fn roots() -> Vec<Certificate> {
    vec![pki::certificate("roots/rsa"), pki::certificate("roots/ec")]
}

fn judged(message: &Message, evidence: &Evidence<'_>, now: &str) -> TrustVerdict {
    let content = pki::content();
    judge(&message.check(SignatureFormat::Cades, &[&content]).unwrap(), evidence, time(now))
}

/// The trust in the signer of a message, at the start of 2027.
fn trust(name: &str, evidence: &Evidence<'_>) -> Trust {
    judged(&pki::message(name), evidence, "2027-01-01").trust
}

/// The revocation status of the signer in a trusted chain.
fn status_of(trust: Trust) -> RevocationStatus {
    match trust {
        Trust::Trusted(links) => links[0].status,
        other => panic!("{other:?}"),
    }
}

fn revoked(name: &str, by: RevocationSource) -> Trust {
    let name = format!("{name} Tercabut");
    Trust::Untrusted(UntrustedReason::Revoked { name, by, when: time("2024-01-01") })
}

/// A message with a time stamp as an unsigned attribute.
fn stamped(name: &str, token: &[u8]) -> Message {
    fn last<'a>(items: Elements<'a>) -> (Vec<u8>, Element<'a>) {
        let items: Vec<_> = items.map(Result::unwrap).collect();
        let (last, before) = items.split_last().unwrap();
        (before.iter().flat_map(|it| it.whole.to_vec()).collect(), *last)
    }
    let der = pki::bytes(&format!("messages/{name}.der"));
    let (kind, data) = last(Element::only(&der).unwrap().items());
    let (before, signers) = last(data.items().next().unwrap().unwrap().items());
    let signer = signers.items().next().unwrap().unwrap().body;
    let id = const_oid::ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
    let value = [encoded(OID, id.as_bytes()), encoded(SET, token)].concat();
    let signer = [signer, &encoded(context_constructed(1), &encoded(SEQUENCE, &value))].concat();
    let signers = encoded(SET, &encoded(SEQUENCE, &signer));
    let data = encoded(context_constructed(0), &encoded(SEQUENCE, &[before, signers].concat()));
    Message::read(&encoded(SEQUENCE, &[kind, data].concat())).unwrap()
}

#[test]
fn signers_of_all_kinds_are_trusted_by_their_roots() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    let rsa = ["Penerbit Percobaan Kelas 2", "Akar Percobaan Nusantara"];
    let ec = ["Akar Percobaan Nusantara Lengkung"];
    for (name, signer, above) in [
        ("rsa-2048", "RSA 2048", &rsa[..]),
        ("rsa-3072", "RSA 3072", &rsa),
        ("rsa-4096", "RSA 4096", &rsa),
        ("pss", "RSA 2048", &rsa),
        ("by-key", "RSA 2048", &rsa),
        ("p-256", "P-256", &ec),
        ("p-384", "P-384", &ec),
    ] {
        let Trust::Trusted(links) = trust(name, &evidence) else { panic!("{name}") };
        let names: Vec<_> = links.iter().map(|it| it.name.as_str()).collect();
        let signer = format!("Penanda Tangan Percobaan {signer}");
        assert_eq!(names, [&[signer.as_str()], above].concat());
        assert_eq!(links.last().unwrap().status, RevocationStatus::Root);
        assert!(links[..links.len() - 1].iter().all(|it| it.status == RevocationStatus::Unknown));
        // The right root suffices; the other one does not.
        let mine = &roots[usize::from(above == ec)..][..1];
        assert!(matches!(trust(name, &Evidence { roots: mine, ..evidence }), Trust::Trusted(_)));
        let other = &roots[usize::from(above == rsa)..][..1];
        let untrusted = Trust::Untrusted(UntrustedReason::UnknownIssuer);
        assert_eq!(trust(name, &Evidence { roots: other, ..evidence }), untrusted);
        assert_eq!(trust(name, &Evidence::default()), Trust::NoRoots);
    }
}

#[test]
fn certificates_are_validated_at_the_proven_time() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    let expired = Trust::Untrusted(UntrustedReason::Expired(time("2022-01-01")));
    assert_eq!(trust("expired", &evidence), expired);
    let future = Trust::Untrusted(UntrustedReason::NotYetValid(time("2049-01-01")));
    assert_eq!(trust("future", &evidence), future);
    let proven = Evidence { proven: Some(time("2021-01-01")), ..evidence };
    assert_eq!(status_of(trust("expired", &proven)), RevocationStatus::Unknown);
    // Before any certificate was valid, and after all have expired.
    let before = Evidence { proven: Some(time("2019-01-01")), ..evidence };
    assert!(matches!(
        trust("rsa-2048", &before),
        Trust::Untrusted(UntrustedReason::NotYetValid(_))
    ));
    let verdict = judged(&pki::message("rsa-2048"), &evidence, "2051-01-01");
    assert_eq!(verdict.trust, Trust::Untrusted(UntrustedReason::Expired(time("2050-01-01"))));
}

#[test]
fn certificates_for_other_uses_are_not_trusted() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    for name in ["server", "encipherment"] {
        assert_eq!(trust(name, &evidence), Trust::Untrusted(UntrustedReason::Usage), "{name}");
    }
    let issuer = pki::certificate("issuers/rsa");
    let at = time("2026-01-01");
    let mut found = Vec::new();
    for name in
        ["signers/rsa-2048", "signers/rsa-3072", "issuers/tsa", "issuers/ocsp", "issuers/rsa"]
    {
        let certificate = pki::certificate(name);
        let fits = [Purpose::Document, Purpose::TimeStamp]
            .map(|purpose| chain(&certificate, &[&issuer], &roots, at, purpose).is_ok());
        found.push(fits);
    }
    let neither = [false, false];
    assert_eq!(found, [[true, false], [true, false], [false, true], neither, neither]);
}

#[test]
fn a_self_signed_certificate_is_trusted_only_if_given() {
    let roots = [pki::certificate("roots/rsa")];
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    assert_eq!(trust("self-signed", &evidence), Trust::Untrusted(UntrustedReason::UnknownIssuer));
    let itself = [pki::certificate("roots/rsa"), pki::certificate("signers/self-signed")];
    let evidence = Evidence { roots: &itself, ..Evidence::default() };
    assert_eq!(status_of(trust("self-signed", &evidence)), RevocationStatus::Root);
    let evidence = Evidence { proven: Some(time("2019-01-01")), ..evidence };
    assert!(matches!(
        trust("self-signed", &evidence),
        Trust::Untrusted(UntrustedReason::NotYetValid(_))
    ));
}

#[test]
fn intermediate_certificates_may_be_in_the_file() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    let mut message = pki::message("rsa-2048");
    message.certificates.retain(|it| it.der == message.signer.der);
    let verdict = judged(&message, &evidence, "2027-01-01");
    assert_eq!(verdict.trust, Trust::Untrusted(UntrustedReason::UnknownIssuer));
    let certificates = [pki::certificate("issuers/rsa")];
    let evidence = Evidence { certificates: &certificates, ..evidence };
    assert_eq!(
        status_of(judged(&message, &evidence, "2027-01-01").trust),
        RevocationStatus::Unknown
    );
}

#[test]
fn cyclic_certificates_end() {
    // Many certificates of one name with different keys, each a possible issuer of every other.
    let name = pki::certificate("issuers/rsa").subject;
    let root = pki::certificate("roots/rsa").der;
    let items: Vec<_> = Element::only(&root).unwrap().items().map(Result::unwrap).collect();
    let fake = |number: u8| {
        let mut parts = Vec::new();
        for (index, part) in items[0].items().map(Result::unwrap).enumerate() {
            match index {
                3 | 5 => parts.extend(&name),
                6 => {
                    let mut key = part.whole.to_vec();
                    key[100] = number;
                    parts.extend(key);
                }
                _ => parts.extend(part.whole),
            }
        }
        let tbs = encoded(SEQUENCE, &parts);
        let whole = [&tbs, items[1].whole, items[2].whole].concat();
        Certificate::read(&encoded(SEQUENCE, &whole)).unwrap()
    };
    let certificates: Vec<_> = (0..100).map(fake).collect();
    let roots = roots();
    let mut message = pki::message("rsa-2048");
    message.certificates.clear();
    let evidence = Evidence { roots: &roots, certificates: &certificates, ..Evidence::default() };
    let verdict = judged(&message, &evidence, "2027-01-01");
    assert_eq!(verdict.trust, Trust::Untrusted(UntrustedReason::UnknownIssuer));
}

#[test]
fn revoked_certificates_are_trusted_only_for_earlier_signatures() {
    let roots = roots();
    let crls = ["issuer", "root-rsa"].map(|it| pki::bytes(&format!("revocation/{it}.crl")));
    let ocsps = [pki::bytes("revocation/revoked.ocsp")];
    let by_list = Evidence { roots: &roots, crls: &crls, ..Evidence::default() };
    let by_answer = Evidence { roots: &roots, ocsps: &ocsps, ..Evidence::default() };
    for (evidence, by) in [(by_list, RevocationSource::Crl), (by_answer, RevocationSource::Ocsp)] {
        let signer = "Penanda Tangan Percobaan";
        assert_eq!(trust("revoked", &evidence), revoked(signer, by));
        let proven = |day| Evidence { proven: Some(time(day)), ..evidence };
        assert_eq!(trust("revoked", &proven("2024-01-02")), revoked(signer, by));
        let later = RevocationStatus::RevokedLater { by, when: time("2024-01-01") };
        assert_eq!(status_of(trust("revoked", &proven("2023-01-01"))), later);
        // A response about one certificate makes no statement about another.
        let answered = evidence.crls.is_empty();
        let other = status_of(trust("rsa-2048", &evidence));
        assert_eq!(other == RevocationStatus::Unknown, answered);
    }
    assert_eq!(trust("withdrawn", &by_list), revoked("Penerbit Percobaan", RevocationSource::Crl));
    let proven = Evidence { proven: Some(time("2023-01-01")), ..by_list };
    let Trust::Trusted(links) = trust("withdrawn", &proven) else { panic!() };
    assert!(matches!(links[1].status, RevocationStatus::RevokedLater { .. }));
}

#[test]
fn a_good_status_counts_for_its_time_and_before() {
    let roots = roots();
    let crls = [pki::bytes("revocation/issuer.crl")];
    let evidence = Evidence { roots: &roots, crls: &crls, ..Evidence::default() };
    let message = pki::message("rsa-2048");
    let at = |now, proven: Option<&str>| {
        let evidence = Evidence { proven: proven.map(time), ..evidence };
        status_of(judged(&message, &evidence, now).trust)
    };
    let good = RevocationStatus::Good { by: RevocationSource::Crl, of: time("2026-01-17") };
    assert_eq!(at("2027-01-01", None), good);
    assert_eq!(at("2027-01-01", Some("2021-01-01")), good);
    assert_eq!(at("2049-06-01", None), RevocationStatus::Unknown);
    assert_eq!(at("2049-06-01", Some("2030-01-01")), good);
    // A CRL of a future time does not count.
    assert_eq!(at("2025-01-01", None), RevocationStatus::Unknown);
    // A CRL makes no statement about certificates that expired before it.
    let proven = Evidence { proven: Some(time("2021-01-01")), ..evidence };
    assert_eq!(status_of(trust("expired", &proven)), RevocationStatus::Unknown);
}

#[test]
fn only_the_issuer_and_its_ocsp_responder_count() {
    let roots = roots();
    for (name, good) in
        [("rsa-2048", true), ("rsa-2048-by-issuer", true), ("rsa-2048-by-another", false)]
    {
        let ocsps = [pki::bytes(&format!("revocation/{name}.ocsp"))];
        let evidence = Evidence { roots: &roots, ocsps: &ocsps, ..Evidence::default() };
        let of = "2026-01-15T08:00:00Z".parse().unwrap();
        let expected = if good {
            RevocationStatus::Good { by: RevocationSource::Ocsp, of }
        } else {
            RevocationStatus::Unknown
        };
        assert_eq!(status_of(trust("rsa-2048", &evidence)), expected, "{name}");
    }
}

#[test]
fn tampered_crls_and_ocsp_responses_make_no_statement() {
    let roots = [pki::certificate("roots/rsa")];
    let (list, answer) =
        (pki::bytes("revocation/issuer.crl"), pki::bytes("revocation/revoked.ocsp"));
    let at = |crls: &[Vec<u8>], ocsps: &[Vec<u8>]| {
        trust("revoked", &Evidence { roots: &roots, crls, ocsps, ..Evidence::default() })
    };
    let unchanged = |crls: &[Vec<u8>], ocsps: &[Vec<u8>], by| match at(crls, ocsps) {
        trust @ Trust::Untrusted(_) => trust == revoked("Penanda Tangan Percobaan", by),
        trust => status_of(trust) == RevocationStatus::Unknown,
    };
    for index in (0..list.len()).step_by(3) {
        let mut changed = list.clone();
        changed[index] ^= 1;
        assert!(unchanged(&[changed], &[], RevocationSource::Crl), "{index}");
        assert!(unchanged(&[list[..index].to_vec()], &[], RevocationSource::Crl), "{index}");
    }
    for index in (0..answer.len()).step_by(7) {
        let mut changed = answer.clone();
        changed[index] ^= 1;
        assert!(unchanged(&[], &[changed], RevocationSource::Ocsp), "{index}");
        assert!(unchanged(&[], &[answer[..index].to_vec()], RevocationSource::Ocsp), "{index}");
    }
}

#[test]
fn a_trusted_time_stamp_proves_when_a_signature_existed() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    let token = pki::bytes("messages/rsa-2048.stamp");
    let message = stamped("rsa-2048", &token);
    let time = "2026-01-15T08:00:00Z".parse().unwrap();
    // Long after every certificate has expired.
    let verdict = judged(&message, &evidence, "2060-01-01");
    assert!(matches!(verdict.trust, Trust::Trusted(_)));
    assert!(verdict.proven && verdict.at == time);
    assert!(
        matches!(&verdict.stamps[..], [TimeStamp::Valid { time: of, trust: Trust::Trusted(_) }] if *of == time)
    );
    // The earliest time counts.
    let earlier = Evidence { proven: Some(super::tests::time("2025-01-01")), ..evidence };
    assert_eq!(judged(&message, &earlier, "2060-01-01").at, super::tests::time("2025-01-01"));

    let verdict = judged(&message, &Evidence { roots: &roots[1..], ..evidence }, "2027-01-01");
    assert!(!verdict.proven);
    let unknown = Trust::Untrusted(UntrustedReason::UnknownIssuer);
    assert_eq!(verdict.stamps, [TimeStamp::Valid { time, trust: unknown }]);
    let verdict = judged(&message, &evidence, "2025-01-01");
    assert!(!verdict.proven);
    let future = Trust::Untrusted(UntrustedReason::Future(time));
    assert_eq!(verdict.stamps, [TimeStamp::Valid { time, trust: future }]);
}

#[test]
fn a_time_stamp_of_something_else_proves_nothing() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    for (token, fault) in [
        (pki::bytes("messages/content.stamp"), MessageError::Changed),
        (pki::bytes("messages/rsa-2048.der"), MessageError::Content),
        (encoded(SEQUENCE, &[]), MessageError::Malformed("signature")),
    ] {
        let verdict = judged(&stamped("rsa-2048", &token), &evidence, "2027-01-01");
        assert!(!verdict.proven);
        assert_eq!(verdict.stamps, [TimeStamp::Invalid(fault)]);
    }
}

#[test]
fn a_document_time_stamp_is_validated_at_its_time() {
    let roots = roots();
    let evidence = Evidence { roots: &roots, ..Evidence::default() };
    let stamp = Message::read(&pki::bytes("messages/content.stamp")).unwrap();
    let content = pki::content();
    let signed = stamp.check(SignatureFormat::TimeStamp, &[&content]).unwrap();
    let verdict = judge(&signed, &evidence, time("2060-01-01"));
    assert!(matches!(verdict.trust, Trust::Trusted(_)));
    assert_eq!(verdict.at, "2026-01-15T08:00:00Z".parse().unwrap());
    let crls = [pki::bytes("revocation/issuer.crl")];
    let verdict = judge(&signed, &Evidence { crls: &crls, ..evidence }, time("2027-01-01"));
    assert!(matches!(status_of(verdict.trust), RevocationStatus::Good { .. }));
    let verdict = judge(&signed, &evidence, time("2026-01-01"));
    assert!(matches!(verdict.trust, Trust::Untrusted(UntrustedReason::Future(_))));
}

#[test]
fn time_stamps_of_a_compromised_key_prove_nothing() {
    let roots = roots();
    let message = stamped("rsa-2048", &pki::bytes("messages/rsa-2048.stamp"));
    for (name, proven) in [("issuer", true), ("superseded", true), ("lost", false)] {
        let crls = [pki::bytes(&format!("revocation/{name}.crl"))];
        let evidence = Evidence { roots: &roots, crls: &crls, ..Evidence::default() };
        let verdict = judged(&message, &evidence, "2027-01-01");
        assert_eq!(verdict.proven, proven, "{name}");
    }
}

#[test]
fn a_revoked_ocsp_responder_makes_no_statement() {
    let roots = roots();
    let (crls, ocsps) =
        ([pki::bytes("revocation/lost.crl")], [pki::bytes("revocation/rsa-2048.ocsp")]);
    // The CRL has the signer's status, which the response no longer gives.
    let evidence = Evidence { roots: &roots, crls: &crls, ocsps: &ocsps, ..Evidence::default() };
    let expected = RevocationStatus::Good { by: RevocationSource::Crl, of: time("2026-01-17") };
    assert_eq!(status_of(trust("rsa-2048", &evidence)), expected);
    let message = pki::message("rsa-2048");
    let sources = RevocationSources::of(&message, &evidence, time("2027-01-01"));
    let (signer, issuer) = (pki::certificate("signers/rsa-2048"), pki::certificate("issuers/rsa"));
    assert_eq!(sources.ocsp_statements(&signer, &issuer).count(), 0);
    let before = Evidence { crls: &[], ..evidence };
    let sources = RevocationSources::of(&message, &before, time("2027-01-01"));
    assert_eq!(sources.ocsp_statements(&signer, &issuer).count(), 1);
}
