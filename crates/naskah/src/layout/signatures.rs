//! The signature part: rows of two, names of a row on one baseline, witnesses under the parties.
//!
//! Where the rooms to sign hold the place of a meterai, see `meterai`.

use super::context::{Look, Setting, glyphs};
use super::flow::{Flow, Strip, Tie, translate};
use crate::Length;
use crate::document::{Meterai, Signatory, Signatures, Text, Witnesses};
use crate::page::{Item, Point, Rect, Role};
use crate::style::SignatureOrder;
use crate::text::{Alignment, Line, Tag};

/// One who signs, set: what stands above the room to sign, what is in it, and the name with what
/// stands under it.
struct Block {
    x: Length,
    above: Stack,
    meterai: Vec<Item>,
    meterai_height: Length,
    /// The place for the signature, and the field that it is.
    place: Option<(usize, Option<Tag>)>,
    /// The place for an electronic duty stamp.
    stamp: Option<usize>,
    below: Stack,
}

impl Setting<'_> {
    /// Adds the signature part, tied together and to the text before it.
    pub(super) fn signatures(&mut self, signatures: &Signatures, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        let set = |it: &mut Self| {
            it.signature_rows(&signatures.parties, it.style.signatures.order, width, flow);
            if let Some(witnesses) = &signatures.witnesses {
                it.witnesses(witnesses, width, flow);
            }
        };
        match self.column {
            // Of two languages, the signatures belong to neither.
            Some(_) => self.tagged_at_root(Role::Division, set),
            None => self.tagged(Role::Division, set),
        }
        for (index, strip) in flow.since(start).iter_mut().enumerate() {
            strip.tie(if index == 0 { Tie::Closing } else { Tie::SignatureRow });
            strip.signs = true;
        }
    }

    fn witnesses(&mut self, witnesses: &Witnesses, width: Length, flow: &mut Flow) {
        let start = flow.strips.len();
        let look = self.body();
        let lines = self.tagged(Role::Paragraph, |it| {
            it.lines(&witnesses.heading, look, width, Alignment::Balanced)
        });
        for line in lines {
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
    /// baseline. What belongs to the first signer is read first, at whichever side it stands.
    fn signature_row(&mut self, row: &[Signatory], places: &[Length], column: Length) -> Strip {
        let mut blocks: Vec<Block> = Vec::new();
        for (signatory, x) in row.iter().zip(places) {
            blocks
                .push(self.tagged(Role::Division, |it| it.signature_block(signatory, *x, column)));
        }

        let highest = |height: fn(&Block) -> Length| blocks.iter().map(height).max();
        let above = highest(|block| block.above.height).unwrap_or_default();
        let meterai = highest(|block| block.meterai_height).unwrap_or_default();
        let below = highest(|block| block.below.height).unwrap_or_default();
        let stamped = blocks.iter().any(|block| block.stamp.is_some());
        let stamp = if stamped { self.style.electronic.stamp } else { Length::ZERO };
        let room = meterai.max(stamp).max(self.style.signatures.room);
        let mut items = Vec::new();
        for block in blocks {
            items.extend(block.above.items);
            let middle = above + (room - block.meterai_height) / 2;
            items.extend(moved_down(&block.meterai, middle));
            let (x, width) = self.signing_place(block.x, column);
            let mut rect = Rect { x, y: above, width, height: room };
            if let Some(place) = block.stamp {
                let stamp = self.beside(&mut rect);
                items.push(Item::Place { place, tag: None, rect: stamp });
            }
            if let Some((place, tag)) = block.place {
                items.push(Item::Place { place, tag, rect });
            }
            items.extend(moved_down(&block.below.items, above + room));
        }
        Strip { height: above + room + below, items, ..Strip::default() }
    }

    /// The left edge and the width of the room in a signer's column. One who signs alone in a row has it
    /// where it would stand in a row of two.
    pub(super) fn signing_place(&self, x: Length, column: Length) -> (Length, Length) {
        let usual = column.min((self.sheet.text_width() - self.style.signatures.gutter) / 2);
        (x + (column - usual) / 2, usual)
    }

    fn signature_block(&mut self, signatory: &Signatory, x: Length, column: Length) -> Block {
        let body = self.body();
        let heading = body.bold();
        let name = Look { underline: self.style.signatures.underlined_names, ..heading };

        let mut above = Stack::default();
        for text in signatory.role.iter().chain(&signatory.position) {
            self.stack(text, heading, column, x, &mut above);
        }
        let (meterai, meterai_height) = match signatory.meterai {
            Some(Meterai::Paper) => self.meterai(x, column),
            Some(Meterai::Electronic) | None => (Vec::new(), Length::ZERO),
        };
        let place = self.signature_place(signatory);
        let stamp = self.stamp_place(signatory);
        let mut below = Stack::default();
        self.stack(&signatory.name, name, column, x, &mut below);
        for text in &signatory.credentials {
            self.stack(text, body, column, x, &mut below);
        }
        Block { x, above, meterai, meterai_height, place, stamp, below }
    }

    /// Adds a text as a paragraph of centred lines.
    fn stack(&mut self, text: &Text, look: Look, column: Length, x: Length, stack: &mut Stack) {
        let lines =
            self.tagged(Role::Paragraph, |it| it.lines(text, look, column, Alignment::Balanced));
        stack.push(lines, look.leading, self.baseline(look), x);
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
