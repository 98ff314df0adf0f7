//! Bytes.

use super::super::{Faults, syntax};
use super::{AGREEMENT, faults};

/// The rules that the agreement's bytes break once some are others.
fn breaks(rules: &[&str], from: &[u8], to: &[u8]) {
    let at = AGREEMENT.windows(from.len()).position(|it| it == from).expect("they are there");
    let bytes = [&AGREEMENT[..at], to, &AGREEMENT[at + from.len()..]].concat();
    let mut faults = Faults::default();
    syntax::check(&bytes, &mut faults);
    for rule in rules {
        assert!(faults.0.iter().any(|it| it.rule == *rule), "{rule} is not among {faults:?}");
    }
}

#[test]
fn a_header_that_is_not_at_the_start_is_found() {
    breaks(&["6.1.2-1", "UA 6.1-1"], b"%PDF-1.7", b"\n%PDF-1.7");
    breaks(&["6.1.2-1", "UA 6.1-1"], b"%PDF-1.7", b"%PDF-2.0");
}

#[test]
fn a_header_without_binary_bytes_is_found() {
    let line = AGREEMENT.split(|byte| *byte == b'\n').nth(1).expect("a second line");
    breaks(&["6.1.2-2"], line, b"% ok");
}

#[test]
fn bytes_after_the_end_are_found() {
    breaks(&["6.1.3-3"], b"%%EOF\n", b"%%EOF\n\n");
    assert!(faults(&[&AGREEMENT[..], b" "].concat()).iter().any(|it| it.rule == "6.1.3-3"));
}

#[test]
fn a_table_of_objects_with_blanks_is_found() {
    breaks(&["6.1.4-2"], b"xref\n0 ", b"xref \n0");
    breaks(&["6.1.4-2"], b"xref\n0 ", b"xref\n\n0 ");
}

#[test]
fn a_stream_of_another_length_is_found() {
    let at = AGREEMENT.windows(8).position(|it| it == b"/Length ").expect("there is a stream");
    let said = &AGREEMENT[at..at + 9];
    // Another digit, so that the objects behind it stay where they are.
    let other = if said.ends_with(b"1") { b'2' } else { b'1' };
    breaks(&["6.1.7.1-1"], said, &[&said[..8], &[other]].concat());
}

#[test]
fn a_stream_without_line_ends_is_found() {
    breaks(&["6.1.7.1-2"], b"\nendstream", b" endstream");
    breaks(&["6.1.7.1-2"], b">>stream\n", b">>stream ");
}

#[test]
fn an_object_with_other_white_space_is_found() {
    breaks(&["6.1.9-1"], b" 0 obj\n", b" 0 obj ");
    breaks(&["6.1.9-1"], b"\nendobj", b" endobj");
    breaks(&["6.1.9-1"], b" 0 obj\n", b"\t0 obj\n");
}

#[test]
fn hexadecimal_strings_with_other_digits_are_found() {
    let found = |text: &str| {
        let mut faults = Faults::default();
        syntax::hexadecimal(text.as_bytes(), "here", &mut faults);
        faults.0.into_iter().map(|it| it.rule).collect::<Vec<_>>()
    };
    assert_eq!(found("<</A(<x>)/B<00fF>/C<00 11>/D[(\\()<AB>]>>"), <[&str; 0]>::default());
    assert_eq!(found("<</A<ABC>>>"), ["6.1.6-1"]);
    assert_eq!(found("<</A<0G>>>"), ["6.1.6-2"]);
}
