//! Paper, margins, typefaces, spacing and options of taste: everything about looks, in RON.

mod model;
mod read;

pub use self::model::{
    AnnexNumbering, AnnexStyle, BilingualStyle, ElectronicStyle, FormStyle, InitialsStyle,
    LetterheadStyle, ListScheme, ListStyle, Logos, Margins, MarkerAlignment, MeteraiStyle,
    NumberingOfPages, Numerals, OriginalLabelStyle, Paper, PartyForm, PartyStyle, RoleWords,
    SignatureOrder, SignatureStyle, Spacing, Style, TableStyle, TitleStyle, WatermarkStyle,
};
