//! How even the spaces of justified lines are: naskah's line breaking, which weighs all ways to cut a
//! paragraph into lines, beside the first fit, which fills one line after another as office programs
//! do. Sets the paragraphs of the example's agreements in every style that ships:
//! `cargo run --release -p naskah-examples --example spacing`.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::error::Error;
use std::ops::Range;
use std::{fs, iter};

use naskah::agreement::Batch;
use naskah::document::{Block, Text};
use naskah::text::{Alignment, Fonts, Line, Measure, TextRun, TextStyle};
use naskah::{Length, Press, Style, Template};

const STYLES: [&str; 3] = ["f4-bookman", "a4-arial", "a4-times"];

/// What a list's item is narrower than the text around it.
const MARKER: Length = Length::mm(10);

/// The share of the measure that the *komparisi*'s descriptions have, in percent.
const DESCRIPTION: i64 = 60;

/// Spaces wider than one and a half times their own width are seen to be wide.
const LOOSE: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/kukar-2021/batch.ron");
    let batch = Batch::from_ron(path, &fs::read_to_string(path)?)?;
    println!("{:34}{}", "", Figures::HEAD);
    for name in STYLES {
        let style = Style::builtin(name)?;
        let press = Press::with_style(Template::builtin("pks")?, style.clone())?;
        let mut paragraphs = Vec::new();
        for entry in &batch.entries {
            let agreement = entry.agreement.as_ref().map_err(Clone::clone)?;
            let (document, _) = press.document(agreement)?;
            let width = style.paper.width - style.margins.left - style.margins.right;
            gather(&document.blocks, width, &mut paragraphs);
        }
        let mut figures = [Figures::default(), Figures::default(), Figures::default()];
        for (text, width) in &paragraphs {
            let text_runs = text_runs(text, &style, press.fonts());
            figures[0].add(first_fit(&text_runs, *width, press.fonts())?);
            figures[1].add(total_fit(&text_runs, *width, false, press.fonts())?);
            figures[2].add(total_fit(&text_runs, *width, true, press.fonts())?);
        }
        let kinds = ["first fit", "total fit", "total fit, hyphenated"];
        for (kind, figures) in kinds.into_iter().zip(figures) {
            println!("{:34}{}", format!("{name}, {kind}"), figures.line());
        }
    }
    Ok(())
}

/// The justified paragraphs of a document, each with its measure.
fn gather(blocks: &[Block], width: Length, paragraphs: &mut Vec<(Text, Length)>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => paragraphs.push((text.clone(), width)),
            Block::Parties(parties) => paragraphs.extend(
                parties
                    .iter()
                    .flat_map(|it| &it.rows)
                    .map(|row| (row.value.clone(), width.scale(DESCRIPTION, 100))),
            ),
            Block::List(list) => {
                for item in &list.items {
                    gather(&item.blocks, width - MARKER, paragraphs);
                }
            }
            Block::Article(article) => gather(&article.blocks, width, paragraphs),
            _ => {}
        }
    }
}

fn text_runs(text: &Text, style: &Style, fonts: &Fonts) -> Vec<TextRun> {
    let text_run = |run: &naskah::document::Run| {
        let bold = run.emphasis.strong || (run.emphasis.role && style.bold_role_words);
        let face = fonts.select(bold, run.emphasis.emphasised);
        TextRun::new(run.text.as_str(), TextStyle::new(face, style.size))
    };
    text.0.iter().map(text_run).collect()
}

/// A justified line: how far its spaces are stretched, as a share of their own width, and where they
/// stand.
struct Spaces {
    stretch: f64,
    places: Vec<Range<f64>>,
}

/// The lines of a paragraph but the last, which is not justified, as naskah breaks them.
fn total_fit(
    text_runs: &[TextRun],
    width: Length,
    hyphenate: bool,
    fonts: &Fonts,
) -> naskah::diagnostic::Result<Vec<Spaces>> {
    let measure = Measure::new(width, Alignment::Justified).hyphenate(hyphenate);
    let mut lines = fonts.lines(text_runs, measure)?;
    lines.pop();
    Ok(lines.iter().filter_map(|line| spaces(line, width, fonts)).collect())
}

