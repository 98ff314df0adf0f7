//! The description of the model: one entry for each field, made where the field is declared.

use super::kinds::Kind;
use super::visit::{Path, Visitor};

/// One field of a struct.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name in data.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether data has to give it.
    pub(crate) required: bool,
    /// What it holds, in the words of its documentation.
    pub(crate) help: &'static str,
    /// A value as data writes it, without quotes; empty for groups.
    pub(crate) example: &'static str,
    /// What its value is made of. A function, because the model nests in itself.
    pub(crate) shape: fn() -> Shape,
}

/// What a value is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Text, a date included.
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
    /// One of several groups of fields, by the name in front of it.
    Variants,
    /// Any number of values of one shape.
    List(fn() -> Shape),
    /// Values by names that the model does not know.
    Map,
    /// A value of any shape.
    Any,
}

/// A type of the model.
pub(crate) trait Described {
    /// What its values are made of.
    fn shape() -> Shape;

    /// Shows a value, and everything in it, to a visitor. `path` leads to the value, `field` holds it.
    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor);
}

/// What stands at a path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    /// A value of this shape.
    Value(Shape),
    /// Nothing: these are the fields there.
    Unknown(&'static [Field]),
    /// Nothing: what is above has no fields, or is a list and the step is no number.
    Nowhere,
}

/// Finds what `T` has at a path; any whole number stands for every place of a list.
pub(crate) fn find<T: Described>(path: &[&str]) -> Found {
    let mut shape = T::shape();
    for step in path {
        shape = match shape {
            Shape::Fields(fields) | Shape::TextOrFields(fields) => {
                let known = |field: &&Field| field.name == *step && field.kind.is_written();
                match fields.iter().find(known) {
                    Some(field) => (field.shape)(),
                    None => return Found::Unknown(fields),
                }
            }
            Shape::List(item) if step.parse::<usize>().is_ok() => item(),
            Shape::Map | Shape::Any => Shape::Any,
            _ => return Found::Nowhere,
        };
    }
    Found::Value(shape)
}

/// Declares a struct of the model with the description of its fields.
///
/// Each field has its documentation, which is its help; its serde attribute, without which data has to
/// give it; and `#[field(Kind)]` or `#[field(Kind, "example")]`. A field without a kind does not compile.
macro_rules! described {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $help:literal])+
                $(#[serde($($serde:tt)*)])?
                #[field($kind:ident $(, $example:literal)?)]
                pub $field:ident: $type:ty,
            )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[doc = $help])+
                $(#[serde($($serde)*)])?
                pub $field: $type,
            )+
        }

        impl $name {
            /// The description of each field, in the order of declaration.
            pub(crate) const FIELDS: &'static [$crate::agreement::model::Field] = &[$(
                $crate::agreement::model::Field {
                    name: stringify!($field),
                    kind: $crate::agreement::model::Kind::$kind,
                    required: described!(@required $(#[serde($($serde)*)])?),
                    help: concat!($($help),+).trim_ascii(),
                    example: concat!($($example)?),
                    shape: <$type as $crate::agreement::model::Described>::shape,
                },
            )+];
        }

        impl $crate::agreement::model::Described for $name {
            fn shape() -> $crate::agreement::model::Shape {
                $crate::agreement::model::Shape::Fields(Self::FIELDS)
            }

            fn visit(
                &self,
                path: &mut $crate::agreement::model::Path,
                field: &'static $crate::agreement::model::Field,
                visitor: &mut dyn $crate::agreement::model::Visitor,
            ) {
                let Self { $($field),+ } = self;
                let values: &[&dyn $crate::agreement::model::visit::Visit] = &[$($field),+];
                $crate::agreement::model::visit::fields(
                    Self::FIELDS.iter().zip(values.iter().copied()), path, field, visitor,
                );
            }
        }
    };
    (@required) => { true };
    (@required #[serde($($serde:tt)*)]) => { false };
}

pub(super) use described;
