//! The agreements of `examples/kukar-2021`.

use std::fs;
use std::path::{Path, PathBuf};

use naskah::agreement::Batch;
use naskah::{Agreement, Press, Template};

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

/// The press that the example is printed with.
///
/// # Panics
/// The template that ships cannot be opened.
pub fn press() -> Press {
    Template::builtin("pks").and_then(Press::new).unwrap_or_else(|errors| panic!("{errors}"))
}