/// The same, each line filled with as many words as fit.
fn first_fit(
    text_runs: &[TextRun],
    width: Length,
    fonts: &Fonts,
) -> naskah::diagnostic::Result<Vec<Spaces>> {
    let text: String = text_runs.iter().map(|text_run| text_run.text.as_str()).collect();
    let endless = Measure::new(Length::mm(10_000), Alignment::Left);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut fitting: Option<(usize, Line)> = None;
    for end in text.match_indices(' ').map(|(at, _)| at).chain(iter::once(text.len())) {
        let line = |start| -> naskah::diagnostic::Result<Option<(usize, Line)>> {
            let mut lines = fonts.lines(&part(text_runs, start..end), endless)?;
            Ok(lines.pop().map(|line| (end, line)))
        };
        let longer = line(start)?;
        if longer.as_ref().is_some_and(|(_, longer)| longer.width > width)
            && let Some((fitting_end, fitting_line)) = fitting
        {
            lines.extend(spaces(&fitting_line, width, fonts));
            start = fitting_end + 1;
            fitting = line(start)?;
        } else {
            fitting = longer;
        }
    }
    Ok(lines)
}

/// The part of the text runs in a range of their joined text.
fn part(text_runs: &[TextRun], range: Range<usize>) -> Vec<TextRun> {
    let mut start = 0;
    let mut part = Vec::new();
    for text_run in text_runs {
        let end = start + text_run.text.len();
        let (from, to) = (range.start.max(start), range.end.min(end));
        if from < to {
            let mut cut = text_run.clone();
            cut.text = text_run.text[from - start..to - start].into();
            part.push(cut);
        }
        start = end;
    }
    part
}

/// The spaces of a line that is brought to the measure; none where it has none.
fn spaces(line: &Line, width: Length, fonts: &Fonts) -> Option<Spaces> {
    let mut found = Vec::new();
    let mut own = 0.0;
    for run in &line.runs {
        let face = fonts.face(run.face);
        let em = i64::from(face.metrics().units_per_em);
        let mut x = run.x;
        for glyph in &*run.glyphs {
            let end = x + glyph.advance;
            // The space at the line's end does not count.
            if &run.text[glyph.range.clone()] == " " && end < line.width {
                own += run.size.scale(i64::from(face.advance(glyph.id)), em).to_pt();
                found.push(x.to_pt()..end.to_pt());
            }
            x = end;
        }
    }
    if found.is_empty() {
        return None;
    }
    let slack = (width - line.width).to_pt() / found.len() as f64;
    let mut places = Vec::new();
    let mut set = 0.0;
    for (before, space) in found.into_iter().enumerate() {
        let shift = slack * before as f64;
        set += space.end - space.start + slack;
        places.push(space.start + shift..space.end + shift + slack);
    }
    Some(Spaces { stretch: set / own - 1.0, places })
}

/// What is counted.
#[derive(Default)]
struct Figures {
    /// How far each line's spaces are from their own width.
    stretches: Vec<f64>,
    loose: usize,
    rivers: usize,
}

impl Figures {
    const HEAD: &str = " lines   mean    p95    max  loose  rivers";

    /// Adds the lines of a paragraph.
    fn add(&mut self, lines: Vec<Spaces>) {
        self.loose += lines.iter().filter(|line| line.stretch > LOOSE).count();
        self.rivers += rivers(&lines);
        self.stretches.extend(lines.iter().map(|line| line.stretch.abs()));
    }

    fn line(mut self) -> String {
        self.stretches.sort_by(f64::total_cmp);
        let count = self.stretches.len().max(1);
        let mean = self.stretches.iter().sum::<f64>() / count as f64;
        let at = |percent: usize| {
            self.stretches.get((count - 1) * percent / 100).copied().unwrap_or_default()
        };
        format!(
            "{count:6}{:6.1}%{:6.1}%{:6.1}%{:7}{:8}",
            100.0 * mean,
            100.0 * at(95),
            100.0 * at(100),
            self.loose,
            self.rivers,
        )
    }
}

/// How many rivers run through a paragraph: spaces of three lines or more above one another.
fn rivers(lines: &[Spaces]) -> usize {
    let mut rivers = 0;
    let mut above: Vec<(&Range<f64>, usize)> = Vec::new();
    for line in lines {
        let here = line.places.iter().map(|space| {
            let over = above.iter().filter(|(it, _)| it.start < space.end && space.start < it.end);
            (space, 1 + over.map(|(_, length)| *length).max().unwrap_or_default())
        });
        let here: Vec<_> = here.collect();
        rivers += here.iter().filter(|(_, length)| *length == 3).count();
        above = here;
    }
    rivers
}
