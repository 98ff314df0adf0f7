//! Running text: pieces of one look, each with its origin.

use naskah_diagnostic::Span;
use naskah_wording::Language;

/// A text of one paragraph, line or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Run>);

/// A piece of text of one look and one origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The characters; white space is single spaces.
    pub text: String,
    /// How the piece stands out.
    pub emphasis: Emphasis,
    /// What the piece refers to, if it is a reference.
    pub target: Option<Label>,
    /// Its language, where that is not the language of what it stands in.
    pub language: Option<Language>,
    /// Where the characters were written: in the template or in the data.
    pub origin: Option<Span>,
}

/// How a piece of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasised: bool,
    /// A role word such as PIHAK KESATU, which a style may set in bold.
    pub role: bool,
}

/// The name of something that can be referred to: an article, a paragraph, an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub String);

impl Text {
    /// A text of one plain run without an origin.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), ..Run::default() }])
    }

    /// The text in capitals.
    pub(crate) fn into_capitals(mut self) -> Self {
        for run in &mut self.0 {
            run.text = run.text.to_uppercase();
        }
        self
    }

    /// The characters alone, no-break characters as plain ones.
    pub fn to_plain(&self) -> String {
        self.0
            .iter()
            .flat_map(|run| run.text.chars())
            .map(|c| match c {
                '\u{a0}' => ' ',
                '\u{2011}' => '-',
                c => c,
            })
            .collect()
    }
}
