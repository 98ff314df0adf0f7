//! `naskah check`: what rendering would say, without writing anything.

use std::path::Path;

use naskah::Agreement;
use naskah::agreement::Batch;
use naskah::diagnostic::Errors;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::args::{self, Look};
use crate::count::Count;
use crate::failure::{Failure, Status};
use crate::filing::Filing;
use crate::input;
use crate::presses::Presses;
use crate::report::Reporter;

pub(crate) fn check(args: &args::Check, reporter: &Reporter) -> Result<Status, Failure> {
    let mut worst = Status::Well;
    for path in &args.files {
        let mut count = Count::default();
        match agreements(path) {
            Ok(agreements) => check_each(&agreements, reporter, &mut count),
            Err(failure) => {
                count.failure(&failure);
                reporter.failure(&failure);
            }
        }
        reporter.verdict(path, &count)?;
        worst = worst.max(count.status);
    }
    Ok(worst)
}

/// The one agreement of a file, or those of a batch.
fn agreements(path: &Path) -> Result<Vec<Result<Agreement, Errors>>, Failure> {
    let input = input::read(path)?;
    if is_batch(&input.text) {
        let batch = Batch::from_ron(&input.name, &input.text)?;
        Ok(batch.entries.into_iter().map(|entry| entry.agreement).collect())
    } else {
        Ok(vec![Agreement::from_ron(&input.name, &input.text)])
    }
}

/// Whether the data has entries. What cannot be read as RON at all is an agreement's business.
fn is_batch(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Outline {
        #[serde(rename = "each")]
        _each: IgnoredAny,
    }
    ron::from_str::<Outline>(text).is_ok()
}

fn check_each(agreements: &[Result<Agreement, Errors>], reporter: &Reporter, count: &mut Count) {
    let (look, filing) = (Look::default(), Filing::default());
    let presses = Presses::new(&look, &filing);
    for agreement in agreements {
        count.agreements += 1;
        let printed = match agreement {
            Ok(agreement) => presses.print(agreement),
            Err(errors) => Err(errors.clone().into()),
        };
        match printed {
            Ok(print) => {
                count.diagnostics(&print.warnings);
                reporter.diagnostics(&print.warnings);
            }
            Err(failure) => {
                count.failure(&failure);
                reporter.failure(&failure);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_batch;

    #[test]
    fn a_batch_has_entries_at_its_top() {
        assert!(is_batch("(shared: (subject: \"a\", parties: []), each: [(id: \"a\")])"));
        assert!(is_batch("( // each\n each: [], other: { \"a\": 1 })"));
        assert!(!is_batch("(subject: \"each: []\", details: { \"each\": [] })"));
        assert!(!is_batch("(each: [)"));
    }
}
