//! The description of the model: a [`Field`] for each field, generated from its declaration.

use super::field::{Field, Shape};
use super::kinds::Kind;
use super::path::Path;
use super::visit::{Group, Visitor};

/// A type of the model.
pub(crate) trait Described {
    /// The shape of its values.
    fn shape() -> Shape;

    /// Visits the value, which `field` holds at `path`, and everything in it.
    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor);
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

/// The result of looking up a path in the model.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    /// A value of this shape.
    Value(Shape),
    /// An unknown field; these are the fields at that level.
    Unknown(&'static [Field]),
    /// A step into a value without fields, or a step into a list that is not a number.
    Nowhere,
}

/// Looks up a path in `T`; any whole number is a valid list position.
pub(crate) fn find<T: Described>(path: &[&str]) -> Found {
    let mut shape = T::shape();
    for step in path {
        shape = match shape {
            Shape::Fields(fields) | Shape::TextOrFields(fields) => {
                let matches = |field: &&Field| field.name == *step && field.kind.is_written();
                match fields.iter().find(matches) {
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

/// Declares a struct of the model and the descriptions of its fields.
///
/// Each field has a doc comment, which is its help; a serde attribute, unless it is required; and
/// `#[field(Kind)]` or `#[field(Kind, "example")]`. A field without a kind does not compile.
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
            /// The descriptions of the fields, in declaration order.
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
                let values: &[&dyn $crate::agreement::model::description::Visit] = &[$($field),+];
                $crate::agreement::model::description::fields(
                    Self::FIELDS.iter().zip(values.iter().copied()), path, field, visitor,
                );
            }
        }
    };
    (@required) => { true };
    (@required #[serde($($serde:tt)*)]) => { false };
}

pub(super) use described;
