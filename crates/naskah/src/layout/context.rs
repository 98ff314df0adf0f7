//! Setting text: the one place where the layout asks the fonts for lines.

use std::path::PathBuf;
use std::sync::Arc;

use super::flow::{Flow, Strip, Tie};
use super::footer::Foot;
use super::page_geometry::Sheet;
use super::tags::Tree;
use crate::Length;
use crate::document::{Logo, Text};
use crate::page::{Item, Place, Point, Role, Structure};
use crate::picture::{Album, Picture};
use crate::style::Style;
use crate::text::{Alignment, Fonts, Line, Measure, Piece, TextStyle};
use naskah_diagnostic::{Diagnostic, Span};
use naskah_wording::Language;

/// A heading keeps that many lines of what follows it.
pub(super) const LINES_KEPT_BY_HEADING: usize = 2;

/// What setting a document needs and gathers.
pub(super) struct Setting<'a> {
    pub(super) style: &'a Style,
    pub(super) fonts: &'a Fonts,
    album: &'a Album,
    /// The sheet on which what is set will stand.
    pub(super) sheet: Sheet,
    /// How the text of a column is set, where there are two.
    pub(super) column: Option<Column>,
    /// What the document's parts are.
    pub(super) tree: Tree,
    /// Where something is put in later, in the order of signing.
    pub(super) places: Vec<Place>,
    /// Those for signatures and initials are fields.
    pub(super) fields: bool,
    /// What stands at the foot of every page.
    pub(super) foot: Arc<Foot>,
    found: Vec<Diagnostic>,
    pictures: Vec<(PathBuf, Arc<Picture>)>,
}

/// One of two columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// The width of what stands over both, from this column's left edge.
    pub(super) across: Length,
    /// What is upright elsewhere is in italics, and the other way round.
    pub(super) italic: bool,
    /// The language of its text.
    pub(super) language: Language,
}

/// How a whole text looks, before its own emphasis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) size: Length,
    pub(super) leading: Length,
    pub(super) bold: bool,
    pub(super) underline: bool,
}

