//! Styles from RON: a built-in one, or a short file that names only what differs.

use super::Style;
use crate::Length;
use crate::data::{self, Composed};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, closest};

/// The style on which a user's own is built, unless it names another.
const DEFAULT_BASE: &str = "f4-bookman";

/// The field that names the style on which another is built.
const BASE: &str = "base";

/// A page is that long and wide at most (ISO 19005-2, 6.1.13).
const LARGEST_PAPER: Length = Length::pt(14_400);

/// What signing services take for the size of a character to look for.
const LARGEST_ANCHOR: Length = Length::pt(12);

/// Narrower or lower text is no document.
const LEAST_TEXT: Length = Length::mm(50);

/// The least margins of official correspondence, in millimetres; the left one is wide enough for punch
/// holes.
const LEAST_MARGINS: [(&str, i64); 4] = [("left", 30), ("top", 20), ("right", 20), ("bottom", 25)];

impl Style {
    /// A style that ships with the library.
    ///
    /// # Errors
    /// No such style, with a suggestion.
    pub fn builtin(name: &str) -> Result<Self> {
        let source = builtin_source(name).ok_or_else(|| unknown(name))?;
        finish(&Composed::whole(&source))
    }

    /// Reads a style: fields laid over those of `base`, a built-in style.
    ///
    /// ```
    /// let style = naskah::Style::from_ron("own.ron", "(base: \"a4-times\", size: \"11pt\")").unwrap();
    /// assert_eq!((style.typeface.as_str(), style.size), ("Liberation Serif", naskah::Length::pt(11)));
    /// ```
    ///
    /// # Errors
    /// Text that is not RON, unknown fields, and measures that leave no room for text.
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        let source = Source::new(name, text);
        data::check_syntax(&Composed::whole(&source))?;
        let tree =
            data::scan(text).ok_or_else(|| Diagnostic::uncoded_error("this is not a style"))?;
        let base = tree.field(BASE, text).map(|base| source.span(base.range.clone()));
        let base_name = base.as_ref().map_or(DEFAULT_BASE, |base| base.text());
        let lower =
            builtin_source(base_name).ok_or_else(|| unknown(base_name).at(base.clone(), ""))?;
        let lower_tree = data::scan(lower.text())
            .ok_or_else(|| Diagnostic::uncoded_error("this is not a style"))?;
        finish(&data::overlay((&lower, &lower_tree), (&source, &tree), &[BASE]))
    }
}

fn builtin_source(name: &str) -> Option<Source> {
    Some(Source::new(format!("{name}.ron"), naskah_templates::style(name)?))
}

fn unknown(name: &str) -> Diagnostic {
    let known = naskah_templates::STYLES.iter().map(|(name, _)| *name);
    Diagnostic::uncoded_error(format!("there is no style `{name}`"))
        .help(closest(name, known, "styles"))
}

/// Reads and checks.
fn finish(text: &Composed) -> Result<Style> {
    let style: Style = data::read(text)?;
    let tree = data::scan(text.text());
    let place = |path: &str| {
        let node = tree.as_ref()?.at(path, text.text())?;
        text.origin(node.range.clone())
    };
    let mut found = Vec::new();
    for (path, length) in [
        ("size", style.size),
        ("leading", style.leading),
        ("title.size", style.title.size),
        ("title.leading", style.title.leading),
        ("tables.size", style.tables.size),
        ("tables.leading", style.tables.leading),
        ("logos.height", style.logos.height),
        ("letterhead.logo_height", style.letterhead.logo_height),
        ("letterhead.government_size", style.letterhead.government_size),
        ("letterhead.office_size", style.letterhead.office_size),
        ("letterhead.address_size", style.letterhead.address_size),
        ("annexes.head_width", style.annexes.head_width),
        ("meterai.width", style.meterai.width),
        ("meterai.height", style.meterai.height),
        ("meterai.size", style.meterai.size),
        ("meterai.leading", style.meterai.leading),
        ("electronic.size", style.electronic.size),
        ("electronic.leading", style.electronic.leading),
        ("electronic.code", style.electronic.code),
        ("electronic.anchor_size", style.electronic.anchor_size),
        ("electronic.stamp", style.electronic.stamp),
        ("initials.width", style.initials.width),
        ("initials.height", style.initials.height),
        ("initials.size", style.initials.size),
        ("initials.leading", style.initials.leading),
        ("original_label.size", style.original_label.size),
        ("bilingual.size", style.bilingual.size),
        ("bilingual.leading", style.bilingual.leading),
    ] {
        if length <= Length::ZERO {
            found.push(
                Diagnostic::uncoded_error(format!(
                    "the {} is not positive",
                    path.replace('.', "'s ")
                ))
                .at(place(path), "here")
                .help("give a length such as \"12pt\""),
            );
        }
    }
    for (path, percent, range) in [
        ("letterhead.leading_percent", style.letterhead.leading_percent, 80..=200),
        ("forms.label_max_percent", style.forms.label_max_percent, 10..=80),
    ] {
        if !range.contains(&percent) {
            let (least, most) = range.into_inner();
            found.push(
                Diagnostic::uncoded_error(format!("{percent} percent leaves no room for text"))
                    .at(place(path), "here")
                    .help(format!("give a number from {least} to {most}")),
            );
        }
    }
    if style.electronic.anchor_size > LARGEST_ANCHOR {
        found.push(
            Diagnostic::uncoded_error("services look for anchors of 12 pt at most")
                .at(place("electronic.anchor_size"), "here")
                .help("give a length such as \"6pt\""),
        );
    }
    let (paper, margins) = (style.paper, style.margins);
    let given = [margins.left, margins.top, margins.right, margins.bottom];
    for ((side, least), margin) in LEAST_MARGINS.into_iter().zip(given) {
        if margin < Length::mm(least) {
            found.push(
                Diagnostic::uncoded_error(format!("the {side} margin is too narrow"))
                    .at(place(&format!("margins.{side}")), "here")
                    .help(format!("give at least \"{least}mm\"")),
            );
        }
    }
    let room = [
        ("width", paper.width - margins.left - margins.right),
        ("height", paper.height - margins.top - margins.bottom),
    ];
    for (side, left) in room {
        if left < LEAST_TEXT {
            found.push(
                Diagnostic::uncoded_error(format!(
                    "the margins leave too little of the paper's {side}"
                ))
                .at(place("margins").or_else(|| place("paper")), "here")
                .help("make the margins smaller or the paper larger"),
            );
        }
    }
    for (side, length) in [("width", paper.width), ("height", paper.height)] {
        if length > LARGEST_PAPER {
            found.push(
                Diagnostic::uncoded_error(format!(
                    "the paper's {side} is more than a PDF page has"
                ))
                .at(place(&format!("paper.{side}")), "here")
                .help("give at most \"5080mm\""),
            );
        }
    }
    Ok(Errors::check(found, style)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn faults_are_told_at_their_places() {
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
        assert!(message.starts_with("own.ron:1:29: error: services look for"), "{message}");
        let message = fault("(size: \"large\")");
        assert!(message.starts_with("own.ron:1:"), "{message}");
        assert!(message.contains("expected a length such as"), "{message}");
    }
}
