//! Degrees and titles without their dots, commas and spaces (EYD: `Drs. H. Nama, S.E., M.Si.`).

use super::finding::Finding;
use crate::codes;

/// What stands in front of a name, without its dot.
const TITLES: [&str; 12] =
    ["Prof", "Dr", "Dra", "Drs", "Ir", "H", "Hj", "KH", "dr", "drg", "drh", "apt"];

/// Degrees behind a name. What has the same letters, in whatever case and with whatever dots, is one;
/// some are written in two ways.
const DEGREES: [&str; 69] = [
    "A.Md.",
    "A.Ma.",
    "A.P.",
    "Ak.",
    "B.Sc.",
    "L.L.M.",
    "M.A.",
    "M.A.P.",
    "M.Ag.",
    "M.Ak.",
    "M.B.A.",
    "M.E.",
    "M.Eng.",
    "M.H.",
    "M.Hum.",
    "M.I.Kom.",
    "M.I.P.",
    "M.Kes.",
    "M.Kn.",
    "M.Kom.",
    "M.M.",
    "M.P.",
    "M.P.A.",
    "M.P.H.",
    "M.Pd.",
    "M.Pd.I.",
    "M.Psi.",
    "M.Sc.",
    "M.Si.",
    "M.Sos.",
    "M.Sn.",
    "M.T.",
    "M.T.I.",
    "M.Tr.A.P.",
    "Ph.D.",
    "S.A.P.",
    "S.Ag.",
    "S.Ak.",
    "S.E.",
    "S.Farm.",
    "S.H.",
    "S.Hum.",
    "S.Hut.",
    "S.I.Kom.",
    "S.I.P.",
    "S.IP.",
    "S.K.M.",
    "S.Kep.",
    "S.Ked.",
    "S.Kom.",
    "S.P.",
    "S.Pd.",
    "S.Pd.I.",
    "S.Pi.",
    "S.Psi.",
    "S.Pt.",
    "S.S.",
    "S.S.T.",
    "S.S.T.P.",
    "S.ST.",
    "S.STP.",
    "S.Si.",
    "S.Sn.",
    "S.Sos.",
    "S.Sos.I.",
    "S.T.",
    "S.T.P.",
    "S.Tr.I.P.",
    "Sp.A.",
];

/// Dotless letters that are names as often as degrees: only behind a comma they are surely one.
const NAMES_TOO: [&str; 4] = ["ma", "ap", "ak", "ss"];

/// Lints a name whose titles and degrees are not punctuated as in EYD.
///
/// ```
/// use naskah_wording::lint::degrees;
///
/// let help = degrees("Budi Santoso SH MH").map(|finding| finding.help);
/// assert_eq!(help.as_deref(), Some("write `Budi Santoso, S.H., M.H.`"));
/// assert_eq!(degrees("Budi Santoso, S.H., M.H."), None);
/// ```
pub fn degrees(name: &str) -> Option<Finding> {
    let written = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let right = corrected(&written);
    (right != written).then(|| Finding {
        code: codes::DEGREE_FORMAT,
        range: 0..name.len(),
        message: "a title or degree in this name lacks a dot, a comma or a space".to_owned(),
        help: format!("write `{right}`"),
    })
}

/// The name with its titles and degrees punctuated; what is not known stays as it is.
fn corrected(name: &str) -> String {
    if name.contains(['[', ']', '(']) {
        return name.to_owned();
    }
    let (front, behind) = name.split_once(',').unwrap_or((name, ""));
    let spaced = space_titles(front);
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    // Degrees without a comma in front.
    let mut degrees = Vec::new();
    while words.len() > 1
        && let Some(degree) = words.last().and_then(|word| front_degree(word))
    {
        degrees.insert(0, degree);
        words.pop();
    }
    for degree in behind.split(',').map(str::trim).filter(|degree| !degree.is_empty()) {
        degrees.extend(split_degrees(degree));
    }
    let mut corrected = titles(&words).join(" ");
    for degree in degrees {
        corrected.push_str(", ");
        corrected.push_str(&degree);
    }
    corrected
}

/// `Drs.H.Nama` with a space behind each title.
fn space_titles(front: &str) -> String {
    let mut spaced = String::with_capacity(front.len() + 4);
    let mut piece = String::new();
    for character in front.chars() {
        piece.push(character);
        if character.is_whitespace() {
            piece.clear();
        } else if character == '.' && TITLES.contains(&piece.trim_end_matches('.')) {
            spaced.push_str(". ");
            piece.clear();
            continue;
        }
        spaced.push(character);
    }
    spaced
}

