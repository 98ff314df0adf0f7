//! The syntax tree of a RON text, with byte ranges.

use std::ops::Range;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueNode {
    /// The value's bytes; for a string without escapes, those between the quotes.
    pub(crate) content: Range<usize>,
    /// The bytes of the literal, quotes and brackets included.
    pub(crate) extent: Range<usize>,
    pub(crate) kind: ValueKind,
}

/// The syntactic kind of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// `(name: value, …)`, optionally with a type name in front.
    Struct { name: Option<Range<usize>>, fields: Vec<Field> },
    /// `(value, …)`, optionally with a type name in front; also `()`.
    Tuple { name: Option<Range<usize>>, items: Vec<ValueNode> },
    /// `[value, …]`
    List(Vec<ValueNode>),
    /// `{key: value, …}`
    Map(Vec<(ValueNode, ValueNode)>),
    /// A string, number, character, Boolean or unit variant.
    Leaf,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: Range<usize>,
    pub(crate) value: ValueNode,
}

impl ValueNode {
    /// The fields of a struct; empty for other kinds.
    pub(crate) fn fields(&self) -> &[Field] {
        match &self.kind {
            ValueKind::Struct { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The value of a struct field or map entry.
    pub(crate) fn field<'a>(&'a self, name: &str, text: &str) -> Option<&'a ValueNode> {
        match &self.kind {
            ValueKind::Struct { fields, .. } => fields
                .iter()
                .find(|field| &text[field.name.clone()] == name)
                .map(|field| &field.value),
            ValueKind::Map(entries) => entries
                .iter()
                .find(|(key, _)| &text[key.content.clone()] == name)
                .map(|(_, value)| value),
            // Newtypes such as `Some(…)` are transparent.
            ValueKind::Tuple { items, .. } if items.len() == 1 => items[0].field(name, text),
            _ => None,
        }
    }

    /// The items of a list or tuple; empty for other kinds.
    pub(crate) fn items(&self) -> &[ValueNode] {
        match &self.kind {
            ValueKind::List(items) | ValueKind::Tuple { items, .. } => items,
            _ => &[],
        }
    }

    /// The value at a path such as `parties[0].signer.name`.
    pub(crate) fn at<'a>(&'a self, path: &str, text: &str) -> Option<&'a ValueNode> {
        let mut node = self;
        for step in path.split('.') {
            let (name, indices) = step.split_once('[').unwrap_or((step, ""));
            if !name.is_empty() {
                node = node.field(name, text)?;
            }
            for index in indices.split(['[', ']']).filter(|index| !index.is_empty()) {
                node = node.items().get(index.parse::<usize>().ok()?)?;
            }
        }
        Some(node)
    }

    /// The path of the innermost value at a byte offset; empty for the root.
    pub(crate) fn path_to(&self, at: usize, text: &str) -> String {
        let mut path = String::new();
        let mut node = self;
        loop {
            let contains = |value: &ValueNode| value.extent.start <= at && at < value.extent.end;
            let next = match &node.kind {
                ValueKind::Struct { fields, .. } => {
                    let contains_field =
                        |field: &&Field| field.name.start <= at && at < field.value.extent.end;
                    fields
                        .iter()
                        .find(contains_field)
                        .map(|field| (format!(".{}", &text[field.name.clone()]), &field.value))
                }
                ValueKind::Map(entries) => entries
                    .iter()
                    .find(|(key, value)| key.extent.start <= at && at < value.extent.end)
                    .map(|(key, value)| (format!(".{}", &text[key.content.clone()]), value)),
                ValueKind::Tuple { items, .. } if items.len() == 1 && contains(&items[0]) => {
                    Some((String::new(), &items[0]))
                }
                ValueKind::List(items) | ValueKind::Tuple { items, .. } => items
                    .iter()
                    .position(contains)
                    .map(|index| (format!("[{index}]"), &items[index])),
                ValueKind::Leaf => None,
            };
            let Some((step, value)) = next else { break };
            path.push_str(if path.is_empty() { step.trim_start_matches('.') } else { &step });
            node = value;
        }
        path
    }
}
