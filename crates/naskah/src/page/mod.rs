//! Laid-out pages as plain data: a display list for each page, the structure tree, and the signing areas.
//!
//! The origin of a page is its top left corner; `x` grows to the right and `y` downwards. All lengths are
//! [`crate::Length`]s.
//!
//! A program that places content itself, such as a signature's appearance, builds [`Pages`] by hand and
//! writes them with [`crate::pdf::write`]:
//!
//! ```
//! use naskah::page::{DisplayItem, Page, Pages, Rect};
//! use naskah::style::Paper;
//! use naskah::Length;
//!
//! let mut page = Page::new(Paper { width: Length::pt(200), height: Length::pt(80) });
//! let rule = Rect { x: Length::pt(10), y: Length::pt(40), width: Length::pt(180), height: Length::pt(1) };
//! page.items.push(DisplayItem::Rule(rule));
//! let pages = Pages::from(page);
//!
//! assert_eq!((pages.pages.len(), pages.pages[0].number), (1, 1));
//! ```

mod display_list;
mod geometry;
mod signing_area;
mod structure;

pub use self::display_list::{DisplayItem, Gray, Page, Pages, Properties};
pub use self::geometry::{Point, Rect};
pub use self::signing_area::{SigningArea, SigningPurpose};
pub use self::structure::{CellSpan, Element, Numbering, Role, Structure};
