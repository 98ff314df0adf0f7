//! The legal basis: the order of the hierarchy of laws, and no regulation that is younger than the
//! agreement or out of force (Law 12/2011, Articles 7 and 8; Annex II, numbers 39 to 50).

use super::finding::Finding;
use super::phrases::Phrases;
use crate::codes;

/// The kinds of regulation by how they begin, the longer names first where one begins like another,
/// and the rank of each. Kinds of one rank stand in any order; of one kind the older stands first.
const KINDS: [(&str, u8); 19] = [
    ("undang-undang dasar", 0),
    ("ketetapan majelis permusyawaratan rakyat", 1),
    ("undang-undang", 2),
    ("peraturan pemerintah pengganti undang-undang", 2),
    ("peraturan pemerintah", 3),
    ("peraturan presiden", 4),
    ("keputusan presiden", 4),
    ("peraturan menteri", 5),
    ("peraturan badan", 5),
    ("peraturan lembaga", 5),
    ("keputusan menteri", 5),
    ("peraturan daerah provinsi", 6),
    ("peraturan gubernur", 7),
    ("peraturan daerah", 7),
    ("peraturan bupati", 8),
    ("peraturan wali kota", 8),
    ("keputusan gubernur", 9),
    ("keputusan bupati", 9),
    ("keputusan wali kota", 9),
];

/// The first year in which Permendagri 54/2009 is no longer in force.
const CORRESPONDENCE_REPLACED: i16 = 2023;

/// A regulation of the list.
#[derive(Clone, Copy)]
struct Law {
    item: usize,
    kind: usize,
    year: Option<i16>,
}

/// Lints a legal basis; each finding comes with the index of its item. `year` is the agreement's.
///
/// ```
/// use naskah_wording::lint::laws;
///
/// let items = ["Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi".to_owned()];
/// let found = laws(&items, Some(2021));
/// let (index, finding) = &found[0];
/// assert_eq!(*index, 0);
/// assert_eq!(finding.message, "this regulation is of 2022, the agreement of 2021");
/// ```
pub fn laws(items: &[String], year: Option<i16>) -> Vec<(usize, Finding)> {
    let mut found = order(items);
    if let Some(year) = year {
        for (index, item) in items.iter().enumerate() {
            found.extend(young(item, year).map(|finding| (index, finding)));
            found.extend(out_of_force(item, year).map(|finding| (index, finding)));
        }
    }
    found.sort_by_key(|(index, finding)| (*index, finding.range.start));
    found
}

/// Items that belong in front of one that they stand behind.
fn order(items: &[String]) -> Vec<(usize, Finding)> {
    let mut known: Vec<Law> = Vec::new();
    let mut found = Vec::new();
    for law in items.iter().enumerate().filter_map(|(item, text)| law(item, text)) {
        if let Some(before) = known.iter().find(|before| belongs_before(&law, before)) {
            let why = if before.kind == law.kind { "it is older" } else { "it ranks higher" };
            found.push((
                law.item,
                Finding {
                    code: codes::LAW_ORDER,
                    range: 0..items[law.item].len(),
                    message: "the legal basis is not in the order of the hierarchy".to_owned(),
                    help: format!("put this in front of item {}: {why}", before.item + 1),
                },
            ));
        } else {
            known.push(law);
        }
    }
    found
}

fn belongs_before(law: &Law, other: &Law) -> bool {
    if law.kind == other.kind {
        law.year < other.year && law.year.is_some()
    } else {
        KINDS[law.kind].1 < KINDS[other.kind].1
    }
}

/// What kind of regulation an item names, and of what year.
fn law(item: usize, text: &str) -> Option<Law> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let kind = KINDS.iter().position(|(name, _)| folded.starts_with(name))?;
    Some(Law { item, kind, year: years(text).map(|(_, year)| year).next() })
}

