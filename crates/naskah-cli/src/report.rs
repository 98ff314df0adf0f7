//! What the command tells: results on standard output, messages on standard error.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use naskah::diagnostic::{Diagnostic, Label, Severity, Source};
use naskah_sign::{Field, Judgement};
use serde::Serialize;

use crate::args::Format;
use crate::count::Count;
use crate::failure::{Failure, Status};
use crate::progress::Progress;
use crate::sign::{State, Tally};
use crate::{fields, verify};

/// Tells results and messages in one format.
#[derive(Debug)]
pub(crate) struct Reporter {
    format: Format,
    renderer: Renderer,
}

impl Reporter {
    /// Colours only where a person looks, and did not ask for none.
    pub(crate) fn new(format: Format) -> Self {
        let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = io::stderr().is_terminal() && !plain;
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        Self { format, renderer }
    }

    /// What is wrong, a message each.
    pub(crate) fn diagnostics<'a>(&self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in found {
            match self.format {
                Format::Text => self.message(&format!("{}\n", self.render(diagnostic))),
                Format::Json => self.message(&json(&Message::from(diagnostic))),
            }
        }
    }

    /// Everything about a failure; gives its status. Who has closed a pipe knows it.
    pub(crate) fn failure(&self, failure: &Failure) -> Status {
        if failure.status != Status::Closed {
            self.diagnostics(&failure.errors);
        }
        failure.status
    }

    /// A line that says how far work on that many is, where a person looks.
    pub(crate) fn progress(&self, total: impl FnOnce() -> Option<usize>) -> Progress {
        let shown = self.format == Format::Text && io::stderr().is_terminal();
        // To count may mean to read a table once more.
        Progress::new(if shown { total() } else { None }, shown)
    }

    /// A file that was made, with the id of its entry in a batch.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn file(&self, id: Option<&str>, path: &Path, pages: usize) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct File<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            id: Option<&'a str>,
            path: String,
            pages: usize,
        }
        let path = path.display().to_string();
        self.result(&match self.format {
            Format::Text => format!("{path}: {}", several(pages, "page")),
            Format::Json => json(&File { id, path, pages }),
        })
    }

    /// What became of a file of a folder that is signed.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn signed(&self, input: &Path, output: &Path, state: State) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Signed {
            input: String,
            path: Option<String>,
            state: State,
        }
        let (input, path) = (input.display().to_string(), output.display().to_string());
        self.result(&match (self.format, state) {
            (Format::Text, State::Signed) => format!("{path}: signed"),
            (Format::Text, State::Kept) => format!("{path}: signed before"),
            (Format::Text, State::Failed) => format!("{input}: not signed"),
            (Format::Json, State::Failed) => json(&Signed { input, path: None, state }),
            (Format::Json, _) => json(&Signed { input, path: Some(path), state }),
        })
    }

    /// What became of all files of a folder that is signed.
    pub(crate) fn tally(&self, tally: &Tally) {
        let Tally { signed, kept, failed } = tally;
        self.message(&match self.format {
            Format::Text => format!("{signed} signed, {kept} signed before, {failed} not signed"),
            Format::Json => json(tally),
        });
    }

    /// What is to be thought of a signature.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn judgement(&self, judgement: &Judgement) -> Result<(), Failure> {
        self.result(&match self.format {
            Format::Text => verify::lines(judgement),
            Format::Json => json(&verify::Told::from(judgement)),
        })
    }

    /// A digest to be signed elsewhere, in hexadecimal digits.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn digest(&self, digest: &[u8]) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Digest {
            digest: String,
        }
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.result(&match self.format {
            Format::Text => digest,
            Format::Json => json(&Digest { digest }),
        })
    }

    /// A file that was taken out of a PDF.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn extracted(&self, path: &Path, bytes: usize) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Extracted {
            path: String,
            bytes: usize,
        }
        let path = path.display().to_string();
        self.result(&match self.format {
            Format::Text => format!("{path}: {}", several(bytes, "byte")),
            Format::Json => json(&Extracted { path, bytes }),
        })
    }

    /// A signature field of a file.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn field(&self, field: &Field) -> Result<(), Failure> {
        self.result(&match self.format {
            Format::Text => fields::line(field),
            Format::Json => json(&fields::Told::from(field)),
        })
    }

    /// What was found in a file that was checked.
    ///
    /// # Errors
    /// Those of [`Self::bytes`].
    pub(crate) fn verdict(&self, path: &Path, count: &Count) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Verdict<'a> {
            path: String,
            #[serde(flatten)]
            count: &'a Count,
        }
        let path = path.display().to_string();
        self.result(&match self.format {
            Format::Text => format!("{path}: {}", sentence(count)),
            Format::Json => json(&Verdict { path, count }),
        })
    }

    /// What became of a batch.
    pub(crate) fn summary(&self, count: &Count) {
        self.message(&match self.format {
            Format::Text => sentence(count),
            Format::Json => json(count),
        });
    }

    /// Bytes on standard output.
    ///
    /// # Errors
    /// A full disk behind it. A reader that has gone away is no error: the files are wanted still.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::system("write", Path::new("<stdout>"), &error))
            }
            _ => Ok(()),
        }
    }

    fn result(&self, line: &str) -> Result<(), Failure> {
        self.bytes(format!("{line}\n").as_bytes())
    }

    fn message(&self, line: &str) {
        // Where messages cannot be written, neither can the complaint about it.
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// The message with the lines that it speaks of, as rustc shows them.
    fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&diagnostic.message);
        let snippets = snippets(&diagnostic.labels);
        let help = diagnostic.help.iter().map(|help| Level::HELP.message(help));
        let group = Group::with_title(title).elements(snippets).elements(help);
        self.renderer.render(&[group])
    }
}

