//! Hundreds of generated agreements keep every rule of page and line breaks, signatures, margins and
//! numbers, judged by the positions in the finished PDFs.
//!
//! `NASKAH_SEED=17 cargo test -p naskah-tests --test it rules::` writes that agreement's PDF and says where.

// Agreements that are asked for by their seeds are told of.
#![allow(clippy::print_stdout)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use naskah_tests::generate::Case;
use naskah_tests::reader::read;
use naskah_tests::rules::{Breach, check};

/// How many are made, most of them short.
const CASES: usize = 520;

/// How many articles the agreement of that number has.
fn articles(seed: usize) -> usize {
    match seed % 260 {
        0 => 200,
        1..=2 => 60,
        3..=20 => 20,
        number => 1 + number % 9,
    }
}

/// What a document breaks without saying so, or says that it breaks although it need not.
fn judge(seed: usize) -> Vec<Breach> {
    let case = Case::new(seed as u64, articles(seed));
    let press = case.press();
    let print = press.print(&case.agreement).unwrap_or_else(|errors| panic!("{seed}: {errors}"));
    let (document, _) = press.document(&case.agreement).unwrap();
    if std::env::var("NASKAH_SEED").is_ok() {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{seed}.pdf"));
        std::fs::write(&path, &print.pdf).unwrap();
        println!("{}", path.display());
        for warning in &print.warnings {
            println!("{warning}");
        }
    }
    let says = |breach: &Breach| {
        breach.after_page.is_some_and(|page| {
            let place = format!("between pages {page} and {},", page + 1);
            print.warnings.iter().any(|warning| warning.message.starts_with(&place))
        })
    };
    let mut found = check(&document, &case.style, &read(&print.pdf));
    found.retain(|breach| !says(breach));
    // More signers, with long names under long offices, may be higher than a page; nothing else is.
    if case.agreement.parties.len() <= 2 && case.agreement.witnesses.len() <= 1 {
        let bent = print.warnings.iter().filter(|it| it.message.starts_with("between pages"));
        found.extend(bent.map(|warning| Breach::new("needless", warning.message.as_str())));
    }
    found
}

#[test]
fn generated_agreements_keep_every_rule() {
    let seeds: Vec<usize> = match std::env::var("NASKAH_SEED") {
        Ok(seed) => match seed.split_once("..") {
            Some((a, b)) => (a.parse().unwrap()..b.parse().unwrap()).collect(),
            None => vec![seed.parse().unwrap()],
        },
        Err(_) => (0..CASES).collect(),
    };
    let next = AtomicUsize::new(0);
    let work = || {
        let mut judged = Vec::new();
        while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
            judged.push((*seed, judge(*seed)));
        }
        judged
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut judged: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    judged.sort_by_key(|(seed, _)| *seed);
    assert_eq!(judged.len(), seeds.len());

    let breaches: Vec<String> = judged
        .iter()
        .flat_map(|(seed, found)| found.iter().map(move |it| format!("seed {seed}: {it:?}")))
        .collect();
    assert!(
        breaches.is_empty(),
        "{} breaches, the first:\n{}",
        breaches.len(),
        breaches[..breaches.len().min(400)].join("\n")
    );
}
