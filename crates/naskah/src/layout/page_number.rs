//! Page numbers: their sequences, which annexes may restart, and their place on the page.

use super::context::LayoutContext;
use super::lines::glyphs;
use super::page_assembly::PageDraft;
use super::page_geometry::PageGeometry;
use crate::Length;
use crate::document::Text;
use crate::page::{Point, Rect};
use crate::style::PageNumberPosition;
use crate::text::Alignment;

/// Numbers the pages; each sequence knows its length.
pub(super) fn number_pages(drafts: &mut [PageDraft]) {
    for sequence in drafts.chunk_by_mut(|_, next| !next.restarts_numbering) {
        let count = sequence.len();
        for (index, draft) in sequence.iter_mut().enumerate() {
            draft.page.number = index + 1;
            draft.count = count;
        }
    }
}

impl LayoutContext<'_> {
    /// Adds a page's number where the style wants it.
    pub(super) fn add_page_number(&mut self, draft: &mut PageDraft) {
        if !draft.is_numbered {
            return;
        }
        let (geometry, number) = (draft.geometry, draft.page.number);
        let margins = geometry.margins;
        let style = self.body();
        let (text, middle) = match self.style.page_numbers {
            PageNumberPosition::Top if number > 1 => (format!("- {number} -"), margins.top / 2),
            PageNumberPosition::Foot => {
                (number_with_count(number, draft.count), middle_at_foot(geometry))
            }
            PageNumberPosition::Top | PageNumberPosition::None => return,
        };
        let y = middle - style.leading / 2 + self.baseline(style);
        let at = Point { x: margins.left, y };
        let width = geometry.text_width();
        for line in self.lines(&Text::plain(text), style, width, Alignment::Balanced) {
            draft.page.items.extend(glyphs(line, at));
        }
    }

    /// The area of the widest page number at the foot; none if page numbers are elsewhere.
    pub(super) fn page_number_area(
        &mut self,
        geometry: PageGeometry,
        count: usize,
    ) -> Option<Rect> {
        if self.style.page_numbers != PageNumberPosition::Foot {
            return None;
        }
        let style = self.body();
        let width = self.width(&Text::plain(number_with_count(count, count)), style);
        Some(Rect {
            x: geometry.margins.left + (geometry.text_width() - width) / 2,
            y: middle_at_foot(geometry) - style.leading / 2,
            width,
            height: style.leading,
        })
    }
}

fn number_with_count(number: usize, count: usize) -> String {
    format!("Halaman {number} dari {count}")
}

/// A third of the bottom margin above the paper's edge, so that initials fit above the number.
fn middle_at_foot(geometry: PageGeometry) -> Length {
    geometry.paper.height - geometry.margins.bottom / 3
}
