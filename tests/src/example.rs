//! The agreements of `examples/kukar-2021`, and those of `suite/agreements`.

use std::fs;
use std::path::{Path, PathBuf};

use naskah::agreement::Batch;
use naskah::diagnostic::Result;
use naskah::{Agreement, Press, Style, Template};

/// A path from the workspace's root.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The ids and the data of the four agreements, in the order of the batch.
///
/// # Panics
/// The example cannot be read.
pub fn agreements() -> Vec<(String, Agreement)> {
    let path = root("examples/kukar-2021/batch.ron");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let batch =
        Batch::from_ron(path.to_string_lossy(), &text).unwrap_or_else(|errors| panic!("{errors}"));
    let entries = batch.entries.into_iter();
    entries
        .map(|entry| (entry.id, entry.agreement.unwrap_or_else(|errors| panic!("{errors}"))))
        .collect()
}

/// Agreements of kinds that offices sign, and one with every construct of a wording, each with what prints it: from data
/// alone, or with a template and a style beside it.
///
/// # Panics
/// One of them cannot be read.
pub fn kinds() -> Vec<(String, Agreement, Press)> {
    let folder = root("tests/suite/agreements");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths.retain(|path| !path.to_string_lossy().ends_with("-style.ron"));
    paths.iter().map(|path| kind(path).unwrap_or_else(|errors| panic!("{errors}"))).collect()
}

fn kind(path: &Path) -> Result<(String, Agreement, Press)> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (data, style) = match path.is_dir() {
        true => (path.join("data.ron"), path.join("style.ron")),
        false => (path.to_owned(), path.with_file_name(format!("{name}-style.ron"))),
    };
    let read =
        |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let agreement = Agreement::from_ron(data.to_string_lossy(), &read(&data))?;
    let template = match path.is_dir() {
        true => Template::open(path)?,
        false => Template::builtin(agreement.template.as_deref().unwrap_or(Template::DEFAULT))?,
    };
    let style = match (style.exists(), &agreement.style) {
        (true, _) => Style::from_ron(style.to_string_lossy(), &read(&style))?,
        (false, Some(style)) => Style::builtin(style)?,
        (false, None) => Style::builtin(template.default_style())?,
    };
    Ok((name, agreement, Press::with_style(template, style)?))
}

/// The press that the example is printed with.
///
/// # Panics
/// The template that ships cannot be opened.
pub fn press() -> Press {
    Template::builtin("pks").and_then(Press::new).unwrap_or_else(|errors| panic!("{errors}"))
}
