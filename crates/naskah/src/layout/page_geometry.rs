//! Page geometry: paper, margins, and the space that the footer takes; portrait or landscape.

use crate::Length;
use crate::style::{Margins, Paper, Style};

/// The geometry of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageGeometry {
    pub(super) paper: Paper,
    pub(super) margins: Margins,
    /// The height above the bottom margin that is reserved for the footer.
    pub(super) footer_height: Length,
}

impl PageGeometry {
    /// A page as the style defines it.
    pub(super) fn portrait(style: &Style) -> Self {
        Self { paper: style.paper, margins: style.margins, footer_height: Length::ZERO }
    }

    /// A page in landscape. When bound, it is rotated so that its top is at the binding, so the left margin
    /// of a portrait page becomes its top margin.
    pub(super) fn landscape(style: &Style) -> Self {
        let (paper, margins) = (style.paper, style.margins);
        if paper.width > paper.height {
            return Self::portrait(style);
        }
        Self {
            paper: Paper { width: paper.height, height: paper.width },
            margins: Margins {
                left: margins.bottom,
                top: margins.left,
                right: margins.top,
                bottom: margins.right,
            },
            footer_height: Length::ZERO,
        }
    }

    /// The width between the margins.
    pub(super) fn text_width(&self) -> Length {
        self.paper.width - self.margins.left - self.margins.right
    }

    /// The height between the top margin and the footer.
    pub(super) fn text_height(&self) -> Length {
        self.paper.height - self.margins.top - self.margins.bottom - self.footer_height
    }
}
