//! The recap (*rekapitulasi*): a table of all documents.

use naskah::pdf::Settings;
use naskah::recap::Recap;
use naskah::{Press, Print};
use naskah_diagnostic::Result;

use crate::document_info::{DocumentInfo, common};

/// The table, in the order of the documents, which are all of that kind.
///
/// # Errors
/// Those of printing.
pub(super) fn print(
    documents: &[DocumentInfo],
    kind: String,
    press: &Press,
    settings: &Settings,
) -> Result<Print> {
    let mut recap = Recap::default();
    recap.rows.extend(documents.iter().map(|document| document.row.clone()));
    recap.kind = kind;
    common(documents, |it| &it.subject).clone_into(&mut recap.subject);
    press.recap(&recap, settings)
}
