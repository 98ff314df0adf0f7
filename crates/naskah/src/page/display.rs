//! The display list.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Length;
use crate::picture::Picture;
use crate::style::Paper;
use crate::text::GlyphRun;

/// A laid-out document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pages {
    /// The file's properties.
    pub properties: Properties,
    /// The pages.
    pub pages: Vec<Page>,
    /// The pictures that the pages show, by number.
    #[serde(skip)]
    pub pictures: Vec<Arc<Picture>>,
}

/// What a reader shows as the file's properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Properties {
    /// The title in one line.
    pub title: String,
    /// Who issues the document.
    pub authors: Vec<String>,
    /// The day that the document bears.
    pub date: Option<Date>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Page {
    /// The sheet.
    pub paper: Paper,
    /// What is drawn, the first behind the others.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Item {
    /// A line's glyphs in black; the run's own `x` counts from this point, which lies on the baseline.
    Glyphs {
        /// The line's start.
        at: Point,
        /// The glyphs.
        run: GlyphRun,
    },
    /// A filled black rectangle: a rule, an underline.
    Rule(Rect),
    /// A picture.
    Picture {
        /// Its number in [`Pages::pictures`].
        picture: usize,
        /// Where it stands.
        rect: Rect,
        /// What it shows, for those who cannot see it.
        description: String,
    },
    /// Large slanting text behind all else, turned about the middle of the page.
    Watermark {
        /// The glyphs, centred on the page's middle.
        run: GlyphRun,
        /// How dark.
        gray: Gray,
        /// The turn, in degrees counterclockwise.
        degrees: u8,
    },
}

/// A gray, from 0 (white) to 100 (black).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Gray(pub u8);

/// A place on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Point {
    /// From the left edge.
    pub x: Length,
    /// From the top edge.
    pub y: Length,
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Rect {
    /// The left edge.
    pub x: Length,
    /// The top edge.
    pub y: Length,
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}
