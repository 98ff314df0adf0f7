//! The footer of electronically signed documents, above the bottom margin: a thin rule, a QR code, and the
//! sentence that names the signing service.
//!
//! In the structure tree, code and sentence occur once, at the end of the document; on the other pages
//! they are artifacts.

use std::sync::Arc;

use super::context::LayoutContext;
use super::footer_content::{FooterCode, FooterContent};
use super::lines::glyphs;
use super::page_geometry::PageGeometry;
use super::paragraph_style::ParagraphStyle;
use crate::document::{ElectronicSigning, QrContent};
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::text::Alignment;
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

impl LayoutContext<'_> {
    /// Sets the footer of all pages.
    pub(super) fn set_footer(&mut self, electronic: &ElectronicSigning) {
        let code = electronic.code.as_ref().and_then(|code| self.footer_code(code));
        self.footer = Arc::new(FooterContent { sentence: electronic.footer.clone(), code });
        self.geometry = self.with_footer(self.geometry);
    }

    /// The page geometry with space for the footer.
    pub(super) fn with_footer(&mut self, geometry: PageGeometry) -> PageGeometry {
        let footer = Arc::clone(&self.footer);
        if footer.is_empty() {
            return geometry;
        }
        let settings = &self.style.electronic;
        let (gap, rule) = (settings.gap, settings.rule);
        let lines = footer.sentence.as_ref().map_or(0, |sentence| {
            let width = self.sentence_width(geometry);
            self.count_lines(sentence, self.footer_style(), width).unwrap_or(1)
        });
        let text = self.footer_style().leading * lines as i64;
        let code = footer.code.as_ref().map_or(Length::ZERO, |code| code.side);
        PageGeometry { footer_height: gap + rule + gap / 2 + text.max(code), ..geometry }
    }

    /// The footer of the page with this index.
    pub(super) fn footer_items(&mut self, page: usize, geometry: PageGeometry) -> Vec<DisplayItem> {
        let footer = Arc::clone(&self.footer);
        let settings = &self.style.electronic;
        let (gap, rule) = (settings.gap, settings.rule);
        let (x, width) = (geometry.margins.left, geometry.text_width());
        let mut items = Vec::new();
        if geometry.footer_height == Length::ZERO {
            return items;
        }
        let top = geometry.paper.height - geometry.margins.bottom - geometry.footer_height + gap;
        items.push(DisplayItem::Rule(Rect { x, y: top, width, height: rule }));
        let top = top + rule + gap / 2;
        if let Some(code) = &footer.code {
            let description = code.description.clone();
            let tag = (page == 0).then(|| self.tag_tree.add_at_end(Role::Figure { description }));
            items.push(code.code.item(Point { x, y: top }, code.side, tag));
        }
        if let Some(sentence) = &footer.sentence {
            let (style, measure) = (self.footer_style(), self.sentence_width(geometry));
            let at = Point { x: x + width - measure, y: top + self.baseline(style) };
            let lines = match page {
                0 => {
                    let tag = self.tag_tree.add_at_end(Role::Paragraph);
                    self.inside(tag, |it| it.lines(sentence, style, measure, Alignment::Left))
                }
                _ => self.lines(sentence, style, measure, Alignment::Left),
            };
            for (index, line) in lines.into_iter().enumerate() {
                items.extend(glyphs(line, Point { y: at.y + style.leading * index as i64, ..at }));
            }
        }
        items
    }

    fn footer_style(&self) -> ParagraphStyle {
        let settings = &self.style.electronic;
        ParagraphStyle::new(settings.size, settings.leading)
    }

    /// The text width beside the code.
    fn sentence_width(&self, geometry: PageGeometry) -> Length {
        let code = self.footer.code.as_ref();
        let taken = code.map_or(Length::ZERO, |code| code.side + self.style.electronic.gap);
        geometry.text_width() - taken
    }

    fn footer_code(&mut self, content: &QrContent) -> Option<FooterCode> {
        let code = FooterCode::new(content, self.style.electronic.code);
        if code.is_none() {
            let message = "the QR code would be too large for the footer";
            self.report(
                Diagnostic::error(codes::QR_CODE_TOO_LARGE, message)
                    .help("give a shorter link in `qr`"),
            );
        }
        code
    }
}
