//! The line about a PDF that was written.

use std::path::Path;

use naskah_diagnostic::Result;
use serde::Serialize;

use crate::counts::several;
use crate::reporter::Reporter;

#[derive(Serialize)]
struct FileJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    path: &'a str,
    pages: usize,
}

/// Writes the line; in a batch, with the entry's id.
///
/// # Errors
/// Those of [`Reporter::result`].
pub(super) fn report(
    reporter: &Reporter,
    id: Option<&str>,
    path: &Path,
    pages: usize,
) -> Result<()> {
    let path = path.display().to_string();
    let file = FileJson { id, path: &path, pages };
    reporter.result(&file, || format!("{path}: {}", several(pages, "page")))
}
