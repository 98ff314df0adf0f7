//! Sets paragraphs: text runs into lines.

use super::glyph::Glyph;
use super::paragraph::{Line, Measure, TextRun};
use super::{Fonts, break_opportunities, line_assembly, line_breaking, shaping};
use crate::Length;
use naskah_diagnostic::Result;

impl Fonts {
    /// Sets a paragraph; an empty one has no lines.
    ///
    /// # Errors
    /// Every character that its face lacks, at its origin.
    ///
    /// # Examples
    ///
    /// ```
    /// use naskah::Length;
    /// use naskah::text::{Alignment, Fonts, Measure, TextRun, TextStyle};
    ///
    /// let fonts = Fonts::builtin("TeX Gyre Bonum")?;
    /// let style = TextStyle::new(fonts.select(false, false), Length::pt(12));
    /// let text = TextRun::new("PARA PIHAK sepakat untuk bekerja sama.", style);
    /// let measure = Measure::new(Length::mm(50), Alignment::Justified).hyphenate(true);
    /// let lines = fonts.lines(&[text], measure)?;
    ///
    /// assert_eq!(lines[0].runs[0].text.trim_end(), "PARA PIHAK sepakat");
    /// # Ok::<(), naskah::diagnostic::Errors>(())
    /// ```
    pub fn lines(&self, text_runs: &[TextRun], measure: Measure) -> Result<Vec<Line>> {
        self.paragraphs.lines(text_runs, measure, || self.set(text_runs, measure))
    }

    fn set(&self, text_runs: &[TextRun], measure: Measure) -> Result<Vec<Line>> {
        let shaped = shaping::shape(self, text_runs)?;
        let items = break_opportunities::items(self, &shaped, measure.hyphenate);
        let breaks = line_breaking::break_lines(&items, measure);
        let mut lines = line_assembly::assemble(&shaped, &items, &breaks, measure);
        for (line, end) in lines.iter_mut().zip(&breaks) {
            if items.get(*end).is_some_and(break_opportunities::ParagraphItem::is_forced_break) {
                self.end_with_space(line);
            }
        }
        Ok(lines)
    }

    /// Appends an invisible space to a line, so that extracted text does not run into the next line.
    pub(crate) fn end_with_space(&self, line: &mut Line) {
        let Some(run) = line.runs.last_mut() else { return };
        let face = self.face(run.face);
        let Some(id) = face.glyph(' ') else { return };
        let advance =
            run.size.scale(i64::from(face.advance(id)), i64::from(face.metrics().units_per_em));
        let start = run.text.len();
        run.text = format!("{} ", run.text).into();
        let range = start..run.text.len();
        let space = Glyph { id, advance, offset: (Length::ZERO, Length::ZERO), range };
        run.glyphs = run.glyphs.iter().cloned().chain([space]).collect();
    }

    /// The width of a text on one line, with natural word spaces.
    ///
    /// # Errors
    /// Every character that its face lacks, at its origin.
    pub fn width(&self, text_runs: &[TextRun]) -> Result<Length> {
        let shaped = shaping::shape(self, text_runs)?;
        Ok(shaped.clusters.iter().map(|cluster| cluster.width).sum())
    }
}
