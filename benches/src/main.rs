//! Prints that many different agreements from one press, on that many threads, and says what they came
//! to: `cargo run --release -p naskah-benches -- 1000 2`. Time, memory and instructions are counted from
//! outside, by `time`, `perf stat` or `valgrind`.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, thread};

use naskah::diagnostic::Result;
use naskah::{Press, Template};
use naskah_benches::{Agreements, TEMPLATE};

/// Many documents are made of very many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let mut number = |or| arguments.next().map_or(Ok(or), |argument| argument.parse());
    let (count, threads) = (number(1_000)?, number(1)?);
    let template = arguments.next().unwrap_or_else(|| TEMPLATE.to_owned());

    let agreements = Agreements::read()?;
    let press = Press::new(Template::builtin(&template)?)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<(usize, usize)> {
        let (mut pages, mut bytes) = (0, 0);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok((pages, bytes));
            }
            let print = press.print(&agreements.get(number))?;
            (pages, bytes) = (pages + print.pages, bytes + print.pdf.len());
        }
    };
    let made = thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        started
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a thread has failed"))
            .collect::<std::result::Result<Vec<_>, _>>()
    })?;
    let (mut pages, mut bytes) = (0, 0);
    for made in made {
        let made = made?;
        (pages, bytes) = (pages + made.0, bytes + made.1);
    }
    println!("{count} documents, {pages} pages, {bytes} bytes");
    Ok(())
}
