//! Inline content: text runs with emphasis, reference target, language and origin.

use naskah_diagnostic::Span;
use naskah_wording::Language;

/// The text of a paragraph, line or cell.
///
/// ```
/// use naskah::document::Text;
///
/// // A no-break space keeps `Pasal 4` on one line.
/// let text = Text::plain("Pasal\u{a0}4");
/// assert_eq!(text.to_plain(), "Pasal 4");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Run>);

/// A part of a text with one emphasis and one origin.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Run {
    /// The characters; runs of white space are collapsed to one space, and `\n` breaks the line by hand.
    pub text: String,
    /// The emphasis.
    pub emphasis: Emphasis,
    /// The target, if the run is a reference.
    pub target: Option<Label>,
    /// Of a reference that numbering words: the parts of its words, from the outermost in.
    pub reference: Vec<ReferencePart>,
    /// The language, where it differs from the document's.
    pub language: Option<Language>,
    /// Where the characters were written, in the template or the data.
    pub origin: Option<Span>,
}

/// A part of a reference, such as `ayat (2)`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReferencePart {
    /// `Pasal`, `ayat`, `huruf`.
    pub word: String,
    /// The number: `4`, `(2)`, `b`. Empty for an annex that is the only one.
    pub marker: String,
    /// The label of the part, if it has one.
    pub label: Option<Label>,
}

/// How a run is emphasised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Emphasis {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasised: bool,
    /// A role word such as PIHAK KESATU, which a style may set bold.
    pub role: bool,
    /// Whether it stands on, above or below the baseline.
    pub script: Script,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// On the baseline.
    #[default]
    Baseline,
    /// Smaller and higher: m².
    Superscript,
    /// Smaller and lower: CO₂.
    Subscript,
}

/// The label of a reference target: a chapter, article, *ayat*, item or annex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub String);

impl Text {
    /// A text of one plain run without origin.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), ..Run::default() }])
    }

    /// The text in upper case.
    pub(crate) fn into_capitals(mut self) -> Self {
        for run in &mut self.0 {
            run.text = run.text.to_uppercase();
        }
        self
    }

    /// The characters without formatting, no-break characters replaced by plain ones.
    pub fn to_plain(&self) -> String {
        let mut plain = String::new();
        for c in self.0.iter().flat_map(|run| run.text.chars()) {
            match c {
                // A line that is broken by hand may end with a space already.
                '\n' if plain.ends_with(' ') => {}
                '\n' | '\u{a0}' => plain.push(' '),
                '\u{2011}' => plain.push('-'),
                c => plain.push(c),
            }
        }
        plain
    }
}
