//! Where no line may break: inside a reference, an amount, a day and its month, a name and its
//! titles, a word with a hyphen.

use super::number::DIGITS;
use super::{date, english};

const NO_BREAK_SPACE: char = '\u{a0}';
const NO_BREAK_HYPHEN: char = '\u{2011}';

/// Words that hold on to the label behind them: *Pasal 4*, *huruf b*, *Lampiran I*.
const LABELLED: [&str; 11] = [
    "pasal", "ayat", "huruf", "angka", "bab", "bagian", "paragraf", "lampiran", "nomor", "no.",
    "tahun",
];

/// The same in English: *Article 4*, *letter b*.
const LABELLED_ENGLISH: [&str; 10] = [
    "article",
    "paragraph",
    "letter",
    "number",
    "chapter",
    "section",
    "annex",
    "no.",
    "year",
    "point",
];

/// Titles before a name, and words of acting before an office. A single capital with a dot, be it
/// *H.* or an initial, needs no entry.
const TITLES: [&str; 24] = [
    "Prof.", "Dr.", "Dra.", "Drs.", "Ir.", "Hj.", "K.H.", "KH.", "Ns.", "Rr.", "Pdt.", "Tgk.",
    "Ust.", "apt.", "dr.", "drg.", "drh.", "Plt.", "Plh.", "Pj.", "Pjs.", "a.n.", "u.b.", "u.p.",
];

/// The text with U+00A0 for each space, and U+2011 for each hyphen, at which no line may break.
///
/// Nothing else changes, so that putting space and hyphen back gives the text again; doing it
/// twice changes nothing more. These hold together:
///
/// - a word of reference and its label: `Pasal 4`, `ayat (2)`, `huruf b`, `BAB I`, `Nomor 23`,
///   `Tahun 2014`;
/// - a number and the first of its words: `2 (dua)`, `Rp1.000.000,00 (satu …`;
/// - a day and its month: `21 September`;
/// - titles and the name: `Drs. H. Nama`, `Nama, S.Sos., M.Si.`;
/// - what a hyphen joins, letters or digits: `Undang-Undang`, `21-09-2021`, `ke-2`.
///
/// ```
/// use naskah_wording::no_break;
///
/// assert_eq!(
///     no_break("Undang-Undang Nomor 23 Tahun 2014"),
///     "Undang\u{2011}Undang Nomor\u{a0}23 Tahun\u{a0}2014",
/// );
/// ```
pub fn no_break(text: &str) -> String {
    bind(text, &INDONESIAN)
}

/// The same by the words of English: *Article 4*, *paragraph (2)*, *2 (two)*, *1 May*.
pub(super) fn no_break_english(text: &str) -> String {
    bind(text, &ENGLISH)
}

/// The words of a language at which no line breaks.
struct Words {
    labelled: &'static [&'static str],
    months: &'static [&'static str],
    opens_number: fn(&str) -> bool,
}

const INDONESIAN: Words =
    Words { labelled: &LABELLED, months: &date::MONTHS, opens_number: opens_indonesian_number };

const ENGLISH: Words = Words {
    labelled: &LABELLED_ENGLISH,
    months: &english::MONTHS,
    opens_number: opens_english_number,
};

fn bind(text: &str, words: &Words) -> String {
    let mut joined = String::with_capacity(text.len() + text.len() / 8);
    let mut copied = 0;
    for (index, mark) in text.match_indices([' ', '-']) {
        let (before, behind) = (&text[..index], &text[index + mark.len()..]);
        let bound = match mark {
            " " => holds(last_word(before), next_word(behind), words).then_some(NO_BREAK_SPACE),
            _ => (before.ends_with(char::is_alphanumeric)
                && behind.starts_with(char::is_alphanumeric))
            .then_some(NO_BREAK_HYPHEN),
        };
        if let Some(bound) = bound {
            joined.push_str(&text[copied..index]);
            joined.push(bound);
            copied = index + mark.len();
        }
    }
    joined.push_str(&text[copied..]);
    joined
}

