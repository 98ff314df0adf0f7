//! Amounts of rupiah.

use super::number::{terbilang, thousands};

/// An amount as EYD, the national spelling, writes it: `Rp1.000.000,00`.
///
/// No space behind *Rp*, dots between groups of three digits, a comma before the sen; a minus
/// stands in front of *Rp*.
///
/// ```
/// use naskah_wording::rupiah;
///
/// assert_eq!(rupiah(500), "Rp500,00");
/// assert_eq!(rupiah(-2_500), "-Rp2.500,00");
/// ```
pub fn rupiah(n: i64) -> String {
    let figures = thousands(n);
    match figures.strip_prefix('-') {
        Some(figures) => format!("-Rp{figures},00"),
        None => format!("Rp{figures},00"),
    }
}

/// An amount in figures, then in words: `Rp1.000.000,00 (satu juta rupiah)`.
///
/// ```
/// use naskah_wording::rupiah_terbilang;
///
/// assert_eq!(rupiah_terbilang(1_000_000), "Rp1.000.000,00 (satu juta rupiah)");
/// ```
pub fn rupiah_terbilang(n: i64) -> String {
    format!("{} ({} rupiah)", rupiah(n), terbilang(n.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        assert_eq!(rupiah(0), "Rp0,00");
        assert_eq!(rupiah(500), "Rp500,00");
        assert_eq!(rupiah(1_000_000), "Rp1.000.000,00");
        assert_eq!(rupiah(-2_500), "-Rp2.500,00");
        assert_eq!(rupiah(i64::MIN), "-Rp9.223.372.036.854.775.808,00");
    }

    #[test]
    fn amounts_in_words() {
        assert_eq!(rupiah_terbilang(1_000_000), "Rp1.000.000,00 (satu juta rupiah)");
        assert_eq!(
            rupiah_terbilang(25_750_000),
            "Rp25.750.000,00 (dua puluh lima juta tujuh ratus lima puluh ribu rupiah)"
        );
        assert_eq!(rupiah_terbilang(-1_000), "-Rp1.000,00 (minus seribu rupiah)");
    }
}
