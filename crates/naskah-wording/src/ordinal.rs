//! Ordinals in words.

use super::number::terbilang;

/// An ordinal in words, in lower case: 1 is *kesatu*, 2 *kedua*, 21 *kedua puluh satu*.
///
/// The first is *kesatu*, as in *PIHAK KESATU* and *Bagian Kesatu*, not *pertama*. The prefix is
/// joined to the number's first word only.
///
/// ```
/// use naskah_wording::ordinal;
///
/// assert_eq!([1, 2, 21].map(ordinal), ["kesatu", "kedua", "kedua puluh satu"]);
/// ```
pub fn ordinal(n: u32) -> String {
    format!("ke{}", terbilang(n.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        let first_ten: Vec<_> = (1..=10).map(ordinal).collect();
        assert_eq!(
            first_ten.join(" "),
            "kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh"
        );
        assert_eq!(ordinal(11), "kesebelas");
        assert_eq!(ordinal(12), "kedua belas");
        assert_eq!(ordinal(21), "kedua puluh satu");
        assert_eq!(ordinal(100), "keseratus");
        assert_eq!(ordinal(1000), "keseribu");
    }
}
