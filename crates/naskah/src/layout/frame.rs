//! Frames of thin rules.

use crate::Length;
use crate::page::{Item, Rect};

/// The four rules of a frame, inside the rectangle.
pub(super) fn frame(rect: Rect, rule: Length) -> [Item; 4] {
    let Rect { x, y, width, height } = rect;
    [
        Rect { height: rule, ..rect },
        Rect { y: y + height - rule, height: rule, ..rect },
        Rect { width: rule, ..rect },
        Rect { x: x + width - rule, width: rule, ..rect },
    ]
    .map(Item::Rule)
}
