//! The values of an agreement's details.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A value of `details`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A truth value.
    Boolean(bool),
    /// A whole number, such as rupiah or days.
    Integer(i64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Named values, such as a row of a table.
    Fields(BTreeMap<String, Value>),
}
