//! A scanner that builds the syntax tree of a RON text.
//!
//! It accepts a superset of what `ron` accepts; `ron` decides what is well-formed.

use std::ops::Range;

use super::tree::{Field, ValueKind, ValueNode};

/// The maximum nesting depth, the same as `ron`'s.
const MAX_DEPTH: usize = 128;

/// The syntax tree of a text; `None` if it is not RON.
pub(crate) fn scan(text: &str) -> Option<ValueNode> {
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

    /// Consumes `text` if it is next.
    fn eat(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Consumes characters while `predicate` holds.
    fn eat_while(&mut self, predicate: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(|c| !predicate(c)).unwrap_or(self.rest().len());
        start..self.at
    }

    /// Consumes everything up to and including `text`.
    fn eat_through(&mut self, text: &str) -> Option<()> {
        self.at += self.rest().find(text)? + text.len();
        Some(())
    }

    /// Skips white space and comments.
    fn skip_space(&mut self) -> Option<()> {
        loop {
            self.eat_while(is_space);
            if self.eat("//") {
                self.eat_while(|c| c != '\n');
            } else if self.eat("/*") {
                self.block_comment()?;
            } else {
                return Some(());
            }
        }
    }

    /// Consumes the rest of a block comment after its `/*`; comments nest.
    fn block_comment(&mut self) -> Option<()> {
        let mut open = 1_usize;
        while open > 0 {
            if self.eat("/*") {
                open += 1;
            } else if self.eat("*/") {
                open -= 1;
            } else {
                self.at += self.peek()?.len_utf8();
            }
        }
        Some(())
    }

    /// Consumes `#![enable(…)]`.
    fn attribute(&mut self) -> Option<()> {
        self.eat_through("]")
    }

    fn value(&mut self) -> Option<ValueNode> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let start = self.at;
        let (kind, content) = match self.peek()? {
            '(' => (self.struct_or_tuple(None)?, None),
            '[' => (ValueKind::List(self.items("[", "]")?), None),
            '{' => (self.map()?, None),
            '"' => (ValueKind::Leaf, Some(self.string()?)),
            '\'' => (self.character()?, None),
            first if is_identifier_start(first) => self.word()?,
            _ => (self.number()?, None),
        };
        self.depth -= 1;
        let extent = start..self.at;
        Some(ValueNode { content: content.unwrap_or(extent.clone()), extent, kind })
    }

    /// A value that begins with a word: a prefixed string or character, a named struct or tuple, or the
    /// word alone.
    fn word(&mut self) -> Option<(ValueKind, Option<Range<usize>>)> {
        for prefix in ["br", "b", "r"] {
            let after = self.rest().strip_prefix(prefix).unwrap_or_default();
            let raw = prefix.ends_with('r');
            if after.starts_with('"') || (raw && is_raw_string(after)) {
                self.at += prefix.len();
                let content = if raw { self.raw_string()? } else { self.string()? };
                return Some((ValueKind::Leaf, Some(content)));
            }
            if prefix == "b" && after.starts_with('\'') {
                self.at += prefix.len();
                return Some((self.character()?, None));
            }
        }
        let name = self.identifier();
        let end = self.at;
        self.skip_space()?;
        if self.peek() == Some('(') {
            return Some((self.struct_or_tuple(Some(name))?, None));
        }
        // Exclude trailing white space.
        self.at = end;
        // A unit struct, a variant, a Boolean, `inf` or `NaN`.
        Some((ValueKind::Leaf, None))
    }

    /// An identifier; a raw one allows additional characters.
    fn identifier(&mut self) -> Range<usize> {
        if self.eat("r#") {
            return self.eat_while(|c| is_identifier(c) || matches!(c, '.' | '+' | '-'));
        }
        self.eat_while(is_identifier)
    }

    /// A struct or tuple, from its opening parenthesis.
    fn struct_or_tuple(&mut self, name: Option<Range<usize>>) -> Option<ValueKind> {
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
            return Some(ValueKind::Tuple { name, items: self.items("(", ")")? });
        }
        let mut fields = Vec::new();
        self.list("(", ")", |scanner| {
            let name = scanner.identifier();
            scanner.skip_space()?;
            if !scanner.eat(":") {
                return None;
            }
            scanner.skip_space()?;
            fields.push(Field { name, value: scanner.value()? });
            Some(())
        })?;
        Some(ValueKind::Struct { name, fields })
    }

    fn map(&mut self) -> Option<ValueKind> {
        let mut entries = Vec::new();
        self.list("{", "}", |scanner| {
            let key = scanner.value()?;
            scanner.skip_space()?;
            if !scanner.eat(":") {
                return None;
            }
            scanner.skip_space()?;
            entries.push((key, scanner.value()?));
            Some(())
        })?;
        Some(ValueKind::Map(entries))
    }

    fn items(&mut self, open: &str, close: &str) -> Option<Vec<ValueNode>> {
        let mut items = Vec::new();
        self.list(open, close, |scanner| {
            items.push(scanner.value()?);
            Some(())
        })?;
        Some(items)
    }

    /// Consumes a bracketed, comma-separated list of elements.
    fn list(
        &mut self,
        open: &str,
        close: &str,
        mut element: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.eat(open);
        loop {
            self.skip_space()?;
            if self.eat(close) {
                return Some(());
            }
            element(self)?;
            self.skip_space()?;
            if !self.eat(",") && !self.rest().starts_with(close) {
                return None;
            }
        }
    }

    /// A string, from its opening quote; returns the range between the quotes.
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
        let content = open + 1..self.at;
        self.at += 1;
        // With escapes, offsets in the value differ from those in the source: return the whole literal.
        Some(if escaped { open..self.at } else { content })
    }

    /// A raw string, from its hashes or opening quote; returns the range between the quotes.
    fn raw_string(&mut self) -> Option<Range<usize>> {
        let hashes = self.eat_while(|c| c == '#').len();
        self.at += 1;
        let start = self.at;
        self.eat_through(&format!("\"{}", "#".repeat(hashes)))?;
        Some(start..self.at - 1 - hashes)
    }

    fn character(&mut self) -> Option<ValueKind> {
        self.at += 1;
        if self.eat("\\") {
            self.at += self.peek()?.len_utf8();
            self.eat_while(|c| c != '\'');
        } else {
            self.at += self.peek()?.len_utf8();
        }
        self.eat("'").then_some(ValueKind::Leaf)
    }

    fn number(&mut self) -> Option<ValueKind> {
        let number = self.eat_while(|c| is_identifier(c) || matches!(c, '+' | '-' | '.'));
        (!number.is_empty()).then_some(ValueKind::Leaf)
    }
}

/// Whether `text` starts with the hashes and quote of a raw string.
fn is_raw_string(text: &str) -> bool {
    text.starts_with('#') && text.trim_start_matches('#').starts_with('"')
}

/// White space by Rust's grammar, which `ron` follows.
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
mod tests;
