//! Electronic signing: anchors, text tags, footer and stamps on laid-out pages.

use proptest::prelude::*;

use super::*;
use crate::agreement::TextTagSyntax;
use crate::document::{ElectronicSigning, Meterai, QrContent, Run};
use crate::page::{DisplayItem, SigningArea, SigningPurpose};
use naskah_diagnostic::{Errors, Source};

/// A document with this text that a number of parties sign electronically.
fn signed(parties: usize, sentence: &str, electronic: ElectronicSigning) -> Document {
    let party = |index: usize| {
        let number = index + 1;
        let field = SigningField {
            name: format!("PIHAK-{number}"),
            description: format!("Tanda tangan PIHAK {number}"),
            role: format!("PIHAK {number}"),
            ..SigningField::default()
        };
        let signer = signatory(&field.role, "KETUA,", &format!("NAMA {number}"));
        Signatory { field: Some(field), ..signer }
    };
    let parties: Vec<Signatory> = (0..parties).map(party).collect();
    let source = Source::new("data.ron", sentence);
    let run = Run {
        text: sentence.to_owned(),
        origin: Some(source.span(0..sentence.len())),
        ..Run::default()
    };
    Document {
        initials: parties.iter().filter_map(|it| it.field.clone()).collect(),
        fields: true,
        electronic: Some(electronic),
        blocks: vec![
            paragraph(40),
            Block::Paragraph(Text(vec![run])),
            Block::Signatures(Signatures { parties, witnesses: Vec::new() }),
        ],
        ..Document::default()
    }
}

fn with_anchors(named: &[&str]) -> ElectronicSigning {
    let run = |text: &&str| {
        let source = Source::new("anchors.ron", *text);
        Run { text: (*text).to_owned(), origin: Some(source.span(0..text.len())), ..Run::default() }
    };
    ElectronicSigning {
        anchors: Some(named.iter().map(run).collect()),
        ..ElectronicSigning::default()
    }
}

fn code(text: &str) -> QrContent {
    QrContent { text: text.to_owned(), description: format!("Kode QR: {text}") }
}

fn laid_out(document: &Document, style: &Style) -> Result<Pages, Errors> {
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    layout(document, style, &fonts, &ImageStore::default()).map(|(pages, _)| pages)
}

fn signatures_of(pages: &Pages) -> Vec<&SigningArea> {
    pages.signing_areas.iter().filter(|place| place.purpose == SigningPurpose::Signature).collect()
}

/// The hidden text of all pages: page, start and end of the baseline, text.
fn hidden(pages: &Pages) -> Vec<(usize, Rect, &str)> {
    let mut found = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let DisplayItem::Hidden { at, run } = item else { continue };
            let (y, height) = (at.y - run.size, run.size);
            found.push((index, Rect { x: at.x, y, width: run.width(), height }, &*run.text));
        }
    }
    found
}

fn is_inside(inner: Rect, outer: Rect) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// The whole text except hidden text.
fn read(pages: &Pages) -> String {
    pages.pages.iter().flat_map(shown).map(|shown| shown.text).collect()
}

proptest! {
    #[test]
    fn an_anchor_stands_in_its_room_and_nowhere_else(
        parties in 1..4_usize,
        sentence in "[a-zA-Z #$^~|0-9.,]{0,40}",
    ) {
        let sentence = format!("Teks {sentence} akhir.");
        let pages = laid_out(&signed(parties, &sentence, with_anchors(&[])), &style());
        let free = ['#', '$', '^', '~', '|'].iter().filter(|c| !sentence.contains(**c)).count();
        prop_assert_eq!(pages.is_ok(), free >= parties);
        let Ok(pages) = pages else { return Ok(()) };
        let hidden = hidden(&pages);
        prop_assert_eq!(hidden.len(), parties);
        for (place, (page, area, text)) in signatures_of(&pages).iter().zip(hidden) {
            prop_assert_eq!(Some(text.to_owned()), place.anchor.map(String::from));
            prop_assert!(!read(&pages).contains(text));
            prop_assert_eq!(page, place.page);
            prop_assert!(is_inside(area, place.rect));
            prop_assert!(area.height >= Length::pt(1) && area.height <= Length::pt(12));
        }
    }
}

#[test]
fn anchors_follow_the_order_of_signing_and_leave_out_what_the_data_holds() {
    let anchors = |named: &[&str], sentence: &str| -> String {
        let pages = laid_out(&signed(3, sentence, with_anchors(named)), &style()).unwrap();
        signatures_of(&pages).iter().filter_map(|place| place.anchor).collect()
    };
    assert_eq!(anchors(&[], "Teks."), "#$^");
    assert_eq!(anchors(&[], "Rp, $ dan #."), "^~|");
    // A signatory without a given anchor gets a free one.
    assert_eq!(anchors(&["$"], "Teks."), "$#^");
}

