//! Prints a generated agreement of that many pages, and says how many it has: `length 300`;
//! `length 300 layout` stops at its laid-out pages.
//!
//! What `tests/linear` counts the instructions of. Without a number, all is made ready and nothing
//! printed: the cost of starting.

use std::error::Error;
use std::io::Write;

use naskah_tests::generate::of_length;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let pages = arguments.next().map(|pages| pages.parse()).transpose()?;
    let case = of_length(pages.unwrap_or(1));
    let press = case.press();
    let made = match (pages, arguments.next().as_deref()) {
        (None, _) => 0,
        (Some(_), Some("layout")) => {
            let (document, _) = press.document(&case.agreement)?;
            press.pages(&document)?.0.pages.len()
        }
        (Some(_), _) => press.print(&case.agreement)?.pages,
    };
    writeln!(std::io::stdout(), "{made}")?;
    Ok(())
}
