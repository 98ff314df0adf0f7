//! The family of documents from the data of one agreement: memorandum, addendum, minutes, work plan,
//! attendance list; and the parts of a template that they need.

use super::dump::dump;
use super::{example, faults, filled, style, template};
use crate::agreement::{Activity, Agreement, Attendee, Event, Letterhead, Value};
use crate::document::{Block, Cell, Document, Text, Title, TitlePart};
use crate::{Press, Template};

fn example_of(name: &str) -> Agreement {
    let text = naskah_templates::template(name).unwrap().example;
    Agreement::from_ron("example.ron", text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn made(name: &str, agreement: &Agreement) -> Document {
    let template = Template::builtin(name).unwrap_or_else(|e| panic!("{e}"));
    let (document, warnings) =
        template.fill(agreement, &style()).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(warnings, [], "{name}");
    document
}

#[test]
fn the_examples_of_the_family() {
    for template in naskah_templates::TEMPLATES.iter().filter(|it| it.name != "pks") {
        let document = made(template.name, &example_of(template.name));
        insta::assert_snapshot!(format!("the_example_of_{}", template.name), dump(&document));
    }
}

#[test]
fn a_document_bears_the_day_of_its_own_signing() {
    let agreement = example_of("adendum");
    let date = |name: &str| {
        let template = Template::builtin(name).unwrap();
        template.fill(&agreement, &style()).unwrap().0.date
    };
    let amended = agreement.amendment.as_ref().unwrap().signed.date;
    assert!(amended.is_some() && amended != agreement.signed.date);
    assert_eq!((date("adendum"), date("pks")), (amended, agreement.signed.date));
}

#[test]
fn every_example_names_its_template_and_prints_without_a_warning() {
    for template in naskah_templates::TEMPLATES {
        let agreement = example_of(template.name);
        assert_eq!(agreement.template.as_deref(), Some(template.name));
        assert_eq!(agreement.check(), [], "{}", template.name);
        let press = Template::builtin(template.name).and_then(Press::new).unwrap();
        let print = press.print(&agreement).unwrap_or_else(|e| panic!("{}: {e}", template.name));
        assert_eq!(print.warnings, [], "{}", template.name);
    }
}

#[test]
fn chapters_stand_over_articles_that_run_on() {
    let wording = "# Satu\n\n## A\n\nTeks.\n\n# Dua\n\nPengantar.\n\n## B\n\nTeks.\n";
    assert_eq!(
        filled(wording),
        "== BAB I Satu\n= Pasal 1 A #pasal-1\n  Teks.\n== BAB II Dua\nPengantar.\n= Pasal 2 B #pasal-2\n  Teks.\n"
    );
    let press = Press::with_style(template(wording), style()).unwrap();
    assert_eq!(press.print(&example()).unwrap().warnings, []);
}

const ANNEXES: &str = "\
## A

(1) {#a1} Lihat [](#x), [.](#y), [](#y2) dan [](#b).

{#b}
## B

Teks.

::: signatures
:::

{#x .lampiran .mendatar}
# Satu

Lihat [](#a1) dan [](#x2).

1. satu;
1. {#x2} dua.

{#y .lampiran}
# Dua

a. {#y1} satu;
a. {#y2} dua, lihat [](#y1) dan [](#x2).
";

#[test]
fn annexes_are_numbered_and_referred_to() {
    insta::assert_snapshot!(filled(ANNEXES));
}

#[test]
fn a_single_annex_has_no_number() {
    let one = filled("## A\n\nLihat [](#x).\n\n{#x .lampiran}\n# Satu\n\nTeks.\n");
    assert!(one.contains("Lihat [dalam Lampiran →x]."), "{one}");
    assert!(one.contains("=== LAMPIRAN Satu #x\n"), "{one}");
}

#[test]
fn faults_of_annexes_forms_and_titles_stand_at_their_places() {
    insta::assert_snapshot!(faults(
        "\
::: title
Baris

: TANGGAL

  1

- butir
:::

{.lampiran}
## Pasal

teks

{.mendatar}
# Bab

## Pasal

teks

{.lampirann}
# Bab

## Pasal

teks

{.lampiran}
# Kosong

{.lampiran}
# Satu

## Pasal

teks

# Bab

: Label

  satu

  dua

{.tangan}
| a |
|---|
| b |
"
    ));
}

#[test]
fn a_title_has_the_lines_and_numbers_that_the_wording_gives() {
    let text = "::: title\n*Nota* satu\n\n{% for line in between %}\n{{ line }}\n\n{% endfor %}\n\
                : Nomor\n\n  {{ parties[0].number }}\n\n: NOMOR\n\n  {{ none }}\n:::\n";
    let mut agreement = example();
    agreement.parties.push(agreement.parties[1].clone());
    let (document, _) = template(text).fill(&agreement, &style()).unwrap();
    assert_eq!(
        document.name,
        "Nota satu antara Dinas Komunikasi dan Informatika [Nama Daerah], Yayasan [Nama Yayasan], \
         dan Yayasan [Nama Yayasan] tentang Peningkatan Literasi Digital Masyarakat"
    );
    let Block::Title(title) = &document.blocks[0] else { panic!("{document:?}") };
    let lines: Vec<String> = lines_of(title);
    assert_eq!(
        lines[..3],
        ["NOTA SATU", "ANTARA", "DINAS KOMUNIKASI DAN INFORMATIKA [NAMA DAERAH],"]
    );
    let numbers: Vec<_> = numbers_of(title);
    assert_eq!(numbers, [Some("[Nomor PIHAK KESATU]".to_owned()), None]);
}

#[test]
fn a_letterhead_is_the_datas_or_the_first_partys_and_leaves_no_logos_over_the_title() {
    let mut agreement = example();
    agreement.parties[0].logo = Some(crate::agreement::Logo::File("logo.png".into()));
    let wording = template("::: letterhead\n:::\n\n::: title\n:::\n");
    let heads = |agreement: &Agreement| {
        let (document, _) = wording.fill(agreement, &style()).unwrap();
        let [Block::Letterhead(head), Block::Title(title)] = document.blocks.as_slice() else {
            panic!("{document:?}")
        };
        assert_eq!(title.logos, []);
        let lines = head.government.iter().chain([&head.office]).chain(&head.lines);
        let logo = head.logo.as_ref().map(|logo| logo.description.clone());
        (logo, lines.map(Text::to_plain).collect::<Vec<_>>().join(" / "))
    };
    assert_eq!(
        heads(&agreement),
        (
            Some("Logo Dinas Komunikasi dan Informatika [Nama Daerah]".to_owned()),
            "DINAS KOMUNIKASI DAN INFORMATIKA [NAMA DAERAH] / [Alamat PIHAK KESATU]".to_owned()
        )
    );
    agreement.letterhead = Some(Letterhead {
        government: Some("Pemerintah X".into()),
        office: "Dinas Y".into(),
        lines: vec!["Jalan Z".into()],
        ..Letterhead::default()
    });
    assert_eq!(heads(&agreement), (None, "PEMERINTAH X / DINAS Y / Jalan Z".to_owned()));
}

#[test]
fn an_agreement_without_a_plan_has_no_annex_and_promises_one() {
    let mut agreement = example();
    let with = dump(&made("pks", &agreement));
    assert!(with.contains("sebagaimana tercantum [dalam Lampiran →rencana-kerja]"), "{with}");
    assert!(with.contains("=== LAMPIRAN Rencana Kerja #rencana-kerja (landscape)"), "{with}");
    agreement.plan.clear();
    let without = dump(&made("pks", &agreement));
    assert!(without.contains("paling lambat 30~(tiga puluh) hari kerja"), "{without}");
    assert!(!without.contains("LAMPIRAN"), "{without}");
}

#[test]
fn columns_of_the_plan_that_nobody_fills_are_left_out() {
    let mut agreement = example_of("rencana-kerja");
    agreement.plan = vec![
        Activity { activity: "a | b".into(), ..Activity::default() },
        Activity { activity: "c".into(), place: Some("*d*".into()), ..Activity::default() },
    ];
    let text = dump(&made("rencana-kerja", &agreement));
    assert!(
        text.contains("| No. | Kegiatan | Tempat |\n  | 1. | a | b |  |\n  | 2. | c | *d* |\n"),
        "{text}"
    );
    agreement.plan[1].budget = Some(25_750_000);
    let text = dump(&made("rencana-kerja", &agreement));
    assert!(text.contains("|  | *Jumlah* |  | *Rp25.750.000,00* |\n"), "{text}");
}

#[test]
fn an_attendance_list_has_rooms_for_all() {
    let mut agreement = example();
    let text = dump(&made("daftar-hadir", &agreement));
    assert!(text.contains("| 20. |  |  | 20. |\n"), "{text}");
    assert!(!text.contains("| 21. |"), "{text}");
    let attendee = Attendee { name: "[Nama]".into(), position: None };
    agreement.event = Some(Event {
        name: Some("Rapat".into()),
        attendees: vec![attendee; 3],
        rooms: Some(2),
        ..Event::default()
    });
    let text = dump(&made("daftar-hadir", &agreement));
    assert!(text.contains("Acara : Rapat\n"), "{text}");
    assert!(text.ends_with("| 3. | [Nama] |  | 3. |\n"), "{text}");
}

#[test]
fn changes_are_worded_by_what_they_do() {
    let mut agreement = example_of("adendum");
    let amendment = agreement.amendment.as_mut().unwrap();
    amendment.reasons.clear();
    amendment.ordinal = std::num::NonZeroU8::new(12).unwrap();
    amendment.changes.truncate(1);
    amendment.changes[0].new = None;
    amendment.changes[0].old = Some("(1) satu\n\n(2) dua".into());
    let text = dump(&made("adendum", &agreement));
    for part in [
        "Adendum Kedua Belas atas Perjanjian Kerja Sama antara",
        "yang selanjutnya disebut Perjanjian Kerja Sama; dan\nb.\n",
        "= Pasal 1 Perubahan #perubahan\n  Ketentuan Pasal~7 ayat~(1) Perjanjian Kerja Sama yang \
         semula berbunyi:\n  “(1) satu\n  (2) dua”\n  dihapus.\n",
        "beserta adendum sebelumnya yang tidak diubah",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn what_a_kind_of_document_needs_is_asked_for() {
    let errors = |name| {
        let mut agreement = example();
        agreement.plan.clear();
        Template::builtin(name).unwrap().fill(&agreement, &style()).unwrap_err().to_string()
    };
    assert!(
        errors("adendum").starts_with(
            "example.ron:2:16: error: Adendum needs the field `amendment`\n  help: Add `amendment: ("
        ),
        "{}",
        errors("adendum")
    );
    assert!(errors("rencana-kerja").contains("Rencana Kerja needs the field `plan`"));
    for name in ["kesepakatan-bersama", "berita-acara", "daftar-hadir"] {
        made(name, &example());
    }
}

#[test]
fn one_party_alone_has_a_plan_but_no_agreement() {
    let mut agreement = example();
    agreement.parties.truncate(1);
    let errors = |name: &str| {
        Template::builtin(name).unwrap().fill(&agreement, &style()).unwrap_err().to_string()
    };
    for (name, kind) in [("pks", "Perjanjian Kerja Sama"), ("berita-acara", "Berita Acara")] {
        let told = errors(name);
        assert!(told.contains(kind) && told.contains("at least 2 parties, not 1"), "{told}");
    }
    for name in ["rencana-kerja", "daftar-hadir"] {
        let text = dump(&made(name, &agreement));
        assert!(!text.contains("PIHAK KEDUA") && !text.contains("antara"), "{text}");
    }
}

#[test]
fn details_of_another_template_are_passed_over() {
    let mut agreement = example();
    agreement.details = [
        ("duration_years", Value::Integer(7)),
        ("court", Value::Text("Pengadilan".into())),
        ("slip", Value::Integer(1)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let text = dump(&made("kesepakatan-bersama", &agreement));
    assert!(text.contains("jangka waktu 7~(tujuh) tahun"), "{text}");
    let own = Template::builtin("pks").unwrap().fill(&agreement, &style()).unwrap_err();
    assert!(own.to_string().contains("the template has no detail `slip`"), "{own}");
    agreement.template = None;
    made("berita-acara", &agreement);
    assert!(Template::builtin("pks").unwrap().fill(&agreement, &style()).is_err());
}

#[test]
fn documents_about_an_agreement_call_it_by_its_kind() {
    let mut agreement = example_of("kesepakatan-bersama");
    let title = |agreement: &Agreement| dump(&made("berita-acara", agreement));
    assert!(title(&agreement).contains("| KESEPAKATAN BERSAMA\n"));
    agreement.details.insert("title".into(), Value::Text("Nota Kesepahaman".into()));
    let text = title(&agreement);
    assert!(text.contains("| NOTA KESEPAHAMAN\n"), "{text}");
    assert!(!text.contains("Perjanjian Kerja Sama") && !text.contains("Kesepakatan"), "{text}");
    let own = dump(&made("kesepakatan-bersama", &agreement));
    assert!(!own.contains("Kesepakatan Bersama"), "{own}");
    agreement.template = Some("daftar-hadir".into());
    agreement.details.clear();
    assert!(title(&agreement).contains("| PERJANJIAN KERJA SAMA\n"));
    agreement.details.insert("agreement".into(), Value::Text("Nota Kesepakatan".into()));
    assert!(title(&agreement).contains("| NOTA KESEPAKATAN\n"));
}

#[test]
fn faults_of_needs_stand_at_their_places() {
    use naskah_diagnostic::Source;
    let manifest = "(title: \"T\", style: \"s\", needs: {\"plam\": \"x\"})";
    let errors = Template::from_parts(Source::new("t.dj", "Teks"), Source::new("t.ron", manifest));
    assert_eq!(
        errors.unwrap_err().to_string(),
        "t.ron:1:34: error: the data has no optional field `plam`\n  help: did you mean `plan`?"
    );
}

proptest::proptest! {
    /// Any value stays one cell, one form value, one line of a title.
    #[test]
    fn values_stay_text_in_tables_forms_and_titles(
        value in "[ -~\\n\\tàé–“]{1,24}|[#>|:{}\\[\\]()*_`~^=+.\"'1ai \\\\-]{1,12}"
    ) {
        proptest::prop_assume!(value.chars().any(|c| !c.is_whitespace()));
        let expected = Text::plain(value.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut agreement = example_of("daftar-hadir");
        agreement.event = Some(Event {
            name: Some(value.clone()),
            time: Some(value.clone()),
            attendees: vec![Attendee { name: value.clone(), position: Some(value.clone()) }],
            rooms: Some(1),
            ..Event::default()
        });
        let document = made("daftar-hadir", &agreement);
        let [Block::Letterhead(_), Block::Title(_), Block::Form(form), Block::Table(table)] =
            document.blocks.as_slice()
        else {
            panic!("{document:?}")
        };
        proptest::prop_assert_eq!(form.len(), 4);
        proptest::prop_assert_eq!(form[1].value.to_plain(), expected.to_plain());
        proptest::prop_assert_eq!(form[3].value.to_plain(), expected.to_plain());
        proptest::prop_assert_eq!(table.rows.len(), 1);
        let cells: Vec<String> = table.rows[0].iter().filter_map(Cell::text).map(Text::to_plain).collect();
        let expected = expected.to_plain();
        proptest::prop_assert_eq!(
            cells,
            ["1.".to_owned(), expected.clone(), expected.clone(), "1.".to_owned()]
        );
    }
}

#[test]
fn the_closing_speaks_of_a_stamp_exactly_where_one_is_drawn() {
    use crate::agreement::{Paper, Signing};

    for template in naskah_templates::TEMPLATES {
        let agreement = Agreement::from_ron("example.ron", template.example).unwrap();
        for meterai in [false, true] {
            let paper = Paper { meterai: Some(meterai), ..Paper::default() };
            let agreement = Agreement { signing: Signing::Paper(paper), ..agreement.clone() };
            let opened = Template::builtin(template.name).unwrap();
            let (document, _) = opened.fill(&agreement, &style()).unwrap();
            let text = dump(&document);
            let closing = text.rsplit("Penutup").next().unwrap_or_default();
            let drawn = text.contains("/ meterai");
            let says = closing.contains("bermeterai cukup");
            assert_eq!(says, drawn, "{} {meterai}\n{closing}", template.name);
            assert_eq!(drawn, meterai && text.contains('✍'), "{}", template.name);
        }
    }
}

/// The lines of a title.
fn lines_of(title: &Title) -> Vec<String> {
    let lines = title.parts.iter().filter_map(|part| match part {
        TitlePart::Line(line) => Some(line.to_plain()),
        _ => None,
    });
    lines.collect()
}

/// The numbers of a title, of all its parts.
fn numbers_of(title: &Title) -> Vec<Option<String>> {
    let numbers = title.parts.iter().flat_map(|part| match part {
        TitlePart::Numbers(numbers) => numbers.as_slice(),
        _ => &[],
    });
    numbers.map(|number| number.as_ref().map(Text::to_plain)).collect()
}
