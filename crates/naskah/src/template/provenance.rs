//! Provenance of values: each text of the data has a number, which survives filters and rendering.
//!
//! While the engine renders, a value is enclosed in sentinel characters that encode its number; the source
//! map then removes them. Sentinels are from the private-use planes 15 and 16. Data and templates with such
//! characters are refused, so a sentinel is never mistaken for text.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};

/// A text of the data, as the engine sees it. Filters return texts with the same number.
#[derive(Debug)]
pub(super) struct TrackedText {
    pub(super) text: String,
    /// The index of its origin.
    pub(super) number: usize,
    /// Whether it is markup, and not to be escaped.
    pub(super) is_markup: bool,
}

impl Object for TrackedText {
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

/// The characters of a text, tracked or not.
pub(super) fn text(value: &Value) -> Option<&str> {
    let tracked = || value.downcast_object_ref::<TrackedText>();
    value.as_str().or_else(|| tracked().map(|it| it.text.as_str()))
}

/// A text with the provenance of `value`, if that has one.
pub(super) fn derived(value: &Value, text: String) -> Value {
    match value.downcast_object_ref::<TrackedText>() {
        Some(tracked) => {
            let TrackedText { number, is_markup, .. } = *tracked;
            Value::from_object(TrackedText { text, number, is_markup })
        }
        None => Value::from(text),
    }
}

/// The start sentinel of text number 0.
const FIRST_START: u32 = 0xF_0000;
/// How many texts can be numbered: the assigned code points of plane 15.
const COUNT: u32 = 0xFFFE;
/// The sentinel after a value.
pub(super) const END: char = '\u{10_0000}';

/// Whether a character is reserved for sentinels.
pub(super) fn is_sentinel(c: char) -> bool {
    c >= '\u{F0000}'
}

/// The sentinel before text number `number`; none for numbers that do not fit.
pub(super) fn start(number: usize) -> Option<char> {
    let number = u32::try_from(number).ok().filter(|&number| number < COUNT)?;
    char::from_u32(FIRST_START + number)
}

/// The number that a start sentinel encodes.
pub(super) fn number(sentinel: char) -> Option<usize> {
    usize::try_from(u32::from(sentinel).checked_sub(FIRST_START)?).ok().filter(|_| sentinel < END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentinels_encode_numbers() {
        for n in [0, 1, 65_533] {
            assert_eq!(start(n).and_then(number), Some(n));
            assert!(start(n).is_some_and(|sentinel| is_sentinel(sentinel) && sentinel != END));
        }
        assert_eq!(start(65_534), None);
        assert_eq!(number(END), None);
        assert!(!is_sentinel('\u{E000}') && !is_sentinel('😀'));
    }
}
