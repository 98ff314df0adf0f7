//! Documents that are signed electronically, judged by the bytes of the finished PDFs as a signing service
//! reads them.

use naskah::page::{SigningArea, SigningPurpose};
use naskah::{Agreement, Press, Print, Style, Template};
use naskah_templates::STYLES;
use naskah_tests::archive::faults;
use naskah_tests::example::root;
use naskah_tests::reader::{Run, flat_text, read};

const FOOTER: &str = "Dokumen ini telah ditandatangani secara elektronik";

/// Data of two parties and a witness that is signed in that way, about that subject.
fn data(signing: &str, subject: &str) -> Agreement {
    let text = format!(
        r#"(
    subject: "{subject}",
    signed: (date: "2026-09-21", place: "Tenggarong"),
    parties: [
        (name: "Badan", number: "1/A/IX/2026", signer: (name: "Ana", position: "Ketua Badan")),
        (name: "Dinas", number: "2/B/IX/2026", signer: (name: "Budi", position: "Kepala Dinas")),
    ],
    witnesses: [(name: "Citra", position: "Sekretaris Daerah")],
    scope: ["bimbingan teknis"],
    signing: {signing},
)"#
    );
    Agreement::from_ron("data.ron", &text).unwrap_or_else(|errors| panic!("{errors}"))
}

