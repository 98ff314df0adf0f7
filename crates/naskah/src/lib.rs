//! Turns data into official Indonesian agreements (*perjanjian kerja sama*) as PDF.
//!
//! ```
//! use naskah::{Agreement, Press, Template};
//!
//! fn main() -> Result<(), naskah::diagnostic::Errors> {
//!     let data = r#"(
//!         subject: "Penguatan Literasi",
//!         signed: (date: "2021-09-21", place: "Tenggarong"),
//!         parties: [
//!             (name: "Dinas Satu", signer: (name: "[Nama]", position: "Kepala Dinas")),
//!             (name: "Dinas Dua", signer: (name: "[Nama]", position: "Kepala Dinas")),
//!         ],
//!         scope: ["pelatihan kader", "penyuluhan"],
//!     )"#;
//!     let agreement = Agreement::from_ron("dkp.ron", data)?;
//!     let press = Press::new(Template::builtin("pks")?)?;
//!     let print = press.print(&agreement)?;
//!     assert!(print.pdf.starts_with(b"%PDF-1.7"));
//!     Ok(())
//! }
//! ```
//!
//! The pipeline has one direction, and a folder for each stage:
//!
//! ```text
//! agreement ─► template ─► document ─► layout (text, picture) ─► page ─► pdf
//! data         wording     meaning     lines and places          boxes   bytes
//! ```

pub mod agreement;
pub mod archive;
mod cache;
pub mod codes;
mod data;
pub mod document;
mod emeterai;
pub mod layout;
mod length;
pub mod page;
pub mod pdf;
pub mod picture;
mod press;
pub mod recap;
pub mod style;
pub mod template;
pub mod text;

pub use naskah_diagnostic as diagnostic;
pub use naskah_wording as wording;

pub use self::agreement::Agreement;
pub use self::length::Length;
pub use self::press::{Press, Print};
pub use self::style::Style;
pub use self::template::Template;
