//! The description of one field.

use super::kinds::Kind;

/// The description of a field.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name in data.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether the field is required in data.
    pub(crate) required: bool,
    /// The text of its doc comment.
    pub(crate) help: &'static str,
    /// An example value in RON, without quotes; empty for groups.
    pub(crate) example: &'static str,
    /// The shape of its value; a function, because the model is recursive.
    pub(crate) shape: fn() -> Shape,
}

/// The shape of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Text or a date.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// `true`, `false` or text.
    BooleanOrText,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// Text, or these fields.
    TextOrFields(&'static [Field]),
    /// These fields.
    Fields(&'static [Field]),
    /// One of several structs, chosen by name.
    Variants,
    /// A list of values of one shape.
    List(fn() -> Shape),
    /// A map with arbitrary keys.
    Map,
    /// A value of any shape.
    Any,
}
