//! What `naskah verify` says of a file, and what it is to say.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use naskah_sign::{Criteria, Report};
use serde_json::Value;

use super::update::Update;
use crate::shared::naskah;
use crate::shared::pki::pki;

/// When it is judged.
const NOW: &str = "2026-10-01T10:00:00+08:00";

/// The facts of all signatures of a file.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) status: Option<i32>,
    /// How many signatures are valid.
    pub(crate) valid: usize,
    /// Field, fact and code of each fault, such as `PIHAK-KEDUA changes altered`.
    faults: BTreeSet<String>,
    /// The same of each note.
    notes: BTreeSet<String>,
    /// All that was written.
    told: String,
}

/// Judges a file by the command, with the roots of the suite: its status, and what it writes on both outputs.
fn run(pdf: &[u8], more: &[&str]) -> (Option<i32>, [String; 2]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("judged.pdf"), pdf).unwrap();
    let roots = [pki("roots/rsa.pem"), pki("roots/ec.pem")];
    let args = ["verify", "judged.pdf", "--at", NOW, "--trust", &roots[0], "--trust", &roots[1]];
    let done = naskah(folder.path(), &[&args[..], more].concat()).output().unwrap();
    (done.status.code(), [done.stdout, done.stderr].map(|it| String::from_utf8(it).unwrap()))
}

/// The verdict as people read it.
pub(crate) fn in_words(pdf: &[u8]) -> String {
    run(pdf, &[]).1.concat()
}

/// The verdict as programs read it.
pub(crate) fn verify(pdf: &[u8], more: &[&str]) -> Verdict {
    let (status, [told, errors]) = run(pdf, &[&["--format", "json"], more].concat());
    let signatures: Vec<Value> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let findings = |kind: &str| {
        let mut found = BTreeSet::new();
        for signature in &signatures {
            for fact in ["integrity", "trust", "coverage", "changes"] {
                let [field, code] = ["field", "code"];
                for finding in signature[fact][kind].as_array().unwrap() {
                    let words = [&signature[field], &Value::from(fact), &finding[code]];
                    found.insert(words.map(|it| it.as_str().unwrap()).join(" "));
                }
            }
        }
        found
    };
    Verdict {
        status,
        valid: signatures.iter().filter(|it| it["valid"] == true).count(),
        faults: findings("faults"),
        notes: findings("notes"),
        told: [told, errors].concat(),
    }
}

impl Verdict {
    /// The file is refused for these faults and no other, and `why` is among what is said.
    #[track_caller]
    pub(crate) fn assert_refused(&self, faults: &[&str], why: &str) {
        assert_eq!(self.status, Some(1), "{}", self.told);
        let expected: BTreeSet<String> = faults.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(self.faults, expected, "{}", self.told);
        assert!(self.told.contains(why), "{why}: {}", self.told);
    }

    /// The file is refused before there is a signature to speak of.
    #[track_caller]
    pub(crate) fn assert_unreadable(&self, why: &str) {
        assert_eq!((self.status, self.valid), (Some(1), 0), "{}", self.told);
        assert!(self.told.contains(why), "{why}: {}", self.told);
        assert!(self.told.contains("as it was made or signed"), "{}", self.told);
    }

    /// So many signatures are valid, and nothing speaks against anything.
    #[track_caller]
    pub(crate) fn assert_valid(&self, signatures: usize) {
        let said = (self.status, self.valid, &self.faults);
        assert_eq!(said, (Some(0), signatures, &BTreeSet::new()), "{}", self.told);
    }

    /// Field, fact and code are among what is to be known besides.
    #[track_caller]
    pub(crate) fn assert_noted(&self, note: &str) {
        assert!(self.notes.contains(note), "{note}: {}", self.told);
    }
}

/// The update is refused for what it changes behind the one signature: these codes, and `why` among what is said.
#[track_caller]
pub(crate) fn assert_seen(update: Update, codes: &[&str], why: &str) {
    let faults: Vec<String> = codes.iter().map(|it| format!("PIHAK-KEDUA changes {it}")).collect();
    let faults: Vec<&str> = faults.iter().map(String::as_str).collect();
    verify(&update.end(), &[]).assert_refused(&faults, why);
}

/// Judges a file in this process, where there are too many for the command; nothing when it cannot be read.
pub(crate) fn judge(pdf: &[u8]) -> Option<Report> {
    static CRITERIA: LazyLock<Criteria> = LazyLock::new(|| {
        let mut criteria = Criteria::new(NOW.parse().unwrap());
        for root in ["roots/rsa.pem", "roots/ec.pem"].map(pki) {
            criteria.trust(&root, &fs::read(&root).unwrap()).unwrap();
        }
        criteria
    });
    naskah_sign::verify("judged.pdf", pdf, &CRITERIA).ok()
}
