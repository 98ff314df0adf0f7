//! The sheets of a document: upright, and wider than high for some annexes.

use crate::Length;
use crate::style::{Margins, Paper, Style};

/// A sheet and its empty edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) paper: Paper,
    pub(super) margins: Margins,
    /// What is kept free above the bottom margin, for what stands at the foot of every page.
    pub(super) foot: Length,
}

impl Sheet {
    /// The sheet of the style.
    pub(super) fn upright(style: &Style) -> Self {
        Self { paper: style.paper, margins: style.margins, foot: Length::ZERO }
    }

    /// The sheet wider than high. Bound with the others it is turned so that its head lies at the
    /// binding: what is an upright sheet's left edge is its upper one.
    pub(super) fn landscape(style: &Style) -> Self {
        let (paper, margins) = (style.paper, style.margins);
        if paper.width > paper.height {
            return Self::upright(style);
        }
        Self {
            paper: Paper { width: paper.height, height: paper.width },
            margins: Margins {
                left: margins.bottom,
                top: margins.left,
                right: margins.top,
                bottom: margins.right,
            },
            foot: Length::ZERO,
        }
    }

    /// The width between the margins.
    pub(super) fn text_width(&self) -> Length {
        self.paper.width - self.margins.left - self.margins.right
    }

    /// The height between the margins.
    pub(super) fn text_height(&self) -> Length {
        self.paper.height - self.margins.top - self.margins.bottom - self.foot
    }
}
