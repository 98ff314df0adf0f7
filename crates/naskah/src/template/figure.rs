//! Pictures in an agreement or its annexes: drawings, scans, pages of a PDF.

use std::ops::Range;
use std::path::Path;

use jotdown::{Attributes, Event};

use super::classes::{PAGE, WIDTH};
use super::markup::MarkupReader;
use crate::codes;
use crate::document::{Figure, FigureWidth};
use naskah_diagnostic::Span;

impl MarkupReader<'_> {
    /// Reads a picture, `![alternative text](file){lebar=120mm}`; also where it ends.
    pub(super) fn figure(
        &mut self,
        file: &str,
        attributes: &Attributes<'_>,
        start: Range<usize>,
    ) -> (Option<Figure>, Option<usize>) {
        let mut end = None;
        let figure = self.read_figure(file, attributes, start, &mut end);
        (figure, end)
    }

    fn read_figure(
        &mut self,
        file: &str,
        attributes: &Attributes<'_>,
        start: Range<usize>,
        end: &mut Option<usize>,
    ) -> Option<Figure> {
        let place = self.wording.origin(start.clone());
        let own = self.attributes(attributes, start.clone(), &[], &[WIDTH, PAGE]);
        let mut description = String::new();
        let mut depth = 1;
        let mut named = start;
        while depth > 0 {
            let (event, range) = self.next()?;
            match event {
                Event::Start(..) => depth += 1,
                Event::End(_) => {
                    depth -= 1;
                    *end = Some(range.end);
                    named = range;
                }
                Event::Softbreak => description.push(' '),
                Event::Escape | Event::Attributes(_) => {}
                _ => description.push_str(&self.wording.text()[range]),
            }
        }
        let origin = self.origin_of(file, named).or(place);
        if description.trim().is_empty() {
            let message = "a picture needs an alternative text, which a screen reader reads";
            self.error(codes::FIGURE_WITHOUT_TEXT, message, origin)
                .help
                .push("write what the picture shows: `![Denah lokasi](denah.png)`".into());
            return None;
        }
        let width =
            own.values.get(WIDTH).and_then(|value| self.figure_width(value, own.span.clone()));
        let page = own.values.get(PAGE).and_then(|value| {
            let page = value.parse().ok().filter(|page| *page > 0);
            if page.is_none() {
                let message = format!("`{value}` is not the number of a page");
                self.error(codes::FIGURE_ATTRIBUTE, message, own.span.clone())
                    .help
                    .push(format!("write `{{{PAGE}=1}}` for the first page"));
            }
            page
        });
        let file = unescaped(file);
        let folder = origin.as_ref().and_then(|origin| Path::new(origin.source.name()).parent());
        let file = folder.map_or_else(|| Path::new(&file).into(), |folder| folder.join(&file));
        let file = file.display().to_string();
        Some(Figure { file, description: description.trim().to_owned(), page, width, origin })
    }

    /// Where the name of the file was written, inside what ends a picture.
    fn origin_of(&self, file: &str, range: Range<usize>) -> Option<Span> {
        let at = self.wording.text()[range.clone()].find(file)? + range.start;
        self.wording.origin(at..at + file.len())
    }

    fn figure_width(&mut self, value: &str, span: Option<Span>) -> Option<FigureWidth> {
        let width = match value.strip_suffix('%') {
            Some(percent) => {
                let percent = percent.parse().ok().filter(|percent| (1..=100).contains(percent));
                percent.map(FigureWidth::Percent)
            }
            None => {
                value.parse().ok().filter(|it| *it > crate::Length::ZERO).map(FigureWidth::Length)
            }
        };
        if width.is_none() {
            self.error(codes::FIGURE_ATTRIBUTE, format!("`{value}` is not a width"), span)
                .help
                .push(format!("write `{{{WIDTH}=120mm}}` or `{{{WIDTH}=\"50%\"}}`"));
        }
        width
    }

    /// Reports pictures where there is no place for one.
    pub(super) fn misplaced_figures(&mut self, figures: Vec<Figure>) {
        for figure in figures {
            self.error(codes::FIGURE_MISPLACED, "a picture stands in a paragraph", figure.origin)
                .help
                .push("move it out of the heading, the title, the form or the table".into());
        }
    }
}

/// A file name without the backslashes that keep its characters from being markup.
fn unescaped(file: &str) -> String {
    let mut name = String::with_capacity(file.len());
    let mut chars = file.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
            _ => name.push(c),
        }
    }
    name
}
