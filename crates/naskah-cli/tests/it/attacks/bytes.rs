//! Bytes that are changed, put in, taken out or cut off: whatever a signature covers is as it was, or the
//! signature does not hold.

use naskah_sign::{Report, SignatureReport};
use naskah_tests::dice::Dice;

use super::agreement::{ONE, TWO};
use super::text::{ends, range};
use super::verdict::{judge, verify};

/// As many changes of each kind are tried.
const CASES: usize = 400;

/// Whether every signature that is found says that its bytes are not those that were signed.
fn all_broken(report: &Report) -> bool {
    let broken = |it: &SignatureReport| !it.integrity.is_good();
    report.signatures.iter().all(broken)
}

/// Tries changes of one signed file: each breaks the signature, or the file.
fn assert_broken(seed: u64, change: impl Fn(&mut Dice, &mut Vec<u8>, [usize; 4])) {
    let mut dice = Dice::new(seed);
    let (numbers, _) = range(&ONE);
    let mut read = 0;
    for case in 0..CASES {
        let mut pdf = ONE.clone();
        change(&mut dice, &mut pdf, numbers);
        if pdf == *ONE {
            continue;
        }
        let Some(report) = judge(&pdf) else { continue };
        read += 1;
        assert!(all_broken(&report) && !report.is_valid(), "case {case}: {report:?}");
    }
    assert!(read > CASES / 20, "{read} files could still be read");
}

/// A place in either of the two parts that are signed, in turn as likely.
fn place(dice: &mut Dice, [_, first, second, rest]: [usize; 4]) -> usize {
    if dice.below(2) == 0 { dice.below(first) } else { second + dice.below(rest) }
}

#[test]
fn a_byte_that_is_another_breaks_the_signature() {
    assert_broken(1, |dice, pdf, range| {
        let at = place(dice, range);
        pdf[at] = u8::try_from(dice.below(256)).unwrap();
    });
}

#[test]
fn a_bit_that_is_turned_breaks_the_signature() {
    assert_broken(2, |dice, pdf, range| pdf[place(dice, range)] ^= 1 << dice.below(8));
}

#[test]
fn bytes_that_change_places_break_the_signature() {
    assert_broken(3, |dice, pdf, range| pdf.swap(place(dice, range), place(dice, range)));
}

#[test]
fn a_digit_of_a_number_breaks_the_signature() {
    // What is hardest to see: files that stay well-formed.
    assert_broken(4, |dice, pdf, range| {
        let start = place(dice, range);
        let digits = pdf[start..].iter().position(u8::is_ascii_digit);
        if let Some(at) =
            digits.map(|it| start + it).filter(|at| !(range[1]..range[2]).contains(at))
        {
            pdf[at] = b'0' + (pdf[at] - b'0' + 1 + u8::try_from(dice.below(9)).unwrap()) % 10;
        }
    });
}

#[test]
fn a_file_that_is_cut_off_is_refused_but_at_the_end_of_a_revision() {
    let ends = ends(&TWO);
    assert_eq!(ends.len(), 3);
    let near = ends.iter().flat_map(|end| end - 12..=end + 12);
    let mut dice = Dice::new(5);
    let places = near.chain((0..CASES).map(|_| dice.below(TWO.len())));
    for cut in places.filter(|cut| *cut < TWO.len()) {
        let valid = judge(&TWO[..cut]).is_some_and(|report| report.is_valid());
        // Nobody sees that more has been there, but who knows whose signature is missing.
        assert_eq!(valid, cut == ends[1], "{cut} of {ends:?}");
    }
    let rolled_back = &TWO[..ends[1]];
    assert_eq!(rolled_back, *ONE);
    verify(rolled_back, &["--expect-field", "PIHAK-KEDUA"]).assert_valid(1);
    let name = "Penanda Tangan Percobaan P-256";
    verify(&TWO, &["--expect", name]).assert_valid(2);
    verify(rolled_back, &["--expect", name])
        .assert_refused(&[], &format!("no valid signature of `{name}`"));
    verify(rolled_back, &["--expect-field", "PIHAK-KESATU"])
        .assert_refused(&[], "no valid signature in the field `PIHAK-KESATU`");
    let unsigned = verify(&TWO[..ends[0]], &[]);
    unsigned.assert_refused(&[], "has no signatures");
}

#[test]
fn bytes_behind_the_end_are_told() {
    for tail in ["x", "\n\n", "%%EOF\n", "% lihat lampiran\n", "1 0 obj\n<<>>\nendobj\n"] {
        let longer = [TWO.as_slice(), tail.as_bytes()].concat();
        let faults = ["PIHAK-KEDUA changes trailing", "PIHAK-KESATU changes trailing"];
        verify(&longer, &[]).assert_refused(&faults, "its end");
    }
}

#[test]
fn what_a_signature_leaves_out_is_no_place_to_hide() {
    // Digits may be written in capitals, and what a message says of its own version is not signed; but nothing
    // else is said of a signature thereby, and nothing else stands there.
    let ([_, start, end, _], _) = range(&ONE);
    let whole = judge(&ONE).unwrap();
    let mut dice = Dice::new(6);
    for _ in 0..CASES {
        let mut pdf = ONE.clone();
        let at = start + dice.below(end - start);
        pdf[at] = u8::try_from(dice.below(256)).unwrap();
        let report = judge(&pdf).filter(Report::is_valid);
        let told = format!("byte {at} is {:#x} and was {:#x}: {report:?}", pdf[at], ONE[at]);
        let same = |it: Report| it == whole && (pdf[at] == ONE[at] || pdf[at].is_ascii_hexdigit());
        assert!(report.is_none_or(same), "{told}");
    }
}