/// The words of a name, the titles in front of it with their dots.
fn titles(words: &[&str]) -> Vec<String> {
    let mut in_front = true;
    words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let bare = word.trim_end_matches('.');
            in_front &= TITLES.contains(&bare) && index + 1 < words.len();
            if in_front { format!("{bare}.") } else { (*word).to_owned() }
        })
        .collect()
}

/// The degree that a word in front of the first comma surely is.
fn front_degree(word: &str) -> Option<String> {
    let letters = letters(word);
    let known = known(word)?;
    let dotted = word.trim_end_matches('.').contains('.');
    let capital = word.starts_with(char::is_uppercase) && word.ends_with(char::is_uppercase)
        || word == known.replace('.', "");
    (dotted || (capital && !NAMES_TOO.contains(&letters.as_str()))).then(|| known.to_owned())
}

/// What stands between two commas: a degree, or several that lack their commas.
fn split_degrees(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let each: Vec<Option<&str>> = words.iter().map(|word| known(word)).collect();
    if words.len() > 1 && each.iter().all(Option::is_some) {
        return each.into_iter().flatten().map(str::to_owned).collect();
    }
    vec![match known(text) {
        Some(degree) => degree.to_owned(),
        // An abbreviation that is not known ends in a dot all the same.
        None if text.contains('.') && !text.ends_with('.') && words.len() == 1 => {
            format!("{text}.")
        }
        None => text.to_owned(),
    }]
}

/// The degree that is written like this, or has these letters.
fn known(word: &str) -> Option<&'static str> {
    let as_written = |degree: &&&str| degree.trim_end_matches('.') == word.trim_end_matches('.');
    let letters = letters(word);
    let alike = |degree: &&&str| self::letters(degree) == letters;
    DEGREES.iter().find(as_written).or_else(|| DEGREES.iter().find(alike)).copied()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dots_commas_and_spaces_are_suggested() {
        for (name, right) in [
            ("Budi Santoso, SE, M.Si", "Budi Santoso, S.E., M.Si."),
            ("Ani Wijaya,ST.,S.Sos.,MM", "Ani Wijaya, S.T., S.Sos., M.M."),
            ("Budi Santoso S.E.", "Budi Santoso, S.E."),
            ("Budi Santoso SH MH", "Budi Santoso, S.H., M.H."),
            ("Drs Budi, M.Si.", "Drs. Budi, M.Si."),
            ("Drs.H.Budi, M.Si.", "Drs. H. Budi, M.Si."),
            ("H Budi", "H. Budi"),
            ("Ani, S.Sos. M.Si.", "Ani, S.Sos., M.Si."),
            ("Ani, S.Xyz", "Ani, S.Xyz."),
            ("Eka, S.STP", "Eka, S.STP."),
        ] {
            let finding = degrees(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(finding.help, format!("write `{right}`"), "{name}");
            assert_eq!(degrees(right), None, "{right}");
        }
    }

    #[test]
    fn names_that_are_right_or_unknown_are_left_alone() {
        for name in [
            "Maslianawaty Edi Damansyah",
            "Dafip Haryanto, S.Sos.",
            "Prof. Dr. Ir. Hj. Siti Aminah, M.Sc., Ph.D.",
            "dr. Ani Wijaya, Sp.A.",
            "Sri W. Utami",
            "W.R. Supratman",
            "H. Moh. Ali, S.H.",
            "Ma Ni, CPA",
            "[Nama Kepala Dinas]",
            "Sunggono, [gelar]",
            "Dr. Hélène Al-Hasani",
            "Ade S.",
            "Ani  Wijaya,\n S.H. ",
            " ",
        ] {
            assert_eq!(degrees(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_suggestion_needs_no_other(name in "[A-Za-z.]{1,6}( |, |,)[A-Za-z.]{1,6}( |, |,)(SE|M.Si|MM|S.Sos.)") {
            if let Some(right) = degrees(&name).and_then(|it| Some(it.help.strip_prefix("write `")?.strip_suffix('`')?.to_owned())) {
                prop_assert_eq!(degrees(&right), None);
            }
        }
    }
}
