//! Paper, margins, typefaces, spacing and options of taste: everything about looks, in RON.

mod model;

pub use self::model::{
    ListStyle, Logos, Margins, NumberingOfPages, Paper, RoleWords, SignatureOrder, SignatureStyle,
    Spacing, Style, TitleStyle, WatermarkStyle,
};

use crate::diagnostic::Result;

impl Style {
    /// A style that ships with the library.
    ///
    /// # Errors
    /// No such style, with a suggestion.
    pub fn builtin(_name: &str) -> Result<Self> {
        unimplemented!()
    }
}
