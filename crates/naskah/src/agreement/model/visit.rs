//! Visits the values of the model, each with its path and the description of its field.

use super::field::Field;
use super::path::Path;
use jiff::civil::Date;

/// A visitor of all values of an agreement, except its translation.
pub(crate) trait Visitor {
    /// A single value.
    fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>);

    /// An absent value.
    fn absent(&mut self, _path: &Path, _field: &'static Field) {}

    /// The start of a struct, list or map; [`Self::close`] ends it.
    fn open(&mut self, _path: &Path, _field: &'static Field, _group: Group) {}

    /// The end of the group that was opened last.
    fn close(&mut self) {}
}

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Leaf<'a> {
    Text(&'a str),
    /// A text that is read as markup.
    Markup(&'a str),
    Integer(i64),
    Boolean(bool),
    Date(Date),
    /// The name of a choice in data.
    Choice(&'static str),
}

/// A value that contains values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Fields,
    /// A list, with its length.
    List(usize),
    Map,
}