/// A snippet for each source, in the order in which the labels name them.
fn snippets(
    labels: &[Label],
) -> impl Iterator<Item = Snippet<'_, annotate_snippets::Annotation<'_>>> {
    let mut sources: Vec<&Source> = Vec::new();
    for label in labels {
        if !sources.contains(&&label.span.source) {
            sources.push(&label.span.source);
        }
    }
    sources.into_iter().map(|source| {
        let here = labels.iter().enumerate().filter(move |(_, label)| label.span.source == *source);
        let annotations = here.map(|(index, label)| {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let text = (!label.text.is_empty()).then_some(label.text.as_str());
            kind.span(inside(source.text(), &label.span.range)).label(text)
        });
        Snippet::source(source.text()).path(source.name()).annotations(annotations)
    })
}

/// The range, brought within the text and onto its characters' boundaries.
fn inside(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end);
    start..end.max(start)
}

/// A message as programs read it.
#[derive(Serialize)]
struct Message<'a> {
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    help: &'a [String],
}

impl<'a> From<&'a Diagnostic> for Message<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let span = diagnostic.labels.first().map(|label| &label.span);
        let position = span.map(|span| span.position());
        Self {
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: &diagnostic.message,
            file: span.map(|span| span.source.name()),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            help: &diagnostic.help,
        }
    }
}

/// One line; these types have neither odd keys nor odd numbers, so that it always succeeds.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// `4 agreements, 0 errors, 2 warnings`
fn sentence(count: &Count) -> String {
    let kept = if count.kept > 0 { format!(", {} kept", count.kept) } else { String::new() };
    format!(
        "{}{kept}, {}, {}",
        several(count.agreements, "agreement"),
        several(count.errors, "error"),
        several(count.warnings, "warning")
    )
}

/// `1 page`, `2 pages`
fn several(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reporter() -> Reporter {
        Reporter { format: Format::Text, renderer: Renderer::plain() }
    }

    #[test]
    fn a_message_shows_its_line_and_its_help() {
        let source = Source::new("dkp.ron", "(\n    subjek: \"Sinergi\",\n)\n");
        let diagnostic = Diagnostic::uncoded_error("unknown field `subjek`")
            .at(source.span(6..12), "no such field")
            .help("did you mean `subject`?");
        insta::assert_snapshot!(reporter().render(&diagnostic), @r#"
        error: unknown field `subjek`
         --> dkp.ron:2:5
          |
        2 |     subjek: "Sinergi",
          |     ^^^^^^ no such field
          |
          = help: did you mean `subject`?
        "#);
    }

    #[test]
    fn a_message_may_speak_of_two_files() {
        let data = Source::new("dkp.ron", "(subject: \"*\")");
        let wording = Source::new("template.dj", "# Judul\n");
        let diagnostic = Diagnostic::uncoded_warning("the value looks like markup")
            .at(data.span(11..12), "this value")
            .at(wording.span(0..1), "comes to stand here");
        insta::assert_snapshot!(reporter().render(&diagnostic), @r#"
        warning: the value looks like markup
         --> dkp.ron:1:12
          |
        1 | (subject: "*")
          |            ^ this value
          |
         ::: template.dj:1:1
          |
        1 | # Judul
          | - comes to stand here
        "#);
    }

    #[test]
    fn a_message_without_a_place_is_told_all_the_same() {
        let diagnostic = Diagnostic::uncoded_error("no such template").help("there is `pks`");
        insta::assert_snapshot!(reporter().render(&diagnostic), @r#"
        error: no such template
         |
         = help: there is `pks`
        "#);
    }

    #[test]
    fn a_place_outside_the_text_is_brought_inside() {
        assert_eq!(inside("é", &(1..9)), 0..2);
        assert_eq!(inside("", &(3..4)), 0..0);
        let (start, end) = (2, 1);
        assert_eq!(inside("abc", &(start..end)), 2..2);
    }

    #[test]
    fn programs_read_the_place_as_numbers() {
        let source = Source::new("a.ron", "(\n  é: 1)");
        let diagnostic = Diagnostic::uncoded_error("bad").at(source.span(6..7), "").help("mend it");
        assert_eq!(
            json(&Message::from(&diagnostic)),
            r#"{"severity":"error","message":"bad","file":"a.ron","line":2,"column":4,"help":["mend it"]}"#
        );
    }
}
