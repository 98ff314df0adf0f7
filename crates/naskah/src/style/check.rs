//! Checks the values of a style: positive lengths, room for text, margins of official correspondence.

use std::ops::RangeInclusive;

use super::Style;
use crate::Length;
use crate::codes;
use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::{Code, Diagnostic, Span};

/// The largest width and height of a PDF page (ISO 19005-2, 6.1.13).
const MAX_PAPER: Length = Length::pt(14_400);

/// The largest font size in which signing services look for anchors.
const MAX_ANCHOR: Length = Length::pt(12);

/// The least width and height of the text area.
const MIN_TEXT: Length = Length::mm(50);

/// The least margins of official correspondence, in millimetres; the left one leaves room for punch
/// holes.
const MIN_MARGINS: [(&str, i64); 4] = [("left", 30), ("top", 20), ("right", 20), ("bottom", 25)];

/// Everything that is wrong with the values of a style that was read from `text`.
pub(super) fn check(style: &Style, text: &SplicedText) -> Vec<Diagnostic> {
    let mut check = Check { text, tree: data::scan(text.text()), found: Vec::new() };
    check.positive_lengths(style);
    check.percentages(style);
    if style.electronic.anchor_size > MAX_ANCHOR {
        check.error(
            codes::STYLE_VALUE_OUT_OF_RANGE,
            "electronic.anchor_size",
            "signing services look for anchors of 12 pt at most",
            "give a length such as \"6pt\"",
        );
    }
    check.page(style);
    check.found
}

struct Check<'a> {
    text: &'a SplicedText,
    tree: Option<ValueNode>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn error(
        &mut self,
        code: Code,
        path: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let span = self.span(path);
        self.found.push(Diagnostic::error(code, message).path(path).at(span, "here").help(help));
    }

    fn span(&self, path: &str) -> Option<Span> {
        let node = self.tree.as_ref()?.at(path, self.text.text())?;
        self.text.origin(node.content.clone())
    }

    fn positive_lengths(&mut self, style: &Style) {
        for (path, length) in [
            ("size", style.size),
            ("leading", style.leading),
            ("title.size", style.title.size),
            ("title.leading", style.title.leading),
            ("signatures.compact_room", style.signatures.compact_room),
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
            ("running_head.size", style.running_head.size),
            ("bilingual.size", style.bilingual.size),
            ("bilingual.leading", style.bilingual.leading),
        ] {
            if length <= Length::ZERO {
                self.error(
                    codes::STYLE_VALUE_OUT_OF_RANGE,
                    path,
                    format!("the {} is not positive", path.replace('.', "'s ")),
                    "give a length such as \"12pt\"",
                );
            }
        }
    }

    fn percentages(&mut self, style: &Style) {
        let mut check = |path: &str, percent: u8, allowed: RangeInclusive<u8>| {
            if !allowed.contains(&percent) {
                let (least, most) = allowed.into_inner();
                self.error(
                    codes::STYLE_VALUE_OUT_OF_RANGE,
                    path,
                    format!("{percent} percent leaves no room for text"),
                    format!("give a number from {least} to {most}"),
                );
            }
        };
        check("letterhead.leading_percent", style.letterhead.leading_percent, 80..=200);
        check("forms.label_max_percent", style.forms.label_max_percent, 10..=80);
    }

    fn page(&mut self, style: &Style) {
        let (paper, margins) = (style.paper, style.margins);
        let given = [margins.left, margins.top, margins.right, margins.bottom];
        for ((side, least), margin) in MIN_MARGINS.into_iter().zip(given) {
            if margin < Length::mm(least) {
                self.error(
                    codes::MARGIN_TOO_NARROW,
                    &format!("margins.{side}"),
                    format!("the {side} margin is too narrow"),
                    format!("give at least \"{least}mm\""),
                );
            }
        }
        for (side, rest) in [
            ("width", paper.width - margins.left - margins.right),
            ("height", paper.height - margins.top - margins.bottom),
        ] {
            if rest < MIN_TEXT {
                let path = if self.span("margins").is_some() { "margins" } else { "paper" };
                self.error(
                    codes::NO_ROOM_FOR_TEXT,
                    path,
                    format!("the margins leave too little of the paper's {side}"),
                    "make the margins smaller or the paper larger",
                );
            }
        }
        for (side, length) in [("width", paper.width), ("height", paper.height)] {
            if length > MAX_PAPER {
                self.error(
                    codes::STYLE_VALUE_OUT_OF_RANGE,
                    &format!("paper.{side}"),
                    format!("the paper's {side} is more than a PDF page has"),
                    "give at most \"5080mm\"",
                );
            }
        }
    }
}
