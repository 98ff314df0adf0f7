//! The signature part: rows of two, names of a row on one baseline, witnesses under the parties.

use super::flow::{Flow, Strip, Tie};
use super::setting::{Look, Setting, glyphs};
use crate::Length;
use crate::document::{Signatory, Signatures, Witnesses};
use crate::page::{Item, Point};
use crate::style::SignatureOrder;
use crate::text::{Alignment, Line};

/// One who signs, set: what stands above the room to sign, and the name with what stands under it.
struct Block {
    above: Vec<Item>,
    above_height: Length,
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
        for strip in flow.since(start) {
            strip.tie(Tie::Signatures);
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
        self.signature_rows(&witnesses.signatories, SignatureOrder::FirstLeft, width, flow);
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
        let mut blocks: Vec<(Block, Length)> = Vec::new();
        for (signatory, x) in row.iter().zip(places) {
            blocks.push((self.signature_block(signatory, *x, column), *x));
        }
        // Reading order is from left to right.
        blocks.sort_by_key(|(_, x)| *x);

        let above = blocks.iter().map(|(block, _)| block.above_height).max().unwrap_or_default();
        let below = blocks.iter().map(|(block, _)| block.below_height).max().unwrap_or_default();
        let names = above + self.style.signatures.room;
        let down = Point { x: Length::ZERO, y: names };
        let mut items = Vec::new();
        for (block, _) in blocks {
            items.extend(block.above);
            items.extend(block.below.iter().map(|item| super::flow::translate(item, down)));
        }
        Strip { height: names + below, items, ..Strip::default() }
    }

    fn signature_block(&mut self, signatory: &Signatory, x: Length, column: Length) -> Block {
        let body = self.body();
        let heading = body.bold();
        let name = Look { underline: self.style.signatures.underlined_names, ..heading };

        let mut above = Stack::default();
        for text in signatory.role.iter().chain([&signatory.position]) {
            let lines = self.lines(text, heading, column, Alignment::Balanced);
            above.push(lines, heading.leading, self.baseline(heading), x);
        }
        let mut below = Stack::default();
        let lines = self.lines(&signatory.name, name, column, Alignment::Balanced);
        below.push(lines, name.leading, self.baseline(name), x);
        for text in &signatory.credentials {
            let lines = self.lines(text, body, column, Alignment::Balanced);
            below.push(lines, body.leading, self.baseline(body), x);
        }
        Block {
            above: above.items,
            above_height: above.height,
            below: below.items,
            below_height: below.height,
        }
    }
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
