//! `naskah render`: one PDF from the data of one agreement, or one for each original.

use std::num::NonZeroU8;
use std::path::{Path, PathBuf};

use naskah::Agreement;
use naskah_batch::{Original, PressPool, originals, output};
use naskah_diagnostic::{Diagnostic, Result};

use super::{fields, file_line};
use crate::exit_status::{Failure, Status};
use crate::input::{self, is_standard};
use crate::pdf_options::pdf_options;
use crate::reporter::Reporter;
use crate::{args, codes};

/// A document that is ready to be written.
struct Document {
    path: PathBuf,
    pdf: Vec<u8>,
    pages: usize,
    /// Path and bytes of the places for signatures.
    places: Option<(PathBuf, Vec<u8>)>,
}

pub(crate) fn render(
    args: &args::Render,
    reporter: &Reporter,
) -> std::result::Result<Status, Failure> {
    let output = output_path(args)?;
    let pool = PressPool::new((&args.overrides).into(), pdf_options(&args.pdf)?);
    let source = input::read(&args.data)?;
    let agreement = Agreement::from_ron(source.name(), source.text())?;
    let (mut warnings, mut documents) = (Vec::new(), Vec::new());
    for (number, agreement) in originals::select(agreement, args.original)? {
        let print = pool.print(&agreement)?;
        originals::add_new(&mut warnings, print.warnings);
        documents.push(Document {
            path: pdf_path(args, &output, number),
            pdf: print.pdf,
            pages: print.pages,
            places: places_path(args, number)
                .map(|path| (path, fields::json(&print.signing_areas))),
        });
    }
    reporter.diagnostics(&warnings);
    for document in documents {
        write(document, reporter)?;
    }
    Ok(Status::Success)
}

/// The path of the PDF, before the number of an original is added.
fn output_path(args: &args::Render) -> Result<PathBuf> {
    let path = match &args.output {
        Some(path) if is_standard(path) && args.original == Some(Original::All) => {
            let message = "standard output takes one original only";
            return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, message)
                .help("choose one with --original N, or name a file with --output")
                .into());
        }
        Some(path) => path.clone(),
        None => default_path(&args.data)?,
    };
    if args.fields_json.as_ref() == Some(&path) {
        let message = "--output and --fields-json name the same file";
        return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, message)
            .help("name another with --fields-json")
            .into());
    }
    Ok(path)
}

/// The path of an original's PDF; exactly as given where there is only one.
fn pdf_path(args: &args::Render, output: &Path, number: Option<NonZeroU8>) -> PathBuf {
    match (number, args.original, &args.output) {
        (None, ..) | (_, Some(Original::Number(_)), Some(_)) => output.to_owned(),
        (Some(number), ..) => originals::path(output, number),
    }
}

/// The path of the JSON file with the places for signatures, if it is asked for.
fn places_path(args: &args::Render, number: Option<NonZeroU8>) -> Option<PathBuf> {
    let path = args.fields_json.as_ref()?;
    Some(match (number, args.original) {
        (Some(number), Some(Original::All)) => originals::path(path, number),
        _ => path.clone(),
    })
}

fn write(document: Document, reporter: &Reporter) -> std::result::Result<(), Failure> {
    let Document { path, pdf, pages, places } = document;
    let places_on_stdout = matches!(&places, Some((path, _)) if is_standard(path));
    if is_standard(&path) {
        reporter.bytes(&pdf)?;
    } else {
        output::write(&path, &pdf)?;
        // Standard output then holds the JSON of the places and nothing else.
        if !places_on_stdout {
            file_line::report(reporter, None, &path, pages)?;
        }
    }
    match places {
        Some((_, json)) if places_on_stdout => reporter.bytes(&json)?,
        Some((path, json)) => output::write(&path, &json)?,
        None => {}
    }
    Ok(())
}

/// The data file's name with `.pdf`, in the current folder.
fn default_path(data: &Path) -> Result<PathBuf> {
    match data.file_stem() {
        Some(stem) if !is_standard(data) => {
            // `with_extension` would cut a name such as `Dinas No. 3`.
            let mut name = stem.to_owned();
            name.push(".pdf");
            Ok(name.into())
        }
        _ => {
            let message = format!("the name `{}` gives no name for the PDF", data.display());
            Err(Diagnostic::error(codes::OUTPUT_UNNAMED, message)
                .help("name it with --output")
                .into())
        }
    }
}
