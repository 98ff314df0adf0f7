//! `naskah batch`: one PDF for each entry, or for each original of it, on several threads.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use naskah::Agreement;
use naskah::agreement::{Batch, Entry};
use naskah::diagnostic::Diagnostic;

use crate::args;
use crate::count::Count;
use crate::failure::{Failure, Status};
use crate::fields;
use crate::filing::Filing;
use crate::input;
use crate::originals::{self, Original};
use crate::output;
use crate::parallel;
use crate::presses::Presses;
use crate::report::Reporter;

/// An entry, and what is made of it.
#[derive(Debug)]
struct Job {
    id: String,
    documents: Result<Vec<Document>, Failure>,
}

/// What is printed, and where it goes.
#[derive(Debug)]
struct Document {
    agreement: Agreement,
    path: PathBuf,
}

/// The documents of an entry that are now on the disk.
#[derive(Debug)]
struct Made<'a> {
    /// Where each is, and how many pages it has.
    files: Vec<(&'a Path, usize)>,
    warnings: Vec<Diagnostic>,
}

pub(crate) fn batch(args: &args::Batch, reporter: &Reporter) -> Result<Status, Failure> {
    let filing = Filing::new(&args.filing)?;
    let input = input::read(&args.data)?;
    let batch = Batch::from_ron(&input.name, &input.text)?;
    let entries = choose(batch.entries, &args.only)?;
    let jobs = plan(entries, args.original, &args.output)?;
    fs::create_dir_all(&args.output)
        .map_err(|error| Failure::system("make the folder", &args.output, &error))?;

    let documents = jobs.iter().filter_map(|job| job.documents.as_ref().ok()).flatten();
    let agreements = documents.map(|document| &document.agreement);
    let presses = Presses::new(&args.look, &filing, agreements);
    // With `--fail-fast`, nothing behind the first failure is begun; all before it is made.
    let end = AtomicUsize::new(usize::MAX);
    let work = |index: usize, job| {
        let begun = index <= end.load(Ordering::Relaxed);
        let made = begun.then(|| make(job, &presses, args.fields_json));
        if args.fail_fast && matches!(made, Some(Err(_))) {
            end.fetch_min(index, Ordering::Relaxed);
        }
        made
    };
    let mut count = Count::default();
    let mut progress = reporter.progress(jobs.len());
    parallel::in_order(args.jobs, &jobs, work, |job, made| {
        let Some(made) = made else { return };
        count.agreements += 1;
        progress.advance(|| {
            let told = made.and_then(|made| {
                count.diagnostics(&made.warnings);
                reporter.diagnostics(&made.warnings);
                let mut files = made.files.iter();
                files.try_for_each(|(path, pages)| reporter.file(Some(&job.id), path, *pages))
            });
            if let Err(failure) = told {
                count.failure(&failure);
                reporter.failure(&failure);
            }
        });
    })?;
    drop(progress);
    reporter.summary(&count);
    Ok(count.status)
}

/// The entries with these ids, in their own order; all of them where no id is given.
fn choose(mut entries: Vec<Entry>, only: &[String]) -> Result<Vec<Entry>, Failure> {
    if only.is_empty() {
        return Ok(entries);
    }
    for id in only {
        if !entries.iter().any(|entry| entry.id == *id) {
            let known: Vec<_> = entries.iter().map(|entry| entry.id.as_str()).collect();
            return Err(Diagnostic::error(format!("the batch has no entry `{id}`"))
                .help(format!("its entries are {}", known.join(", ")))
                .into());
        }
    }
    entries.retain(|entry| only.contains(&entry.id));
    Ok(entries)
}

/// Where each document goes: a file of its own, directly in the folder.
fn plan(
    entries: Vec<Entry>,
    original: Option<Original>,
    folder: &Path,
) -> Result<Vec<Job>, Failure> {
    let mut jobs = Vec::new();
    let mut taken = BTreeMap::new();
    for Entry { id, agreement } in entries {
        let name = file_name(&id)?;
        // Some file systems take `A.pdf` and `a.pdf` for the same file. As long as names differ, so do
        // those of their originals.
        if let Some(other) = taken.insert(name.to_lowercase(), id.clone()) {
            return Err(Diagnostic::error(format!(
                "the entries `{other}` and `{id}` would write the same file"
            ))
            .help("give each entry an id of its own; capitals make no difference")
            .into());
        }
        let path = folder.join(name);
        let documents = agreement.map_err(Failure::from).and_then(|agreement| {
            let chosen = originals::choose(agreement, original)?.into_iter();
            let document = |(number, agreement): (Option<_>, _)| Document {
                agreement,
                path: number.map_or(path.clone(), |number| originals::path(&path, number)),
            };
            Ok(chosen.map(document).collect())
        });
        jobs.push(Job { id, documents });
    }
    Ok(jobs)
}

