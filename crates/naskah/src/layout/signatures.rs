//! The signature part: signatories in rows of two or three, the names of a row on one baseline, witnesses below
//! the parties.
//!
//! The space between office and name is the *signing room*. The box for a duty stamp in it is in `meterai`.

use super::context::LayoutContext;
use super::flow::{Band, Flow, KeepTogether, translate};
use super::lines::glyphs;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Meterai, Signatory, Signatures, Text, Witnesses};
use crate::page::{DisplayItem, Point, Rect, Role};
use crate::style::SignatureOrder;
use crate::text::{Alignment, Line, Tag};

/// The form of rows of signatories.
#[derive(Clone, Copy)]
struct RowForm {
    /// How many sign side by side.
    columns: usize,
    /// The least height of the signing room.
    room: Length,
}

/// A signatory's lines above and below the signing room, and the content of the room.
struct SignatoryBlock {
    x: Length,
    above: Stack,
    meterai: Vec<DisplayItem>,
    meterai_height: Length,
    /// The signing area, and the element of its field.
    area: Option<(usize, Option<Tag>)>,
    /// The signing area for an electronic duty stamp.
    stamp: Option<usize>,
    below: Stack,
}

impl LayoutContext<'_> {
    /// Adds the signature part, kept together and with the text before it.
    pub(super) fn signatures(&mut self, signatures: &Signatures, width: Length, flow: &mut Flow) {
        let start = flow.bands.len();
        let set = |it: &mut Self| {
            it.party_rows(&signatures.parties, width, flow);
            for witnesses in &signatures.witnesses {
                it.witnesses(witnesses, width, flow);
            }
        };
        match self.column {
            // In a bilingual document, the signatures belong to neither language.
            Some(_) => self.tagged_at_root(Role::Division, set),
            None => self.tagged(Role::Division, set),
        }
        for (index, band) in flow.since(start).iter_mut().enumerate() {
            band.keep(if index == 0 { KeepTogether::Closing } else { KeepTogether::SignatureRow });
            band.in_signatures = true;
        }
    }

    fn witnesses(&mut self, witnesses: &Witnesses, width: Length, flow: &mut Flow) {
        let start = flow.bands.len();
        let style = self.body();
        let lines = self.tagged(Role::Paragraph, |it| {
            it.lines(&witnesses.heading, style, width, Alignment::Balanced)
        });
        for line in lines {
            let band = self.line_band(line, style, Length::ZERO);
            flow.bands.push(band);
        }
        flow.space_before(start, self.style.spacing.article);
        let rows = flow.bands.len();
        let form = match witnesses.compact {
            true => RowForm { columns: 3, room: self.style.signatures.compact_room },
            false => RowForm { columns: 2, room: self.style.signatures.room },
        };
        self.signature_rows(&witnesses.signatories, SignatureOrder::FirstLeft, form, width, flow);
        for band in flow.bands[start..].iter_mut().take(rows + 1 - start).skip(1) {
            band.keep(KeepTogether::Witnesses);
        }
    }

    /// Adds the parties' rows: of two parties, or of the two signers of one.
    fn party_rows(&mut self, signatories: &[Signatory], width: Length, flow: &mut Flow) {
        let order = self.style.signatures.order;
        let form = RowForm { columns: 2, room: self.style.signatures.room };
        if !signatories.iter().any(|it| it.co_signer) {
            return self.signature_rows(signatories, order, form, width, flow);
        }
        let parties: Vec<&[Signatory]> = signatories.chunk_by(|_, next| next.co_signer).collect();
        for (index, parties) in parties.chunk_by(|a, b| a.len() + b.len() == 2).enumerate() {
            let start = flow.bands.len();
            let order = if parties[0].len() > 1 { SignatureOrder::FirstLeft } else { order };
            self.signature_rows(&parties.concat(), order, form, width, flow);
            if index > 0 {
                flow.space_before(start, self.style.spacing.article);
            }
        }
    }

    /// Adds rows of signatories; a last row that is not full stands in the middle.
    fn signature_rows(
        &mut self,
        signatories: &[Signatory],
        order: SignatureOrder,
        form: RowForm,
        width: Length,
        flow: &mut Flow,
    ) {
        let gutter = self.style.signatures.gutter;
        for (index, row) in signatories.chunks(form.columns).enumerate() {
            let count = row.len() as i64;
            let column = match row.len() {
                1 => width,
                _ => (width - gutter * (form.columns as i64 - 1)) / form.columns as i64,
            };
            let left = (width - column * count - gutter * (count - 1)) / 2;
            let mut edges: Vec<Length> =
                (0..count).map(|at| left + (column + gutter) * at).collect();
            if row.len() == form.columns
                && let Some(last) = edges.last_mut()
            {
                *last = width - column;
            }
            if order == SignatureOrder::FirstRight {
                edges.reverse();
            }
            let start = flow.bands.len();
            let band = self.signature_row(row, &edges, column, form);
            flow.bands.push(band);
            if index > 0 {
                flow.space_before(start, self.style.spacing.article);
            }
        }
    }

    /// A row of signatories with these left edges. The signing room begins below the longest office, so that
    /// all names share a baseline. The first signatory is read first, on whichever side.
    fn signature_row(
        &mut self,
        row: &[Signatory],
        edges: &[Length],
        column: Length,
        form: RowForm,
    ) -> Band {
        let mut blocks: Vec<SignatoryBlock> = Vec::new();
        for (signatory, x) in row.iter().zip(edges) {
            blocks.push(
                self.tagged(Role::Division, |it| it.signature_block(signatory, *x, column, form)),
            );
        }

        let highest = |height: fn(&SignatoryBlock) -> Length| blocks.iter().map(height).max();
        let above = highest(|block| block.above.height).unwrap_or_default();
        let meterai = highest(|block| block.meterai_height).unwrap_or_default();
        let below = highest(|block| block.below.height).unwrap_or_default();
        let stamped = blocks.iter().any(|block| block.stamp.is_some());
        let stamp = if stamped { self.style.electronic.stamp } else { Length::ZERO };
        let room = meterai.max(stamp).max(form.room);
        let mut items = Vec::new();
        for block in blocks {
            items.extend(block.above.items);
            let middle = above + (room - block.meterai_height) / 2;
            items.extend(moved_down(&block.meterai, middle));
            let (x, width) = self.room_in_row(block.x, column, form.columns);
            let mut rect = Rect { x, y: above, width, height: room };
            if let Some(area) = block.stamp {
                let stamp = self.take_stamp_square(&mut rect);
                items.push(DisplayItem::SigningArea { area, tag: None, rect: stamp });
            }
            if let Some((area, tag)) = block.area {
                items.push(DisplayItem::SigningArea { area, tag, rect });
            }
            items.extend(moved_down(&block.below.items, above + room));
        }
        Band { height: above + room + below, items, ..Band::default() }
    }

    /// The left edge and width of the signing room in a column. In a row of one, the room is centred and as
    /// wide as in a row of two.
    pub(super) fn signing_room(&self, x: Length, column: Length) -> (Length, Length) {
        self.room_in_row(x, column, 2)
    }

    /// As [`Self::signing_room`], in rows of that many.
    fn room_in_row(&self, x: Length, column: Length, columns: usize) -> (Length, Length) {
        let columns = columns as i64;
        let gutters = self.style.signatures.gutter * (columns - 1);
        let usual = column.min((self.geometry.text_width() - gutters) / columns);
        (x + (column - usual) / 2, usual)
    }

    fn signature_block(
        &mut self,
        signatory: &Signatory,
        x: Length,
        column: Length,
        form: RowForm,
    ) -> SignatoryBlock {
        let body = self.body();
        // A third of the width takes smaller text.
        let body = match form.columns {
            3 => ParagraphStyle::new(body.size.scale(5, 6), body.leading.scale(5, 6)),
            _ => body,
        };
        let heading = body.bold();
        let name = ParagraphStyle { underline: self.style.signatures.underlined_names, ..heading };

        let mut above = Stack::default();
        for text in signatory.role.iter().chain(&signatory.position) {
            self.stack(text, heading, column, x, &mut above);
        }
        let (meterai, meterai_height) = match signatory.meterai {
            Some(Meterai::Paper) => self.meterai(x, column),
            Some(Meterai::Electronic) | None => (Vec::new(), Length::ZERO),
        };
        let area = self.signature_area(signatory);
        let stamp = self.stamp_area(signatory);
        let mut below = Stack::default();
        self.stack(&signatory.name, name, column, x, &mut below);
        for text in &signatory.credentials {
            self.stack(text, body, column, x, &mut below);
        }
        SignatoryBlock { x, above, meterai, meterai_height, area, stamp, below }
    }

    /// Adds a paragraph of centred lines to a stack.
    fn stack(
        &mut self,
        text: &Text,
        style: ParagraphStyle,
        column: Length,
        x: Length,
        stack: &mut Stack,
    ) {
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(text, style, column, Alignment::Balanced));
        stack.push(lines, style.leading, self.baseline(style), x);
    }
}

fn moved_down(items: &[DisplayItem], by: Length) -> impl Iterator<Item = DisplayItem> {
    let by = Point { x: Length::ZERO, y: by };
    items.iter().map(move |item| translate(item, by))
}

/// Lines one below another.
#[derive(Default)]
struct Stack {
    items: Vec<DisplayItem>,
    height: Length,
}

impl Stack {
    fn push(&mut self, lines: Vec<Line>, leading: Length, baseline: Length, x: Length) {
        for line in lines {
            self.items.extend(glyphs(line, Point { x, y: self.height + baseline }));
            self.height += leading;
        }
    }
}
