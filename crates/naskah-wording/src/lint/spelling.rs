//! Words that are often misspelt.

use super::finding::Finding;
use super::phrases::Phrases;
use crate::codes;

/// As it is often written, and as the national dictionary has it.
const WORDS: [(&str, &str); 70] = [
    ("addendum", "adendum"),
    ("aktifitas", "aktivitas"),
    ("amandemen", "amendemen"),
    ("analisa", "analisis"),
    ("apotik", "apotek"),
    ("azas", "asas"),
    ("bekerjasama", "bekerja sama"),
    ("bermaterai", "bermeterai"),
    ("bertandatangan", "bertanda tangan"),
    ("bertanggungjawab", "bertanggung jawab"),
    ("diantara", "di antara"),
    ("diatas", "di atas"),
    ("dibawah", "di bawah"),
    ("didalam", "di dalam"),
    ("dihadapan", "di hadapan"),
    ("diluar", "di luar"),
    ("dimana", "di mana"),
    ("dirubah", "diubah"),
    ("disamping", "di samping"),
    ("ditanda tangani", "ditandatangani"),
    ("ditandatangi", "ditandatangani"),
    ("efektifitas", "efektivitas"),
    ("hakekat", "hakikat"),
    ("himbauan", "imbauan"),
    ("ijin", "izin"),
    ("jadual", "jadwal"),
    ("jum'at", "Jumat"),
    ("jum’at", "Jumat"),
    ("karir", "karier"),
    ("kedalam", "ke dalam"),
    ("kerjasama", "kerja sama"),
    ("kerjasamanya", "kerja samanya"),
    ("konsekwensi", "konsekuensi"),
    ("kordinasi", "koordinasi"),
    ("kreatifitas", "kreativitas"),
    ("kwalitas", "kualitas"),
    ("kwitansi", "kuitansi"),
    ("materai", "meterai"),
    ("mengkoordinasikan", "mengoordinasikan"),
    ("menandatangi", "menandatangani"),
    ("merubah", "mengubah"),
    ("milyar", "miliar"),
    ("nasehat", "nasihat"),
    ("nopember", "November"),
    ("obyek", "objek"),
    ("obyektif", "objektif"),
    ("pebruari", "Februari"),
    ("perijinan", "perizinan"),
    ("perundangan-undangan", "perundang-undangan"),
    ("pertanggung jawaban", "pertanggungjawaban"),
    ("praktek", "praktik"),
    ("produktifitas", "produktivitas"),
    ("propinsi", "provinsi"),
    ("resiko", "risiko"),
    ("sebagai mana", "sebagaimana"),
    ("sekertaris", "sekretaris"),
    ("seketaris", "sekretaris"),
    ("silahkan", "silakan"),
    ("sistim", "sistem"),
    ("standarisasi", "standardisasi"),
    ("subyek", "subjek"),
    ("tandatangan", "tanda tangan"),
    ("tanggungjawab", "tanggung jawab"),
    ("tanggungjawabnya", "tanggung jawabnya"),
    ("tehnik", "teknik"),
    ("tehnis", "teknis"),
    ("tehnologi", "teknologi"),
    ("trampil", "terampil"),
    ("trilyun", "triliun"),
    ("walikota", "wali kota"),
];

const WRONG: [&str; WORDS.len()] = {
    let mut wrong = [""; WORDS.len()];
    let mut index = 0;
    while index < WORDS.len() {
        wrong[index] = WORDS[index].0;
        index += 1;
    }
    wrong
};

static MISSPELT: Phrases = Phrases::new(&WRONG);

/// The misspelt words of a text.
pub(super) fn spelling(text: &str) -> Vec<Finding> {
    MISSPELT
        .find(text)
        .into_iter()
        .filter_map(|(wrong, range)| {
            let (_, right) = WORDS.iter().find(|(other, _)| *other == wrong)?;
            let written = &text[range.clone()];
            let message = format!("`{written}` is not how the dictionary spells it");
            let help = format!("write `{}`", in_case_of(written, right));
            Some(Finding { code: codes::SPELLING, range, message, help })
        })
        .collect()
}

/// A word in capitals, or with a capital in front, where the one that it replaces has them.
fn in_case_of(written: &str, right: &str) -> String {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let second = letters.next().is_some_and(char::is_uppercase);
    match (first, second) {
        (true, true) => right.to_uppercase(),
        (true, false) => right
            .split(' ')
            .map(|word| {
                let mut letters = word.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                first.unwrap_or_default() + letters.as_str()
            })
            .collect::<Vec<_>>()
            .join(" "),
        _ => right.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn helps(text: &str) -> Vec<String> {
        spelling(text).into_iter().map(|finding| finding.help).collect()
    }

    #[test]
    fn misspelt_words_are_found_at_their_place_and_in_their_case() {
        for (text, right) in [
            ("pengembangan kreatifitas berbasis", "kreativitas"),
            ("Perjanjian Kerjasama", "Kerja Sama"),
            ("PERJANJIAN KERJASAMA", "KERJA SAMA"),
            ("tersebut dibawah ini", "di bawah"),
            ("satu milyar rupiah", "miliar"),
            ("21 Nopember 2021", "November"),
            ("hari jum'at", "Jumat"),
            ("Seketaris Daerah", "Sekretaris"),
            ("bermaterai cukup", "bermeterai"),
            ("telah ditanda\ntangani", "ditandatangani"),
        ] {
            assert_eq!(helps(text), [format!("write `{right}`")], "{text}");
        }
        let found = spelling("ruang lingkup kerjasama");
        assert_eq!(found[0].range, 14..23);
        assert_eq!(found[0].message, "`kerjasama` is not how the dictionary spells it");
    }

    #[test]
    fn right_words_and_parts_of_words_are_left_alone() {
        for text in [
            "kerja sama dan kreativitas di bawah ini",
            "premilyarder",
            "ditandatangani",
            "di luar negeri",
            "menyatakan diatasi",
        ] {
            assert!(helps(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_corrects_each_word_once() {
        for (index, (wrong, right)) in WORDS.iter().enumerate() {
            assert_ne!(wrong, right);
            assert!(helps(right).is_empty(), "{right}");
            assert!(WORDS[..index].iter().all(|(other, _)| other != wrong), "{wrong}");
        }
    }
}
