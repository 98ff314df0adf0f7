//! `naskah render`: one PDF from the data of one agreement, or one for each original.

use std::path::{Path, PathBuf};

use naskah::Agreement;
use naskah::diagnostic::Diagnostic;

use crate::args;
use crate::failure::{Failure, Status};
use crate::fields;
use crate::filing::Filing;
use crate::input::{self, is_standard};
use crate::originals::{self, Original};
use crate::output;
use crate::presses::Presses;
use crate::report::Reporter;

pub(crate) fn render(args: &args::Render, reporter: &Reporter) -> Result<Status, Failure> {
    let path = match &args.output {
        Some(path) if is_standard(path) && args.original == Some(Original::All) => {
            return Err(Diagnostic::uncoded_error("standard output takes one original only")
                .help("choose one with --original N, or name a file with --output")
                .into());
        }
        Some(path) => path.clone(),
        None => beside_the_caller(&args.data)?,
    };
    if args.fields_json.as_ref() == Some(&path) {
        return Err(Failure::usage(
            Diagnostic::uncoded_error("the PDF and its places would be one file")
                .help("name another with --fields-json"),
        ));
    }
    let filing = Filing::new(&args.filing)?;
    let input = input::read(&args.data)?;
    let agreement = Agreement::from_ron(&input.name, &input.text)?;
    let chosen = originals::choose(agreement, args.original)?;
    let presses = Presses::new(&args.look, &filing);
    let mut warnings = Vec::new();
    let mut made = Vec::new();
    for (number, agreement) in &chosen {
        let print = presses.print(agreement)?;
        originals::add_new(&mut warnings, print.warnings);
        let path = match (number, args.original, &args.output) {
            // What is to be one file has the name that the user gives it.
            (None, ..) | (_, Some(Original::Number(_)), Some(_)) => path.clone(),
            (Some(number), ..) => originals::path(&path, *number),
        };
        let fields = args.fields_json.as_ref().map(|fields| {
            let fields = match (number, args.original) {
                (Some(number), Some(Original::All)) => originals::path(fields, *number),
                _ => fields.clone(),
            };
            (fields, fields::json(&print.places))
        });
        made.push((path, print.pdf, print.pages, fields));
    }
    reporter.diagnostics(&warnings);
    for (path, pdf, pages, fields) in made {
        let places_shown = matches!(&fields, Some((path, _)) if is_standard(path));
        if is_standard(&path) {
            reporter.bytes(&pdf)?;
        } else {
            output::write(&path, &pdf)?;
            // Standard output holds the places and nothing else, for whoever reads them there.
            if !places_shown {
                reporter.file(None, &path, pages)?;
            }
        }
        match fields {
            Some((_, json)) if places_shown => reporter.bytes(&json)?,
            Some((path, json)) => output::write(&path, &json)?,
            None => {}
        }
    }
    Ok(Status::Well)
}

/// The data's name with `.pdf`, in the current folder.
fn beside_the_caller(data: &Path) -> Result<PathBuf, Failure> {
    match data.file_stem() {
        Some(stem) if !is_standard(data) => {
            // Not `with_extension`: it would cut a name such as `Dinas No. 3`.
            let mut name = stem.to_owned();
            name.push(".pdf");
            Ok(name.into())
        }
        _ => Err(Diagnostic::uncoded_error(format!("`{}` gives the PDF no name", data.display()))
            .help("name it with --output")
            .into()),
    }
}
