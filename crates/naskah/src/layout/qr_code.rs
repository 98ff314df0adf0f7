//! QR codes as rectangles.

use std::ops::Range;

use fast_qr::{ECL, QRBuilder};

use crate::Length;
use crate::page::{Item, Point, Rect};
use crate::text::Tag;

/// The light modules around a QR code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// Smaller modules are not read from a page at 150 dots to the inch.
const LEAST_MODULE: Length = Length::mm(2).scale(1, 5);

/// A QR code with its quiet zone, whose errors are corrected at level M.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// The dark modules: of each row, from where to where.
    dark: Vec<(usize, Range<usize>)>,
    /// The side with its quiet zone, in modules.
    modules: usize,
}

impl QrCode {
    /// The code that says this; nothing where it is too much for any.
    pub fn new(text: &str) -> Option<Self> {
        let matrix = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut dark: Vec<(usize, Range<usize>)> = Vec::new();
        for row in 0..matrix.size {
            for column in 0..matrix.size {
                if !matrix[row][column].value() {
                    continue;
                }
                match dark.last_mut() {
                    Some((same, run)) if *same == row && run.end == column => run.end += 1,
                    _ => dark.push((row, column..column + 1)),
                }
            }
        }
        Some(Self { dark, modules: matrix.size + 2 * QUIET })
    }

    /// How large its side has to be to be read from a page.
    pub fn least_side(&self) -> Length {
        LEAST_MODULE * self.modules as i64
    }

    /// The code with that side, the upper left corner of its quiet zone there.
    pub fn item(&self, at: Point, side: Length, tag: Option<Tag>) -> Item {
        let edge = |module: usize| side.scale(module as i64, self.modules as i64);
        let bars = self.dark.iter().map(|(row, columns)| {
            let (left, right) = (edge(columns.start + QUIET), edge(columns.end + QUIET));
            let (top, bottom) = (edge(row + QUIET), edge(row + 1 + QUIET));
            Rect { x: at.x + left, y: at.y + top, width: right - left, height: bottom - top }
        });
        let rect = Rect { x: at.x, y: at.y, width: side, height: side };
        Item::Code { bars: bars.collect(), rect, tag }
    }
}
