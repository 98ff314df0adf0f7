//! Forms: labels and what is filled in behind them, from description lists.

use jotdown::{Container, Event};

use super::markup::{Reader, named};
use crate::document::{FormRow, Text};

impl Reader<'_> {
    /// Reads a description list.
    pub(super) fn form(&mut self) -> Vec<FormRow> {
        let mut rows: Vec<FormRow> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::DescriptionTerm, _) => {
                    let label = self.cell();
                    rows.push(FormRow { label, value: Text::default() });
                }
                Event::Start(Container::DescriptionDetails, _) => {
                    let value = self.form_value();
                    if let Some(row) = rows.last_mut() {
                        row.value = value;
                    }
                }
                Event::Start(container, _) => {
                    self.unsupported(named(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        rows
    }

    /// What stands behind a colon: one paragraph.
    fn form_value(&mut self) -> Text {
        let mut value = Text::default();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Paragraph, _) => {
                    let text = self.cell();
                    if value.0.is_empty() {
                        value = text;
                    } else {
                        let span = self.filled.origin(range);
                        self.error("what stands behind a colon is one paragraph", span);
                    }
                }
                Event::Start(container, _) => {
                    self.unsupported(named(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        value
    }

    /// A text that nothing can refer to.
    pub(super) fn cell(&mut self) -> Text {
        let inline = self.inline();
        if let Some((name, span)) = inline.label {
            self.misplaced_label(&name, span);
        }
        inline.text
    }
}
