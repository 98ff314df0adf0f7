//! Prints a generated agreement of that many pages, and says how many it has: `length 300`.
//!
//! What `tests/linear` counts the instructions of. Without a number, all is made ready and nothing
//! printed: the cost of starting.

use naskah_tests::generate::of_length;

fn main() -> std::io::Result<()> {
    use std::io::Write;

    let pages = std::env::args().nth(1).and_then(|pages| pages.parse().ok());
    let case = of_length(pages.unwrap_or(1));
    let press = case.press();
    let printed = match pages {
        Some(_) => press.print(&case.agreement).map_or(0, |print| print.pages),
        None => 0,
    };
    writeln!(std::io::stdout(), "{printed}")
}
