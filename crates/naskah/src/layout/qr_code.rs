//! QR codes as rectangles.

use std::ops::Range;

use fast_qr::{ECL, QRBuilder};

use crate::Length;
use crate::page::{DisplayItem, Point, Rect};
use crate::text::Tag;

/// The width of the quiet zone, in modules (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;

/// The least module size that is readable from a scan with 150 dots per inch.
const LEAST_MODULE: Length = Length::mm(2).scale(1, 5);

/// A QR code with its quiet zone, at error correction level M.
///
/// ```
/// use naskah::layout::QrCode;
/// use naskah::page::Point;
///
/// let code = QrCode::new("https://contoh.go.id/naskah/1").unwrap();
/// let item = code.item(Point::default(), code.least_side(), None);
/// # assert!(matches!(item, naskah::page::DisplayItem::QrCode { .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Horizontal runs of dark modules: row and columns.
    dark: Vec<(usize, Range<usize>)>,
    /// The side with the quiet zone, in modules.
    modules: usize,
}

impl QrCode {
    /// Encodes a text; none if it is too long for a QR code.
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
        Some(Self { dark, modules: matrix.size + 2 * QUIET_ZONE })
    }

    /// The least side at which the code can be read from paper.
    pub fn least_side(&self) -> Length {
        LEAST_MODULE * self.modules as i64
    }

    /// The code with this side, the top left corner of its quiet zone at `at`.
    pub fn item(&self, at: Point, side: Length, tag: Option<Tag>) -> DisplayItem {
        let edge = |module: usize| side.scale(module as i64, self.modules as i64);
        let bars = self.dark.iter().map(|(row, columns)| {
            let (left, right) = (edge(columns.start + QUIET_ZONE), edge(columns.end + QUIET_ZONE));
            let (top, bottom) = (edge(row + QUIET_ZONE), edge(row + 1 + QUIET_ZONE));
            Rect { x: at.x + left, y: at.y + top, width: right - left, height: bottom - top }
        });
        let rect = Rect { x: at.x, y: at.y, width: side, height: side };
        DisplayItem::QrCode { bars: bars.collect(), rect, tag }
    }
}
