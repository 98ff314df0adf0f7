//! Forms: labels and values, from description lists.

use jotdown::{Container, Event};

use super::markup::{MarkupReader, described};
use crate::codes;
use crate::document::{FormRow, Text};

impl MarkupReader<'_> {
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
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        rows
    }

    /// Reads the value of a row: one paragraph.
    fn form_value(&mut self) -> Text {
        let mut value = Text::default();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Paragraph, _) => {
                    let text = self.cell();
                    if value.0.is_empty() {
                        value = text;
                    } else {
                        let span = self.wording.origin(range);
                        let message = "the value of a form row is one paragraph";
                        self.error(codes::CONTAINER_CONTENT, message, span);
                    }
                }
                Event::Start(container, _) => {
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        value
    }

    /// Reads text that cannot have a label.
    pub(super) fn cell(&mut self) -> Text {
        let inline = self.inline();
        if let Some((name, span)) = inline.label {
            self.misplaced_label(&name, span);
        }
        inline.text
    }
}
