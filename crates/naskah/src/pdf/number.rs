//! Lengths as numbers in a file, and rectangles in PDF coordinates: the only place where lengths are rounded.

use lopdf::Object;

use crate::Length;
use crate::page::{Page, Rect};

/// A length in points, rounded to three decimals (a third of a micrometre).
pub(super) fn points(length: Length) -> f32 {
    (steps(length) as f64 / 1e3) as f32
}

/// A length in thousandths of a point, rounded.
pub(super) fn steps(length: Length) -> i64 {
    length.scale(1_000, Length::pt(1).to_sp()).to_sp()
}

/// Writes thousandths of a point as points. Formatting floats instead makes writing a page's text 1.5 times as slow.
pub(super) fn write_steps(steps: i64, text: &mut String) {
    if steps < 0 {
        text.push('-');
    }
    let (whole, rest) = (steps.unsigned_abs() / 1_000, steps.unsigned_abs() % 1_000);
    text.push_str(itoa::Buffer::new().format(whole));
    if rest > 0 {
        // Adding 1,000 keeps the leading zeros of the decimals.
        let mut buffer = itoa::Buffer::new();
        let decimals = &buffer.format(1_000 + rest)[1..];
        text.push('.');
        text.push_str(decimals.trim_end_matches('0'));
    }
}

/// A ratio, such as a sine, rounded to six decimals.
pub(super) fn ratio(value: f64) -> f32 {
    const STEPS: f64 = 1e6;
    // Adding zero turns negative zero into zero.
    ((value * STEPS).round() / STEPS + 0.0) as f32
}

/// A length in thousandths of the em, rounded.
///
/// `size` must be positive.
pub(super) fn thousandths(length: Length, size: Length) -> i64 {
    Length::sp(1000).scale(length.to_sp(), size.to_sp()).to_sp()
}

/// Font units in thousandths of the em, rounded.
pub(super) fn units(units: i64, units_per_em: u16) -> i64 {
    Length::sp(1000).scale(units, i64::from(units_per_em.max(1))).to_sp()
}

/// A rectangle in PDF coordinates: left, bottom, right, top, from the page's lower left corner.
pub(super) fn rectangle(rect: &Rect, page: &Page) -> Vec<Object> {
    let up = |y: Length| points(page.paper.height - y);
    let corners =
        [points(rect.x), up(rect.y + rect.height), points(rect.x + rect.width), up(rect.y)];
    corners.into_iter().map(Object::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_three_decimals() {
        assert_eq!(points(Length::mm(210)).to_string(), "595.276");
        assert_eq!(points(Length::mm(330)).to_string(), "935.433");
        assert_eq!(points(Length::pt(12)).to_string(), "12");
        assert_eq!(points(Length::sp(-1)).to_string(), "0");
    }

    #[test]
    fn steps_are_written_as_points_are() {
        for steps in (-2_000..=2_000).chain((0..2_000_000).step_by(77)) {
            let mut text = String::new();
            write_steps(steps, &mut text);
            assert_eq!(text, ((steps as f64 / 1e3) as f32).to_string());
        }
    }

    #[test]
    fn thousandths_round_to_the_nearest() {
        let size = Length::pt(12);
        assert_eq!(thousandths(size, size), 1000);
        assert_eq!(thousandths(Length::sp(size.to_sp() * 14 / 10_000), size), 1);
        assert_eq!(thousandths(-Length::pt(6), size), -500);
        assert_eq!(units(1139, 2048), 556);
        assert_eq!(units(-434, 2048), -212);
    }
}
