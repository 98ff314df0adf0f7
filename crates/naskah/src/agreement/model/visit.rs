//! Visits the values of the model, each with its path and the description of its field.

use jiff::civil::Date;

use super::description::{Described, Field};
use super::kinds::Kind;

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

/// The path of a value, such as `parties[0].signer.name`.
#[derive(Debug, Default)]
pub(crate) struct Path {
    text: String,
    /// The offset of the last step.
    last: usize,
}

impl Path {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The last step: a field name, or a list index in brackets.
    pub(crate) fn last(&self) -> &str {
        &self.text[self.last..]
    }

    /// Calls `inside` with a field name appended.
    pub(crate) fn field<R>(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> R) -> R {
        let separator = if self.text.is_empty() { "" } else { "." };
        self.step(separator, format_args!("{name}"), inside)
    }

    /// Calls `inside` with a list index, counted from 0, appended.
    pub(crate) fn item<R>(&mut self, index: usize, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.step("", format_args!("[{index}]"), inside)
    }

    fn step<R>(
        &mut self,
        separator: &str,
        step: std::fmt::Arguments<'_>,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let before = (self.text.len(), self.last);
        self.text.push_str(separator);
        self.last = self.text.len();
        // Writing to a string cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut self.text, step);
        let result = inside(self);
        self.text.truncate(before.0);
        self.last = before.1;
        result
    }
}

/// The object-safe part of [`Described`].
pub(crate) trait Visit {
    fn visit_value(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor);
}

impl<T: Described> Visit for T {
    fn visit_value(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        self.visit(path, field, visitor);
    }
}

/// Visits the fields of a struct.
pub(super) fn fields<'a>(
    fields: impl Iterator<Item = (&'static Field, &'a dyn Visit)>,
    path: &mut Path,
    parent: &'static Field,
    visitor: &mut dyn Visitor,
) {
    visitor.open(path, parent, Group::Fields);
    for (field, value) in fields {
        if field.kind.is_written() && field.kind != Kind::Translation {
            path.field(field.name, |path| value.visit_value(path, field, visitor));
        }
    }
    visitor.close();
}
