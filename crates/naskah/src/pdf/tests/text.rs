//! Glyph positions, and the text that copying yields.

use std::sync::Arc;

use lopdf::Object;
use proptest::prelude::*;

use super::reader::{glyphs, open, operations};
use super::{BONUM, SERIF, START, copied, file_of, line, one_page, run, write};
use crate::Length;
use crate::text::Fonts;

#[test]
fn copied_text_is_the_runs_text() {
    let text = "Pasal 1 (satu) \\ 50% “naskah” … é";
    for family in [BONUM, SERIF] {
        let document = file_of(family, |fonts, face| run(fonts, face, text));
        assert_eq!(copied(&document), text);
        assert!(!operations(&document, 1).iter().any(|operation| operation.operator == "BDC"));
    }
}

#[test]
fn a_ligature_is_copied_as_its_letters() {
    let document = file_of(BONUM, |fonts, face| {
        let mut ligature = run(fonts, face, "ﬁ");
        ligature.text = "fi".into();
        Arc::make_mut(&mut ligature.glyphs)[0].range = 0..2;
        ligature
    });
    assert_eq!(glyphs(&document, 1).len(), 1);
    assert_eq!(copied(&document), "fi");
}

#[test]
fn the_rarer_text_of_a_glyph_is_spelt_out() {
    // The same space glyph twice as a space, once as a no-break space.
    let document = file_of(BONUM, |fonts, face| {
        let mut spaced = run(fonts, face, "a b c ");
        spaced.text = "a b c\u{a0}".into();
        Arc::make_mut(&mut spaced.glyphs)[5].range = 5..7;
        spaced
    });
    assert_eq!(copied(&document), "a b c ");
    let operations = operations(&document, 1);
    let spans: Vec<usize> =
        (0..operations.len()).filter(|&at| operations[at].operator == "BDC").collect();
    let [span] = spans[..] else { panic!("{spans:?}") };
    assert_eq!(operations[span].operands[0], Object::from("Span"));
    let properties = operations[span].operands[1].as_dict().unwrap();
    assert_eq!(properties.get(b"ActualText").unwrap().as_str().unwrap(), [0xFE, 0xFF, 0, 0xA0]);
    assert_eq!(
        (operations[span + 1].operator.as_str(), operations[span + 2].operator.as_str()),
        ("TJ", "EMC")
    );
}

#[test]
fn marks_are_raised_and_moved() {
    let (right, up) = (Length::pt(-3), Length::pt(4));
    let document = file_of(BONUM, |fonts, face| {
        let mut marked = run(fonts, face, "abc");
        Arc::make_mut(&mut marked.glyphs)[1].offset = (right, up);
        marked
    });
    let plain = glyphs(&file_of(BONUM, |fonts, face| run(fonts, face, "abc")), 1);
    let marked = glyphs(&document, 1);
    assert_eq!((&marked[0], &marked[2]), (&plain[0], &plain[2]));
    assert!((marked[1].x - plain[1].x + 3.0).abs() < 0.01);
    assert!((marked[1].y - plain[1].y - 4.0).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However the layout spaces the glyphs, each stands within half a thousandth of the em.
    #[test]
    fn every_glyph_stands_in_its_place(
        size in 6 * 65_536..40 * 65_536_i64,
        x in 0..500 * 65_536_i64,
        spacing in prop::collection::vec(-65_536..3 * 65_536_i64, 1..200),
        truetype in any::<bool>(),
    ) {
        let fonts = Fonts::builtin(if truetype { SERIF } else { BONUM }).unwrap();
        let mut run = run(&fonts, fonts.select(true, false), &"naskah".repeat(spacing.len())[..spacing.len()]);
        run.size = Length::sp(size);
        run.x = Length::sp(x);
        let mut expected = Vec::new();
        let mut place = START.x + run.x;
        for (glyph, extra) in Arc::make_mut(&mut run.glyphs).iter_mut().zip(spacing) {
            glyph.advance += Length::sp(extra);
            expected.push(place);
            place += glyph.advance;
        }
        let document = open(&write(&one_page(vec![line(run)]), &fonts).unwrap());
        let shown = glyphs(&document, 1);
        prop_assert_eq!(shown.len(), expected.len());
        // Half a thousandth of the em, and the rounding of the start and the size to 0.001 pt.
        let start = expected[0].to_pt();
        for (shown, expected) in shown.iter().zip(expected) {
            let em = Length::sp(size).to_pt();
            let ems = (expected.to_pt() - start).abs() / em;
            let tolerance = 0.0005 * em + 0.0005 * (ems + 2.0);
            prop_assert!((shown.x - expected.to_pt()).abs() <= tolerance, "{shown:?} {expected}");
        }
    }
}
