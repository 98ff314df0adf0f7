//! The title block, from the wording's own lines or from the data, and the head of an annex.

use jotdown::{Container, Event};

use super::data_blocks::DataBlocks;
use super::filter::BLANK;
use super::markup::{MarkupReader, described};
use super::roles::title_lines;
use crate::codes;
use crate::document::{Block, FormRow, Logo, Text, Title};

impl MarkupReader<'_> {
    /// Reads a title block. Its paragraphs are lines, printed in capitals; its form has the numbers. An empty
    /// title block gets the lines of an agreement: kind, parties, subject and the parties' numbers.
    pub(super) fn title(&mut self) -> Block {
        let mut lines = Vec::new();
        let mut numbers = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Container::Paragraph, _) => lines.push(self.cell()),
                Event::Start(Container::DescriptionList, _) => {
                    for row in self.form() {
                        let word = self.data_blocks.phrases().number;
                        if row.label.to_plain().to_uppercase() != word {
                            let span = self.wording.origin(range.clone());
                            let message = "a title has a number behind its lines and nothing else";
                            self.error(codes::CONTAINER_CONTENT, message, span)
                                .help
                                .push(format!("write `: {word}` and the number under it"));
                        }
                        numbers.push(Some(row.value).filter(|value| value.to_plain() != BLANK));
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
        if lines.is_empty() && numbers.is_empty() {
            lines = self.data_blocks.title_lines(self.data_blocks.kind);
            numbers = self.data_blocks.numbers();
        }
        let plain: Vec<String> = lines.iter().map(Text::to_plain).collect();
        self.name.get_or_insert_with(|| plain.join(" "));
        let logos = if self.letterhead_seen { Vec::new() } else { self.data_blocks.logos() };
        let lines = lines.into_iter().map(Text::into_capitals).collect();
        Block::Title(Title { logos, lines, numbers })
    }
}

impl DataBlocks<'_> {
    /// The lines of an agreement's title, before conversion to capitals.
    fn title_lines(&self, kind: &str) -> Vec<Text> {
        let lines = title_lines(self.agreement, self.language).into_iter();
        std::iter::once(Text::plain(kind))
            .chain(
                lines.map(|line| self.text(&line.text, line.path.as_deref().unwrap_or_default())),
            )
            .collect()
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
        let row = |label: &str, value: Text| FormRow { label: Text::plain(label), value };
        let blank = || Text::plain(BLANK);
        let mut agreement = Text::plain(format!("{} {} ", self.agreement_kind, phrases.concerning));
        agreement.0.extend(self.text(&self.agreement.subject, "subject").0);
        let date = self.agreement.signed.date.map_or_else(blank, |date| {
            self.text(&self.language.long_date(date), "signed.date").into_capitals()
        });
        let unlabelled = FormRow { label: Text::default(), value: agreement.into_capitals() };
        let numbers = self.numbers().into_iter();
        std::iter::once(unlabelled)
            .chain(numbers.map(|it| row(phrases.number, it.unwrap_or_else(blank))))
            .chain([row(phrases.date, date)])
            .collect()
    }
}
