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
mod tests;
