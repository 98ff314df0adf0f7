//! Converts every field of an agreement to a value of the template engine.

use std::collections::BTreeMap;

use minijinja::value::Value;

use super::origins::TextOrigins;
use crate::agreement::{Agreement, Described, Field, Group, Leaf, Path, Value as Detail, Visitor};
use crate::codes;
use crate::template::provenance::{self, TrackedText};
use naskah_diagnostic::Diagnostic;

/// A value under construction.
pub(super) enum Tree {
    Value(Value),
    List(Vec<Tree>),
    Fields(Fields),
}

/// Named values.
#[derive(Default)]
pub(super) struct Fields(BTreeMap<String, Tree>);

impl Fields {
    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.put(name, Tree::Value(value.into()));
    }

    pub(super) fn put(&mut self, name: &str, tree: Tree) {
        self.0.insert(name.to_owned(), tree);
    }

    /// Changes nested fields, creating them if necessary.
    pub(super) fn within(&mut self, name: &str, change: impl FnOnce(&mut Fields)) {
        let mut fields = match self.0.remove(name) {
            Some(Tree::Fields(fields)) => fields,
            _ => Self::default(),
        };
        change(&mut fields);
        self.put(name, Tree::Fields(fields));
    }

    /// The items of a list of fields.
    pub(super) fn items(&mut self, name: &str) -> impl Iterator<Item = &mut Fields> {
        let items = match self.0.get_mut(name) {
            Some(Tree::List(items)) => items.as_mut_slice(),
            _ => &mut [],
        };
        items.iter_mut().filter_map(|item| match item {
            Tree::Fields(fields) => Some(fields),
            Tree::Value(_) | Tree::List(_) => None,
        })
    }
}

impl From<Tree> for Value {
    fn from(tree: Tree) -> Self {
        match tree {
            Tree::Value(value) => value,
            Tree::List(items) => items.into_iter().map(Self::from).collect(),
            Tree::Fields(Fields(fields)) => {
                let fields = fields.into_iter().map(|(name, tree)| (name, Self::from(tree)));
                Self::from(fields.collect::<BTreeMap<_, _>>())
            }
        }
    }
}

/// Collects the values of an agreement, the origin of each text, and errors in them.
pub(super) struct Collector<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) origins: TextOrigins,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The open fields and lists, outermost first, each with its name or list index.
    open: Vec<(String, Tree)>,
    /// The outermost value, once closed.
    closed: Option<Tree>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            origins: TextOrigins::default(),
            diagnostics: Vec::new(),
            open: Vec::new(),
            closed: None,
        }
    }

    /// Every field of the agreement.
    pub(super) fn fields(&mut self) -> Fields {
        let agreement = self.agreement;
        agreement.walk(self);
        match self.closed.take() {
            Some(Tree::Fields(fields)) => fields,
            _ => Fields::default(),
        }
    }

    /// The details, which may include defaults.
    pub(super) fn details(&mut self, details: &BTreeMap<String, Detail>) -> Tree {
        let field = Agreement::FIELDS.iter().find(|field| field.name == "details");
        let Some(field) = field else { return Tree::Value(Value::UNDEFINED) };
        Path::default().field(field.name, |path| details.visit(path, field, self));
        self.closed.take().unwrap_or(Tree::Value(Value::UNDEFINED))
    }

    /// A tracked text, or none.
    pub(super) fn optional(&mut self, path: &str, text: Option<&str>) -> Value {
        text.map_or(Value::from(()), |text| self.text(path, text))
    }

    /// A tracked text of the data; an error if it contains sentinel characters.
    pub(super) fn text(&mut self, path: &str, text: &str) -> Value {
        self.tracked(path, text.to_owned(), false)
    }

    /// As [`Self::text`], of a markup in one line.
    fn markup(&mut self, path: &str, text: &str) -> Value {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.tracked(path, line, true)
    }

    fn tracked(&mut self, path: &str, text: String, is_markup: bool) -> Value {
        let span = self.agreement.origin.span(path);
        if let Some(c) = text.chars().find(|&c| provenance::is_sentinel(c)) {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::PRIVATE_CHARACTER,
                    format!(
                        "{path} holds U+{:X}, a private character without a meaning of its own",
                        u32::from(c)
                    ),
                )
                .path(path)
                .at(span.clone(), "")
                .help("Write the text without it."),
            );
        }
        let number = self.origins.0.len();
        self.origins.0.push(span);
        Value::from_object(TrackedText { text, number, is_markup })
    }

    fn put(&mut self, path: &Path, tree: Tree) {
        self.put_as(path.last(), tree);
    }

    fn put_as(&mut self, name: &str, tree: Tree) {
        match self.open.last_mut() {
            Some((_, Tree::Fields(fields))) => fields.put(name, tree),
            Some((_, Tree::List(items))) => items.push(tree),
            Some((_, Tree::Value(_))) => {}
            None => self.closed = Some(tree),
        }
    }
}

impl Visitor for Collector<'_> {
    fn leaf(&mut self, path: &Path, _: &'static Field, leaf: Leaf<'_>) {
        let value = match leaf {
            Leaf::Text(text) => self.text(path.as_str(), text),
            Leaf::Markup(text) => self.markup(path.as_str(), text),
            Leaf::Date(date) => self.text(path.as_str(), &date.to_string()),
            Leaf::Integer(value) => Value::from(value),
            Leaf::Boolean(value) => Value::from(value),
            Leaf::Choice(name) => Value::from(name),
        };
        self.put(path, Tree::Value(value));
    }

    fn absent(&mut self, path: &Path, _: &'static Field) {
        self.put(path, Tree::Value(Value::from(())));
    }

    fn open(&mut self, path: &Path, _: &'static Field, group: Group) {
        let tree = match group {
            Group::List(_) => Tree::List(Vec::new()),
            Group::Fields | Group::Map => Tree::Fields(Fields::default()),
        };
        self.open.push((path.last().to_owned(), tree));
    }

    fn close(&mut self) {
        if let Some((name, tree)) = self.open.pop() {
            self.put_as(&name, tree);
        }
    }
}
