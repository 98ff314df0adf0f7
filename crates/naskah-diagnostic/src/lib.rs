//! Diagnostics: what is wrong, where, whose fault it is, and how to fix it.
//!
//! A [`Diagnostic`] has a stable [`Code`], the path of the field it concerns, labelled ranges in the
//! source text, and help. It serialises to JSON, and the feature `render` prints it with the source lines
//! it concerns. The [`Category`] of the code decides a command's exit status.
//!
//! ```
//! use naskah_diagnostic::{Category, Code, Diagnostic, Errors, Source};
//!
//! const UNKNOWN_FIELD: Code = Code::new("unknown-field", Category::Input, "The data names a field that does not exist.");
//!
//! fn main() {
//!     let source = Source::new("dkp.ron", "(subjek: \"Sinergi\")");
//!     let diagnostic = Diagnostic::error(UNKNOWN_FIELD, "unknown field `subjek`")
//!         .path("subjek")
//!         .at(source.span(1..7), "no such field")
//!         .help("did you mean `subject`?");
//!     let errors = Errors::from(diagnostic);
//!
//!     assert_eq!(errors.category(), Category::Input);
//!     assert_eq!(
//!         errors.to_string(),
//!         "dkp.ron:1:2: error: unknown field `subjek`\n  help: did you mean `subject`?"
//!     );
//!     let json = serde_json::to_value(&errors).unwrap();
//!     assert_eq!(json[0]["code"], "unknown-field");
//!     assert_eq!(json[0]["labels"][0]["end"]["column"], 8);
//! }
//! ```

mod code;
pub mod codes;
mod diagnostic;
mod errors;
mod io;
mod json;
#[cfg(feature = "render")]
mod render;
mod source;
mod suggestion;

pub use self::code::{Category, Code};
pub use self::diagnostic::{Diagnostic, Label, Severity};
pub use self::errors::{Errors, Result};
pub use self::io::{io_category, io_reason};
#[cfg(feature = "render")]
pub use self::render::Renderer;
pub use self::source::{Position, Source, Span};
pub use self::suggestion::{closest, suggest};