#[test]
fn an_anchor_that_the_data_holds_is_refused_where_it_stands() {
    let errors =
        laid_out(&signed(2, "Biaya $ 5", with_anchors(&["#", "$"])), &style()).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "data.ron:1:7: error: the anchor `$` also occurs in the text, and the service would sign there\n  \
         help: choose another character, or leave out `anchors` to use a free one"
    );
    // Running content counts as text, too.
    let mut style = style();
    style.page_numbers = crate::style::PageNumberPosition::Foot;
    let errors = laid_out(&signed(1, "Teks.", with_anchors(&["1"])), &style).unwrap_err();
    assert!(errors.to_string().starts_with("anchors.ron:1:1: error: the anchor `1`"), "{errors}");
}

#[test]
fn where_no_character_is_left_that_is_an_error() {
    let errors =
        laid_out(&signed(3, "# $ ^", with_anchors(&[])), &style()).unwrap_err().to_string();
    assert!(
        errors.contains(
            "no free character is left as the anchor of PIHAK 3: the text contains `#`, `$`, `^`"
        ),
        "{errors}"
    );
    assert!(laid_out(&signed(6, "Teks.", with_anchors(&[])), &style()).is_err());
}

#[test]
fn text_tags_are_written_as_each_service_reads_them() {
    let tags = |tags: TextTagSyntax| -> Vec<String> {
        let electronic = ElectronicSigning { tags: Some(tags), ..ElectronicSigning::default() };
        let pages = laid_out(&signed(2, "Teks.", electronic), &style()).unwrap();
        let places = signatures_of(&pages);
        for (place, (page, area, text)) in places.iter().zip(hidden(&pages)) {
            assert_eq!(place.tag.as_deref(), Some(text));
            assert!(page == place.page && is_inside(area, place.rect), "{text}");
        }
        places.iter().filter_map(|place| place.tag.clone()).collect()
    };
    let docuseal = tags(TextTagSyntax::DocuSeal);
    assert_eq!(docuseal[1], "{{PIHAK-2;type=signature;role=PIHAK 2}}");
    for tag in docuseal {
        // Names consist of letters, digits, white space and hyphens, with at least one letter.
        let name = tag.trim_start_matches('{').split(';').next().unwrap().to_owned();
        assert!(name.chars().any(char::is_alphabetic));
        assert!(name.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '-'));
    }
    // Double braces around a kind, a comma, and `r` with the recipient's number.
    assert_eq!(tags(TextTagSyntax::Documenso), ["{{signature, r1}}", "{{signature, r2}}"]);
    // No tag is a prefix of another.
    assert_eq!(tags(TextTagSyntax::DocuSign), ["/PIHAK-1/", "/PIHAK-2/"]);
}

#[test]
fn anchors_and_tags_do_not_touch_each_other() {
    let electronic = ElectronicSigning { tags: Some(TextTagSyntax::DocuSeal), ..with_anchors(&[]) };
    let pages = laid_out(&signed(4, "Teks.", electronic), &style()).unwrap();
    let hidden = hidden(&pages);
    assert_eq!(hidden.len(), 8);
    for (index, (page, area, _)) in hidden.iter().enumerate() {
        let others = hidden[..index].iter().filter(|(other, ..)| other == page);
        assert!(others.clone().all(|(_, other, _)| !overlap(*area, *other)));
    }
}

#[test]
fn the_foot_covers_nothing_and_the_sentence_is_read_once() {
    let footer = "Dokumen ini telah ditandatangani secara elektronik. ".repeat(4);
    for (name, _) in naskah_templates::STYLES {
        let style = Style::builtin(name).unwrap();
        let electronic = ElectronicSigning {
            footer: Some(Text::plain(footer.trim())),
            code: Some(code("https://contoh.go.id/naskah/1")),
            ..ElectronicSigning::default()
        };
        let pages = laid_out(&signed(2, "Teks.", electronic), &style).unwrap();
        let mut read = 0;
        for (index, page) in pages.pages.iter().enumerate() {
            let code = page.items.iter().find_map(|item| match item {
                DisplayItem::QrCode { rect, tag, .. } => Some((*rect, *tag)),
                _ => None,
            });
            let (code, tag) = code.unwrap();
            assert_eq!(tag.is_some(), index == 0, "a figure once, then repetitions");
            let bottom = style.paper.height - style.margins.bottom;
            assert!(code.y + code.height <= bottom && code.width == style.electronic.code);
            for item in &page.items {
                let area = match item {
                    DisplayItem::Glyphs { at, run } => {
                        read += usize::from(run.text.contains("telah") && run.tag.is_some());
                        let (width, height) = (run.width(), run.size.scale(9, 10));
                        let y = at.y - run.size.scale(7, 10);
                        Rect { x: at.x + run.x, y, width, height }
                    }
                    DisplayItem::Rule(rect) | DisplayItem::SigningArea { rect, .. } => *rect,
                    _ => continue,
                };
                assert!(!overlap(area, code), "{item:?}");
            }
        }
        assert!(pages.pages.len() > 1 && read > 0);
        let per_page = |page: &Page| {
            page.items
                .iter()
                .filter(|it| matches!(it, DisplayItem::Glyphs { run, .. } if run.text.contains("telah")))
                .count()
        };
        assert_eq!(read, per_page(&pages.pages[0]), "on the first page alone");
    }
}

