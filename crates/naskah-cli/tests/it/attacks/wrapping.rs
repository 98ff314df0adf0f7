//! Signature wrapping (Mladenov and others, "1 Trillion Dollar Refund", CCS 2019): the signed bytes are kept, and
//! others stand between them, or beside.

use super::agreement::{ONE, UNSIGNED};
use super::text::{body, field, page, range, references, root, table};
use super::update::Update;
use super::verdict::verify;

/// What a page is to show.
const OWN: &[u8] = b"0 0 99 99 re f";

/// The file with other bytes in place of the zeros that fill the hole of its signature.
fn filled(filling: &str) -> Vec<u8> {
    let ([_, start, end, _], _) = range(&ONE);
    // The message tells its length: four bytes, the last two of which are that of the rest.
    let digits = str::from_utf8(&ONE[start + 5..start + 9]).unwrap();
    let length = 4 + usize::from_str_radix(digits, 16).unwrap();
    let mut pdf = ONE.clone();
    let room = &mut pdf[start + 1 + 2 * length..end];
    room.fill(b' ');
    room[0] = b'>';
    room[1..][..filling.len()].copy_from_slice(filling.as_bytes());
    pdf
}

#[test]
fn a_range_that_is_written_otherwise_covers_something_else() {
    let ([_, start, end, rest], place) = range(&ONE);
    let whole = ONE.len();
    for (numbers, code) in [
        (format!("[0 {} {end} {rest}]", start - 1), "hole"),
        (format!("[0 {} {end} {rest}]", start + 1), "hole"),
        (format!("[0 {start} {} {}]", end - 1, rest + 1), "hole"),
        (format!("[0 {start} {end} {}]", rest - 100), "short"),
        (format!("[0 {start} {end} 0]"), "short"),
        (format!("[0 {start} {end} {}]", rest + 1), "range-order"),
        (format!("[0 0 0 {whole}]"), "range-order"),
        (format!("[0 {whole} {whole} 0]"), "range-order"),
        (format!("[1 {} {end} {rest}]", start - 1), "range-order"),
        (format!("[{end} {rest} 0 {start}]"), "range-order"),
        (format!("[-1 {start} {end} {rest}]"), "no-range"),
        (format!("[0 {start} {end}]"), "no-range"),
        (format!("[0 {start} {end} {rest} 0 0]"), "no-range"),
        ("[]".to_owned(), "no-range"),
        ("null".to_owned(), "no-range"),
        ("593 0 R".to_owned(), "no-range"),
    ] {
        let mut pdf = ONE.clone();
        pdf[place.clone()].fill(b' ');
        pdf[place.start + 1..][..numbers.len()].copy_from_slice(numbers.as_bytes());
        let coverage = format!("PIHAK-KEDUA coverage {code}");
        let faults =
            [&coverage, "PIHAK-KEDUA integrity bytes-changed", "PIHAK-KEDUA trust unknown"];
        verify(&pdf, &[]).assert_refused(&faults, "1 of 1 signatures not valid");
    }
}

#[test]
fn signed_bytes_that_are_kept_elsewhere_are_not_what_the_signature_is_about() {
    let ([_, start, _, rest], place) = range(&ONE);
    let signed = field(&ONE, "PIHAK-KEDUA");
    let value = references(&body(&ONE, signed), "/V")[0];
    let content = references(&body(&ONE, page(&ONE, 1)), "/Contents")[0];
    let kept = &ONE[ONE.len() - rest..];
    let update = Update::new(&ONE).stream(content, "", OWN).stream(901, "", kept);
    let second = update.at() - "\nendstream\nendobj\n".len() - rest;
    let written = str::from_utf8(&ONE[place]).unwrap();
    let moved = format!(" [0 {start} {second} {rest}]");
    for number in [value, 900] {
        let moved = update.clone().object(number, &body(&ONE, value).replace(written, &moved));
        let moved = moved.altered(signed, &format!("/V {value} 0"), &format!("/V {number} 0"));
        // The digest is right.
        verify(&moved.end(), &[]).assert_refused(
            &[
                "PIHAK-KEDUA changes altered",
                "PIHAK-KEDUA changes no-signature",
                "PIHAK-KEDUA changes signature-replaced",
                "PIHAK-KEDUA coverage hole",
                "PIHAK-KEDUA coverage short",
            ],
            "page 1: its content: altered",
        );
    }
}

#[test]
fn nothing_else_stands_in_the_hole_of_a_signature() {
    let ([_, start, end, rest], _) = range(&ONE);
    for filling in ["", "/Contents2<30>", "/Data(1 0 obj<</Type/Catalog>>endobj)", "% a remark\n"] {
        verify(&filled(filling), &[]).assert_refused(
            &["PIHAK-KEDUA coverage hole"],
            "it leaves out something other than its own message",
        );
    }
    // What says a second time what is covered, or ends the dictionary early.
    let twice = format!("/ByteRange[0 {start} {end} {rest}]");
    verify(&filled(&twice), &[]).assert_unreadable("a dictionary has a key twice");
    verify(&filled(">>\nendobj\n"), &[]).assert_refused(
        &["PIHAK-KEDUA coverage hole"],
        "it leaves out something other than its own message",
    );
}

#[test]
fn a_table_within_the_hole_of_a_signature_is_not_followed() {
    // The end, which is signed, leads to where the table was: there stands another one.
    let ([_, start, end, rest], _) = range(&ONE);
    let content = references(&body(&ONE, page(&ONE, 1)), "/Contents")[0];
    let [before, at, root] = [table(&UNSIGNED), table(&ONE), root(&ONE) as usize];
    let second = ONE.len() + 2_000;
    let head = format!("{content} 0 obj\n<</Length {}>>\nstream\n", OWN.len());
    let object = [head.as_bytes(), OWN, b"\nendstream\nendobj\n"].concat();
    for filling in [">>\nendobj\n", &format!("/ByteRange[0 {start} {second} {rest}]>>\nendobj\n")] {
        let mut pdf = filled(filling);
        pdf.truncate(end);
        pdf.resize(at, b'\n');
        pdf.extend(&object);
        let own = at + object.len();
        let section = format!(
            "xref\n{content} 1\n{at:010} 00000 n \ntrailer\n\
             <</Size 2000/Prev {before}/Root {root} 0 R>>\nstartxref\n{own}\n%%EOF\n"
        );
        pdf.extend(section.bytes());
        pdf.resize(second, b'\n');
        pdf.extend(&ONE[end..]);
        verify(&pdf, &[]).assert_unreadable("cannot be read as a PDF");
    }
}
