//! The coverage of signatures, and signatures that only seem to cover something.

use super::{Flaw, covered, judge, refused};
use crate::signatures::{Fate, Purpose, signatures};
use naskah_fixtures::revisions::{
    MESSAGE, RevisionBuilder, TRAILER, field, file, first, objects, second, signed, stamping,
};
use naskah_reader::Pdf;

/// The coverage faults of a first signature with that dictionary.
fn flaws_with(dictionary: &str) -> Vec<Flaw> {
    let pdf = RevisionBuilder::update(&file(&objects()))
        .object(60, dictionary)
        .object(11, &field("PIHAK-KESATU", 3, "[50 50 130 100]", 21, "/V 60 0 R"))
        .end(TRAILER);
    covered(&pdf).remove(0).1
}

/// The file with another byte range in its newest signature.
fn with_range(pdf: &[u8], [first, length, second, rest]: [usize; 4]) -> Vec<u8> {
    let range = format!("[{first} {length} {second} {rest}]");
    let at = pdf.windows(11).rposition(|it| it == b"/ByteRange[").unwrap() + 10;
    let end = at + pdf[at..].iter().position(|byte| *byte == b'/').unwrap();
    let mut pdf = pdf.to_vec();
    pdf[at..end].fill(b' ');
    pdf[at..at + range.len()].copy_from_slice(range.as_bytes());
    pdf
}

/// The byte range of the first signature.
fn range(pdf: &[u8]) -> [usize; 4] {
    let file = Pdf::read("x.pdf", pdf).unwrap();
    signatures(&file).unwrap()[0].byte_range.unwrap()
}

#[test]
fn a_signature_covers_its_whole_revision_but_its_message() {
    let pdf = signed();
    assert_eq!(covered(&pdf), [("PIHAK-KESATU".to_owned(), vec![])]);
    let file = Pdf::read("x.pdf", &pdf).unwrap();
    let signature = &signatures(&file).unwrap()[0];
    assert_eq!((signature.revision, signature.fate), (1, Fate::Kept));
    assert_eq!(signature.purpose, Purpose::Signing);
    assert_eq!(signature.sub_filter.as_deref(), Some("ETSI.CAdES.detached"));
    assert_eq!(&pdf[signature.gap().unwrap()], MESSAGE.as_bytes());
    let [before, behind] = signature.covered(&file).unwrap();
    assert_eq!(before.len() + MESSAGE.len() + behind.len(), pdf.len());
    // Still after the next one, whether its own last line break was covered or not.
    let [_, hole, end, rest] = range(&pdf);
    let cut = with_range(&pdf[..pdf.len() - 1], [0, hole, end, rest - 1]);
    for pdf in [pdf, cut] {
        let next = RevisionBuilder::update(&pdf)
            .raw("\n")
            .signature(62, "")
            .object(12, &field("PIHAK-KEDUA", 3, "[150 50 230 100]", 22, "/V 62 0 R"))
            .end(TRAILER);
        assert!(covered(&next).iter().all(|(_, flaws)| flaws.is_empty()), "{:?}", covered(&next));
        assert_eq!(refused(&next), [""; 0]);
    }
}

#[test]
fn malformed_signature_dictionaries_have_coverage_faults() {
    let range = "/ByteRange[0 900 920 100]";
    for (dictionary, flaw) in [
        ("<</Type/Sig>>".to_owned(), Flaw::NoMessage),
        (format!("<<{range}>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents null>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents()>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents(0)>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents 8 0 R>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents<30 03>>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents<300>>>"), Flaw::NoMessage),
        (format!("<<{range}/Contents<>>>"), Flaw::EmptyMessage),
        (format!("<<{range}/Contents<00>>>"), Flaw::EmptyMessage),
        (format!("<<{range}/Contents<3003>>>"), Flaw::Gap),
        ("<</Contents<3003>>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange null>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 10 20]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 1 2 3 4 5]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 -1 20 30]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 1.5 20 30]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 10 20 8 0 R]>>".to_owned(), Flaw::NoRange),
        ("<</Contents<3003>/ByteRange[0 0 20 30]>>".to_owned(), Flaw::Order),
        ("<</Contents<3003>/ByteRange[1 9 20 30]>>".to_owned(), Flaw::Order),
        ("<</Contents<3003>/ByteRange[0 20 20 30]>>".to_owned(), Flaw::Order),
        ("<</Contents<3003>/ByteRange[0 20 10 30]>>".to_owned(), Flaw::Order),
        ("<</Contents<3003>/ByteRange[0 10 20 99999]>>".to_owned(), Flaw::Order),
        (
            "<</Contents<3003>/ByteRange[0 10 9223372036854775807 9223372036854775807]>>".into(),
            Flaw::Order,
        ),
        ("null".to_owned(), Flaw::NoMessage),
        ("7".to_owned(), Flaw::NoMessage),
    ] {
        if dictionary == "null" {
            continue;
        }
        let flaws = flaws_with(&dictionary);
        assert!(flaws.contains(&flaw), "{dictionary}: {flaws:?}");
    }
}

