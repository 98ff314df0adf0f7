//! Lines of text: all text that layout sets goes through the functions here.

use super::context::LayoutContext;
use super::flow::{Band, Flow};
use super::keep_together::line_keep;
use super::paragraph_style::ParagraphStyle;
use crate::document::{Script, Text};
use crate::page::{DisplayItem, Point, Role};
use crate::text::{Alignment, Line, Measure, TextRun, TextStyle};
use crate::{Length, codes};
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

impl LayoutContext<'_> {
    /// The style of running text.
    pub(super) fn body(&self) -> ParagraphStyle {
        ParagraphStyle::new(self.style.size, self.style.leading)
    }

    /// From the top of a line to its baseline: the face's ascent, and half of what the leading exceeds
    /// ascent and descent by.
    pub(super) fn baseline(&self, style: ParagraphStyle) -> Length {
        let face = self.fonts.select(style.bold, false);
        let metrics = self.fonts.face(face).metrics();
        let em = i64::from(metrics.units_per_em);
        let ascent = style.size.scale(i64::from(metrics.ascent), em);
        let descent = style.size.scale(-i64::from(metrics.descent), em);
        ascent + (style.leading - ascent - descent) / 2
    }

    /// The lines of a text, tagged with the open element. If the text cannot be set, there are no lines and
    /// the reason is reported.
    pub(super) fn lines(
        &mut self,
        text: &Text,
        style: ParagraphStyle,
        width: Length,
        alignment: Alignment,
    ) -> Vec<Line> {
        let mut text_runs = self.text_runs(text, style);
        for (text_run, tag) in text_runs.iter_mut().zip(self.run_tags(text)) {
            text_run.tag = tag;
        }
        // Only justified lines need hyphens, and the rules are those of Indonesian.
        let indonesian = self.column.is_none_or(|column| column.language == Language::Indonesian);
        let hyphenate = self.style.hyphenation && indonesian && alignment == Alignment::Justified;
        let measure = Measure::new(width, alignment).hyphenate(hyphenate);
        match self.fonts.lines(&text_runs, measure) {
            Ok(lines) => {
                if lines.iter().any(|line| line.overfull) {
                    let message = "a line is wider than its column";
                    self.report(
                        Diagnostic::warning(codes::LINE_TOO_WIDE, message)
                            .at(origin(text), "in this text")
                            .help("give the text a place to break, such as a space"),
                    );
                }
                lines
            }
            Err(errors) => {
                self.diagnostics.extend(errors);
                Vec::new()
            }
        }
    }

    /// The line of a sign that is an artifact, such as the colon of a form row.
    pub(super) fn artifact(&mut self, sign: &str, style: ParagraphStyle) -> Vec<Line> {
        let mut lines = self.lines(&Text::plain(sign), style, style.size, Alignment::Left);
        for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
            run.tag = None;
        }
        lines
    }

    /// The width of a text on one line.
    pub(super) fn width(&mut self, text: &Text, style: ParagraphStyle) -> Length {
        // Text that cannot be measured cannot be set either, and is reported then.
        self.fonts.width(&self.text_runs(text, style)).unwrap_or_default()
    }

    /// The width of a text's widest line when it is broken to a measure.
    pub(super) fn broken_width(
        &mut self,
        text: &Text,
        style: ParagraphStyle,
        width: Length,
    ) -> Length {
        let lines = self.trial_lines(text, style, width);
        let widest = lines.iter().map(|line| line.width).max().unwrap_or_default();
        widest.min(width)
    }

    /// The number of lines of a text in a measure; none if it does not fit.
    pub(super) fn count_lines(
        &self,
        text: &Text,
        style: ParagraphStyle,
        width: Length,
    ) -> Option<usize> {
        let lines = self.trial_lines(text, style, width);
        lines.iter().all(|line| !line.overfull).then_some(lines.len())
    }

    /// The lines of a text in a trial measure; problems are not reported.
    fn trial_lines(&self, text: &Text, style: ParagraphStyle, width: Length) -> Vec<Line> {
        let measure = Measure::new(width, Alignment::Left);
        self.fonts.lines(&self.text_runs(text, style), measure).unwrap_or_default()
    }

    /// The alignment of running text.
    pub(super) fn body_alignment(&self) -> Alignment {
        match self.column {
            Some(_) if !self.style.bilingual.justified => Alignment::Left,
            _ => Alignment::Justified,
        }
    }

    /// Adds a paragraph of running text with its left edge at `x`.
    pub(super) fn paragraph(&mut self, text: &Text, x: Length, width: Length, flow: &mut Flow) {
        let style = self.body();
        let alignment = self.body_alignment();
        let lines = self.tagged(Role::Paragraph, |it| it.lines(text, style, width, alignment));
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let mut band = self.line_band(line, style, x);
            band.is_running_text = true;
            band.keep(line_keep(index, count));
            band.origin = origin(text);
            flow.bands.push(band);
        }
    }

    /// Adds a paragraph of centred lines.
    pub(super) fn centered(&mut self, text: &Text, x: Length, width: Length, flow: &mut Flow) {
        let style = self.body();
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(text, style, width, Alignment::Balanced));
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let mut band = self.line_band(line, style, x);
            band.is_running_text = true;
            band.keep(line_keep(index, count));
            band.origin = origin(text);
            flow.bands.push(band);
        }
    }

    /// A band of one line with its left edge at `x`.
    pub(super) fn line_band(&self, line: Line, style: ParagraphStyle, x: Length) -> Band {
        let baseline = self.baseline(style);
        Band {
            height: style.leading,
            baseline,
            items: glyphs(line, Point { x, y: baseline }).collect(),
            ..Band::default()
        }
    }

    fn text_runs(&self, text: &Text, style: ParagraphStyle) -> Vec<TextRun> {
        let exchanged = self.column.is_some_and(|column| column.italic);
        text.0
            .iter()
            .map(|run| {
                let role = run.emphasis.role && self.style.bold_role_words;
                let bold = style.bold || run.emphasis.strong || role;
                let (size, rise) = script(run.emphasis.script, style.size);
                TextRun {
                    text: run.text.clone(),
                    style: TextStyle {
                        face: self.fonts.select(bold, run.emphasis.emphasised != exchanged),
                        size,
                        underline: style.underline,
                        rise,
                    },
                    tag: None,
                    origin: run.origin.clone(),
                }
            })
            .collect()
    }
}

/// Size and rise of superscripts and subscripts in text of a size: two thirds of it, a third up or a sixth down.
fn script(script: Script, size: Length) -> (Length, Length) {
    match script {
        Script::Baseline => (size, Length::ZERO),
        Script::Superscript => (size.scale(2, 3), size / 3),
        Script::Subscript => (size.scale(2, 3), -(size / 6)),
    }
}

/// The origin of a text's first run that has one.
pub(super) fn origin(text: &Text) -> Option<Span> {
    text.0.iter().find_map(|run| run.origin.clone())
}

/// The glyphs of a line whose start on the baseline is `at`.
pub(super) fn glyphs(line: Line, at: Point) -> impl Iterator<Item = DisplayItem> {
    line.runs.into_iter().map(move |run| DisplayItem::Glyphs { at, run })
}
