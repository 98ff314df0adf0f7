//! Diagnostics as people read them: the message, the source lines it concerns, and help.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use super::{Diagnostic, Severity};

/// Renders diagnostics in the layout of rustc's messages, with or without colours.
///
/// ```
/// use naskah_diagnostic::{Diagnostic, Renderer, Source, codes};
///
/// let source = Source::new("dkp.ron", "(logo: \"logos\")");
/// let diagnostic = Diagnostic::error(codes::FILE_NOT_USABLE, "cannot read `logos`")
///     .at(source.span(7..14), "a folder");
/// let text = Renderer::plain().render(&diagnostic);
/// assert!(text.starts_with("error: cannot read `logos`\n --> dkp.ron:1:8\n"));
/// assert!(text.ends_with("^^^^^^^ a folder"));
/// ```
#[derive(Debug)]
pub struct Renderer(annotate_snippets::Renderer);

impl Renderer {
    /// Renders without colours.
    pub fn plain() -> Self {
        Self(annotate_snippets::Renderer::plain())
    }

    /// Renders with ANSI colours, for a terminal.
    pub fn coloured() -> Self {
        Self(annotate_snippets::Renderer::styled())
    }

    /// The message with the source lines it concerns, without a final newline.
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&diagnostic.message);
        let help = diagnostic.help.iter().map(|help| Level::HELP.message(help));
        let group = Group::with_title(title).elements(snippets(diagnostic)).elements(help);
        self.0.render(&[group])
    }
}

/// A snippet for each source, in the order in which the labels name them.
fn snippets(
    diagnostic: &Diagnostic,
) -> impl Iterator<Item = Snippet<'_, annotate_snippets::Annotation<'_>>> {
    let labels = &diagnostic.labels;
    diagnostic.sources().into_iter().map(move |source| {
        let here = labels.iter().enumerate().filter(move |(_, label)| label.span.source == *source);
        let annotations = here.map(|(index, label)| {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let text = (!label.text.is_empty()).then_some(label.text.as_str());
            kind.span(clamped(source.text(), &label.span.range)).label(text)
        });
        Snippet::source(source.text()).path(source.name()).annotations(annotations)
    })
}

/// The range, moved inside the text and onto character boundaries.
fn clamped(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Category, Code, Source};

    const CODE: Code = Code::new("unknown-field", Category::Input, "");

    #[test]
    fn a_message_shows_its_line_and_its_help() {
        let source = Source::new("dkp.ron", "(\n    subjek: \"Sinergi\",\n)\n");
        let diagnostic = Diagnostic::error(CODE, "unknown field `subjek`")
            .at(source.span(6..12), "no such field")
            .help("did you mean `subject`?");
        insta::assert_snapshot!(Renderer::plain().render(&diagnostic), @r#"
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
    fn a_message_may_concern_two_files() {
        let data = Source::new("dkp.ron", "(subject: \"*\")");
        let wording = Source::new("template.dj", "# Judul\n");
        let diagnostic = Diagnostic::warning(CODE, "the value looks like markup")
            .at(data.span(11..12), "this value")
            .at(wording.span(0..1), "is printed here");
        insta::assert_snapshot!(Renderer::plain().render(&diagnostic), @r#"
        warning: the value looks like markup
         --> dkp.ron:1:12
          |
        1 | (subject: "*")
          |            ^ this value
          |
         ::: template.dj:1:1
          |
        1 | # Judul
          | - is printed here
        "#);
    }

    #[test]
    fn a_message_without_a_place_is_rendered() {
        let diagnostic = Diagnostic::error(CODE, "no such template").help("there is `pks`");
        insta::assert_snapshot!(Renderer::plain().render(&diagnostic), @r#"
        error: no such template
         |
         = help: there is `pks`
        "#);
    }

    #[test]
    fn a_range_outside_the_text_is_clamped() {
        assert_eq!(clamped("é", &(1..9)), 0..2);
        assert_eq!(clamped("", &(3..4)), 0..0);
        let (start, end) = (2, 1);
        assert_eq!(clamped("abc", &(start..end)), 2..2);
    }
}