#[test]
fn a_byte_range_shifted_by_one_byte_leaves_out_something_else() {
    let pdf = signed();
    let [_, hole, end, rest] = range(&pdf);
    for (moved, flaw) in [
        ([0, hole - 1, end, rest], Flaw::Gap),
        ([0, hole + 1, end, rest], Flaw::Gap),
        ([0, hole, end - 1, rest + 1], Flaw::Gap),
        ([0, hole, end + 1, rest - 1], Flaw::Gap),
        ([0, hole, end, rest - 1], Flaw::Short),
        ([0, hole, end, rest + 1], Flaw::Order),
    ] {
        assert_eq!(covered(&with_range(&pdf, moved))[0].1, [flaw], "{moved:?}");
    }
}

#[test]
fn a_signature_does_not_cover_appended_bytes() {
    // The range is longer than its revision, so it can only be of a later file.
    let longer = {
        let pdf = signed();
        let [_, hole, end, rest] = range(&pdf);
        let pdf = with_range(&pdf, [0, hole, end, rest + 20]);
        RevisionBuilder::update(&pdf)
            .raw("% a comment of some length\n")
            .object(99, "null")
            .end(TRAILER)
    };
    assert_eq!(covered(&longer)[0].1, [Flaw::Long]);
    // A later update puts an old signature into a field.
    let pdf = RevisionBuilder::update(&signed())
        .object(12, &field("PIHAK-KEDUA", 3, "[150 50 230 100]", 22, "/V 60 0 R"))
        .end(TRAILER);
    let covered = covered(&pdf);
    assert_eq!(covered[0].1, [Flaw::Shared("PIHAK-KEDUA".into())]);
    assert!(covered[1].1.contains(&Flaw::Elsewhere), "{covered:?}");
    assert_eq!(refused(&pdf), ["field PIHAK-KEDUA: its value: added"]);
}

#[test]
fn signature_wrapping_is_detected() {
    // The signed bytes are kept, and moved apart to make room for other objects.
    let pdf = signed();
    let [_, hole, end, rest] = range(&pdf);
    let own = "/Decoy<";
    let wrapped = [&pdf[..end], own.as_bytes(), &MESSAGE.as_bytes()[1..], &pdf[end..]].concat();
    let second = end + own.len() + MESSAGE.len() - 1;
    let wrapped = with_range(&wrapped, [0, hole, second, rest]);
    // The bytes after it moved, so the cross-references have to be rewritten, which other checks detect.
    let start = wrapped.windows(5).rposition(|it| it == b"xref\n").unwrap();
    let start = wrapped[..start + 1].windows(5).rposition(|it| it == b"\nxref").map(|at| at + 1);
    let text = String::from_utf8(wrapped).unwrap();
    let tail = text.rfind("startxref\n").unwrap();
    let mended = format!("{}startxref\n{}\n%%EOF\n", &text[..tail], start.unwrap());
    let moved = pdf.windows(8).rposition(|it| it == b"11 0 obj").unwrap();
    let by = second - end;
    let mended = mended.replace(&format!("{moved:010}"), &format!("{:010}", moved + by));
    assert!(covered(mended.as_bytes())[0].1.contains(&Flaw::Gap));
}

#[test]
fn a_direct_signature_dictionary_or_one_in_an_object_stream_is_refused() {
    let base = file(&objects());
    let value = "<</Type/Sig/ByteRange[0 1 2 3]/Contents<3003>>>";
    let direct = RevisionBuilder::update(&base)
        .object(11, &field("PIHAK-KESATU", 3, "[0 0 9 9]", 21, &format!("/V{value}")))
        .end(TRAILER);
    assert_eq!(covered(&direct)[0].1, [Flaw::NoObject]);
    let streamed = RevisionBuilder::update(&base)
        .object(11, &field("PIHAK-KESATU", 3, "[0 0 9 9]", 21, "/V 60 0 R"))
        .end_streamed(&[(60, value)], TRAILER);
    let flaws = covered(&streamed).remove(0).1;
    assert!(flaws.contains(&Flaw::Elsewhere) && flaws.contains(&Flaw::NoMessage), "{flaws:?}");
}

