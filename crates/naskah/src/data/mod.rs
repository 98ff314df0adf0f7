//! RON text with its places: read, overlaid, led back to where each value was written.
//!
//! The `ron` crate is the parser. It gives a place only for its own errors, though, and data that
//! parses may still be wrong, or come from two places laid over one another. So [`scan`] finds where
//! each value of a text stands, [`overlay`] puts two texts together by those places, and [`read`]
//! leads `ron`'s errors back through them. `ron2`'s syntax tree would save the scanner, but it is
//! another reader with a dialect of its own (`#![enable]` attributes and implicit options among the
//! differences), and two parsers of one file would have to agree in more than where values stand.

mod composed;
mod overlay;
mod read;
mod scan;
mod tree;

pub(crate) use self::composed::Composed;
pub(crate) use self::overlay::overlay;
pub(crate) use self::read::{check_syntax, read, write};
pub(crate) use self::scan::scan;
pub(crate) use self::tree::{Kind, Node};
