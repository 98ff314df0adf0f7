//! Offices as they stand over a signature.

/// Short words in front of an office that keep their own case.
const SHORT_WORDS: [&str; 7] = ["Plt.", "Plh.", "Pj.", "Pjs.", "a.n.", "u.b.", "u.p."];

/// An office in capitals; *Plt.*, *a.n.* and the like keep their own case.
///
/// ```
/// use naskah_wording::office_in_capitals;
///
/// assert_eq!(office_in_capitals("a.n. Bupati"), "a.n. BUPATI");
/// ```
pub fn office_in_capitals(office: &str) -> String {
    let words = office.split(' ').map(|word| {
        if SHORT_WORDS.contains(&word) { word.to_owned() } else { word.to_uppercase() }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_keep_their_case() {
        for (office, capitals) in [
            ("Plt. Kepala Dinas Kesehatan", "Plt. KEPALA DINAS KESEHATAN"),
            ("a.n. Plh. Bupati", "a.n. Plh. BUPATI"),
            ("Kepala UPTD. Pj", "KEPALA UPTD. PJ"),
            ("", ""),
        ] {
            assert_eq!(office_in_capitals(office), capitals);
        }
    }
}
