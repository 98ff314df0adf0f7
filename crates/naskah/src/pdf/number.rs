//! Lengths as the numbers that a file prints: the only place where they are rounded.

use crate::Length;

/// Points with three decimals: a third of a micrometre.
pub(super) fn points(length: Length) -> f32 {
    steps_in_points(steps(length))
}

/// A length in thousandths of a point, to the nearest.
pub(super) fn steps(length: Length) -> i64 {
    length.scale(1_000, Length::pt(1).to_sp()).to_sp()
}

/// Thousandths of a point as points.
pub(super) fn steps_in_points(steps: i64) -> f32 {
    (steps as f64 / 1e3) as f32
}

/// A ratio, such as a matrix's sine, with six decimals.
pub(super) fn ratio(value: f64) -> f32 {
    const STEPS: f64 = 1e6;
    // Adding zero turns a negative zero into the plain one.
    ((value * STEPS).round() / STEPS + 0.0) as f32
}

/// A length in thousandths of the em, to the nearest.
///
/// `size` must be positive.
pub(super) fn thousandths(length: Length, size: Length) -> i64 {
    Length::sp(1000).scale(length.to_sp(), size.to_sp()).to_sp()
}

/// Font units in thousandths of the em, to the nearest.
pub(super) fn units(units: i64, units_per_em: u16) -> i64 {
    Length::sp(1000).scale(units, i64::from(units_per_em.max(1))).to_sp()
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
    fn thousandths_round_to_the_nearest() {
        let size = Length::pt(12);
        assert_eq!(thousandths(size, size), 1000);
        assert_eq!(thousandths(Length::sp(size.to_sp() * 14 / 10_000), size), 1);
        assert_eq!(thousandths(-Length::pt(6), size), -500);
        assert_eq!(units(1139, 2048), 556);
        assert_eq!(units(-434, 2048), -212);
    }
}
