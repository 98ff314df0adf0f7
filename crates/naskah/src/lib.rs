//! Official Indonesian agreements (*perjanjian kerja sama*) from data: laid out, checked, ready to be
//! signed.
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
