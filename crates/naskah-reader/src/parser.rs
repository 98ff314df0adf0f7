//! A strict parser of objects (ISO 32000-1, 7.2 and 7.3): anything readers interpret differently is an error.

use std::ops::Range;
use std::sync::Arc;

use crate::error::{ReadError, ReadResult};
use crate::object::{Dictionary, Id, Object, PdfString};

/// The deepest nesting of objects that is accepted; bounds recursion.
const MAX_DEPTH: usize = 64;

/// Reads objects from bytes, one after another.
pub(crate) struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()) }
    }

    /// The current byte offset.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn error<T>(&self, what: &'static str) -> ReadResult<T> {
        Err(ReadError::new(self.at, what))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Skips white space and comments.
    pub(crate) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    let line = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                    self.at += line.unwrap_or(self.rest().len());
                }
                byte if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// Consumes a keyword, which ends at white space, a delimiter or the end of the bytes.
    pub(crate) fn keyword(&mut self, word: &str) -> bool {
        let end = self.at + word.len();
        let ends = self.bytes.get(end).is_none_or(|byte| !is_regular(*byte));
        let found = self.rest().starts_with(word.as_bytes()) && ends;
        if found {
            self.at = end;
        }
        found
    }

    /// Skips white space and consumes a keyword, or fails with `what`.
    pub(crate) fn expect(&mut self, word: &str, what: &'static str) -> ReadResult<()> {
        self.space();
        if self.keyword(word) { Ok(()) } else { self.error(what) }
    }

    /// An integer without a sign.
    pub(crate) fn number<N: TryFrom<u64>>(&mut self) -> ReadResult<N> {
        self.space();
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let ends = self.bytes.get(self.at + digits).is_none_or(|byte| !is_regular(*byte));
        let mut value = 0_u64;
        for digit in &self.rest()[..digits] {
            let more = value.checked_mul(10).and_then(|it| it.checked_add(u64::from(digit - b'0')));
            let Some(more) = more else { return self.error("a number is too large") };
            value = more;
        }
        if digits == 0 || !ends {
            return self.error("an integer is missing");
        }
        let Ok(value) = N::try_from(value) else { return self.error("a number is too large") };
        self.at += digits;
        Ok(value)
    }

    /// `12 0 obj`, the start of an indirect object.
    pub(crate) fn header(&mut self) -> ReadResult<Id> {
        let (number, generation) = (self.number()?, self.number()?);
        self.expect("obj", "`obj` is missing")?;
        Ok(Id { number, generation })
    }

    /// An object other than a stream.
    pub(crate) fn object(&mut self) -> ReadResult<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> ReadResult<Object> {
        if depth > MAX_DEPTH {
            return self.error("objects are nested too deeply");
        }
        self.space();
        match self.peek() {
            None => self.error("an object is missing"),
            Some(b'/') => Ok(Object::Name(self.name()?)),
            Some(b'(') => self.literal_string(),
            Some(b'<') if self.rest().starts_with(b"<<") => self.dictionary(depth),
            Some(b'<') => self.hexadecimal_string(),
            Some(b'[') => self.array(depth),
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => self.numeric(),
            _ if self.keyword("null") => Ok(Object::Null),
            _ if self.keyword("true") => Ok(Object::Boolean(true)),
            _ if self.keyword("false") => Ok(Object::Boolean(false)),
            _ => self.error("an object is missing"),
        }
    }

    fn array(&mut self, depth: usize) -> ReadResult<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Object::Array(items.into()));
            }
            items.push(self.nested(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> ReadResult<Object> {
        let start = self.at;
        self.at += 2;
        let mut pairs = Vec::new();
        loop {
            self.space();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                let dictionary = Dictionary::from_pairs(pairs);
                let twice = ReadError::new(start, "a dictionary has a key twice");
                return dictionary.map(Object::Dictionary).ok_or(twice);
            }
            if self.peek() != Some(b'/') {
                return self.error("a dictionary's key is missing");
            }
            pairs.push((self.name()?, self.nested(depth + 1)?));
        }
    }

    /// The byte range of a key's value, if the next object is a dictionary that has the key.
    pub(crate) fn value_range(&mut self, key: &str) -> ReadResult<Option<Range<usize>>> {
        self.space();
        if !self.rest().starts_with(b"<<") {
            return Ok(None);
        }
        self.at += 2;
        loop {
            self.space();
            if self.peek() != Some(b'/') {
                return Ok(None);
            }
            let found = *self.name()? == *key.as_bytes();
            self.space();
            let start = self.at;
            self.nested(1)?;
            if found {
                return Ok(Some(start..self.at));
            }
        }
    }

    fn name(&mut self) -> ReadResult<Arc<[u8]>> {
        self.at += 1;
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let written = &self.rest()[..length];
        // Almost no names have escapes.
        if !written.contains(&b'#') {
            let name = written.into();
            self.at += length;
            return Ok(name);
        }
        let (mut name, mut at) = (Vec::with_capacity(length), 0);
        while at < length {
            if written[at] == b'#' {
                let digits = written.get(at + 1..at + 3).unwrap_or_default();
                let Some(byte) = byte_of(digits) else {
                    return self.error("a name holds `#` without two digits");
                };
                name.push(byte);
                at += 3;
            } else {
                name.push(written[at]);
                at += 1;
            }
        }
        self.at += length;
        Ok(name.into())
    }

    fn literal_string(&mut self) -> ReadResult<Object> {
        let start = self.at;
        self.at += 1;
        let (mut open, mut string) = (1_usize, Vec::new());
        loop {
            let Some(byte) = self.peek() else {
                return Err(ReadError::new(start, "a string does not end"));
            };
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut string),
                b'(' => {
                    open += 1;
                    string.push(byte);
                }
                b')' if open == 1 => return Ok(Object::String(PdfString::new(string, false))),
                b')' => {
                    open -= 1;
                    string.push(byte);
                }
                // Every line break reads as a line feed (7.3.4.2).
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    string.push(b'\n');
                }
                _ => string.push(byte),
            }
        }
    }

    /// The rest of an escape sequence, after its backslash.
    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => string.push(b'\n'),
            b'r' => string.push(b'\r'),
            b't' => string.push(b'\t'),
            b'b' => string.push(8),
            b'f' => string.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                // High-order overflow is ignored (7.3.4.2).
                string.push((value & 0xFF) as u8);
            }
            byte => string.push(byte),
        }
    }

    fn hexadecimal_string(&mut self) -> ReadResult<Object> {
        let start = self.at;
        let end = self.rest().iter().position(|byte| *byte == b'>');
        let Some(end) = end else { return self.error("a string does not end") };
        let mut digits: Vec<u8> =
            self.rest()[1..end].iter().copied().filter(|byte| !is_space(*byte)).collect();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        let string: Option<Vec<u8>> = digits.chunks_exact(2).map(byte_of).collect();
        let Some(string) = string else {
            return Err(ReadError::new(start, "a hexadecimal string holds other characters"));
        };
        self.at += end + 1;
        Ok(Object::String(PdfString::new(string, true)))
    }

    /// A number, or a reference, which begins with a number.
    fn numeric(&mut self) -> ReadResult<Object> {
        if let Some(id) = self.reference() {
            return Ok(Object::Reference(id));
        }
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let text = str::from_utf8(&self.rest()[..length]).unwrap_or_default();
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let number = if !plain || !digits.bytes().any(|byte| byte.is_ascii_digit()) {
            None
        } else if digits.contains('.') {
            text.parse().ok().map(Object::Real)
        } else {
            text.parse().ok().map(Object::Integer)
        };
        let Some(number) = number else { return self.error("a number cannot be read") };
        self.at += length;
        Ok(number)
    }

    fn reference(&mut self) -> Option<Id> {
        let mut ahead = Self { ..*self };
        let number = ahead.number().ok()?;
        let generation = ahead.number().ok()?;
        ahead.space();
        if !ahead.keyword("R") {
            return None;
        }
        self.at = ahead.at;
        Some(Id { number, generation })
    }

    /// The byte range of a stream's data, from the keyword `stream` on (7.3.8).
    pub(crate) fn stream(&mut self, length: usize) -> ReadResult<Range<usize>> {
        self.expect("stream", "`stream` is missing")?;
        self.at += match self.rest() {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => return self.error("`stream` is not followed by a line break"),
        };
        let start = self.at;
        let end = start.checked_add(length).filter(|end| *end <= self.bytes.len());
        let Some(end) = end else { return self.error("a stream is longer than the file") };
        self.at = end;
        self.at += match self.rest() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        if self.keyword("endstream") {
            Ok(start..end)
        } else {
            Err(ReadError::new(start, "a stream has the wrong length"))
        }
    }
}

/// White space (7.2.2, table 1).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Neither white space nor a delimiter (7.2.2, table 2).
pub(crate) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

/// The byte of two hexadecimal digits.
fn byte_of(digits: &[u8]) -> Option<u8> {
    let [high, low] = digits else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
