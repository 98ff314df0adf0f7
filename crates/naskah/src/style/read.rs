//! Reads styles from RON: a built-in style, or a file with the fields that differ from one.

use super::Style;
use super::check::check;
use crate::codes;
use crate::data::{self, Lists, SplicedText};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, closest};

/// The base of a style that names none.
const DEFAULT_BASE: &str = "f4-bookman";

/// The field that names the base style.
const BASE: &str = "base";

impl Style {
    /// A built-in style: `f4-bookman`, `a4-arial` or `a4-times`.
    ///
    /// # Errors
    /// An unknown name, with a suggestion.
    pub fn builtin(name: &str) -> Result<Self> {
        let source = builtin_source(name).ok_or_else(|| unknown(name))?;
        Ok(Self { name: Some(name.to_owned()), ..finish(&SplicedText::from_source(&source))? })
    }

    /// Reads a style: its fields replace those of the built-in style that its field `base` names.
    ///
    /// ```
    /// let style = naskah::Style::from_ron("own.ron", "(base: \"a4-times\", size: \"11pt\")").unwrap();
    /// assert_eq!((style.typeface.as_str(), style.size), ("Liberation Serif", naskah::Length::pt(11)));
    /// ```
    ///
    /// # Errors
    /// Text that is not RON, unknown fields, and values that are not allowed.
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        let source = Source::new(name, text);
        data::check_syntax(&SplicedText::from_source(&source))?;
        let not_a_style = || {
            Diagnostic::error(codes::NOT_A_STYLE, "this is not a style").at(source.span(0..0), "")
        };
        let tree = data::scan(text).ok_or_else(not_a_style)?;
        let base = tree.field(BASE, text).map(|base| source.span(base.content.clone()));
        let base_name = base.as_ref().map_or(DEFAULT_BASE, |base| base.text());
        let lower =
            builtin_source(base_name).ok_or_else(|| unknown(base_name).at(base.clone(), ""))?;
        let lower_tree = data::scan(lower.text()).ok_or_else(not_a_style)?;
        let style = finish(&data::overlay(
            (&lower, &lower_tree),
            (&source, &tree),
            &[BASE],
            Lists::Replaced,
        ))?;
        Ok(Self { name: Some(source.name().to_owned()), ..style })
    }
}

fn builtin_source(name: &str) -> Option<Source> {
    Some(Source::new(format!("{name}.ron"), naskah_templates::style(name)?))
}

fn unknown(name: &str) -> Diagnostic {
    let known = naskah_templates::STYLES.iter().map(|(name, _)| *name);
    Diagnostic::error(codes::UNKNOWN_STYLE, format!("there is no style `{name}`"))
        .help(closest(name, known, "styles"))
}

/// Reads and checks the RON text of a whole style.
fn finish(text: &SplicedText) -> Result<Style> {
    let style: Style = data::read(text)?;
    Ok(Errors::check(check(&style, text), style)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Length;

    #[test]
    fn every_builtin_style_is_read_and_has_its_typeface() {
        for (name, _) in naskah_templates::STYLES {
            let style = Style::builtin(name).unwrap();
            assert!(naskah_fonts::family(&style.typeface).is_some(), "{name}");
        }
    }

    #[test]
    fn a_style_of_ones_own_names_only_what_differs() {
        let own = Style::from_ron("own.ron", "(margins: (left: \"35mm\"))").unwrap();
        let base = Style::builtin(DEFAULT_BASE).unwrap();
        assert_eq!(own.margins.left, Length::mm(35));
        assert_eq!(own.margins.right, base.margins.right);
    }

    #[test]
    fn the_least_margins_are_allowed() {
        let margins = "left: \"30mm\", top: \"20mm\", right: \"2cm\", bottom: \"25mm\"";
        assert!(Style::from_ron("own.ron", &format!("(margins: ({margins}))")).is_ok());
    }

    #[test]
    fn errors_point_at_their_fields() {
        let fault = |text: &str| Style::from_ron("own.ron", text).unwrap_err().to_string();
        assert_eq!(
            fault("(base: \"a4-tmes\")"),
            "own.ron:1:9: error: there is no style `a4-tmes`\n  help: did you mean `a4-times`?"
        );
        assert_eq!(
            fault("(sise: \"11pt\")"),
            "own.ron:1:2: error: there is no field `sise` here\n  help: did you mean `size`?"
        );
        assert_eq!(
            fault("(margins: (left: \"180mm\"))"),
            "own.ron:1:12: error: the margins leave too little of the paper's width\n  \
             help: make the margins smaller or the paper larger"
        );
        assert_eq!(
            fault("(paper: (width: \"215mm\", height: \"5081mm\"))"),
            "own.ron:1:35: error: the paper's height is more than a PDF page has\n  \
             help: give at most \"5080mm\""
        );
        assert_eq!(
            fault("(margins: (top: \"25mm\", bottom: \"24.9mm\"))"),
            "own.ron:1:34: error: the bottom margin is too narrow\n  help: give at least \"25mm\""
        );
        assert_eq!(
            fault("(forms: (label_max_percent: 90))"),
            "own.ron:1:29: error: 90 percent leaves no room for text\n  \
             help: give a number from 10 to 80"
        );
        assert_eq!(
            fault("(size: \"0pt\")"),
            "own.ron:1:9: error: the size is not positive\n  help: give a length such as \"12pt\""
        );
        let message = fault("(electronic: (anchor_size: \"13pt\"))");
        assert!(message.starts_with("own.ron:1:29: error: signing services look for"), "{message}");
        let message = fault("(size: \"large\")");
        assert!(message.starts_with("own.ron:1:"), "{message}");
        assert!(message.contains("expected a length such as"), "{message}");
    }
}
