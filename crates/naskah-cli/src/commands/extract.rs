//! `naskah extract`: the data of an agreement, from the PDF that it is attached to.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naskah::archive;
use naskah::pdf::Attachment;
use naskah_batch::output;
use naskah_diagnostic::Diagnostic;
use serde::Serialize;

use crate::counts::several;
use crate::exit_status::{Failure, Status};
use crate::input::{self, is_standard};
use crate::reporter::Reporter;
use crate::{args, codes};

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    bytes: usize,
}

pub(crate) fn extract(args: &args::Extract, reporter: &Reporter) -> Result<Status, Failure> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None => default_folder(&args.pdf)?,
    };
    let (name, pdf) = input::bytes(&args.pdf)?;
    let files = archive::extract(&name, &pdf)?;
    if is_standard(&output) || is_data(&output) {
        data_alone(&files, &output, reporter)?;
    } else {
        all(&files, &output, reporter)?;
    }
    Ok(Status::Success)
}

/// Whether the path names a file for the data rather than a folder for everything.
fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) && !path.is_dir()
}

fn data_alone(files: &[Attachment], path: &Path, reporter: &Reporter) -> Result<(), Failure> {
    let Some((data, pictures)) = files.split_first() else { return Ok(()) };
    if !pictures.is_empty() {
        let names: Vec<_> = pictures.iter().map(|it| format!("`{}`", it.name)).collect();
        let message =
            format!("the data names pictures, which are not written: {}", names.join(", "));
        reporter.diagnostics(&[Diagnostic::warning(codes::PICTURES_NOT_WRITTEN, message)
            .help("name a folder with --output to have them beside the data")]);
    }
    if is_standard(path) { reporter.bytes(&data.bytes) } else { put(path, data, reporter) }
}

/// Writes everything into the folder; the data last, so that it is never there without its pictures.
fn all(files: &[Attachment], folder: &Path, reporter: &Reporter) -> Result<(), Failure> {
    let files: Vec<_> = files.iter().map(|file| (folder.join(&file.name), file)).collect();
    for (path, file) in &files {
        match fs::read(path) {
            // Somebody may have edited it.
            Ok(bytes) if bytes != file.bytes => {
                let message = format!("`{}` exists and has other contents", path.display());
                return Err(Diagnostic::error(codes::FILE_EXISTS, message)
                    .help("remove it, or name another folder with --output")
                    .into());
            }
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Diagnostic::io("write", path, &error).into());
            }
            _ => {}
        }
    }
    for (path, file) in files.iter().rev() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| Diagnostic::io("create the folder", folder, &error))?;
        }
        put(path, file, reporter)?;
    }
    Ok(())
}

fn put(path: &Path, file: &Attachment, reporter: &Reporter) -> Result<(), Failure> {
    output::write(path, &file.bytes)?;
    let (path, bytes) = (path.display().to_string(), file.bytes.len());
    let json = FileJson { path: &path, bytes };
    Ok(reporter.result(&json, || format!("{path}: {}", several(bytes, "byte")))?)
}

/// The PDF's name without its extension, in the current folder.
fn default_folder(pdf: &Path) -> Result<PathBuf, Failure> {
    match (pdf.file_stem(), pdf.extension()) {
        (Some(stem), Some(_)) if !is_standard(pdf) => Ok(stem.into()),
        _ => {
            let message = format!("the name `{}` gives no name for the folder", pdf.display());
            Err(Diagnostic::error(codes::OUTPUT_UNNAMED, message)
                .help("name it with --output")
                .into())
        }
    }
}
