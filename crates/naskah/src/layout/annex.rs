//! Annexes: each begins a page of its own sheet, says to what it belongs, and has its own title.

use super::context::{Column, LINES_KEPT_BY_HEADING, Look, Setting};
use super::flow::{Flow, Section, Tie};
use super::page_geometry::Sheet;
use crate::Length;
use crate::document::{Annex, Text};
use crate::page::Role;
use crate::style::AnnexNumbering;
use crate::text::Alignment;

impl Setting<'_> {
    /// Adds an annex on pages of its own; what follows it begins a page again.
    pub(super) fn annex(&mut self, annex: &Annex, flow: &mut Flow) {
        let around = (self.sheet, self.column);
        let sheet = match annex.landscape {
            true => Sheet::landscape(self.style),
            false => Sheet::upright(self.style),
        };
        self.sheet = self.with_foot(sheet);
        let width = self.sheet.text_width();
        // Of two languages, each has annexes of its own.
        self.column = self.column.map(|column| Column { across: width, ..column });
        let start = flow.strips.len();
        let body = self.tagged(Role::Section, |it| {
            it.name(annex.label.as_ref());
            it.list_as(&annex.number, &annex.title);
            it.annex_head(annex, width, flow);
            it.annex_title(&annex.title, width, flow);
            let body = flow.strips.len();
            it.blocks(&annex.blocks, width, flow);
            body
        });
        flow.space_before(body, self.style.spacing.article);
        let kept = body - start + LINES_KEPT_BY_HEADING;
        for strip in flow.since(start).iter_mut().take(kept).skip(1) {
            strip.tie(Tie::Heading);
        }

        flow.begin_section(start, self.section());
        flow.name_part(start, &annex.number);
        (self.sheet, self.column) = around;
    }

    /// A section on the sheet that is set on.
    pub(super) fn section(&self) -> Section {
        let numbered_anew = self.style.annexes.page_numbers == AnnexNumbering::Anew;
        Section { sheet: self.sheet, numbered_anew }
    }

    /// Adds the number and to what the annex belongs, as a block at the right.
    fn annex_head(&mut self, annex: &Annex, width: Length, flow: &mut Flow) {
        let head = self.style.annexes.head_width.min(width);
        let x = width - head;
        let look = self.body();
        let number = Text::plain(annex.number.as_str());
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(&number, look, head, Alignment::Left));
        for line in lines {
            let strip = self.strip(line, look, x);
            flow.strips.push(strip);
        }
        self.form(&annex.belongs_to, x, head, flow);
    }

    fn annex_title(&mut self, title: &Text, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        let style = self.style.title;
        let look = Look { size: style.size, leading: style.leading, bold: true, underline: false };
        let title = self.heading_text(title);
        let heading = self.heading_role();
        let lines = self.tagged(heading, |it| it.lines(&title, look, width, Alignment::Balanced));
        for line in lines {
            let strip = self.strip(line, look, Length::ZERO);
            flow.strips.push(strip);
        }
        // As much as an empty line stands above and below a title.
        flow.space_before(start, self.style.spacing.article.max(style.leading));
    }
}
