//! The time of an agreement by stage, in a press that has printed others before:
//! `cargo bench -p naskah-benches`.

#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use naskah::document::Document;
use naskah::page::Pages;
use naskah::pdf::{self, Settings};
use naskah::{Agreement, Press, Template};
use naskah_benches::{Agreements, TEMPLATE};

fn main() {
    divan::main();
}

/// A press, agreements, and which is next.
struct Batch {
    press: Press,
    agreements: Agreements,
    next: AtomicUsize,
}

impl Batch {
    /// A press that has printed the first hundred.
    fn warm() -> Self {
        let press = Press::new(Template::builtin(TEMPLATE).unwrap()).unwrap();
        let batch =
            Self { press, agreements: Agreements::read().unwrap(), next: AtomicUsize::new(0) };
        for _ in 0..100 {
            batch.press.print(&batch.agreement()).unwrap();
        }
        batch
    }

    fn agreement(&self) -> Agreement {
        self.agreements.get(self.next.fetch_add(1, Ordering::Relaxed))
    }

    fn document(&self) -> Document {
        self.press.document(&self.agreement()).unwrap().0
    }

    fn pages(&self) -> Pages {
        self.press.pages(&self.document()).unwrap().0
    }
}

#[divan::bench]
fn press(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Press::new(Template::builtin(TEMPLATE).unwrap()).unwrap());
}

#[divan::bench]
fn fill(bencher: Bencher<'_, '_>) {
    let batch = Batch::warm();
    bencher.with_inputs(|| batch.agreement()).bench_refs(|it| batch.press.document(it).unwrap());
}

#[divan::bench]
fn lay_out(bencher: Bencher<'_, '_>) {
    let batch = Batch::warm();
    bencher.with_inputs(|| batch.document()).bench_refs(|it| batch.press.pages(it).unwrap());
}

#[divan::bench]
fn write(bencher: Bencher<'_, '_>) {
    let batch = Batch::warm();
    let settings = Settings::default();
    bencher
        .with_inputs(|| batch.pages())
        .bench_refs(|it| pdf::write(it, batch.press.fonts(), &settings).unwrap());
}

#[divan::bench(threads = [1, 2])]
fn print(bencher: Bencher<'_, '_>) {
    let batch = Batch::warm();
    bencher.with_inputs(|| batch.agreement()).bench_refs(|it| batch.press.print(it).unwrap());
}
