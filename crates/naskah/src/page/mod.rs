//! Pages as plain data: what is drawn where, in drawing order.
//!
//! The origin of a page is its top left corner; `x` grows to the right and `y` downwards.

mod display;
mod place;
mod structure;

pub use self::display::{Gray, Item, Page, Pages, Point, Properties, Rect};
pub use self::place::{Place, Purpose};
pub use self::structure::{Element, Numbering, Role, Structure};
