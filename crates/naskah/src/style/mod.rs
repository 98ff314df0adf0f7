//! Paper, margins, typefaces, spacing and options of taste: everything about looks, in RON.

mod model;
mod read;

pub use self::model::{
    BilingualStyle, InitialsStyle, ListStyle, Logos, Margins, MeteraiStyle, NumberingOfPages,
    OriginalLabelStyle, Paper, RoleWords, SignatureOrder, SignatureStyle, Spacing, Style,
    TitleStyle, WatermarkStyle,
};
