//! The title block, from the wording's own lines or from the data, and the head of an annex.

use std::ops::Range;

use jotdown::{Container, Event};

use super::data_blocks::DataBlocks;
use super::filter::BLANK;
use super::markup::{BlockContext, MarkupReader, described};
use super::roles::title_lines;
use crate::codes;
use crate::document::{Block, FormRow, Logo, Text, Title, TitleItem, TitlePart};
use crate::style::NumberPosition;

impl MarkupReader<'_> {
    /// Reads a title block. Its paragraphs are lines, printed in capitals; its forms have the numbers, its lists the
    /// items of a subject. An empty title block is that of an agreement: kind, parties, subject and the parties' numbers.
    pub(super) fn title(&mut self) -> Block {
        let mut parts = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Paragraph, _) => parts.push(TitlePart::Line(self.cell())),
                Event::Start(Container::DescriptionList, _) => {
                    let numbers = self.title_numbers(range);
                    match parts.last_mut() {
                        Some(TitlePart::Numbers(before)) => before.extend(numbers),
                        _ => parts.push(TitlePart::Numbers(numbers)),
                    }
                }
                Event::Start(Container::List { .. }, _) => {
                    let items = self.title_items();
                    parts.push(TitlePart::Items(items));
                }
                Event::Start(container, _) => {
                    self.unsupported(described(&container), range);
                    self.skip();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if parts.is_empty() {
            parts = self.data_blocks.title_parts(self.data_blocks.kind);
        }
        let plain = parts.iter().flat_map(|part| match part {
            TitlePart::Line(line) => vec![line.to_plain()],
            TitlePart::Items(items) => items.iter().map(|item| item.text.to_plain()).collect(),
            TitlePart::Numbers(_) => Vec::new(),
        });
        let plain: Vec<String> = plain.collect();
        self.name.get_or_insert_with(|| plain.join(" "));
        let logos = if self.letterhead_seen { Vec::new() } else { self.data_blocks.logos() };
        let parts = parts.into_iter().map(in_capitals).collect();
        Block::Title(Title { logos, parts })
    }

    fn title_numbers(&mut self, range: Range<usize>) -> Vec<Option<Text>> {
        let mut numbers = Vec::new();
        for row in self.form() {
            let word = self.data_blocks.phrases().number;
            if row.label.to_plain().to_uppercase() != word {
                let span = self.wording.origin(range.clone());
                let message = "a form in a title holds numbers and nothing else";
                self.error(codes::CONTAINER_CONTENT, message, span)
                    .help
                    .push(format!("write `: {word}` and the number under it"));
            }
            numbers.push(Some(row.value).filter(|value| value.to_plain() != BLANK));
        }
        numbers
    }

    fn title_items(&mut self) -> Vec<TitleItem> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::ListItem, _) => {
                    let (blocks, label) = self.labelled_blocks(&BlockContext::Outside);
                    if let Some(label) = label {
                        let span = self.wording.origin(range.clone());
                        self.misplaced_label(&label, span);
                    }
                    match <[Block; 1]>::try_from(blocks) {
                        Ok([Block::Paragraph(text)]) => {
                            items.push(TitleItem { marker: format!("{}.", items.len() + 1), text });
                        }
                        _ => {
                            self.unsupported("more than one paragraph in an item of a title", range)
                        }
                    }
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }
}

fn in_capitals(part: TitlePart) -> TitlePart {
    match part {
        TitlePart::Line(line) => TitlePart::Line(line.into_capitals()),
        TitlePart::Items(items) => TitlePart::Items(
            items
                .into_iter()
                .map(|item| TitleItem { text: item.text.into_capitals(), ..item })
                .collect(),
        ),
        numbers @ TitlePart::Numbers(_) => numbers,
    }
}

impl DataBlocks<'_> {
    /// An agreement's title, before conversion to capitals.
    fn title_parts(&self, kind: &str) -> Vec<TitlePart> {
        let mut parts = vec![TitlePart::Line(Text::plain(kind))];
        for line in title_lines(self.agreement, self.language) {
            let path = line.path.as_deref().unwrap_or_default();
            match path {
                "subject" if !self.agreement.subject_items.is_empty() => {
                    parts.push(TitlePart::Items(self.subject_items()));
                }
                path => parts.push(TitlePart::Line(self.text(&line.text, path))),
            }
        }
        let numbers = TitlePart::Numbers(self.numbers());
        match self.number_position {
            NumberPosition::Last => parts.push(numbers),
            // The subject and the word above it.
            NumberPosition::BeforeSubject => parts.insert(parts.len().saturating_sub(2), numbers),
        }
        parts
    }

    /// The items of the subject, without the comma or semicolon that they have in a sentence.
    fn subject_items(&self) -> Vec<TitleItem> {
        let items = self.agreement.subject_items.iter().enumerate();
        let items = items.map(|(index, item)| TitleItem {
            marker: format!("{}.", index + 1),
            text: self
                .text(item.trim_end_matches([',', ';', '.']), &format!("subject_items[{index}]")),
        });
        items.collect()
    }

    /// The parties' numbers; none where one is filled in by hand.
    fn numbers(&self) -> Vec<Option<Text>> {
        let parties = self.agreement.parties.iter().enumerate();
        parties
            .map(|(index, party)| {
                let number = party.number.as_deref()?;
                Some(self.text(number, &format!("parties[{index}].number")))
            })
            .collect()
    }

    fn logos(&self) -> Vec<Logo> {
        let parties = self.agreement.parties.iter().enumerate();
        parties
            .filter_map(|(index, party)| {
                let logo = party.logo.as_ref()?;
                Some(self.logo(logo, &format!("parties[{index}].logo"), &party.name))
            })
            .collect()
    }

    /// The head of an annex: its agreement in a row without a label, then numbers and date.
    pub(super) fn annex_head(&self) -> Vec<FormRow> {
        let phrases = self.phrases();
        let row = |label: &str, value: Text| FormRow::new(Text::plain(label), value);
        let blank = || Text::plain(BLANK);
        let mut agreement = Text::plain(format!("{} {} ", self.agreement_kind, phrases.concerning));
        agreement.0.extend(self.text(&self.agreement.subject, "subject").0);
        let date = self.agreement.signed.date.map_or_else(blank, |date| {
            self.text(&self.language.long_date(date), "signed.date").into_capitals()
        });
        let unlabelled = FormRow::new(Text::default(), agreement.into_capitals());
        let numbers = self.numbers().into_iter();
        std::iter::once(unlabelled)
            .chain(numbers.map(|it| row(phrases.number, it.unwrap_or_else(blank))))
            .chain([row(phrases.date, date)])
            .collect()
    }
}
