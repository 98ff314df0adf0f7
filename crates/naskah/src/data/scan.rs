//! A scanner of RON that finds where each value stands.
//!
//! It accepts all that `ron` accepts, and more; `ron` is the judge of what is well formed.

use std::ops::Range;

use super::tree::{Field, Kind, Node};

/// Deeper values are nobody's data; `ron` itself stops at 128.
const DEEPEST: usize = 128;

/// The values of a text; none where it is not RON.
pub(crate) fn scan(text: &str) -> Option<Node> {
    let mut scanner = Scanner { text, at: 0, depth: 0 };
    scanner.skip_space()?;
    while scanner.rest().starts_with("#!") {
        scanner.attribute()?;
        scanner.skip_space()?;
    }
    let node = scanner.value()?;
    scanner.skip_space()?;
    scanner.rest().is_empty().then_some(node)
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes that text, if it comes next.
    fn pass(&mut self, text: &str) -> bool {
        let comes = self.rest().starts_with(text);
        if comes {
            self.at += text.len();
        }
        comes
    }

    /// Passes all characters of that kind.
    fn pass_while(&mut self, kind: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(|c| !kind(c)).unwrap_or(self.rest().len());
        start..self.at
    }

    /// Passes all up to and with that text.
    fn pass_through(&mut self, text: &str) -> Option<()> {
        self.at += self.rest().find(text)? + text.len();
        Some(())
    }

    /// Passes white space and comments.
    fn skip_space(&mut self) -> Option<()> {
        loop {
            self.pass_while(is_space);
            if self.pass("//") {
                self.pass_while(|c| c != '\n');
            } else if self.pass("/*") {
                self.block_comment()?;
            } else {
                return Some(());
            }
        }
    }

    /// Passes a comment whose opening is passed; comments nest.
    fn block_comment(&mut self) -> Option<()> {
        let mut open = 1_usize;
        while open > 0 {
            if self.pass("/*") {
                open += 1;
            } else if self.pass("*/") {
                open -= 1;
            } else {
                self.at += self.peek()?.len_utf8();
            }
        }
        Some(())
    }

    /// Passes `#![enable(…)]`.
    fn attribute(&mut self) -> Option<()> {
        self.pass_through("]")
    }

    fn value(&mut self) -> Option<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let start = self.at;
        let (kind, inner) = match self.peek()? {
            '(' => (self.round(None)?, None),
            '[' => (Kind::List(self.items("[", "]")?), None),
            '{' => (self.map()?, None),
            '"' => (Kind::Leaf, Some(self.string()?)),
            '\'' => (self.character()?, None),
            first if is_identifier_start(first) => self.word()?,
            _ => (self.number()?, None),
        };
        self.depth -= 1;
        let whole = start..self.at;
        Some(Node { range: inner.unwrap_or(whole.clone()), whole, kind })
    }

    /// A word that may begin a string, a struct or a tuple, or stand alone.
    fn word(&mut self) -> Option<(Kind, Option<Range<usize>>)> {
        for prefix in ["br", "b", "r"] {
            let behind = self.rest().strip_prefix(prefix).unwrap_or_default();
            let raw = prefix.ends_with('r');
            if behind.starts_with('"') || (raw && is_raw_string(behind)) {
                self.at += prefix.len();
                let inner = if raw { self.raw_string()? } else { self.string()? };
                return Some((Kind::Leaf, Some(inner)));
            }
            if prefix == "b" && behind.starts_with('\'') {
                self.at += prefix.len();
                return Some((self.character()?, None));
            }
        }
        let name = self.identifier();
        let end = self.at;
        self.skip_space()?;
        if self.peek() == Some('(') {
            return Some((self.round(Some(name))?, None));
        }
        // White space behind the word is not part of it.
        self.at = end;
        // `inf`, `NaN` and numbers aside, a word is a unit struct, a variant or a Boolean.
        Some((Kind::Leaf, None))
    }

    /// A name; a raw one may hold characters that no other can.
    fn identifier(&mut self) -> Range<usize> {
        if self.pass("r#") {
            return self.pass_while(|c| is_identifier(c) || matches!(c, '.' | '+' | '-'));
        }
        self.pass_while(is_identifier)
    }

    /// What stands between round brackets: fields or items.
    fn round(&mut self, name: Option<Range<usize>>) -> Option<Kind> {
        let start = self.at;
        self.at += 1;
        self.skip_space()?;
        let is_struct = {
            let word = self.identifier();
            self.skip_space()?;
            !word.is_empty() && self.peek() == Some(':')
        };
        self.at = start;
        if !is_struct {
            return Some(Kind::Tuple { name, items: self.items("(", ")")? });
        }
        let mut fields = Vec::new();
        self.list("(", ")", |scanner| {
            let name = scanner.identifier();
            scanner.skip_space()?;
            if !scanner.pass(":") {
                return None;
            }
            scanner.skip_space()?;
            fields.push(Field { name, value: scanner.value()? });
            Some(())
        })?;
        Some(Kind::Struct { name, fields })
    }

    fn map(&mut self) -> Option<Kind> {
        let mut entries = Vec::new();
        self.list("{", "}", |scanner| {
            let key = scanner.value()?;
            scanner.skip_space()?;
            if !scanner.pass(":") {
                return None;
            }
            scanner.skip_space()?;
            entries.push((key, scanner.value()?));
            Some(())
        })?;
        Some(Kind::Map(entries))
    }

    fn items(&mut self, open: &str, close: &str) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        self.list(open, close, |scanner| {
            items.push(scanner.value()?);
            Some(())
        })?;
        Some(items)
    }

    /// Passes brackets and, between them, elements with commas.
    fn list(
        &mut self,
        open: &str,
        close: &str,
        mut element: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.pass(open);
        loop {
            self.skip_space()?;
            if self.pass(close) {
                return Some(());
            }
            element(self)?;
            self.skip_space()?;
            if !self.pass(",") && !self.rest().starts_with(close) {
                return None;
            }
        }
    }

    /// A string at its opening quote; gives what stands between the quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        let open = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            match self.peek()? {
                '"' => break,
                '\\' => {
                    escaped = true;
                    self.at += 1;
                    self.at += self.peek()?.len_utf8();
                }
                other => self.at += other.len_utf8(),
            }
        }
        let inner = open + 1..self.at;
        self.at += 1;
        // What an escape means is not what is written: then the literal as a whole is the place.
        Some(if escaped { open..self.at } else { inner })
    }

    /// A raw string at its hashes or opening quote; gives what stands between the quotes.
    fn raw_string(&mut self) -> Option<Range<usize>> {
        let hashes = self.pass_while(|c| c == '#').len();
        self.at += 1;
        let start = self.at;
        self.pass_through(&format!("\"{}", "#".repeat(hashes)))?;
        Some(start..self.at - 1 - hashes)
    }

    fn character(&mut self) -> Option<Kind> {
        self.at += 1;
        if self.pass("\\") {
            self.at += self.peek()?.len_utf8();
            self.pass_while(|c| c != '\'');
        } else {
            self.at += self.peek()?.len_utf8();
        }
        self.pass("'").then_some(Kind::Leaf)
    }

    fn number(&mut self) -> Option<Kind> {
        let number = self.pass_while(|c| is_identifier(c) || matches!(c, '+' | '-' | '.'));
        (!number.is_empty()).then_some(Kind::Leaf)
    }
}

