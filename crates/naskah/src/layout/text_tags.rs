//! Text tags: hidden text in signing areas in the syntax of a signing service.

use super::context::LayoutContext;
use super::hidden_text::page_text;
use super::paragraph_style::ParagraphStyle;
use crate::agreement::TextTagSyntax;
use crate::document::Text;
use crate::page::{Page, SigningArea};
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

/// The largest font size of a text tag.
const LARGEST_TAG: Length = Length::pt(12);

/// The font size for measuring a tag.
const TRIAL: Length = Length::pt(10);

impl LayoutContext<'_> {
    /// Adds a tag to each signature area.
    pub(super) fn add_text_tags(&mut self, syntax: TextTagSyntax, pages: &mut [Page]) {
        let texts: Vec<String> = pages.iter().map(page_text).collect();
        for (index, area) in self.signature_areas().into_iter().enumerate() {
            let tag = tag(&self.signing_areas[area], index, syntax);
            if texts.iter().any(|text| text.contains(&tag)) {
                let message = format!("the text of the document contains the text tag `{tag}`");
                self.report(
                    Diagnostic::error(codes::TEXT_TAG_IN_TEXT, message)
                        .help("the signing service would also sign there: reword the text"),
                );
            }
            let text = Text::plain(tag.as_str());
            let width = self.width(&text, ParagraphStyle::new(TRIAL, TRIAL)).max(Length::sp(1));
            // Advances of another size round differently: leave a margin of 2 percent.
            let available = self.signing_areas[area].rect.width.scale(98, 100);
            let size = TRIAL.scale(available.to_sp(), width.to_sp()).min(LARGEST_TAG);
            self.add_hidden_text(&text, size, area, 2, pages);
            self.signing_areas[area].tag = Some(tag);
        }
    }
}

/// The tag for the signatory with this index.
fn tag(area: &SigningArea, index: usize, syntax: TextTagSyntax) -> String {
    match syntax {
        TextTagSyntax::DocuSeal => {
            format!("{{{{{};type=signature;role={}}}}}", area.name, area.role)
        }
        TextTagSyntax::Documenso => format!("{{{{signature, r{}}}}}", index + 1),
        TextTagSyntax::DocuSign => format!("/{}/", area.name),
    }
}