impl Look {
    /// The same in bold.
    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

impl<'a> Setting<'a> {
    pub(super) fn new(style: &'a Style, fonts: &'a Fonts, album: &'a Album) -> Self {
        Self {
            style,
            fonts,
            album,
            sheet: Sheet::upright(style),
            column: None,
            tree: Tree::default(),
            places: Vec::new(),
            fields: false,
            foot: Arc::default(),
            found: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// The structure, the places, the pictures by number, and what was found wrong.
    pub(super) fn finish(self) -> (Structure, Vec<Place>, Vec<Arc<Picture>>, Vec<Diagnostic>) {
        let pictures = self.pictures.into_iter().map(|(_, picture)| picture).collect();
        (self.tree.finish(), self.places, pictures, self.found)
    }

    /// Adds to what was found wrong.
    pub(super) fn report(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// The look of running text.
    pub(super) fn body(&self) -> Look {
        Look { size: self.style.size, leading: self.style.leading, bold: false, underline: false }
    }

    /// From the top of a line of that look to its baseline: half of the leading's surplus above the
    /// face's ascent.
    pub(super) fn baseline(&self, look: Look) -> Length {
        let face = self.fonts.select(look.bold, false);
        let metrics = self.fonts.face(face).metrics();
        let em = i64::from(metrics.units_per_em);
        let ascent = look.size.scale(i64::from(metrics.ascent), em);
        let descent = look.size.scale(-i64::from(metrics.descent), em);
        ascent + (look.leading - ascent - descent) / 2
    }

    /// The lines of a text, as part of the element that is open; none where it could not be set, which is
    /// then among what was found.
    pub(super) fn lines(
        &mut self,
        text: &Text,
        look: Look,
        width: Length,
        alignment: Alignment,
    ) -> Vec<Line> {
        let mut pieces = self.pieces(text, look);
        for (piece, tag) in pieces.iter_mut().zip(self.tags(text)) {
            piece.tag = tag;
        }
        // Lines that need not fill their measure need no hyphens; other languages have rules of their own.
        let indonesian = self.column.is_none_or(|column| column.language == Language::Indonesian);
        let hyphenate = self.style.hyphenation && indonesian && alignment == Alignment::Justified;
        match self.fonts.lines(&pieces, Measure { width, alignment, hyphenate }) {
            Ok(lines) => {
                if lines.iter().any(|line| line.overfull) {
                    self.found.push(
                        Diagnostic::uncoded_warning("a line is wider than its column")
                            .at(origin(text), "in this text")
                            .help("let the text break, for example with a space"),
                    );
                }
                lines
            }
            Err(errors) => {
                self.found.extend(errors);
                Vec::new()
            }
        }
    }

    /// The line of a sign that shows where things stand and says nothing.
    pub(super) fn ornament(&mut self, sign: &str, look: Look) -> Vec<Line> {
        let mut lines = self.lines(&Text::plain(sign), look, look.size, Alignment::Left);
        for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
            run.tag = None;
        }
        lines
    }

    /// The width of a text in one line.
    pub(super) fn width(&mut self, text: &Text, look: Look) -> Length {
        let pieces = self.pieces(text, look);
        // What cannot be measured cannot be set either, and is reported there.
        self.fonts.width(&pieces).unwrap_or_default()
    }

    /// The width of a text's widest line when it is broken to that measure.
    pub(super) fn broken_width(&mut self, text: &Text, look: Look, width: Length) -> Length {
        let lines = self.tried(text, look, width);
        let widest = lines.iter().map(|line| line.width).max().unwrap_or_default();
        widest.min(width)
    }

    /// How many lines a text needs in that measure; none where it does not fit.
    pub(super) fn count_lines(&self, text: &Text, look: Look, width: Length) -> Option<usize> {
        let lines = self.tried(text, look, width);
        lines.iter().all(|line| !line.overfull).then_some(lines.len())
    }

    /// The lines of a text in a measure in which it may not be set after all, so that nothing is
    /// reported.
    fn tried(&self, text: &Text, look: Look, width: Length) -> Vec<Line> {
        let measure = Measure { width, alignment: Alignment::Left, hyphenate: false };
        self.fonts.lines(&self.pieces(text, look), measure).unwrap_or_default()
    }

    /// Where the lines of running text stand.
    pub(super) fn running(&self) -> Alignment {
        match self.column {
            Some(_) if !self.style.bilingual.justified => Alignment::Left,
            _ => Alignment::Justified,
        }
    }

    /// Adds a paragraph of running text, its left edge at `x`.
    pub(super) fn paragraph(&mut self, text: &Text, x: Length, width: Length, flow: &mut Flow) {
        let look = self.body();
        let running = self.running();
        let lines = self.tagged(Role::Paragraph, |it| it.lines(text, look, width, running));
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let mut strip = self.strip(line, look, x);
            strip.text = true;
            strip.tie(line_tie(index, count));
            strip.origin = origin(text);
            flow.strips.push(strip);
        }
    }

    /// A strip of one line, its left edge at `x`.
    pub(super) fn strip(&self, line: Line, look: Look, x: Length) -> Strip {
        let baseline = self.baseline(look);
        Strip {
            height: look.leading,
            baseline,
            items: glyphs(line, Point { x, y: baseline }).collect(),
            ..Strip::default()
        }
    }

    /// The number of a logo's picture, read at its first use.
    pub(super) fn picture(&mut self, logo: &Logo) -> Option<(usize, Arc<Picture>)> {
        let path = PathBuf::from(&logo.file);
        if let Some(number) = self.pictures.iter().position(|(known, _)| *known == path) {
            return Some((number, Arc::clone(&self.pictures[number].1)));
        }
        match self.album.read(&logo.file, logo.origin.clone()) {
            Ok(picture) => {
                self.pictures.push((path, Arc::clone(&picture)));
                Some((self.pictures.len() - 1, picture))
            }
            Err(errors) => {
                self.found.extend(errors);
                None
            }
        }
    }

    fn pieces(&self, text: &Text, look: Look) -> Vec<Piece> {
        let turned = self.column.is_some_and(|column| column.italic);
        text.0
            .iter()
            .map(|run| {
                let role = run.emphasis.role && self.style.bold_role_words;
                let bold = look.bold || run.emphasis.strong || role;
                Piece {
                    text: run.text.clone(),
                    style: TextStyle {
                        face: self.fonts.select(bold, run.emphasis.emphasised != turned),
                        size: look.size,
                        underline: look.underline,
                    },
                    tag: None,
                    origin: run.origin.clone(),
                }
            })
            .collect()
    }
}

/// Where a text begins to be written, as far as that is known.
pub(super) fn origin(text: &Text) -> Option<Span> {
    text.0.iter().find_map(|run| run.origin.clone())
}

/// The line's glyphs, with the line's start on the baseline at `at`.
pub(super) fn glyphs(line: Line, at: Point) -> impl Iterator<Item = Item> {
    line.runs.into_iter().map(move |run| Item::Glyphs { at, run })
}

/// What ties line `index` of a paragraph of `count` lines to the line above it.
pub(super) fn line_tie(index: usize, count: usize) -> Tie {
    match index {
        0 => Tie::Free,
        1 => Tie::WidowOrOrphan,
        _ if index + 1 == count => Tie::WidowOrOrphan,
        _ => Tie::Paragraph,
    }
}
