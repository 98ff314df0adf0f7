//! Writes documents into a folder, and beside each what it says in reading order: every template in every
//! style, and generated agreements that are not too long. `generated 220 DIR` writes `pks-a4-arial.pdf`, `pks-a4-arial.txt`,
//! `0.pdf`, `0.txt` and so on.
//!
//! What `tests/judges/by_structure.py` compares with the text in the order of the structure tree.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use naskah::agreement::{Originals, Paper, Signing};
use naskah::{Agreement, Press, Style, Template};
use naskah_templates::{STYLES, TEMPLATES};
use naskah_tests::generate::Case;
use naskah_tests::reading::reading;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// A document that is to be written.
enum Wanted {
    /// The example of that template in that style.
    Example(&'static naskah_templates::Template, &'static str),
    /// The generated agreement of that number.
    Generated(u64),
}

impl Wanted {
    fn name(&self) -> String {
        match self {
            Self::Example(template, style) => format!("{}-{style}", template.name),
            Self::Generated(number) => number.to_string(),
        }
    }

    /// The data, the style, and what prints the one in the other.
    fn prepare(&self) -> Result<(Agreement, Style, Press)> {
        Ok(match self {
            Self::Example(template, style) => {
                let agreement = Agreement::from_ron(template.name, template.example)?;
                let style = Style::builtin(style)?;
                let press = Press::with_style(Template::builtin(template.name)?, style.clone())?;
                (agreement, style, press)
            }
            Self::Generated(number) => {
                let case = Case::new(*number, articles(*number));
                let press = case.press();
                (signed_in_turn(case.agreement, *number)?, case.style, press)
            }
        })
    }

    /// The PDF, and the texts that it consists of, a line each; nothing where it would be too long.
    fn print(&self) -> Result<Option<(Vec<u8>, String)>> {
        let (agreement, style, press) = self.prepare()?;
        let (document, _) = press.document(&agreement)?;
        let texts = reading(&document, &style);
        let print = press.print(&agreement)?;
        let fits = print.pages <= MOST_PAGES || matches!(self, Self::Generated(it) if is_long(*it));
        Ok(fits.then(|| (print.pdf, texts.join("\n") + "\n")))
    }
}

/// Longer agreements are left out but for a few: what reads the structure reads each page again for each of
/// its texts.
const MOST_PAGES: usize = 12;

/// Whether the agreement of that number may be long.
fn is_long(number: u64) -> bool {
    number % 40 == 39
}

/// How many articles the agreement of that number has.
fn articles(number: u64) -> usize {
    if is_long(number) { 10 } else { (number % 3) as usize }
}

/// The agreement without meterai, with a meterai for each party, or as the first of its originals, which
/// has a label above its title and one meterai.
fn signed_in_turn(mut agreement: Agreement, number: u64) -> Result<Agreement> {
    let meterai = Some(!number.is_multiple_of(3));
    let mut paper = Paper::default();
    paper.meterai = meterai;
    agreement.signing = Signing::Paper(paper);
    match number % 3 {
        2 => Ok(agreement.as_original(Originals::MIN)?),
        _ => Ok(agreement),
    }
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(count), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("say how many, and into which folder".into());
    };
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let examples = TEMPLATES
        .iter()
        .flat_map(|template| STYLES.iter().map(move |(style, _)| Wanted::Example(template, style)));
    let all: Vec<Wanted> = examples.chain((0..count.parse()?).map(Wanted::Generated)).collect();

    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(wanted) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = wanted.name();
            let printed = wanted.print().map_err(|error| format!("{name}: {error}"))?;
            let Some((pdf, text)) = printed else { continue };
            fs::write(folder.join(format!("{name}.pdf")), pdf)?;
            fs::write(folder.join(format!("{name}.txt")), text)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            thread.join().unwrap_or_else(|_| Err("a thread did not end well".into()))
        })
    })
}
