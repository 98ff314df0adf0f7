//! Where the values of a text stand.

use std::ops::Range;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its bytes; of a string without escapes, those between the quotes.
    pub(crate) range: Range<usize>,
    /// All bytes by which it is written.
    pub(crate) whole: Range<usize>,
    pub(crate) kind: Kind,
}

/// What a value is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(name: value, …)`, perhaps with a name in front.
    Struct { name: Option<Range<usize>>, fields: Vec<Field> },
    /// `(value, …)`, perhaps with a name in front; `()` too.
    Tuple { name: Option<Range<usize>>, items: Vec<Node> },
    /// `[value, …]`
    List(Vec<Node>),
    /// `{key: value, …}`
    Map(Vec<(Node, Node)>),
    /// A string, number, character, Boolean or unit variant.
    Leaf,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: Range<usize>,
    pub(crate) value: Node,
}

impl Node {
    /// The fields of a struct.
    pub(crate) fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Struct { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The value of that field or key.
    pub(crate) fn field<'a>(&'a self, name: &str, text: &str) -> Option<&'a Node> {
        match &self.kind {
            Kind::Struct { fields, .. } => fields
                .iter()
                .find(|field| &text[field.name.clone()] == name)
                .map(|field| &field.value),
            Kind::Map(entries) => entries
                .iter()
                .find(|(key, _)| &text[key.range.clone()] == name)
                .map(|(_, value)| value),
            // `Some(…)` and other newtypes are transparent.
            Kind::Tuple { items, .. } if items.len() == 1 => items[0].field(name, text),
            _ => None,
        }
    }

    /// The values of a list.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) | Kind::Tuple { items, .. } => items,
            _ => &[],
        }
    }

    /// The value at a path such as `parties[0].signer.name`.
    pub(crate) fn at<'a>(&'a self, path: &str, text: &str) -> Option<&'a Node> {
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

    /// The path of the innermost value that holds that byte; empty for the whole.
    pub(crate) fn path_to(&self, at: usize, text: &str) -> String {
        let mut path = String::new();
        let mut node = self;
        loop {
            let holds = |value: &Node| value.whole.start <= at && at < value.whole.end;
            let next = match &node.kind {
                Kind::Struct { fields, .. } => {
                    let holds_field = |it: &&Field| it.name.start <= at && at < it.value.whole.end;
                    fields
                        .iter()
                        .find(holds_field)
                        .map(|field| (format!(".{}", &text[field.name.clone()]), &field.value))
                }
                Kind::Map(entries) => entries
                    .iter()
                    .find(|(key, value)| key.whole.start <= at && at < value.whole.end)
                    .map(|(key, value)| (format!(".{}", &text[key.range.clone()]), value)),
                Kind::Tuple { items, .. } if items.len() == 1 && holds(&items[0]) => {
                    Some((String::new(), &items[0]))
                }
                Kind::List(items) | Kind::Tuple { items, .. } => {
                    items.iter().position(holds).map(|index| (format!("[{index}]"), &items[index]))
                }
                Kind::Leaf => None,
            };
            let Some((step, value)) = next else { break };
            path.push_str(if path.is_empty() { step.trim_start_matches('.') } else { &step });
            node = value;
        }
        path
    }
}