/// The regulations of an item that are younger than the agreement.
fn young(text: &str, agreement: i16) -> impl Iterator<Item = Finding> {
    years(text).filter(move |(_, year)| *year > agreement).map(move |(range, year)| Finding {
        code: codes::LAW_YOUNGER,
        range,
        message: format!("this regulation is of {year}, the agreement of {agreement}"),
        help: "name what was in force on the day of signing".to_owned(),
    })
}

/// Where a text says `Nomor … Tahun …`, and the year.
fn years(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, i16)> {
    static NOMOR: Phrases = Phrases::new(&["nomor"]);

    NOMOR.find(text).into_iter().filter_map(|(_, nomor)| {
        let mut words = words(text, nomor.end);
        let _number = words.next()?;
        let tahun = words.next()?;
        let (start, year) = words.next()?;
        let digits = year.get(..4)?;
        let whole = !year[4..].starts_with(|c: char| c.is_ascii_digit());
        let named = tahun.1.eq_ignore_ascii_case("tahun") && whole;
        Some((nomor.start..start + 4, digits.parse().ok().filter(|_| named)?))
    })
}

/// The words of a text from a place on, each with where it begins.
fn words(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let rest = &text[from..];
    rest.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The guide to official correspondence of 2009, cited when that of 2023 was in force.
fn out_of_force(text: &str, agreement: i16) -> Option<Finding> {
    static GUIDE: Phrases = Phrases::new(&["peraturan menteri dalam negeri nomor 54 tahun 2009"]);

    let (_, range) = GUIDE.find(text).into_iter().next()?;
    (agreement >= CORRESPONDENCE_REPLACED).then(|| Finding {
        code: codes::LAW_REPEALED,
        range,
        message: "this regulation is no longer in force".to_owned(),
        help: "since 2023 it is `Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023`".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const UU: &str = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah";
    const PP: &str = "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah";
    const PERPRES: &str = "Peraturan Presiden Nomor 99 Tahun 2017 tentang Gerakan PKK";
    const PERMEN: &str = "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara";
    const PERDA: &str = "Peraturan Daerah Kabupaten Contoh Nomor 9 Tahun 2016 tentang [Judul]";

    fn found(items: &[&str], year: i16) -> Vec<(usize, String)> {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        laws(&items, Some(year)).into_iter().map(|(item, it)| (item, it.help)).collect()
    }

    #[test]
    fn the_order_of_the_hierarchy_is_left_alone() {
        let uud = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945";
        let perbup = "Peraturan Bupati Contoh Nomor 3 Tahun 2019";
        assert_eq!(found(&[uud, UU, PP, PERPRES, PERMEN, PERDA, perbup, "[Dasar lain]"], 2021), []);
    }

    #[test]
    fn what_ranks_higher_or_is_older_belongs_in_front() {
        let higher = |item| format!("put this in front of item {item}: it ranks higher");
        assert_eq!(found(&[PP, UU], 2021), [(1, higher(1))]);
        assert_eq!(found(&[UU, PERDA, PERMEN, PERPRES], 2021), [(2, higher(2)), (3, higher(2))]);
        let older = "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara";
        assert_eq!(
            found(&[UU, older], 2021),
            [(1, "put this in front of item 1: it is older".to_owned())]
        );
    }

    #[test]
    fn nothing_is_younger_than_the_agreement() {
        let items =
            ["Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi".to_owned()];
        let found = laws(&items, Some(2021));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.message, "this regulation is of 2022, the agreement of 2021");
        assert_eq!(&items[0][found[0].1.range.clone()], "Nomor 27 Tahun 2022");
        assert_eq!(laws(&items, Some(2022)), []);
        assert_eq!(laws(&items, None), []);
        // The title of a plan may name years to come.
        let plan = "Peraturan Daerah Contoh Nomor 1 Tahun 2021 tentang RPJMD Tahun 2021-2026";
        assert_eq!(laws(&[plan.to_owned()], Some(2021)), []);
    }

    #[test]
    fn the_guide_of_2009_ends_in_2023() {
        let guide = "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2009 tentang Tata Naskah Dinas";
        assert_eq!(found(&[guide], 2022), []);
        assert_eq!(found(&[guide], 2023).len(), 1);
    }
}
