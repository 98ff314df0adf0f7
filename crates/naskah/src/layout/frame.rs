//! Frames around boxes for initials and stamps.

use crate::Length;
use crate::page::{DisplayItem, Rect};

/// The four rules of a frame inside a rectangle.
pub(super) fn frame(rect: Rect, rule: Length) -> [DisplayItem; 4] {
    let Rect { x, y, width, height } = rect;
    [
        Rect { height: rule, ..rect },
        Rect { y: y + height - rule, height: rule, ..rect },
        Rect { width: rule, ..rect },
        Rect { x: x + width - rule, width: rule, ..rect },
    ]
    .map(DisplayItem::Rule)
}
