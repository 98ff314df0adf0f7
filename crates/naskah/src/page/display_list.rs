//! The display list.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Place, Structure};
use crate::Length;
use crate::picture::Picture;
use crate::style::Paper;
use crate::text::{GlyphRun, Tag};

/// A laid-out document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pages {
    /// The file's properties.
    pub properties: Properties,
    /// The pages.
    pub pages: Vec<Page>,
    /// What they mean: the elements that their items are part of.
    pub structure: Structure,
    /// Where something is put in after the document is made, in the order of signing.
    pub places: Vec<Place>,
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
    /// The language by BCP 47.
    pub language: String,
    /// The day that the document bears.
    pub date: Option<Date>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Page {
    /// The sheet.
    pub paper: Paper,
    /// The number that the page has in the document, whether it shows or not.
    pub number: usize,
    /// What is drawn, the first behind the others.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Item {
    /// A line's glyphs in black, part of the element that the run's tag says; the run's own `x` counts
    /// from this point, which lies on the baseline.
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
        /// The figure that it is; nothing: an ornament.
        tag: Option<Tag>,
    },
    /// A line's glyphs in the page's colour: for programs that look for text, not for readers.
    Hidden {
        /// The line's start, on the baseline.
        at: Point,
        /// The glyphs.
        run: GlyphRun,
    },
    /// A code of black rectangles on a white ground.
    Code {
        /// The rectangles, none upon another.
        bars: Vec<Rect>,
        /// The ground.
        rect: Rect,
        /// The figure that it is; nothing: a repetition of it.
        tag: Option<Tag>,
    },
    /// A place where something is put in later; nothing is drawn.
    Place {
        /// Its number in [`Pages::places`].
        place: usize,
        /// The form element that says which field; nothing: no field is ready-made there.
        tag: Option<Tag>,
        /// Where it stands.
        rect: Rect,
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

impl Item {
    /// The element that the item is part of; nothing: it belongs to the page alone.
    pub fn tag(&self) -> Option<Tag> {
        match self {
            Self::Glyphs { run, .. } => run.tag,
            Self::Picture { tag, .. } | Self::Code { tag, .. } | Self::Place { tag, .. } => *tag,
            Self::Rule(_) | Self::Hidden { .. } | Self::Watermark { .. } => None,
        }
    }
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
