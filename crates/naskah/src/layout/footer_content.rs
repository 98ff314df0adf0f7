//! The content of the footer of electronically signed documents: a sentence and a QR code.

use super::qr_code::QrCode;
use crate::Length;
use crate::document::{QrContent, Text};

/// A larger code would leave too little of the page.
const LARGEST_CODE: Length = Length::mm(45);

/// The content of the footer.
#[derive(Clone, Debug, Default)]
pub(super) struct FooterContent {
    pub(super) sentence: Option<Text>,
    pub(super) code: Option<FooterCode>,
}

/// The QR code of the footer.
#[derive(Clone, Debug)]
pub(super) struct FooterCode {
    /// The alternative text.
    pub(super) description: String,
    pub(super) code: QrCode,
    /// The side, quiet zone included.
    pub(super) side: Length,
}

impl FooterContent {
    pub(super) fn is_empty(&self) -> bool {
        self.sentence.is_none() && self.code.is_none()
    }
}

impl FooterCode {
    /// A code with this side, or larger if it could not be read from paper; none if it is then too large.
    pub(super) fn new(content: &QrContent, side: Length) -> Option<Self> {
        let code = QrCode::new(&content.text)?;
        let side = side.max(code.least_side());
        let description = content.description.clone();
        (side <= LARGEST_CODE).then_some(Self { description, code, side })
    }
}