/// The word at the end of the text; empty where it ends with a space.
fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// The word at the start of the text; empty where it starts with a space.
fn next_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}

/// Whether two words that a space parts stay on one line.
fn holds(left: &str, right: &str, words: &Words) -> bool {
    let left = left.trim_start_matches(is_opening);
    is_one_of(words.labelled, left) && is_label(right)
        || is_number(left) && opens_words(right, words)
        || is_day(left) && is_one_of(words.months, bare(right))
        || left == "Rp" && right.starts_with(|first: char| first.is_ascii_digit())
        || is_title(left) && right.starts_with(|first: char| first.is_uppercase() || first == '[')
        || left.ends_with(',') && is_degree(right)
}

fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '"' | '\'' | '“' | '‘')
}

/// The word without the punctuation behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', ';', ':', '.', ')', ']', '"', '\'', '”', '’'])
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// `4`, `(2)`, `28F`, `119/PKS/IX/2021`; `b`, `bb`; `XIV`.
fn is_label(word: &str) -> bool {
    let bare = bare(word);
    let mut characters = bare.chars();
    let letters = characters.next().is_some_and(|first| {
        first.is_ascii_lowercase() && characters.all(|character| character == first)
    });
    let roman = !bare.is_empty() && bare.chars().all(|character| "IVXLCDM".contains(character));
    letters || roman || bare.contains(|character: char| character.is_ascii_digit())
}

/// `2`, `1.500`, `-3`, `12,5%`, `Rp1.000.000,00`.
fn is_number(word: &str) -> bool {
    let figures = word.trim_start_matches('-');
    let figures = figures.strip_prefix("Rp").unwrap_or(figures).trim_end_matches('%');
    figures.starts_with(|first: char| first.is_ascii_digit())
        && figures.ends_with(|last: char| last.is_ascii_digit())
}

/// The bracket and the first word of a number in words: `(dua`, `(seribu`.
fn opens_words(word: &str, words: &Words) -> bool {
    word.strip_prefix('(').map(bare).is_some_and(words.opens_number)
}

fn opens_indonesian_number(word: &str) -> bool {
    DIGITS.contains(&word) || matches!(word, "sepuluh" | "sebelas" | "seratus" | "seribu" | "minus")
}

fn opens_english_number(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or(word);
    first == "minus"
        || english::BELOW_TWENTY.contains(&first)
        || english::TENS[1..].contains(&first)
}