/// The file of an entry: never outside the folder, never hidden.
fn file_name(id: &str) -> Result<String, Failure> {
    let mut components = Path::new(id).components();
    let single = matches!(
        (components.next(), components.next()),
        (Some(Component::Normal(name)), None) if name == id
    );
    let clean =
        !id.starts_with('.') && !id.contains(|c: char| c.is_control() || r#"\/:"#.contains(c));
    if single && clean {
        Ok(format!("{id}.pdf"))
    } else {
        Err(Diagnostic::error(format!("the id `{}` cannot name a file", id.escape_debug()))
            .help("use letters, digits and hyphens")
            .into())
    }
}

/// Prints all of an entry's documents, then writes them; and beside them where they are signed, if that is
/// asked for.
fn make<'a>(job: &'a Job, presses: &Presses<'_>, fields_json: bool) -> Result<Made<'a>, Failure> {
    let documents = job.documents.as_ref().map_err(Clone::clone)?;
    let mut warnings = Vec::new();
    let mut prints = Vec::new();
    for document in documents {
        let print = presses.print(&document.agreement)?;
        originals::add_new(&mut warnings, print.warnings);
        let fields = fields_json.then(|| fields::json(&print.places));
        prints.push((document.path.as_path(), print.pdf, print.pages, fields));
    }
    let mut files = Vec::new();
    for (path, pdf, pages, fields) in prints {
        output::write(path, &pdf)?;
        if let Some(fields) = fields {
            output::write(&originals::beside(path), &fields)?;
        }
        files.push((path, pages));
    }
    Ok(Made { files, warnings })
}

#[cfg(test)]
mod tests {
    use naskah::agreement::{Originals, Paper, Signing};

    use super::*;

    fn entries(ids: &[&str]) -> Vec<Entry> {
        let agreement = || {
            let originals = Paper { originals: Originals::new(2), ..Paper::default() };
            Ok(Agreement { signing: Signing::Paper(originals), ..Agreement::default() })
        };
        ids.iter().map(|id| Entry { id: (*id).to_owned(), agreement: agreement() }).collect()
    }

    #[test]
    fn files_are_named_by_their_ids_in_the_folder() {
        let paths = |original| -> Vec<String> {
            let jobs = plan(entries(&["diskominfo", "dinas 3.1"]), original, Path::new("out/a"));
            let documents = jobs.unwrap().into_iter().flat_map(|job| job.documents.unwrap());
            documents.map(|document| document.path.to_str().unwrap().to_owned()).collect()
        };
        assert_eq!(paths(None), ["out/a/diskominfo.pdf", "out/a/dinas 3.1.pdf"]);
        assert_eq!(
            paths(Some(Original::All)),
            [
                "out/a/diskominfo-rangkap-1.pdf",
                "out/a/diskominfo-rangkap-2.pdf",
                "out/a/dinas 3.1-rangkap-1.pdf",
                "out/a/dinas 3.1-rangkap-2.pdf",
            ]
        );
    }

    #[test]
    fn no_id_leaves_the_folder() {
        for id in
            ["", ".", "..", "../a", "a/b", "/a", "a/", "./a", r"a\b", "c:a", "a\0", "a\nb", ".a"]
        {
            assert!(plan(entries(&[id]), None, Path::new("out")).is_err(), "{id:?}");
        }
    }

    #[test]
    fn two_entries_never_share_a_file() {
        let failure = plan(entries(&["dkp", "DKP"]), None, Path::new("out")).unwrap_err();
        assert_eq!(failure.status, Status::Input);
        assert!(failure.errors.to_string().contains("would write the same file"));
    }

    #[test]
    fn only_keeps_the_order_of_the_batch() {
        let only = ["c".to_owned(), "a".to_owned()];
        let chosen = choose(entries(&["a", "b", "c"]), &only).unwrap();
        let ids: Vec<_> = chosen.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"]);
    }

    #[test]
    fn only_with_an_unknown_id_says_what_there_is() {
        let failure = choose(entries(&["a", "b"]), &["x".to_owned()]).unwrap_err();
        let text = failure.errors.to_string();
        assert_eq!(text, "error: the batch has no entry `x`\n  help: its entries are a, b");
    }
}
