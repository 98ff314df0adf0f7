//! Annexes: each begins on a new page, portrait or landscape, and has its own head and title.

use super::context::{LanguageColumn, LayoutContext};
use super::flow::{Flow, KeepTogether, PageSection};
use super::keep_together::LINES_KEPT_BY_HEADING;
use super::page_geometry::PageGeometry;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Annex, Text};
use crate::page::Role;
use crate::style::AnnexNumbering;
use crate::text::Alignment;

impl LayoutContext<'_> {
    /// Adds an annex on pages of its own.
    pub(super) fn annex(&mut self, annex: &Annex, flow: &mut Flow) {
        let outside = (self.geometry, self.column);
        let geometry = match annex.landscape {
            true => PageGeometry::landscape(self.style),
            false => PageGeometry::portrait(self.style),
        };
        self.geometry = self.with_footer(geometry);
        let width = self.geometry.text_width();
        // In a bilingual document, each language has its own annexes, over the full width.
        self.column = self.column.map(|column| LanguageColumn { across: width, ..column });
        let start = flow.bands.len();
        let body = self.tagged(Role::Section, |it| {
            it.set_destination(annex.label.as_ref());
            it.set_bookmark(&annex.number, &annex.title);
            it.annex_head(annex, width, flow);
            it.annex_title(&annex.title, width, flow);
            let body = flow.bands.len();
            it.blocks(&annex.blocks, width, flow);
            body
        });
        flow.space_before(body, self.style.spacing.article);
        let kept = body - start + LINES_KEPT_BY_HEADING;
        for band in flow.since(start).iter_mut().take(kept).skip(1) {
            band.keep(KeepTogether::Heading);
        }

        flow.begin_section(start, self.section());
        flow.set_heading_number(start, &annex.number);
        (self.geometry, self.column) = outside;
    }

    /// A section with the current geometry.
    pub(super) fn section(&self) -> PageSection {
        let restarts_numbering = self.style.annexes.page_numbers == AnnexNumbering::Anew;
        PageSection { geometry: self.geometry, restarts_numbering, is_numbered: true }
    }

    /// Adds the number and the agreement that the annex belongs to, as a block at the right.
    fn annex_head(&mut self, annex: &Annex, width: Length, flow: &mut Flow) {
        let head = self.style.annexes.head_width.min(width);
        let x = width - head;
        let style = self.body();
        let number = Text::plain(annex.number.as_str());
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(&number, style, head, Alignment::Left));
        for line in lines {
            let band = self.line_band(line, style, x);
            flow.bands.push(band);
        }
        self.form(&annex.belongs_to, x, head, flow);
    }

    fn annex_title(&mut self, title: &Text, width: Length, flow: &mut Flow) {
        let start = flow.bands.len();
        let settings = self.style.title;
        let style = ParagraphStyle::new(settings.size, settings.leading).bold();
        let title = self.heading_text(title);
        let heading = self.heading_role();
        let lines = self.tagged(heading, |it| it.lines(&title, style, width, Alignment::Balanced));
        for line in lines {
            let band = self.line_band(line, style, Length::ZERO);
            flow.bands.push(band);
        }
        // At least an empty line above and below the title.
        flow.space_before(start, self.style.spacing.article.max(settings.leading));
    }
}
