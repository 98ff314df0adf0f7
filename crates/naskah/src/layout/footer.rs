//! What stands at the foot of every page of an electronic document, between text and bottom margin: a thin
//! rule, a QR code, the sentence that says how it was signed.
//!
//! Both are read once, at the end of the document; on the other pages they are repetitions.

use std::sync::Arc;

use super::context::{Look, Setting, glyphs};
use super::page_geometry::Sheet;
use super::qr_code::QrCode;
use crate::Length;
use crate::document::{self, Electronic, Text};
use crate::page::{Item, Point, Rect, Role};
use crate::text::Alignment;
use naskah_diagnostic::Diagnostic;

/// A larger code leaves too little of a page.
const LARGEST_CODE: Length = Length::mm(45);

/// What stands at the foot.
#[derive(Clone, Debug, Default)]
pub(super) struct Foot {
    sentence: Option<Text>,
    code: Option<Code>,
}

/// A QR code.
#[derive(Clone, Debug)]
struct Code {
    /// What it says, for those who cannot see it.
    description: String,
    code: QrCode,
    /// Its side with the quiet zone.
    side: Length,
}

impl Setting<'_> {
    /// Has that at the foot of every page.
    pub(super) fn begin_foot(&mut self, electronic: &Electronic) {
        let code = electronic.code.as_ref().and_then(|code| self.code(code));
        self.foot = Arc::new(Foot { sentence: electronic.footer.clone(), code });
        self.sheet = self.with_foot(self.sheet);
    }

    /// The sheet with room for what stands at its foot.
    pub(super) fn with_foot(&mut self, sheet: Sheet) -> Sheet {
        let foot = Arc::clone(&self.foot);
        if foot.sentence.is_none() && foot.code.is_none() {
            return sheet;
        }
        let style = &self.style.electronic;
        let (gap, rule) = (style.gap, style.rule);
        let lines = foot.sentence.as_ref().map_or(0, |sentence| {
            let width = self.sentence_width(sheet);
            self.count_lines(sentence, self.foot_look(), width).unwrap_or(1)
        });
        let text = self.foot_look().leading * lines as i64;
        let code = foot.code.as_ref().map_or(Length::ZERO, |code| code.side);
        Sheet { foot: gap + rule + gap / 2 + text.max(code), ..sheet }
    }

    /// What stands at the foot of the page of that index.
    pub(super) fn foot_items(&mut self, page: usize, sheet: Sheet) -> Vec<Item> {
        let foot = Arc::clone(&self.foot);
        let style = &self.style.electronic;
        let (gap, rule) = (style.gap, style.rule);
        let (x, width) = (sheet.margins.left, sheet.text_width());
        let mut items = Vec::new();
        if sheet.foot == Length::ZERO {
            return items;
        }
        let top = sheet.paper.height - sheet.margins.bottom - sheet.foot + gap;
        items.push(Item::Rule(Rect { x, y: top, width, height: rule }));
        let top = top + rule + gap / 2;
        if let Some(code) = &foot.code {
            let description = code.description.clone();
            let tag = (page == 0).then(|| self.tree.add_at_end(Role::Figure { description }));
            items.push(code.code.item(Point { x, y: top }, code.side, tag));
        }
        if let Some(sentence) = &foot.sentence {
            let (look, measure) = (self.foot_look(), self.sentence_width(sheet));
            let at = Point { x: x + width - measure, y: top + self.baseline(look) };
            let lines = match page {
                0 => {
                    let tag = self.tree.add_at_end(Role::Paragraph);
                    self.inside(tag, |it| it.lines(sentence, look, measure, Alignment::Left))
                }
                _ => self.lines(sentence, look, measure, Alignment::Left),
            };
            for (index, line) in lines.into_iter().enumerate() {
                items.extend(glyphs(line, Point { y: at.y + look.leading * index as i64, ..at }));
            }
        }
        items
    }

    fn foot_look(&self) -> Look {
        let style = &self.style.electronic;
        Look { size: style.size, leading: style.leading, bold: false, underline: false }
    }

    /// What the code leaves of the text's width.
    fn sentence_width(&self, sheet: Sheet) -> Length {
        let code = self.foot.code.as_ref();
        let taken = code.map_or(Length::ZERO, |code| code.side + self.style.electronic.gap);
        sheet.text_width() - taken
    }

    fn code(&mut self, code: &document::Code) -> Option<Code> {
        let code = Code::new(code, self.style.electronic.code);
        if code.is_none() {
            self.report(
                Diagnostic::uncoded_error("the QR code would be larger than a page has room for")
                    .help("give a shorter link in `qr`"),
            );
        }
        code
    }
}

impl Code {
    /// The code with that side, or as large as it has to be to be read; none that is too large.
    fn new(code: &document::Code, side: Length) -> Option<Self> {
        let qr = QrCode::new(&code.text)?;
        let side = side.max(qr.least_side());
        let description = code.description.clone();
        (side <= LARGEST_CODE).then_some(Self { description, code: qr, side })
    }
}