#[test]
fn document_time_stamps_are_recognised() {
    let pdf = RevisionBuilder::update(&signed())
        .signature(64, "")
        .object(65, &field("STEMPEL", 3, "[0 0 0 0]", 22, "/V 64 0 R"))
        .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>")
        .end(TRAILER);
    let pdf = stamping(pdf);
    let (signatures, _) = judge(&pdf).unwrap();
    assert_eq!(signatures[1].0.purpose, Purpose::TimeStamp);
    assert_eq!(signatures[1].1, []);
}

#[test]
fn removed_and_replaced_signatures_are_named() {
    let fates = |pdf: &[u8]| -> Vec<_> {
        let (signatures, _) = judge(pdf).unwrap();
        signatures.into_iter().map(|(it, _)| (it.field, it.revision, it.fate)).collect()
    };
    let name = || "PIHAK-KESATU".to_owned();
    let empty = field("PIHAK-KESATU", 3, "[50 50 130 100]", 21, "");
    let removed = RevisionBuilder::update(&signed()).object(11, &empty).end(TRAILER);
    assert_eq!(fates(&removed), [(name(), 1, Fate::Removed(2))]);
    assert_eq!(
        refused(&removed),
        [
            "field PIHAK-KESATU: its value: removed",
            "field PIHAK-KESATU: its appearance /N: altered"
        ]
    );
    // Restored later, it still counts as removed.
    let back = field("PIHAK-KESATU", 3, "[50 50 130 100]", 61, "/V 60 0 R");
    let back = RevisionBuilder::update(&removed).object(11, &back).end(TRAILER);
    assert_eq!(fates(&back)[0], (name(), 1, Fate::Removed(2)));
    assert!(!refused(&back).is_empty());
    // Another one replaces it.
    let replaced = RevisionBuilder::update(&signed()).signature(60, "").end(TRAILER);
    assert_eq!(fates(&replaced), [(name(), 1, Fate::Replaced(2)), (name(), 2, Fate::Kept)]);
    assert!(!refused(&replaced).is_empty());
    // The field is removed from the form, or the form is removed.
    let form = RevisionBuilder::update(&signed()).object(10, "<</Fields[12 0 R]>>").end(TRAILER);
    assert_eq!(fates(&form), [(name(), 1, Fate::Removed(2))]);
    let freed = RevisionBuilder::update(&signed()).free(60).end(TRAILER);
    assert_eq!(fates(&freed), [(name(), 1, Fate::Removed(2))]);
    assert!(!refused(&form).is_empty() && !refused(&freed).is_empty());
}

#[test]
fn a_skipped_revision_is_found() {
    let base = file(&objects());
    let start = Pdf::read("x.pdf", &base).unwrap().revisions()[0].start;
    // The next update refers to the revision before the first signature, as if that did not exist.
    let pdf = second(&first(&base, "")).previous(Some(start)).end(TRAILER);
    assert_eq!(covered(&pdf).len(), 1);
    assert_eq!(refused(&pdf), ["the file: it holds a revision that nothing refers to"]);
    // A complete new document follows the signed one.
    let mut made = RevisionBuilder::update(&signed()).previous(None);
    for (number, body) in objects() {
        made = made.object(number, &body);
    }
    assert_eq!(
        refused(&made.end(TRAILER)),
        ["the file: it holds a revision that nothing refers to"]
    );
    // An attached file is not a revision.
    let mut objects = objects();
    let inner = String::from_utf8(base).unwrap();
    let attached = format!("<</Length {}>>\nstream\n{inner}\nendstream", inner.len());
    objects.insert(45, attached);
    assert_eq!(refused(&first(&file(&objects), "")), [""; 0]);
}

#[test]
fn trailing_bytes_are_counted() {
    for tail in ["x", "%%EOF\n", "\n\n", "1 0 obj\n<<>>\nendobj\n"] {
        let mut pdf = signed();
        pdf.extend(tail.bytes());
        let told = refused(&pdf);
        assert!(told.len() == 1 && told[0].contains("its end"), "{tail}: {told:?}");
    }
    assert_eq!(refused(&signed()), [""; 0]);
}
