//! The signature part: rows of two, names of a row on one baseline, witnesses under the parties.
//!
//! Where the rooms to sign hold the place of a meterai, see `meterai`.

use super::flow::{Flow, Strip, Tie, translate};
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Signatory, Signatures, Witnesses};
use crate::page::{Item, Point};
use crate::style::SignatureOrder;
use crate::text::{Alignment, Line};

/// One who signs, set: what stands above the room to sign, what is in it, and the name with what
/// stands under it.
struct Block {
    x: Length,
    above: Vec<Item>,
    above_height: Length,
    room: Vec<Item>,
    room_height: Length,
    below: Vec<Item>,
    below_height: Length,
}

impl Setting<'_> {
    /// Adds the signature part, tied together and to the text before it.
    pub(super) fn signatures(&mut self, signatures: &Signatures, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        self.signature_rows(&signatures.parties, self.style.signatures.order, width, flow);
        if let Some(witnesses) = &signatures.witnesses {
            self.witnesses(witnesses, width, flow);
        }
        for (index, strip) in flow.since(start).iter_mut().enumerate() {
            strip.tie(if index == 0 { Tie::Closing } else { Tie::SignatureRow });
            strip.signs = true;
        }
    }

    fn witnesses(&mut self, witnesses: &Witnesses, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        let look = self.body();
        for line in self.lines(&witnesses.heading, look, width, Alignment::Balanced) {
            let strip = self.strip(line, look, Length::ZERO);
            flow.strips.push(strip);
        }
        flow.space_before(start, self.style.spacing.article);
        let rows = flow.strips.len();
        self.signature_rows(&witnesses.signatories, SignatureOrder::FirstLeft, width, flow);
        for strip in flow.strips[start..].iter_mut().take(rows + 1 - start).skip(1) {
            strip.tie(Tie::Witnesses);
        }
    }

    /// Adds rows of two; an odd last one stands in the middle and has the whole width.
    fn signature_rows(
        &mut self,
        signatories: &[Signatory],
        order: SignatureOrder,
        width: Length,
        flow: &mut Flow,
    ) {
        let column = (width - self.style.signatures.gutter) / 2;
        let (left, right) = (Length::ZERO, width - column);
        for (index, row) in signatories.chunks(2).enumerate() {
            let (places, column): (&[Length], Length) = match (row.len(), order) {
                (1, _) => (&[left], width),
                (_, SignatureOrder::FirstLeft) => (&[left, right], column),
                (_, SignatureOrder::FirstRight) => (&[right, left], column),
            };
            let start = flow.strips.len();
            let strip = self.signature_row(row, places, column);
            flow.strips.push(strip);
            if index > 0 {
                flow.space_before(start, self.style.spacing.article);
            }
        }
    }

    /// Sets one row: the room to sign begins under the longest office, so that all names stand on one
    /// baseline.
    fn signature_row(&mut self, row: &[Signatory], places: &[Length], column: Length) -> Strip {
        let mut blocks: Vec<Block> = Vec::new();
        for (signatory, x) in row.iter().zip(places) {
            blocks.push(self.signature_block(signatory, *x, column));
        }
        // Reading order is from left to right.
        blocks.sort_by_key(|block| block.x);

        let highest = |height: fn(&Block) -> Length| blocks.iter().map(height).max();
        let above = highest(|block| block.above_height).unwrap_or_default();
        let room = highest(|block| block.room_height).unwrap_or_default();
        let below = highest(|block| block.below_height).unwrap_or_default();
        let room = room.max(self.style.signatures.room);
        let mut items = Vec::new();
        for block in blocks {
            items.extend(block.above);
            let middle = above + (room - block.room_height) / 2;
            items.extend(moved_down(&block.room, middle));
            items.extend(moved_down(&block.below, above + room));
        }
        Strip { height: above + room + below, items, ..Strip::default() }
    }

    fn signature_block(&mut self, signatory: &Signatory, x: Length, column: Length) -> Block {
        let body = self.body();
        let heading = body.bold();
        let name = Look { underline: self.style.signatures.underlined_names, ..heading };

        let mut above = Stack::default();
        for text in signatory.role.iter().chain(&signatory.position) {
            let lines = self.lines(text, heading, column, Alignment::Balanced);
            above.push(lines, heading.leading, self.baseline(heading), x);
        }
        let (room, room_height) = match signatory.meterai {
            true => self.meterai(x, column),
            false => (Vec::new(), Length::ZERO),
        };
        let mut below = Stack::default();
        let lines = self.lines(&signatory.name, name, column, Alignment::Balanced);
        below.push(lines, name.leading, self.baseline(name), x);
        for text in &signatory.credentials {
            let lines = self.lines(text, body, column, Alignment::Balanced);
            below.push(lines, body.leading, self.baseline(body), x);
        }
        Block {
            x,
            above: above.items,
            above_height: above.height,
            room,
            room_height,
            below: below.items,
            below_height: below.height,
        }
    }
}

fn moved_down(items: &[Item], by: Length) -> impl Iterator<Item = Item> {
    let by = Point { x: Length::ZERO, y: by };
    items.iter().map(move |item| translate(item, by))
}

/// Lines on top of one another.
#[derive(Default)]
struct Stack {
    items: Vec<Item>,
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