fn print(agreement: &Agreement, style: &str) -> Print {
    let template = Template::builtin("pks").unwrap();
    let press = Press::with_style(template, Style::builtin(style).unwrap()).unwrap();
    press.print(agreement).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The runs that hold a character, each with the index of its page.
fn runs_with(pdf: &[u8], character: char) -> Vec<(usize, Run)> {
    let pages = read(pdf).into_iter().enumerate();
    pages
        .flat_map(|(index, page)| page.runs.into_iter().map(move |run| (index, run)))
        .filter(|(_, run)| run.text.contains(character))
        .collect()
}

fn signatures(print: &Print) -> Vec<&SigningArea> {
    print.signing_areas.iter().filter(|place| place.purpose == SigningPurpose::Signature).collect()
}

#[test]
fn a_service_finds_each_anchor_once_alone_and_in_its_room() {
    for (style, _) in STYLES {
        for (subject, expected) in [("Literasi", "#$^"), ("Anggaran $ dan Nomor #1", "^~|")] {
            let print = print(&data("electronic(provider: bsre)", subject), style);
            let places = signatures(&print);
            let anchors: String = places.iter().filter_map(|place| place.anchor).collect();
            assert_eq!(anchors, expected);
            for place in places {
                let anchor = place.anchor.unwrap();
                let found = runs_with(&print.pdf, anchor);
                let [(page, run)] = &found[..] else { panic!("{anchor}: {found:?}") };
                assert_eq!((run.text.as_str(), *page), (anchor.to_string().as_str(), place.page));
                assert!(run.upright && (1.0..=12.0).contains(&run.size));
                let (rect, right) = (place.rect, place.rect.x + place.rect.width);
                assert!(run.x >= rect.x.to_pt() && run.right <= right.to_pt());
                let bottom = rect.y + rect.height;
                assert!(run.y - run.size >= rect.y.to_pt() && run.y <= bottom.to_pt());
            }
        }
    }
}

#[test]
fn the_anchor_is_in_the_pages_colour_and_in_a_show_operator_of_its_own() {
    let print = print(&data("electronic(provider: bsre)", "Literasi"), "a4-arial");
    let document = lopdf::Document::load_mem(&print.pdf).unwrap();
    let page = document.get_pages()[&u32::try_from(print.pages).unwrap()];
    let content = document.get_and_decode_page_content(page).unwrap();
    let operators: Vec<&str> =
        content.operations.iter().map(|operation| operation.operator.as_str()).collect();
    // In an artifact: white, one text of one string of one glyph.
    let hidden = ["BMC", "q", "g", "BT", "Tf", "Td", "TJ", "ET", "Q"];
    let at: Vec<usize> = (0..operators.len().saturating_sub(hidden.len()))
        .filter(|at| operators[*at..].starts_with(&hidden))
        .collect();
    assert_eq!(at.len(), 1, "one artifact holds them, {operators:?}");
    assert_eq!(content.operations[at[0] + 2].operands[0].as_float().unwrap(), 1.0);
    let shown = &content.operations[at[0] + 6].operands[0];
    let strings = shown.as_array().unwrap();
    assert_eq!((strings.len(), strings[0].as_str().unwrap().len()), (1, 2));
}

#[test]
fn the_sentence_at_the_foot_is_on_electronic_documents_alone() {
    let text = |agreement: &Agreement| flat_text(&read(&print(agreement, "a4-times").pdf));
    let bsre = text(&data("electronic(provider: bsre)", "Literasi"));
    assert!(bsre.contains(FOOTER) && bsre.contains("Balai Besar Sertifikasi Elektronik (BSrE)"));
    let other = text(&data("electronic(provider: other)", "Literasi"));
    assert!(other.contains(FOOTER) && !other.contains("BSrE"));
    assert!(!text(&data("electronic(footer: false)", "Literasi")).contains(FOOTER));
    assert!(text(&data("electronic(footer: \"Sah.\")", "Literasi")).contains("Sah."));

    let both = data("both(paper: (), electronic: (provider: bsre))", "Literasi");
    assert!(text(&both).contains(FOOTER));
    let original = both.as_original(std::num::NonZeroU8::MIN).unwrap();
    let (original, paper) = (text(&original), text(&data("paper()", "Literasi")));
    assert!(!original.contains(FOOTER) && !original.contains('#') && !paper.contains(FOOTER));
    assert!(original.contains("METERAI") && !text(&both).contains("METERAI"));
}

#[test]
fn the_closing_says_how_the_agreement_is_signed() {
    let text = |signing: &str| {
        let text = flat_text(&read(&print(&data(signing, "Literasi"), "a4-arial").pdf));
        let start = text.find("Demikian Perjanjian").unwrap();
        text[start..text[start..].find(".").unwrap() + start].to_owned()
    };
    let electronic = text("electronic(provider: bsre)");
    assert!(
        electronic.contains("dalam bentuk dokumen elektronik yang ditandatangani"),
        "{electronic}"
    );
    assert!(!electronic.contains("rangkap") && !electronic.contains("meterai"), "{electronic}");
    assert!(text("electronic(meterai: true)").contains("bermeterai elektronik cukup"));
    let both = text("both(paper: (originals: 2), electronic: (provider: bsre))");
    assert!(both.contains("rangkap 2 (dua) asli, bermeterai cukup, dan dalam bentuk"), "{both}");
    assert!(both.ends_with("masing-masing mempunyai kekuatan hukum yang sama"), "{both}");
}

#[test]
fn electronic_documents_keep_every_rule_of_the_archive() {
    for signing in [
        "electronic(provider: bsre, qr: true)",
        "electronic(provider: other, qr: \"https://contoh.example/1\")",
        "electronic(tags: docuseal, fields: true, anchors: [\"#\"])",
        "electronic(tags: documenso, footer: false)",
    ] {
        for (style, _) in STYLES {
            let found = faults(&print(&data(signing, "Literasi"), style).pdf);
            assert!(found.is_empty(), "{signing} {style}: {found:#?}");
        }
    }
    let found = faults(&print(&data("electronic(meterai: true)", "Literasi"), "a4-arial").pdf);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_electronic_meterai_wants_a4() {
    let agreement = data("electronic(meterai: true)", "Literasi");
    let template = || Template::builtin("pks").unwrap();
    let errors = Press::new(template()).unwrap().print(&agreement).unwrap_err().to_string();
    assert!(errors.contains("takes A4 alone") && errors.contains("`a4-arial`"), "{errors}");
    let print = print(&agreement, "a4-arial");
    assert!(print.pdf.starts_with(b"%PDF-1.7") && print.pdf.len() <= 800_000);
    let stamps =
        print.signing_areas.iter().filter(|place| place.purpose == SigningPurpose::Meterai);
    assert_eq!(stamps.count(), 1, "one is due for the document");
}

#[test]
fn the_digest_in_the_code_is_that_of_the_data_file() {
    let path = root("templates/kesepakatan-bersama/example.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let agreement = Agreement::from_ron(path.display().to_string(), &text).unwrap();
    let attached = naskah::archive::attachments(&agreement).unwrap();
    assert_eq!(attached[0].bytes, text.as_bytes());
    let digest = naskah::archive::digest(&agreement).unwrap();
    let again = Agreement::from_ron("elsewhere/data.ron", &text).unwrap();
    assert_eq!(naskah::archive::digest(&again).unwrap(), digest);
    assert!(digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let other =
        Agreement::from_ron("data.ron", &text.replace("publikasi kegiatan", "publikasi")).unwrap();
    assert_ne!(naskah::archive::digest(&other).unwrap(), digest);
}
