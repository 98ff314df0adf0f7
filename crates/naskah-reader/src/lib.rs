//! Strict, bounded reading of PDF files, revision by revision: no fonts, no cryptography, no recovery.
//!
//! A file is treated as hostile: nothing in it causes a panic, unbounded work or unbounded memory, and
//! constructs that PDF readers interpret differently are errors, because a signature must not be valid for
//! one of them only. Each incremental update is a [`Revision`], and a [`View`] shows the objects as a reader
//! of that time would have seen them.
//!
//! ```
//! use naskah_reader::{Object, Pdf};
//!
//! fn main() -> Result<(), naskah_reader::ReadError> {
//!     let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Lang(id)>>\nendobj\n".to_vec();
//!     let table = bytes.len();
//!     bytes.extend(b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n");
//!     bytes.extend(format!("trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
//!
//!     let pdf = Pdf::parse(&bytes)?;
//!     let view = pdf.newest();
//!     assert_eq!(pdf.revisions().len(), 1);
//!     assert_eq!(view.catalog()?.get("Lang"), &Object::string(b"id"));
//!     assert!(view.pages()?.is_empty());
//!     Ok(())
//! }
//! ```

pub mod codes;
mod cross_reference;
mod error;
mod filter;
mod object;
mod pages;
mod parser;
mod pdf;
mod revisions;
#[cfg(test)]
mod tests;
mod text;
mod view;

pub use self::cross_reference::{Entry, Section, SectionKind};
pub use self::error::{ReadError, ReadResult};
pub use self::object::{Dictionary, Id, Object, PdfString, Stream};
pub use self::pdf::Pdf;
pub use self::revisions::Revision;
pub use self::view::View;
