//! One diagnostic: message, labelled ranges and help.

use std::fmt;

use super::{Code, Source, Span};

/// Whether output can still be produced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// No output can be produced.
    Error,
    /// Output was produced, but something in it should be looked at.
    Warning,
}

impl Severity {
    /// The name in words, as messages and JSON output have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One error or warning.
///
/// ```
/// use naskah_diagnostic::{Diagnostic, codes};
///
/// let diagnostic = Diagnostic::error(codes::FILE_NOT_USABLE, "`logos` is a folder")
///     .path("parties[0].logo")
///     .help("give the path of a picture");
/// assert_eq!(
///     diagnostic.to_string(),
///     "error: `logos` is a folder\n  help: give the path of a picture",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Whether output can still be produced.
    pub severity: Severity,
    /// The stable name of this kind of diagnostic.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The path of the field concerned, such as `parties[0].signer.nip`; also known for data that a
    /// program built and that has no source text.
    pub path: Option<String>,
    /// The ranges concerned, the main one first. Empty only where there is no text to point at.
    pub labels: Vec<Label>,
    /// How to fix it, a sentence each.
    pub help: Vec<String>,
}

/// A range in a source text, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The range.
    pub span: Span,
    /// What is wrong there; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: Code, message: String) -> Self {
        Self { severity, code, message, path: None, labels: Vec::new(), help: Vec::new() }
    }

    /// Sets the path of the field concerned.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds a labelled range, if there is one.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        if let Some(span) = span.into() {
            self.labels.push(Label { span, text: text.into() });
        }
        self
    }

    /// Adds a sentence on how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The main range, if there is one.
    pub fn span(&self) -> Option<&Span> {
        self.labels.first().map(|label| &label.span)
    }

    /// Every source that the labels point into, in order of first use.
    pub fn sources(&self) -> Vec<&Source> {
        let mut sources: Vec<&Source> = Vec::new();
        for label in &self.labels {
            if !sources.contains(&&label.span.source) {
                sources.push(&label.span.source);
            }
        }
        sources
    }
}

/// `file:line:column: error: message` and a line for each help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(label) = self.labels.first() {
            write!(f, "{}: ", label.span)?;
        }
        write!(f, "{}: {}", self.severity.name(), self.message)?;
        for help in &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}
