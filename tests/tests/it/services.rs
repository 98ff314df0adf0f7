//! What signing services make of finished documents: a field for every signer, for the right one, and no other.

use std::collections::BTreeMap;

use naskah::agreement::{Electronic, Signing, TextTagSyntax};
use naskah::page::{SigningArea, SigningPurpose};
use naskah::{Agreement, Press, Print, Style, Template};
use naskah_templates::{STYLES, TEMPLATES};
use naskah_tests::generate::Case;
use naskah_tests::reader::{Area, Page, read};
use naskah_tests::services::{Found, documenso, docuseal, docuseal_keeps, docusign};

/// How many agreements are made, beside the examples.
const CASES: u64 = 24;

/// Boxes of glyphs are as high as their fonts are.
const TOLERANCE: f64 = 0.5;

/// Every example in every style, and agreements by chance, for a service that reads such tags; the name of each.
fn each(tags: Option<TextTagSyntax>, judge: impl Fn(&str, &Agreement, &Print, &[Page])) {
    let with = |mut agreement: Agreement| {
        if tags.is_some() {
            let mut electronic = Electronic::default();
            electronic.tags = tags;
            agreement.signing = Signing::Electronic(electronic);
        }
        agreement
    };
    let mut signed = 0;
    let mut look = |name: &str, agreement: &Agreement, press: &Press| {
        let print = press.print(agreement).unwrap_or_else(|errors| panic!("{name}: {errors}"));
        signed += usize::from(!signatures(&print).is_empty());
        judge(name, agreement, &print, &read(&print.pdf));
    };
    for template in TEMPLATES {
        let agreement = Agreement::from_ron(template.name, template.example).unwrap();
        let agreement = with(agreement);
        for (style, _) in STYLES {
            let opened = Template::builtin(template.name).unwrap();
            let press = Press::with_style(opened, Style::builtin(style).unwrap()).unwrap();
            look(&format!("{} {style}", template.name), &agreement, &press);
        }
    }
    for seed in 0..CASES {
        let case = Case::new(seed, 3);
        look(&format!("seed {seed}"), &with(case.agreement.clone()), &case.press());
    }
    assert!(signed > 30, "{signed} documents are signed");
}

fn signatures(print: &Print) -> Vec<&SigningArea> {
    print.signing_areas.iter().filter(|place| place.purpose == SigningPurpose::Signature).collect()
}

fn is_inside(area: Area, page: usize, place: &SigningArea) -> bool {
    let rect = place.rect;
    let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(|it| it.to_pt());
    page == place.page
        && area.x >= x - TOLERANCE
        && area.y >= y - TOLERANCE
        && area.x + area.width <= x + width + TOLERANCE
        && area.y + area.height <= y + height + TOLERANCE
}

/// Each place has a field of the service, for a signature, within it; and there are no others.
fn assert_placed(name: &str, found: &[Found], places: &[&SigningArea]) {
    let told: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(found.len(), places.len(), "{name}: {found:?} for {told:?}");
    for place in places {
        let mut inside = found.iter().filter(|it| is_inside(it.area, it.page, place));
        let (one, more) = (inside.next(), inside.next());
        assert!(one.is_some_and(|it| it.kind == "signature"), "{name}: {}", place.name);
        assert_eq!(more, None, "{name}: {}", place.name);
    }
}

#[test]
fn docuseal_makes_a_field_for_each_signer_by_name_and_role() {
    each(Some(TextTagSyntax::DocuSeal), |name, _, print, pages| {
        let (found, places) = (docuseal(pages), signatures(print));
        assert_placed(name, &found, &places);
        for place in places {
            let field = found.iter().find(|it| is_inside(it.area, it.page, place)).unwrap();
            assert_eq!((&field.name, &field.signer), (&place.name, &place.role), "{name}");
        }
    });
}

#[test]
fn documenso_counts_its_recipients_in_the_order_of_the_signers() {
    each(Some(TextTagSyntax::Documenso), |name, agreement, print, pages| {
        let (found, places) = (documenso(pages), signatures(print));
        assert_placed(name, &found, &places);
        // Each role is one recipient, and the next role is the next.
        let mut numbers: BTreeMap<&str, String> = BTreeMap::new();
        for place in &places {
            let field = found.iter().find(|it| is_inside(it.area, it.page, place)).unwrap();
            let next = (numbers.len() + 1).to_string();
            let number = numbers.entry(&place.role).or_insert(next);
            assert_eq!(field.signer, *number, "{name}: {}", place.name);
        }
        let people = agreement.parties.len() + agreement.witnesses.len();
        assert!(places.is_empty() || numbers.len() == people, "{name}: {numbers:?}");
    });
}

#[test]
fn docusign_finds_each_anchor_once() {
    each(Some(TextTagSyntax::DocuSign), |name, _, print, pages| {
        for place in signatures(print) {
            let anchor = place.tag.as_deref().unwrap();
            // It is found as one word, and is nobody else's.
            assert!(!anchor.contains(char::is_whitespace), "{name}: {anchor}");
            let [(page, area)] = docusign(pages, anchor)[..] else {
                panic!("{name}: {anchor} is found elsewhere, too, or nowhere");
            };
            assert!(is_inside(area, page, place), "{name}: {anchor}");
        }
    });
}

#[test]
fn docuseal_takes_over_the_fields_of_a_form() {
    each(None, |name, _, print, _| {
        let document = lopdf::Document::load_mem(&print.pdf).unwrap();
        let mut taken = 0;
        for page in document.get_pages().into_values() {
            for field in document.get_page_annotations(page).unwrap() {
                let text = |key: &[u8]| lopdf::decode_text_string(field.get(key).unwrap()).unwrap();
                if field.get(b"FT").is_err() {
                    continue;
                }
                taken += 1;
                // Its name would be left out, else; it is empty, and has a place and a label.
                assert!(docuseal_keeps(&text(b"T")), "{name}: {}", text(b"T"));
                assert!(field.get(b"V").is_err() && field.get(b"Kids").is_err(), "{name}");
                assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Sig", "{name}");
                assert!(!text(b"TU").trim().is_empty() && text(b"TU") != text(b"T"), "{name}");
                let rect = field.get(b"Rect").and_then(lopdf::Object::as_array).unwrap();
                let rect: Vec<f32> = rect.iter().map(|it| it.as_float().unwrap()).collect();
                assert!(rect[0] < rect[2] && rect[1] < rect[3], "{name}: {rect:?}");
            }
        }
        let fields = print.signing_areas.iter().filter(|place| place.field).count();
        assert_eq!(taken, fields, "{name}");
    });
}
