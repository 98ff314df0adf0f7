//! Line ends: none inside a reference, an amount, a date, a number of a law, a name and its degrees
//! (D-34). Written anew here, so that the product's own rule is not its own judge.

use super::{Breach, Kind, Traced};

const REFERENCE_WORDS: [&str; 8] =
    ["Pasal", "ayat", "huruf", "angka", "Nomor", "BAB", "Lampiran", "Tahun"];

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const TITLES: [&str; 9] = ["Prof.", "Dr.", "dr.", "Drs.", "Dra.", "Ir.", "H.", "Hj.", "Plt."];

/// Lines that end where none may.
pub(super) fn lines(texts: &[Traced]) -> Vec<Breach> {
    let mut found = Vec::new();
    for Traced { part, lines } in texts {
        if matches!(part.kind, Kind::Cell { .. }) {
            // Columns can be narrower than what may not break in them.
            continue;
        }
        for pair in lines.windows(2) {
            let (left, right) = (pair[0].text.as_str(), pair[1].text.as_str());
            if divides_word(left) || holds_together(last_word(left), first_word(right)) {
                let what = format!("a line ends between \"{left}\" and \"{right}\"");
                found.push(Breach::new("D-34", what));
            }
        }
    }
    found
}

/// Whether a line ends within an amount, a date in figures, or a bracket: neither behind a space nor
/// behind what shows that the word goes on.
fn divides_word(left: &str) -> bool {
    let word = last_word(left);
    !left.ends_with([' ', '\u{a0}', '-', '/', '\u{ad}'])
        && (word.starts_with("Rp") || word.ends_with(|last: char| last.is_ascii_digit()))
}

/// Whether two neighbouring words have to stand on one line.
fn holds_together(left: &str, right: &str) -> bool {
    let left = left.trim_start_matches(['(', '"', '“']);
    let bare = right.trim_end_matches([',', '.', ';', ':', ')', '"', '”']);
    let figures = |text: &str| {
        let inside = text.trim_matches(['(', ')']);
        !inside.is_empty() && inside.chars().all(|character| character.is_ascii_digit())
    };
    let roman = |text: &str| text.chars().all(|character| "IVXLC".contains(character));
    let letter = bare.len() <= 2
        && bare.chars().all(|character| character.is_ascii_lowercase())
        && bare.chars().all(|character| bare.starts_with(character));
    let label = !bare.is_empty() && (figures(bare) || roman(bare) || letter);

    let reference = REFERENCE_WORDS.contains(&left) && label;
    let date = left.len() <= 2 && figures(left) && MONTHS.contains(&bare);
    let amount = left == "Rp" && figures(&bare[..bare.len().min(1)]);
    let title = TITLES.contains(&left) && right.starts_with(char::is_uppercase);
    let degree = left.ends_with(',')
        && bare.contains('.')
        && right.starts_with(char::is_uppercase)
        && right.chars().all(|character| character.is_alphabetic() || ".,;)".contains(character));
    reference || date || amount || title || degree
}

fn last_word(line: &str) -> &str {
    line.split_whitespace().next_back().unwrap_or_default()
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}
