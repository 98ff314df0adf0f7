//! The display list: what is drawn on each page, in drawing order.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Point, Rect, SigningArea, Structure};
use crate::picture::Picture;
use crate::style::Paper;
use crate::text::{GlyphRun, Tag};

/// A laid-out document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Pages {
    /// The file's properties.
    pub properties: Properties,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure tree that the pages' items belong to.
    pub structure: Structure,
    /// Where signatures, initials and electronic duty stamps go, in signing order.
    pub signing_areas: Vec<SigningArea>,
    /// The pictures on the pages; [`DisplayItem::Picture`] refers to them by index.
    #[serde(skip)]
    pub pictures: Vec<Arc<Picture>>,
}

/// A single page without properties, structure or signing areas.
impl From<Page> for Pages {
    fn from(page: Page) -> Self {
        Self { pages: vec![page], ..Self::default() }
    }
}

/// The document properties that a PDF reader shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Properties {
    /// The title in one line.
    pub title: String,
    /// The issuers: the parties' names.
    pub authors: Vec<String>,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// The document's own date.
    pub date: Option<Date>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Page {
    /// The paper size.
    pub paper: Paper,
    /// The page number within its numbering sequence, from 1, whether or not it is printed. Annexes may
    /// have a sequence of their own.
    pub number: usize,
    /// What is drawn, in drawing order: later items cover earlier ones.
    pub items: Vec<DisplayItem>,
}

impl Page {
    /// An empty page with the number 1.
    pub fn new(paper: Paper) -> Self {
        Self { paper, number: 1, items: Vec::new() }
    }
}

/// An item of a page's display list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[non_exhaustive]
pub enum DisplayItem {
    /// Black glyphs of one line. The run's `x` counts from `at`, and its tag names the structure element
    /// it belongs to.
    Glyphs {
        /// The line's start, on the baseline.
        at: Point,
        /// The glyphs.
        run: GlyphRun,
    },
    /// A filled black rectangle: a rule or an underline.
    Rule(Rect),
    /// A picture.
    Picture {
        /// Its index in [`Pages::pictures`].
        picture: usize,
        /// Where it is drawn.
        rect: Rect,
        /// Its figure element; none for a decoration.
        tag: Option<Tag>,
    },
    /// Text in the page's colour: found by programs that search for text, not seen by readers.
    Hidden {
        /// The line's start, on the baseline.
        at: Point,
        /// The glyphs.
        run: GlyphRun,
    },
    /// A QR code: black modules on a white background.
    QrCode {
        /// Rectangles of dark modules; they do not overlap.
        bars: Vec<Rect>,
        /// The background, quiet zone included.
        rect: Rect,
        /// Its figure element; none where the code is repeated.
        tag: Option<Tag>,
    },
    /// An area reserved for a signature, initials or a stamp; nothing is drawn.
    SigningArea {
        /// Its index in [`Pages::signing_areas`].
        area: usize,
        /// The form element of its field; none where no field is created.
        tag: Option<Tag>,
        /// The area.
        rect: Rect,
    },
    /// Large slanted text behind everything else, rotated about the page's centre.
    Watermark {
        /// The glyphs, centred on the page.
        run: GlyphRun,
        /// The gray level.
        gray: Gray,
        /// The rotation, in degrees counterclockwise.
        degrees: u8,
    },
}

impl DisplayItem {
    /// The structure element that the item belongs to; none for an artifact.
    pub fn tag(&self) -> Option<Tag> {
        match self {
            Self::Glyphs { run, .. } => run.tag,
            Self::Picture { tag, .. }
            | Self::QrCode { tag, .. }
            | Self::SigningArea { tag, .. } => *tag,
            Self::Rule(_) | Self::Hidden { .. } | Self::Watermark { .. } => None,
        }
    }
}

/// A gray level in percent, from 0 (white) to 100 (black).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Gray(pub u8);
