//! Lengths as the numbers that a file prints: the only place where they are rounded.

use crate::Length;

/// Points with three decimals: a third of a micrometre.
pub(super) fn points(length: Length) -> f32 {
    rounded(length.to_pt(), 1e3)
}

/// A ratio, such as a matrix's sine, with six decimals.
pub(super) fn ratio(value: f64) -> f32 {
    rounded(value, 1e6)
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

fn rounded(value: f64, steps: f64) -> f32 {
    // Adding zero turns a negative zero into the plain one.
    ((value * steps).round() / steps + 0.0) as f32
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
