//! Names with degrees and titles.

/// Forenames that are commonly abbreviated: names, not titles, though they end in a dot.
const SHORT_FORENAMES: [&str; 8] =
    ["Abd.", "Mhd.", "Moch.", "Moh.", "Mohd.", "Much.", "Muh.", "Muhd."];

/// A name in capitals, degrees and titles in their own case: `Dafip Haryanto, S.Sos.` becomes
/// `DAFIP HARYANTO, S.Sos.`
///
/// Before the first comma, whatever ends in a dot is a title (*Drs.*, *dr.*, *Hj.*), except the
/// common short forms of forenames (*Moh.*, *Abd.*); behind the comma everything is a degree. A
/// placeholder in brackets in front of the first comma goes to capitals as a whole.
///
/// ```
/// use naskah_wording::name_in_capitals;
///
/// assert_eq!(name_in_capitals("dr. Hj. Nur'aini, Sp.A."), "dr. Hj. NUR'AINI, Sp.A.");
/// assert_eq!(name_in_capitals("[Nama], [gelar]"), "[NAMA], [gelar]");
/// ```
pub fn name_in_capitals(name: &str) -> String {
    let mut capitals = String::with_capacity(name.len());
    let mut depth = 0_usize;
    let mut behind_comma = false;
    // A piece ends behind a dot, or before a space, comma or bracket.
    let mut piece = String::new();
    for character in name.chars() {
        let in_brackets = depth > 0;
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends_piece = character.is_whitespace() || matches!(character, ',' | '[' | ']' | '(');
        if ends_piece {
            push_piece(&mut capitals, &piece, in_brackets, behind_comma);
            piece.clear();
            capitals.push(character);
            behind_comma |= character == ',' && !in_brackets;
        } else {
            piece.push(character);
            if character == '.' {
                push_piece(&mut capitals, &piece, in_brackets, behind_comma);
                piece.clear();
            }
        }
    }
    push_piece(&mut capitals, &piece, depth > 0, behind_comma);
    capitals
}

/// Degrees and titles in front of a name; longer ones before those that they end in.
const TITLES: [&str; 18] = [
    "K.H.", "Prof.", "Drs.", "Dra.", "drg.", "drh.", "Dr.", "Ir.", "Hj.", "KH.", "H.", "Ns.",
    "apt.", "Pdt.", "Tgk.", "Ust.", "Rr.", "Rd.",
];

/// A name without degrees and titles: what stands behind its first comma goes, and the known titles in
/// front. Initials and short forenames (*M.*, *Moh.*) stay.
///
/// ```
/// use naskah_wording::name_without_degrees;
///
/// assert_eq!(name_without_degrees("Drs. H. Moh. Ali, M.Si."), "Moh. Ali");
/// ```
pub fn name_without_degrees(name: &str) -> &str {
    let mut depth = 0_usize;
    let comma = name.find(|character| {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0
    });
    let mut rest = name[..comma.unwrap_or(name.len())].trim();
    while let Some(title) = TITLES.iter().find(|title| {
        rest.get(..title.len()).is_some_and(|start| start.eq_ignore_ascii_case(title))
    }) {
        rest = rest[title.len()..].trim_start();
    }
    // Nothing but titles is no name.
    if rest.is_empty() { name } else { rest }
}

