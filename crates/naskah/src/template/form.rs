//! Forms: labels and values, from description lists.

use jotdown::{Container, Event};

use super::markup::{BlockContext, MarkupReader, described};
use crate::codes;
use crate::document::{Block, FormRow, List, Text};

impl MarkupReader<'_> {
    /// Reads a description list.
    pub(super) fn form(&mut self) -> Vec<FormRow> {
        let mut rows: Vec<FormRow> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::DescriptionTerm, _) => {
                    let label = self.cell();
                    rows.push(FormRow::new(label, Text::default()));
                }
                Event::Start(Container::DescriptionDetails, _) => {
                    let (value, list) = self.form_value();
                    if let Some(row) = rows.last_mut() {
                        (row.value, row.list) = (value, list);
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

    /// Reads the value of a row: one paragraph, or a list, which may be under the paragraph.
    fn form_value(&mut self) -> (Text, Option<List>) {
        let mut value = Text::default();
        let mut list = None;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Paragraph, _) => {
                    let text = self.cell();
                    if value.0.is_empty() {
                        value = text;
                    } else {
                        let span = self.wording.origin(range);
                        let message = "the value of a form row is one paragraph, and a list";
                        self.error(codes::CONTAINER_CONTENT, message, span);
                    }
                }
                Event::Start(Container::List { kind, .. }, _) if list.is_none() => {
                    let mut blocks = Vec::new();
                    self.list(kind, range, &BlockContext::Outside, &mut blocks);
                    list = blocks.pop().and_then(|block| match block {
                        Block::List(list) => Some(list),
                        _ => None,
                    });
                }
                Event::Start(container, _) => {
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        (value, list)
    }

    /// Reads text that cannot have a label.
    pub(super) fn cell(&mut self) -> Text {
        self.cell_with_escapes().0
    }

    /// As [`Self::cell`]; also whether a character of it is kept from being markup.
    pub(super) fn cell_with_escapes(&mut self) -> (Text, bool) {
        let inline = self.inline();
        if let Some((name, span)) = inline.label {
            self.misplaced_label(&name, span);
        }
        self.misplaced_figures(inline.figures);
        (inline.text, inline.escaped)
    }
}
