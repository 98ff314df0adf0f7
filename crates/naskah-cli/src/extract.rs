//! `naskah extract`: the data of an agreement, out of the PDF that was made of it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naskah::archive;
use naskah::diagnostic::Diagnostic;
use naskah::pdf::Attachment;

use crate::args;
use crate::failure::{Failure, Status};
use crate::input::{self, is_standard};
use crate::output;
use crate::report::Reporter;

pub(crate) fn extract(args: &args::Extract, reporter: &Reporter) -> Result<Status, Failure> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None => beside_the_caller(&args.pdf)?,
    };
    let (name, pdf) = input::bytes(&args.pdf)?;
    let files = archive::extract(&name, &pdf)?;
    if is_standard(&output) || is_data(&output) {
        data_alone(&files, &output, reporter)?;
    } else {
        all(&files, &output, reporter)?;
    }
    Ok(Status::Well)
}

/// Whether the path names a file for the data rather than a folder for everything.
fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) && !path.is_dir()
}

fn data_alone(files: &[Attachment], path: &Path, reporter: &Reporter) -> Result<(), Failure> {
    let Some((data, pictures)) = files.split_first() else { return Ok(()) };
    if !pictures.is_empty() {
        let names: Vec<_> = pictures.iter().map(|it| format!("`{}`", it.name)).collect();
        reporter.diagnostics(&[Diagnostic::uncoded_warning(format!(
            "the data names pictures that are not written: {}",
            names.join(", ")
        ))
        .help("name a folder with --output, to have them beside the data")]);
    }
    if is_standard(path) { reporter.bytes(&data.bytes) } else { put(path, data, reporter) }
}

/// Writes everything into the folder; the data last, so that whoever finds it finds all.
fn all(files: &[Attachment], folder: &Path, reporter: &Reporter) -> Result<(), Failure> {
    let files: Vec<_> = files.iter().map(|file| (folder.join(&file.name), file)).collect();
    for (path, file) in &files {
        match fs::read(path) {
            // What somebody has worked on since is not taken away.
            Ok(bytes) if bytes != file.bytes => {
                return Err(Diagnostic::uncoded_error(format!(
                    "`{}` is there already and says something else",
                    path.display()
                ))
                .help("remove it, or name another folder with --output")
                .into());
            }
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Failure::system("write", path, &error));
            }
            _ => {}
        }
    }
    for (path, file) in files.iter().rev() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| Failure::system("make the folder", folder, &error))?;
        }
        put(path, file, reporter)?;
    }
    Ok(())
}

fn put(path: &Path, file: &Attachment, reporter: &Reporter) -> Result<(), Failure> {
    output::write(path, &file.bytes)?;
    reporter.extracted(path, file.bytes.len())
}

/// A folder of the PDF's name without its ending, in the current folder.
fn beside_the_caller(pdf: &Path) -> Result<PathBuf, Failure> {
    match (pdf.file_stem(), pdf.extension()) {
        (Some(stem), Some(_)) if !is_standard(pdf) => Ok(stem.into()),
        _ => {
            Err(Diagnostic::uncoded_error(format!("`{}` gives the folder no name", pdf.display()))
                .help("name it with --output")
                .into())
        }
    }
}
