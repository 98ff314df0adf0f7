//! RON with source positions: parsing, overlaying, and mapping values and errors back to their sources.
//!
//! The `ron` crate parses, but it reports positions only for its own errors. Well-formed data may still
//! be invalid, or be merged from two sources. So [`scan`] builds a syntax tree with byte ranges,
//! [`overlay`] merges two texts by their trees, and [`read`] maps `ron`'s errors back to the sources.
//! `ron2`'s syntax tree would save the scanner, but it is another parser with a dialect of its own
//! (`#![enable]` attributes and implicit options among the differences), and two parsers of one file
//! would have to agree on more than positions.

mod overlay;
mod read;
mod scan;
mod spliced_text;
mod tree;

pub(crate) use self::overlay::{Lists, overlay};
pub(crate) use self::read::{check_syntax, read, write};
pub(crate) use self::scan::scan;
pub(crate) use self::spliced_text::SplicedText;
pub(crate) use self::tree::{ValueKind, ValueNode};
