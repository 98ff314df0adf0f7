//! The typefaces of naskah's styles, embedded as OpenType files.
//!
//! | family | replaces | licence |
//! |---|---|---|
//! | TeX Gyre Bonum | Bookman Old Style | GUST Font License |
//! | Liberation Serif | Times New Roman | SIL Open Font License 1.1 |
//! | Liberation Sans | Arial | SIL Open Font License 1.1 |
//!
//! ```
//! let family = naskah_fonts::family("Liberation Serif").unwrap();
//! assert!(family.bold.len() > 100_000);
//! ```

/// A family with the four faces that official documents use.
#[derive(Debug)]
#[non_exhaustive]
pub struct Family {
    /// The name by which a style asks for the family.
    pub name: &'static str,
    /// The OpenType file of the upright face.
    pub regular: &'static [u8],
    /// The OpenType file of the bold face.
    pub bold: &'static [u8],
    /// The OpenType file of the italic face.
    pub italic: &'static [u8],
    /// The OpenType file of the bold italic face.
    pub bold_italic: &'static [u8],
}

/// All families, in the order of the table above.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "TeX Gyre Bonum",
        regular: include_bytes!("../tex-gyre-bonum/texgyrebonum-regular.otf"),
        bold: include_bytes!("../tex-gyre-bonum/texgyrebonum-bold.otf"),
        italic: include_bytes!("../tex-gyre-bonum/texgyrebonum-italic.otf"),
        bold_italic: include_bytes!("../tex-gyre-bonum/texgyrebonum-bolditalic.otf"),
    },
    Family {
        name: "Liberation Serif",
        regular: include_bytes!("../liberation-serif/LiberationSerif-Regular.ttf"),
        bold: include_bytes!("../liberation-serif/LiberationSerif-Bold.ttf"),
        italic: include_bytes!("../liberation-serif/LiberationSerif-Italic.ttf"),
        bold_italic: include_bytes!("../liberation-serif/LiberationSerif-BoldItalic.ttf"),
    },
    Family {
        name: "Liberation Sans",
        regular: include_bytes!("../liberation-sans/LiberationSans-Regular.ttf"),
        bold: include_bytes!("../liberation-sans/LiberationSans-Bold.ttf"),
        italic: include_bytes!("../liberation-sans/LiberationSans-Italic.ttf"),
        bold_italic: include_bytes!("../liberation-sans/LiberationSans-BoldItalic.ttf"),
    },
];

/// The family of that name.
pub fn family(name: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.name == name)
}