fn push_piece(capitals: &mut String, piece: &str, in_brackets: bool, behind_comma: bool) {
    let title = piece.ends_with('.') && !SHORT_FORENAMES.contains(&piece);
    if behind_comma || (!in_brackets && title) {
        capitals.push_str(piece);
    } else {
        capitals.push_str(&piece.to_uppercase());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn degrees_keep_their_case() {
        for (name, capitals) in [
            ("Dafip Haryanto, S.Sos.", "DAFIP HARYANTO, S.Sos."),
            ("Maslianawaty Edi Damansyah", "MASLIANAWATY EDI DAMANSYAH"),
            ("Dr. H. Sunggono, M.M.", "Dr. H. SUNGGONO, M.M."),
            ("Drs. H. Nama, M.M.", "Drs. H. NAMA, M.M."),
            ("dr. Ani Wijaya, Sp.A.", "dr. ANI WIJAYA, Sp.A."),
            (
                "Prof. Dr. Ir. Hj. Siti Aminah, M.Sc., Ph.D.",
                "Prof. Dr. Ir. Hj. SITI AMINAH, M.Sc., Ph.D.",
            ),
            ("Budi, S.STP,M.Si", "BUDI, S.STP,M.Si"),
            ("Dr.Ir.H.Budi Santoso, M.Si.", "Dr.Ir.H.BUDI SANTOSO, M.Si."),
        ] {
            assert_eq!(name_in_capitals(name), capitals);
        }
    }

    #[test]
    fn short_forenames_and_initials_are_names() {
        assert_eq!(name_in_capitals("H. Moh. Ali, S.H."), "H. MOH. ALI, S.H.");
        assert_eq!(name_in_capitals("Moh.Ali"), "MOH.ALI");
        assert_eq!(name_in_capitals("Sri W. Utami"), "SRI W. UTAMI");
    }

    #[test]
    fn placeholders_go_to_capitals_as_a_whole() {
        for (name, capitals) in [
            ("[Nama Kepala Dinas]", "[NAMA KEPALA DINAS]"),
            ("[Nama Kepala Dinas], S.Sos.", "[NAMA KEPALA DINAS], S.Sos."),
            ("[Nama, dengan gelar, mis. S.Sos.]", "[NAMA, DENGAN GELAR, MIS. S.SOS.]"),
            ("Dafip Haryanto, [gelar]", "DAFIP HARYANTO, [gelar]"),
            ("[Nama", "[NAMA"),
            ("Nama], S.Sos.", "NAMA], S.Sos."),
        ] {
            assert_eq!(name_in_capitals(name), capitals);
        }
    }

    #[test]
    fn apostrophes_accents_and_hyphens() {
        assert_eq!(name_in_capitals("Nur'aini"), "NUR'AINI");
        assert_eq!(name_in_capitals("Ma’ruf"), "MA’RUF");
        assert_eq!(name_in_capitals("Hélène Al-Hasani"), "HÉLÈNE AL-HASANI");
        assert_eq!(name_in_capitals("Jose\u{301}"), "JOSE\u{301}");
        assert_eq!(name_in_capitals(""), "");
    }

    #[test]
    fn a_name_without_degrees_is_the_name_alone() {
        for (name, alone) in [
            ("Dafip Haryanto, S.Sos.", "Dafip Haryanto"),
            ("Dr. H. Sunggono, M.M.", "Sunggono"),
            ("Prof.Dr.Ir.Hj.Siti Aminah, M.Sc., Ph.D.", "Siti Aminah"),
            ("DRS. H. M. YUSUF, M.Si", "M. YUSUF"),
            ("K.H. Abd. Rahman", "Abd. Rahman"),
            ("Hendra", "Hendra"),
            ("Sunggono, [gelar]", "Sunggono"),
            ("[Nama, dengan gelar], S.H.", "[Nama, dengan gelar]"),
            ("Nur'aini", "Nur'aini"),
            ("é", "é"),
            ("Dr., S.H.", "Dr., S.H."),
            ("", ""),
        ] {
            assert_eq!(name_without_degrees(name), alone);
        }
    }

    proptest! {
        #[test]
        fn degrees_are_taken_off_any_name(name in "\\PC*") {
            prop_assert!(name.contains(name_without_degrees(&name)));
        }

        #[test]
        fn doing_it_twice_changes_nothing(name in "[A-Za-zé.,' \\[\\]-]{0,40}") {
            let once = name_in_capitals(&name);

            prop_assert_eq!(name_in_capitals(&once), once);
        }

        #[test]
        fn only_the_case_changes(name in "\\PC*") {
            prop_assert_eq!(name_in_capitals(&name).to_uppercase(), name.to_uppercase());
        }
    }
}