#[test]
fn a_code_that_says_much_is_larger_and_too_much_is_refused() {
    let side = |letters: usize| {
        let code = Some(code(&"x".repeat(letters)));
        let document =
            signed(1, "Teks.", ElectronicSigning { code, ..ElectronicSigning::default() });
        laid_out(&document, &style()).ok().and_then(|pages| {
            pages.pages[0].items.iter().find_map(|item| match item {
                DisplayItem::QrCode { rect, .. } => Some(rect.width),
                _ => None,
            })
        })
    };
    assert_eq!(side(20), Some(style().electronic.code));
    assert!(side(300) > side(100));
    assert_eq!(side(3_000), None);
}

#[test]
fn initials_are_fields_named_by_their_page() {
    let pages = laid_out(&signed(2, "Teks.", ElectronicSigning::default()), &style()).unwrap();
    let initials: Vec<&SigningArea> =
        pages.signing_areas.iter().filter(|it| it.purpose == SigningPurpose::Initials).collect();
    assert_eq!(initials.len(), 2 * (pages.pages.len() - 1), "not on the page with signatures");
    for place in initials {
        assert!(place.name.ends_with(&format!("-{}", place.page + 1)), "{}", place.name);
        assert!(place.field && place.description.ends_with(&format!("halaman {}", place.page + 1)));
        let named = |role: &page::Role| matches!(role, page::Role::Form { field, .. } if *field == place.name);
        let elements = pages.structure.iter().filter(|(_, element)| named(&element.role));
        assert!(elements.map(|(_, it)| it.parent).eq([Some(crate::text::Tag(0))]));
    }
}

#[test]
fn the_stamp_has_a_box_beside_the_signature_that_nothing_touches() {
    for (name, _) in naskah_templates::STYLES {
        let style = Style::builtin(name).unwrap();
        let mut document = signed(3, "Teks.", ElectronicSigning::default());
        let Some(Block::Signatures(signatures)) = document.blocks.last_mut() else { panic!() };
        signatures.parties[0].meterai = Some(Meterai::Electronic);
        let pages = laid_out(&document, &style).unwrap();
        let stamp =
            pages.signing_areas.iter().find(|it| it.purpose == SigningPurpose::Meterai).unwrap();
        assert_eq!((stamp.rect.width, stamp.rect.height), (Length::mm(30), Length::mm(30)));
        assert_eq!((stamp.name.as_str(), stamp.field), ("METERAI-PIHAK-1", false));
        let room = signatures_of(&pages)[0];
        assert!(room.rect.x + room.rect.width < stamp.rect.x, "beside the signature");
        // The signing service's QR code still fits.
        assert!(room.rect.width >= Length::mm(30));
        for item in &pages.pages[stamp.page].items {
            let area = match item {
                DisplayItem::Glyphs { at, run } => Rect {
                    x: at.x + run.x,
                    y: at.y - run.size.scale(7, 10),
                    width: run.width(),
                    height: run.size.scale(9, 10),
                },
                DisplayItem::Rule(rect) => *rect,
                DisplayItem::SigningArea { area: place, rect, .. }
                    if pages.signing_areas[*place].name != stamp.name =>
                {
                    *rect
                }
                _ => continue,
            };
            assert!(!overlap(area, stamp.rect), "{item:?}");
        }
    }
}

#[test]
fn a_signer_without_a_field_and_places_upon_one_another_are_errors() {
    let mut document = signed(2, "Teks.", ElectronicSigning::default());
    let Some(Block::Signatures(signatures)) = document.blocks.last_mut() else { panic!() };
    signatures.parties[1].field = None;
    let errors = laid_out(&document, &style()).unwrap_err().to_string();
    assert!(errors.contains("NAMA 2 has no signature field"), "{errors}");
    document.fields = false;
    assert!(laid_out(&document, &style()).is_ok());

    let mut style = style();
    style.signatures.gutter = Length::ZERO - Length::mm(20);
    let document = signed(2, "Teks.", ElectronicSigning::default());
    let errors = laid_out(&document, &style).unwrap_err().to_string();
    assert!(errors.contains("the signing areas `PIHAK-1` and `PIHAK-2` overlap"), "{errors}");

    style.signatures.gutter = Length::ZERO;
    style.electronic.stamp = Length::mm(90);
    let mut document = signed(2, "Teks.", ElectronicSigning::default());
    let Some(Block::Signatures(signatures)) = document.blocks.last_mut() else { panic!() };
    signatures.parties[0].meterai = Some(Meterai::Electronic);
    let errors = laid_out(&document, &style).unwrap_err().to_string();
    assert!(errors.contains("there is no space for the signing area `PIHAK-1`"), "{errors}");
}
