//! The path of a value in data.

/// The path of a value, such as `parties[0].signer.name`.
#[derive(Debug, Default)]
pub(crate) struct Path {
    text: String,
    /// The offset of the last step.
    last: usize,
}

impl Path {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The last step: a field name, or a list index in brackets.
    pub(crate) fn last(&self) -> &str {
        &self.text[self.last..]
    }

    /// Calls `inside` with a field name appended.
    pub(crate) fn field<R>(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> R) -> R {
        let separator = if self.text.is_empty() { "" } else { "." };
        self.step(separator, format_args!("{name}"), inside)
    }

    /// Calls `inside` with a list index, counted from 0, appended.
    pub(crate) fn item<R>(&mut self, index: usize, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.step("", format_args!("[{index}]"), inside)
    }

    fn step<R>(
        &mut self,
        separator: &str,
        step: std::fmt::Arguments<'_>,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let before = (self.text.len(), self.last);
        self.text.push_str(separator);
        self.last = self.text.len();
        // Writing to a string cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut self.text, step);
        let result = inside(self);
        self.text.truncate(before.0);
        self.last = before.1;
        result
    }
}
