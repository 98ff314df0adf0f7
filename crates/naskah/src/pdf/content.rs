//! A page's items as content operators.

use std::fmt::Write;
use std::mem;

use printpdf::{Color, DictItem, Greyscale, Op, Pt, XObjectId, XObjectTransform};

use super::document::Parts;
use super::font::Font;
use super::number::{points, ratio, steps, write_steps};
use super::structure::structure_type;
use crate::Length;
use crate::page::{DisplayItem, Element, Gray, Page, Point, Rect, Structure};
use crate::text::{FaceId, GlyphRun, Tag};

/// A page's content.
pub(super) struct Drawn {
    pub(super) ops: Vec<Op>,
    /// The element that each marked content is part of; its place here is its identifier.
    pub(super) marks: Vec<Tag>,
}

/// Draws the page. Items of one element that follow one another are one marked content; what is part
/// of none is an artifact (ISO 32000-1, 14.8.2.2). Rules are drawn before the text, so that those
/// between its lines do not divide it; and what is hidden before both, so that it covers nothing.
pub(super) fn draw(page: &Page, parts: &Parts<'_>, structure: &Structure) -> Drawn {
    let drawn = Drawn { ops: Vec::new(), marks: Vec::new() };
    let mut content = Content { page, parts, font: None, line: None, text: String::new(), drawn };
    let mut items: Vec<&DisplayItem> = page.items.iter().filter(|item| shows(item)).collect();
    items.sort_by_key(|item| match item {
        DisplayItem::Watermark { .. } => 0,
        DisplayItem::Hidden { .. } => 1,
        DisplayItem::Rule(_) => 2,
        DisplayItem::Glyphs { .. }
        | DisplayItem::Picture { .. }
        | DisplayItem::QrCode { .. }
        | DisplayItem::SigningArea { .. } => 3,
    });
    for alike in items.chunk_by(|one, next| one.tag() == next.tag()) {
        let element = alike[0].tag().and_then(|tag| Some((tag, structure.get(tag)?)));
        content.begin_marked(element);
        for (index, item) in alike.iter().enumerate() {
            content.item(item, alike.get(index + 1).copied());
        }
        content.end_text();
        content.drawn.ops.push(Op::EndMarkedContent);
    }
    content.drawn
}

/// An operator that printpdf has no name for.
pub(super) fn operator(name: impl Into<String>, operands: Vec<DictItem>) -> Op {
    Op::Unknown { key: name.into(), value: operands }
}

struct Content<'a> {
    page: &'a Page,
    parts: &'a Parts<'a>,
    /// The font that is set.
    font: Option<(FaceId, Length)>,
    /// The start of the last line of the text that is open, to the right and up, in thousandths of a point.
    line: Option<(i64, i64)>,
    /// The operators of that text, as they are written.
    text: String,
    drawn: Drawn,
}

impl<'a> Content<'a> {
    fn begin_marked(&mut self, element: Option<(Tag, &Element)>) {
        let Some((tag, element)) = element else {
            return self.drawn.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        };
        let number = DictItem::Int(self.drawn.marks.len() as i64);
        self.drawn.marks.push(tag);
        self.drawn.ops.push(Op::BeginMarkedContentWithProperties {
            tag: structure_type(&element.role),
            properties: DictItem::Dict { map: [("MCID".to_owned(), number)].into() },
        });
    }

    fn item(&mut self, item: &DisplayItem, next: Option<&DisplayItem>) {
        if let DisplayItem::Glyphs { at, run } = item {
            let start = Point { x: at.x + run.x, y: at.y };
            self.glyphs(start, run);
            if run.underline {
                self.end_text();
                self.underline(start, run, continues(item, next));
            }
            return;
        }
        self.end_text();
        match item {
            DisplayItem::Rule(rect) => self.rule(rect),
            DisplayItem::Picture { picture, rect, .. } => self.picture(*picture, rect),
            DisplayItem::Watermark { run, gray, degrees } => self.watermark(run, *gray, *degrees),
            DisplayItem::Hidden { at, run } => self.hidden(Point { x: at.x + run.x, y: at.y }, run),
            DisplayItem::QrCode { bars, rect, .. } => self.code(bars, rect),
            DisplayItem::Glyphs { .. } | DisplayItem::SigningArea { .. } => {}
        }
    }

