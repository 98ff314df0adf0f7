//! Texts of the data as the engine sees them: each knows its number among the places of the data.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};

/// A text of the data. Filters give texts of the same number.
#[derive(Debug)]
pub(super) struct Tracked {
    pub(super) text: String,
    pub(super) number: usize,
}

impl Object for Tracked {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.text.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The characters of a text, from the data or made by the template.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.downcast_object_ref::<Tracked>().map(|it| it.text.as_str()))
}

/// A text in place of `value`, with its origin if it has one.
pub(super) fn replaced(value: &Value, text: String) -> Value {
    match value.downcast_object_ref::<Tracked>() {
        Some(tracked) => Value::from_object(Tracked { text, number: tracked.number }),
        None => Value::from(text),
    }
}
