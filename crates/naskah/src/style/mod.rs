//! Styles: paper, margins, typefaces, spacing and other choices of appearance, in RON.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the style as a whole |
//! | `page` | paper, margins, page numbers, initials, watermark |
//! | `head`, `body`, `annex`, `signing` | parts of a document, in their order |
//! | `read` | reading RON; a user's style laid over a built-in one |
//! | `check` | which values are allowed |
//!
//! An unknown field is reported by the RON reader that all data shares, `data/read.rs`.

mod annex;
mod body;
mod check;
mod head;
mod model;
mod page;
mod read;
mod signing;

pub use self::annex::{AnnexNumbering, AnnexStyle};
pub use self::body::{
    BilingualStyle, FormStyle, ListScheme, ListStyle, MarkerAlignment, Spacing, TableStyle,
};
pub use self::head::{
    LetterheadStyle, Logos, NumberPosition, Numerals, PartyForm, PartyStyle, RoleWords, TitleStyle,
};
pub use self::model::Style;
pub use self::page::{
    FrontMatterStyle, InitialsStyle, Margins, OriginalLabelStyle, PageNumberPosition, Paper,
    RunningHeadStyle, WatermarkStyle,
};
pub use self::signing::{ElectronicStyle, MeteraiStyle, SignatureOrder, SignatureStyle};
