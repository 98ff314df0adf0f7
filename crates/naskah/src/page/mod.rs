//! Pages as plain data: what is drawn where, in drawing order.
//!
//! The origin of a page is its top left corner; `x` grows to the right and `y` downwards.

mod display_list;
mod signing_area;
mod structure;

pub use self::display_list::{Gray, Item, Page, Pages, Point, Properties, Rect};
pub use self::signing_area::{Place, Purpose};
pub use self::structure::{Element, Numbering, Role, Structure};