fn is_day(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_title(word: &str) -> bool {
    let mut characters = word.chars();
    let initial = characters.next().is_some_and(char::is_uppercase) && characters.eq(['.']);
    initial || TITLES.contains(&word)
}

/// `S.Sos.`, `M.M.,`, `Ph.D.`: letters from a capital on, with a dot inside; or the placeholder for one.
fn is_degree(word: &str) -> bool {
    let bare = bare(word);
    let degree = bare.starts_with(char::is_uppercase)
        && bare.contains('.')
        && bare.chars().all(|character| character.is_alphabetic() || character == '.');
    degree || bare == "[gelar"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with the marks put in by hand: `~` where a space holds, `=` where a hyphen does.
    fn marked(text: &str) -> String {
        no_break(text).replace(NO_BREAK_SPACE, "~").replace(NO_BREAK_HYPHEN, "=")
    }

    fn put_back(text: &str) -> String {
        text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")
    }

    #[test]
    fn references_hold_their_labels() {
        for text in [
            "dalam Pasal~4 ayat~(2) huruf~b angka~1, dan",
            "pada ayat~(1), huruf~aa; serta PASAL~28F.",
            "BAB~I dan Lampiran~XIV",
            "(Pasal~4)",
            "Undang=Undang Nomor~23 Tahun~2014 tentang",
            "Nomor~119/PKS/TP.PKK=KUKAR/IX/2021",
            "Nomor~P=243/PPBJ/04/2024",
            "No.~7 dan nomor~8",
        ] {
            assert_eq!(marked(&text.replace('~', " ").replace('=', "-")), text);
        }
    }

    #[test]
    fn words_of_reference_without_a_label_let_go() {
        for text in [
            "Pasal ini",
            "ayat sebagaimana dimaksud",
            "huruf kapital",
            "tahun dua ribu dua puluh satu",
            "Lampiran Perjanjian",
            "Nomor :",
            "pasal 	4",
            "Pasal  4",
        ] {
            assert_eq!(no_break(text), text);
        }
    }

    #[test]
    fn numbers_hold_the_first_of_their_words() {
        for text in [
            "rangkap 2~(dua) asli",
            "14~(empat belas) hari",
            "sebesar Rp1.000.000,00~(satu juta rupiah)",
            "sebesar Rp~1.000.000",
            "100%~(seratus persen)",
            "1.500~(seribu lima ratus)",
            "-3~(minus tiga)",
            "2 (lihat lampiran)",
            "dua (dua)",
        ] {
            assert_eq!(marked(&text.replace('~', " ")), text);
        }
    }

    #[test]
    fn days_hold_their_months() {
        for text in [
            "tanggal 21~September 2021",
            "1~MEI 2021",
            "31~Desember, 2021",
            "2021 September",
            "21=09=2021",
            "(21=09=2021)",
        ] {
            assert_eq!(marked(&text.replace('~', " ").replace('=', "-")), text);
        }
    }

    #[test]
    fn names_hold_their_titles() {
        for text in [
            "Drs.~H.~Nama Lengkap,~S.Sos.,~M.Si. selaku",
            "Prof.~Dr.~Ir.~Siti Aminah,~Ph.D.",
            "dr.~[Nama]",
            "Sri W.~Utami",
            "Plt.~Kepala Dinas",
            "a.n.~Bupati",
            "DAFIP HARYANTO,~S.Sos.",
            "DAFIP HARYANTO,~[gelar]",
            "Jalan Jelawat, Kelurahan Timbau, Tenggarong",
            "Bupati dkk. Selanjutnya",
            "asli. Demikian",
        ] {
            assert_eq!(marked(&text.replace('~', " ")), text);
        }
    }

    #[test]
    fn english_has_its_own_words() {
        for text in [
            "in Article~4 paragraph~(2) letter~b number~1, and",
            "CHAPTER~IV and Annex~II",
            "Law Number~24 Year~2009",
            "2~(two) originals; 30~(thirty) days; 21~(twenty=one); 5 (see above)",
            "on 1~May 2025",
            "a letter to",
        ] {
            let plain = text.replace('~', " ").replace('=', "-");
            let marked =
                no_break_english(&plain).replace(NO_BREAK_SPACE, "~").replace(NO_BREAK_HYPHEN, "=");
            assert_eq!(marked, text);
        }
        assert_eq!(no_break("Article 4, 2 (two)"), "Article 4, 2 (two)");
    }

    #[test]
    fn hyphens_hold_between_letters_and_digits_only() {
        for text in [
            "pasal=pasal",
            "ke=2",
            "COVID=19",
            "se=Kabupaten",
            "a - b",
            "- 2 -",
            "akhir-",
            "-awal",
            "a--b",
            "é=é",
        ] {
            assert_eq!(marked(&text.replace('=', "-")), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_else_changes(text in "\\PC*") {
            prop_assert_eq!(put_back(&no_break(&text)), put_back(&text));
        }

        #[test]
        fn doing_it_twice_changes_nothing(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "Pasal", "4", "(2)", "ayat", "b", "Undang-Undang", "2", "(dua)", "Drs.", "H.",
                    "Nama,", "S.Sos.", "September", "21-09-2021", "Rp", "(Pasal", "-", "", "\n",
                    "Pasal\u{a0}5", "x\u{2011}y",
                ]),
                0..12,
            )
        ) {
            let text = words.join(" ");
            let once = no_break(&text);
            prop_assert_eq!(no_break(&once), once.clone());
            // What is held already decides nothing: the plain text gives the same.
            prop_assert_eq!(no_break(&put_back(&text)), once);
        }
    }
}
