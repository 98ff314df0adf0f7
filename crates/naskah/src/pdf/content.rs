//! Content streams: a page's items as marked-content, text and graphics operators.

use std::fmt::Write;
use std::mem;

use printpdf::{Color, DictItem, Greyscale, Op, Pt, XObjectId, XObjectTransform};

use super::font::Font;
use super::number::{points, ratio, steps, write_steps};
use super::resources::Resources;
use super::structure_type::structure_type;
use crate::Length;
use crate::page::{DisplayItem, Element, Gray, Page, Point, Rect, Structure};
use crate::text::{FaceId, GlyphRun, Tag};

/// A page's content stream, not yet encoded.
pub(super) struct PageContent {
    pub(super) ops: Vec<Op>,
    /// The structure element of each marked-content sequence, by its identifier (MCID).
    pub(super) marked_elements: Vec<Tag>,
}

/// The content stream of a page.
///
/// Consecutive items of one structure element share a marked-content sequence; items without an element
/// are artifacts (ISO 32000-1, 14.8.2.2). Rules are drawn before text, so that rules between lines do not
/// split the text; hidden text is drawn before both, so that it covers nothing.
pub(super) fn page_content(
    page: &Page,
    resources: &Resources<'_>,
    structure: &Structure,
) -> PageContent {
    let output = PageContent { ops: Vec::new(), marked_elements: Vec::new() };
    let mut content =
        ContentWriter { page, resources, font: None, line: None, text: String::new(), output };
    let mut items: Vec<&DisplayItem> = page.items.iter().filter(|item| is_drawn(item)).collect();
    items.sort_by_key(|item| match item {
        DisplayItem::Watermark { .. } => 0,
        DisplayItem::Hidden { .. } => 1,
        DisplayItem::Rule(_) => 2,
        DisplayItem::Glyphs { .. }
        | DisplayItem::Picture { .. }
        | DisplayItem::QrCode { .. }
        | DisplayItem::SigningArea { .. } => 3,
    });
    for sequence in items.chunk_by(|one, next| one.tag() == next.tag()) {
        let element = sequence[0].tag().and_then(|tag| Some((tag, structure.get(tag)?)));
        content.begin_marked(element);
        for (index, item) in sequence.iter().enumerate() {
            content.item(item, sequence.get(index + 1).copied());
        }
        content.end_text();
        content.output.ops.push(Op::EndMarkedContent);
    }
    content.output
}

/// An operator that printpdf has no variant for.
pub(super) fn operator(name: impl Into<String>, operands: Vec<DictItem>) -> Op {
    Op::Unknown { key: name.into(), value: operands }
}

struct ContentWriter<'a> {
    page: &'a Page,
    resources: &'a Resources<'a>,
    /// The current font and size.
    font: Option<(FaceId, Length)>,
    /// Inside a text object, the start of its last line: x and y in thousandths of a point.
    line: Option<(i64, i64)>,
    /// The operators of the open text object, encoded.
    text: String,
    output: PageContent,
}