/// Whether a raw string's hashes and quote come next.
fn is_raw_string(text: &str) -> bool {
    text.starts_with('#') && text.trim_start_matches('#').starts_with('"')
}

/// White space by Rust's grammar, as `ron` has it.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

fn is_identifier_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_identifier(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ron::ser::PrettyConfig;

    use super::*;

    fn place<'a>(text: &'a str, path: &str) -> Option<&'a str> {
        scan(text)?.at(path, text).map(|node| &text[node.range.clone()])
    }

    #[test]
    fn values_are_found_by_their_paths() {
        let text = r###"
            #![enable(implicit_some)]
            // a comment, with "quotes" and (brackets
            Agreement( /* nested /* comment */ here */
                name: "Dinas", n: -1.5e3, empty: (),
                list: ["a", 'b', r#"raw "quoted" text"#, "esc\"aped",],
                signing: paper(originals: Some(2)),
                details: {"budget": 5, "rows": [(x: true)]},
            )
        "###;
        assert_eq!(place(text, "name"), Some("Dinas"));
        assert_eq!(place(text, "n"), Some("-1.5e3"));
        assert_eq!(place(text, "empty"), Some("()"));
        assert_eq!(place(text, "list[0]"), Some("a"));
        assert_eq!(place(text, "list[2]"), Some("raw \"quoted\" text"));
        assert_eq!(place(text, "list[3]"), Some(r#""esc\"aped""#));
        assert_eq!(place(text, "signing.originals"), Some("Some(2)"));
        assert_eq!(place(text, "details.budget"), Some("5"));
        assert_eq!(place(text, "details.rows[0].x"), Some("true"));
        assert_eq!(place(text, "list[4]"), None);
        assert_eq!(place(text, "nothing"), None);
    }

    #[test]
    fn raw_names_hold_what_others_cannot() {
        let text = "(r#rencana-kerja: [r#2021.a], r#-: 1)";
        let names = ["rencana-kerja", "-: 1"].map(|name| text.find(name).unwrap());
        let Kind::Struct { fields, .. } = scan(text).unwrap().kind else { panic!("no struct") };
        assert_eq!(fields.iter().map(|it| it.name.start).collect::<Vec<_>>(), names);
    }

    #[test]
    fn depth_is_bounded() {
        assert!(scan(&"[".repeat(100_000)).is_none());
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert!(scan(&deep).is_some());
    }

    fn any_value() -> impl Strategy<Value = ron::Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(ron::Value::Bool),
            any::<i64>().prop_map(|n| ron::Value::Number(n.into())),
            any::<String>().prop_map(ron::Value::String),
            any::<char>().prop_map(ron::Value::Char),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(ron::Value::Seq),
                proptest::collection::btree_map(".*", inner, 0..5).prop_map(|entries| {
                    let entries = entries.into_iter();
                    ron::Value::Map(entries.map(|(k, v)| (ron::Value::String(k), v)).collect())
                }),
            ]
        })
    }

    /// The leaves' texts, by the scanner's places.
    fn leaves<'a>(node: &Node, text: &'a str, found: &mut Vec<&'a str>) {
        match &node.kind {
            Kind::Leaf => found.push(&text[node.whole.clone()]),
            Kind::List(items) | Kind::Tuple { items, .. } => {
                items.iter().for_each(|item| leaves(item, text, found));
            }
            Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
                leaves(key, text, found);
                leaves(value, text, found);
            }),
            Kind::Struct { fields, .. } => {
                fields.iter().for_each(|field| leaves(&field.value, text, found));
            }
        }
    }

    fn values<'a>(value: &'a ron::Value, found: &mut Vec<&'a ron::Value>) {
        match value {
            ron::Value::Seq(items) => items.iter().for_each(|item| values(item, found)),
            ron::Value::Map(map) => map.iter().for_each(|(key, value)| {
                values(key, found);
                values(value, found);
            }),
            leaf => found.push(leaf),
        }
    }

    proptest! {
        #[test]
        fn what_ron_writes_is_found_value_by_value(value in any_value(), pretty: bool) {
            let text = if pretty {
                ron::ser::to_string_pretty(&value, PrettyConfig::default()).unwrap()
            } else {
                ron::to_string(&value).unwrap()
            };
            let tree = scan(&text).expect("ron wrote it");
            let (mut found, mut expected) = (Vec::new(), Vec::new());
            leaves(&tree, &text, &mut found);
            values(&value, &mut expected);
            prop_assert_eq!(found.len(), expected.len());
            for (text, value) in found.into_iter().zip(expected) {
                // A number's width is not written: compare what is.
                let read = ron::from_str::<ron::Value>(text).unwrap();
                prop_assert_eq!(ron::to_string(&read), ron::to_string(value));
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in "\\PC*") {
            scan(&text);
        }

        #[test]
        fn what_ron_reads_it_reads(text in "[\\[\\](){}:,a\"'r#b/*\\\\ 1.\n-]{0,24}") {
            if ron::from_str::<ron::Value>(&text).is_ok() {
                prop_assert!(scan(&text).is_some(), "{:?}", text);
            }
        }
    }
}