    /// Lines that follow one another are one text, each told by its distance from the one before.
    fn glyphs(&mut self, start: Point, run: &GlyphRun) {
        let Some(font) = self.font(run) else { return };
        let start = (steps(start.x), steps(self.page.paper.height - start.y));
        let before = self.line.replace(start).unwrap_or_else(|| {
            self.text.push_str("BT\n");
            (0, 0)
        });
        self.set_font(run, font);
        write_steps(start.0 - before.0, &mut self.text);
        self.text.push(' ');
        write_steps(start.1 - before.1, &mut self.text);
        self.text.push_str(" Td\n");
        self.parts.runs.show(run, font, &mut self.text);
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.push_text();
        }
    }

    /// A whole text passes through printpdf as one operator, which costs as much as each of its own would.
    fn push_text(&mut self) {
        self.text.push_str("ET");
        self.drawn.ops.push(operator(mem::take(&mut self.text), Vec::new()));
    }

    /// One rule under the run, in the place and thickness that the face asks for; spaces at its end
    /// have none, unless the underlining goes on behind them.
    fn underline(&mut self, start: Point, run: &GlyphRun, goes_on: bool) {
        let Some(font) = self.parts.subsets.get(run.face) else { return };
        let middle = start.y - font.em(font.metrics.underline_position, run.size);
        let height = font.em(font.metrics.underline_thickness, run.size);
        let width = if goes_on { run.width() } else { width_without_final_spaces(run) };
        self.rule(&Rect { x: start.x, y: middle - height / 2, width, height });
    }

    fn watermark(&mut self, run: &GlyphRun, gray: Gray, degrees: u8) {
        let font_outside = self.font;
        self.drawn.ops.push(Op::SaveGraphicsState);
        self.fill_with(gray);
        if let Some(font) = self.font(run) {
            let matrix = self.turned_about_the_middle(run, font, degrees);
            self.text.push_str("BT\n");
            self.set_font(run, font);
            let [a, b, c, d, e, f] = matrix;
            let _ = writeln!(self.text, "{a} {b} {c} {d} {e} {f} Tm");
            self.parts.runs.show(run, font, &mut self.text);
            self.push_text();
        }
        self.drawn.ops.push(Op::RestoreGraphicsState);
        self.font = font_outside;
    }

    fn fill_with(&mut self, gray: Gray) {
        let percent = 1.0 - f32::from(gray.0.min(100)) / 100.0;
        let col = Color::Greyscale(Greyscale { percent, icc_profile: None });
        self.drawn.ops.push(Op::SetFillColor { col });
    }

    /// Text in the page's colour.
    fn hidden(&mut self, start: Point, run: &GlyphRun) {
        let font_outside = self.font;
        self.drawn.ops.push(Op::SaveGraphicsState);
        self.fill_with(Gray(0));
        self.glyphs(start, run);
        self.end_text();
        self.drawn.ops.push(Op::RestoreGraphicsState);
        self.font = font_outside;
    }

    /// The ground, and on it all bars as one shape, so that no seam shows between them.
    fn code(&mut self, bars: &[Rect], ground: &Rect) {
        self.drawn.ops.push(Op::SaveGraphicsState);
        self.fill_with(Gray(0));
        self.rule(ground);
        self.drawn.ops.push(Op::RestoreGraphicsState);
        for bar in bars {
            self.rectangle(bar);
        }
        self.drawn.ops.push(operator("f", Vec::new()));
    }

    /// The matrix that lays the middle of the run's capitals on the page's middle, and turns it.
    fn turned_about_the_middle(&self, run: &GlyphRun, font: &Font, degrees: u8) -> [f32; 6] {
        let (sine, cosine) = f64::from(degrees).to_radians().sin_cos();
        let half_width = run.width().to_pt() / 2.0;
        let half_height = font.em(font.metrics.cap_height, run.size).to_pt() / 2.0;
        let x = self.page.paper.width.to_pt() / 2.0 - half_width * cosine + half_height * sine;
        let y = self.page.paper.height.to_pt() / 2.0 - half_width * sine - half_height * cosine;
        [cosine, sine, -sine, cosine, x, y].map(ratio)
    }

    /// The run's font, unless the run shows nothing.
    fn font(&self, run: &GlyphRun) -> Option<&'a Font> {
        if run.glyphs.is_empty() || run.size <= Length::ZERO {
            return None;
        }
        self.parts.subsets.get(run.face)
    }

    fn set_font(&mut self, run: &GlyphRun, font: &Font) {
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            let _ = writeln!(self.text, "/{} {} Tf", font.name, points(run.size));
        }
    }

    fn rule(&mut self, rect: &Rect) {
        self.rectangle(rect);
        self.drawn.ops.push(operator("f", Vec::new()));
    }

    fn rectangle(&mut self, rect: &Rect) {
        let corner = [points(rect.x), self.up(rect.y + rect.height).0];
        let size = [points(rect.width), points(rect.height)];
        let operands = [corner, size].concat().into_iter().map(DictItem::Real).collect();
        self.drawn.ops.push(operator("re", operands));
    }

    fn picture(&mut self, picture: usize, rect: &Rect) {
        let Some(name) = self.parts.images.name(picture) else { return };
        self.drawn.ops.push(Op::UseXobject {
            id: XObjectId(name.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(Pt(points(rect.x))),
                translate_y: Some(self.up(rect.y + rect.height)),
                scale_x: Some(points(rect.width)),
                scale_y: Some(points(rect.height)),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }

    /// A height counted from the top edge, as PDF counts it from the bottom edge.
    fn up(&self, y: Length) -> Pt {
        Pt(points(self.page.paper.height - y))
    }
}

/// Whether content draws anything of an item; a field is an annotation.
fn shows(item: &DisplayItem) -> bool {
    match item {
        DisplayItem::Glyphs { run, .. } | DisplayItem::Hidden { run, .. } => {
            !run.glyphs.is_empty() && run.size > Length::ZERO
        }
        DisplayItem::SigningArea { .. } => false,
        DisplayItem::Rule(_)
        | DisplayItem::Picture { .. }
        | DisplayItem::QrCode { .. }
        | DisplayItem::Watermark { .. } => true,
    }
}

/// Whether the next item goes on with an underlined run's rule.
fn continues(item: &DisplayItem, next: Option<&DisplayItem>) -> bool {
    let (DisplayItem::Glyphs { at, run }, Some(DisplayItem::Glyphs { at: next_at, run: next })) =
        (item, next)
    else {
        return false;
    };
    next.underline && next_at == at && next.x == run.x + run.width()
}

/// The width of what a run shows.
pub(super) fn width_without_final_spaces(run: &GlyphRun) -> Length {
    let text = run.text.trim_end().len();
    run.glyphs.iter().filter(|glyph| glyph.range.start < text).map(|glyph| glyph.advance).sum()
}