impl<'a> ContentWriter<'a> {
    fn begin_marked(&mut self, element: Option<(Tag, &Element)>) {
        let Some((tag, element)) = element else {
            return self.output.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        };
        let mcid = DictItem::Int(self.output.marked_elements.len() as i64);
        self.output.marked_elements.push(tag);
        self.output.ops.push(Op::BeginMarkedContentWithProperties {
            tag: structure_type(&element.role),
            properties: DictItem::Dict { map: [("MCID".to_owned(), mcid)].into() },
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
            DisplayItem::QrCode { bars, rect, .. } => self.qr_code(bars, rect),
            DisplayItem::Glyphs { .. } | DisplayItem::SigningArea { .. } => {}
        }
    }

    /// Consecutive lines share a text object; each is positioned relative to the one before.
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
        self.resources.text.show(run, font, &mut self.text);
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.push_text();
        }
    }

    /// Hands a whole text object to printpdf as one raw operator: each of its operators would cost as much.
    fn push_text(&mut self) {
        self.text.push_str("ET");
        self.output.ops.push(operator(mem::take(&mut self.text), Vec::new()));
    }

    /// A rule under the run, with the position and thickness of the face. Trailing spaces are underlined
    /// only if the next run continues the underline.
    fn underline(&mut self, start: Point, run: &GlyphRun, continued: bool) {
        let Some(font) = self.resources.fonts.get(run.face) else { return };
        let middle = start.y - font.em(font.metrics.underline_position, run.size);
        let height = font.em(font.metrics.underline_thickness, run.size);
        let width = if continued { run.width() } else { width_without_final_spaces(run) };
        self.rule(&Rect { x: start.x, y: middle - height / 2, width, height });
    }

    fn watermark(&mut self, run: &GlyphRun, gray: Gray, degrees: u8) {
        let font_outside = self.font;
        self.output.ops.push(Op::SaveGraphicsState);
        self.fill_with(gray);
        if let Some(font) = self.font(run) {
            let matrix = self.centred_and_rotated(run, font, degrees);
            self.text.push_str("BT\n");
            self.set_font(run, font);
            let [a, b, c, d, e, f] = matrix;
            let _ = writeln!(self.text, "{a} {b} {c} {d} {e} {f} Tm");
            self.resources.text.show(run, font, &mut self.text);
            self.push_text();
        }
        self.output.ops.push(Op::RestoreGraphicsState);
        self.font = font_outside;
    }

    fn fill_with(&mut self, gray: Gray) {
        let percent = 1.0 - f32::from(gray.0.min(100)) / 100.0;
        let col = Color::Greyscale(Greyscale { percent, icc_profile: None });
        self.output.ops.push(Op::SetFillColor { col });
    }

    /// Text in white, for machines to find.
    fn hidden(&mut self, start: Point, run: &GlyphRun) {
        let font_outside = self.font;
        self.output.ops.push(Op::SaveGraphicsState);
        self.fill_with(Gray(0));
        self.glyphs(start, run);
        self.end_text();
        self.output.ops.push(Op::RestoreGraphicsState);
        self.font = font_outside;
    }

    /// A white background, and on it all modules as one path, so that no seams show between them.
    fn qr_code(&mut self, bars: &[Rect], background: &Rect) {
        self.output.ops.push(Op::SaveGraphicsState);
        self.fill_with(Gray(0));
        self.rule(background);
        self.output.ops.push(Op::RestoreGraphicsState);
        for bar in bars {
            self.rectangle(bar);
        }
        self.output.ops.push(operator("f", Vec::new()));
    }

    /// The text matrix that centres the run's capitals on the page, rotated by `degrees`.
    fn centred_and_rotated(&self, run: &GlyphRun, font: &Font, degrees: u8) -> [f32; 6] {
        let (sine, cosine) = f64::from(degrees).to_radians().sin_cos();
        let half_width = run.width().to_pt() / 2.0;
        let half_height = font.em(font.metrics.cap_height, run.size).to_pt() / 2.0;
        let x = self.page.paper.width.to_pt() / 2.0 - half_width * cosine + half_height * sine;
        let y = self.page.paper.height.to_pt() / 2.0 - half_width * sine - half_height * cosine;
        [cosine, sine, -sine, cosine, x, y].map(ratio)
    }

    /// The run's font; none if the run shows nothing.
    fn font(&self, run: &GlyphRun) -> Option<&'a Font> {
        if run.glyphs.is_empty() || run.size <= Length::ZERO {
            return None;
        }
        self.resources.fonts.get(run.face)
    }

    fn set_font(&mut self, run: &GlyphRun, font: &Font) {
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            let _ = writeln!(self.text, "/{} {} Tf", font.name, points(run.size));
        }
    }

    fn rule(&mut self, rect: &Rect) {
        self.rectangle(rect);
        self.output.ops.push(operator("f", Vec::new()));
    }

    fn rectangle(&mut self, rect: &Rect) {
        let corner = [points(rect.x), self.up(rect.y + rect.height).0];
        let size = [points(rect.width), points(rect.height)];
        let operands = [corner, size].concat().into_iter().map(DictItem::Real).collect();
        self.output.ops.push(operator("re", operands));
    }

    fn picture(&mut self, picture: usize, rect: &Rect) {
        let Some(name) = self.resources.images.name(picture) else { return };
        self.output.ops.push(Op::UseXobject {
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

    /// A distance from the top edge as a y coordinate, which PDF counts from the bottom edge.
    fn up(&self, y: Length) -> Pt {
        Pt(points(self.page.paper.height - y))
    }
}

/// Whether an item has content operators; fields are annotations.
fn is_drawn(item: &DisplayItem) -> bool {
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

/// Whether the next item continues an underlined run's rule.
fn continues(item: &DisplayItem, next: Option<&DisplayItem>) -> bool {
    let (DisplayItem::Glyphs { at, run }, Some(DisplayItem::Glyphs { at: next_at, run: next })) =
        (item, next)
    else {
        return false;
    };
    next.underline && next_at == at && next.x == run.x + run.width()
}

/// The width of a run without its trailing spaces.
pub(super) fn width_without_final_spaces(run: &GlyphRun) -> Length {
    let text = run.text.trim_end().len();
    run.glyphs.iter().filter(|glyph| glyph.range.start < text).map(|glyph| glyph.advance).sum()
}
