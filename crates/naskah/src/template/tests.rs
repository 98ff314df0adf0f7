//! Templates through their public API: data and wording to a document or errors.

mod articles;
mod bilingual;
mod dump;
mod family;

use std::fmt::Write as _;

use self::dump::dump;
use super::*;
use crate::document::{Block, Text};

fn style() -> Style {
    Style::builtin("f4-bookman").unwrap()
}

fn example() -> Agreement {
    Agreement::from_ron("example.ron", naskah_templates::template("pks").unwrap().example)
        .unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_example_of_pks() {
    let template = Template::builtin("pks").unwrap_or_else(|e| panic!("{e}"));
    let (document, warnings) =
        template.fill(&example(), &style()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(warnings, []);
    insta::assert_snapshot!(dump(&document));
}

/// A template of that wording whose manifest asks for one detail.
fn template(wording: &str) -> Template {
    try_template(wording).unwrap_or_else(|e| panic!("{e}"))
}

fn try_template(wording: &str) -> Result<Template> {
    let manifest = r#"(title: "Nota", style: "s", fields: {
        "days": (type: Integer, default: 14, help: "How many days."),
    })"#;
    Template::from_parts(Source::new("template.dj", wording), Source::new("template.ron", manifest))
}

/// The document of that wording, without its name.
fn filled(wording: &str) -> String {
    let (document, _) =
        template(wording).fill(&example(), &style()).unwrap_or_else(|e| panic!("{e}"));
    dump(&document).split_once('\n').unwrap().1.to_owned()
}

/// The errors of a wording, as users read them.
fn faults(wording: &str) -> String {
    match try_template(wording).and_then(|template| template.fill(&example(), &style())) {
        Ok((document, _)) => panic!("no fault in {}", dump(&document)),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn terms_of_another_document_are_doubted_where_they_were_written() {
    let data = naskah_templates::template("pks").unwrap().example;
    let data = data
        .replace("publikasi kegiatan\"", "publikasi Kesepakatan Bersama ini\"")
        .replace("pendampingan dalam", "pendampingan PIHAK PERTAMA dalam");
    let agreement = Agreement::from_ron("data.ron", &data).unwrap_or_else(|e| panic!("{e}"));
    let wording = "{{ scope[2] }} {{ parties[1].rights[1] }}\n\nhak PIHAK\nPERTAMA, Nota ini\n";
    let (_, warnings) = template(wording).fill(&agreement, &style()).unwrap();
    let shown: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let place = |text: &str| {
        let line = data.lines().position(|line| line.contains(text)).unwrap();
        let column = data.lines().nth(line).unwrap().find(text).unwrap();
        format!("data.ron:{}:{}", line + 1, column + 1)
    };
    let role = "warning: PIHAK PERTAMA stands in a document of PIHAK KESATU\n  \
                help: write `PIHAK KESATU`, or choose a style with the other role words";
    let kind = "warning: `Kesepakatan Bersama ini` stands in a document of the kind Nota\n  \
                help: write `Nota ini`";
    assert_eq!(
        shown,
        [
            format!("template.dj:3:5: {role}"),
            format!("{}: {role}", place("PIHAK PERTAMA")),
            format!("{}: {kind}", place("Kesepakatan Bersama ini")),
        ]
    );
}

const REFERENCES: &str = "\
# Satu

{#a}
## A

Teks.

{% if details.days > 14 %}
## B

(1) Teks.
(2) Teks.

{% endif %}
# Dua

{#c}
## C

(1) {#c1} Sesuai [](#c1b1), [](#c2), [](#a), [](#c):

    a. [](#c1b); dan
    b. {#c1b} satu:

       1. {#c1b1} dua [.](#a) dan [Pasal itu](#a); dan
       2. tiga.

(2) {#c2} Sesuai [](#c1b1) dan [](#d).

## D

(1) {#d} Sesuai [](#c1b1), [.](#c2).
";

#[test]
fn references_say_where_things_stand() {
    insta::assert_snapshot!(filled(REFERENCES));
}

#[test]
fn an_article_more_shifts_every_number_behind_it() {
    let mut agreement = example();
    agreement.details.insert("days".into(), crate::agreement::Value::Integer(15));
    let (document, _) = template(REFERENCES).fill(&agreement, &style()).unwrap();
    let more = dump(&document);
    assert!(filled(REFERENCES).contains("= Pasal 2 C #c\n"));
    for shifted in [
        "= Pasal 2 B #pasal-2\n",
        "= Pasal 3 C #c\n",
        "(2) #c2\n    Sesuai [pada ayat~(1) huruf~b angka~1 →c1b1] dan [dalam Pasal~4 →d].",
        "= Pasal 4 D #d\n  Sesuai [dalam Pasal~3 ayat~(1) huruf~b angka~1 →c1b1], [Pasal~3 ayat~(2) →c2].",
    ] {
        assert!(more.contains(shifted), "{shifted}\n{more}");
    }
}

#[test]
fn markers_go_on_after_z_and_levels_nest() {
    let mut wording = String::from("## A\n\nDaftar:\n\n");
    for n in 0..28 {
        writeln!(wording, "a. butir {n}\n").unwrap();
    }
    wording.push_str("   1. satu\n\n      a) dua\n\n         1) tiga\n\n         1) empat\n");
    let document = filled(&wording);
    assert!(document.contains("  z.\n    butir 25\n  aa.\n    butir 26\n  bb.\n"), "{document}");
    let nested = "    1.\n      satu\n      a)\n        dua\n        1)\n          tiga\n        2)\n          empat\n";
    assert!(document.ends_with(nested), "{document}");
}

#[test]
fn faults_of_structure_stand_at_their_places() {
    insta::assert_snapshot!(faults(
        "\
## A

Lihat [](#tujuan), [](#tujaun) dan [luar](https://example.org) `kode` ![gambar](x.png).

{#tujuan}
## B

(1) {#sini} satu
(2) {#sini} dua

    1. tiga

::: signature
:::

- empat

Teks {#label} di tengah.[^1]

### C
"
    ));
}

#[test]
fn faults_of_the_engine_stand_at_their_places() {
    let cases = [
        "Teks\n{{ subjek }}",
        "Teks {{ parties[0].signer.nama | upper }}",
        "Teks {{ subject | uper }}",
        "Teks {{ scope }}",
        "Teks {{ subject | bilangan }}",
        "Teks {% if x",
        "{% for a in scope %}\nx\n",
        "Teks \u{F0001}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% for a in scope %}{% for b in scope %}{% for c in scope %}{% for d in scope %}\
         {% for e in scope %}{% for f in scope %}{% for g in scope %}{% for h in scope %}\
         {% for i in scope %}{% for j in scope %}{% for k in scope %}{% for l in scope %}\
         {% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}\
         {% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    ];
    insta::assert_snapshot!(cases.map(faults).join("\n"));
}

#[test]
fn deep_nesting_is_a_fault_and_nothing_worse() {
    let divs: String = (0..400).map(|n| format!("{} x\n\n", ":".repeat(403 - n))).collect();
    assert!(faults(&divs).starts_with("template.dj:1:1: error: there is no container `x`"));
    let quotes = "> ".repeat(3000) + "a";
    assert!(faults(&quotes).starts_with("template.dj:1:1: error: a quotation block has no place"));
}

#[test]
fn faults_of_details_come_with_help() {
    use crate::agreement::Value;
    let mut agreement = example();
    agreement.details.insert("day".into(), Value::Integer(3));
    let errors = template("Teks").fill(&agreement, &style()).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "error: the template has no detail `day`\n  help: did you mean `days`?"
    );
    agreement.details = [("days".to_owned(), Value::Text("tiga".into()))].into();
    let errors = template("Teks").fill(&agreement, &style()).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "error: details.days has to be a whole number\n  help: How many days."
    );
}

#[test]
fn runs_know_where_they_were_written() {
    let wording = "Kata  *tebal* \\* dan\nbaris {{ subject }} akhir.";
    let (document, _) = template(wording).fill(&example(), &style()).unwrap();
    let Block::Paragraph(text) = &document.blocks[0] else { panic!() };
    let runs: Vec<(&str, &str)> = text
        .0
        .iter()
        .map(|run| (run.text.as_str(), run.origin.as_ref().map_or("", |origin| origin.text())))
        .collect();
    assert_eq!(runs[0], ("Kata ", "Kata  "));
    assert_eq!(runs[1], ("tebal", "tebal"));
    assert_eq!(runs[2], (" * dan baris ", " \\* dan\nbaris "));
    assert_eq!(runs[3].0, "Peningkatan Literasi Digital Masyarakat");
    assert_eq!(runs[4], (" akhir.", " akhir."));
}

#[test]
fn values_know_their_place_through_filters_and_macros() {
    let source = Source::new("data.ron", "(name: \"ab\", date: \"2021-09-21\")");
    let tracked = |text: &str, number| {
        minijinja::Value::from_object(provenance::TrackedText {
            text: text.into(),
            number,
            is_markup: false,
        })
    };
    let fields = [("name", tracked("ab", 0)), ("date", tracked("2021-09-21", 1))];
    let data = data::Data {
        context: minijinja::Value::from(std::collections::BTreeMap::from(fields)),
        origins: data::TextOrigins(vec![Some(source.span(8..10)), Some(source.span(20..30))]),
        diagnostics: Vec::new(),
    };
    let wording = "{% macro m(x) %}M{{ x }}{% endmacro %}{% set s %}{{ name }}{{ 1 }}{% endset %}\
                   a {{ name | upper }} {{ date | hari }} {{ m(name) }}{{ s }} {{ name ~ 1 }}";
    let filled = template(wording).engine.render(&data).unwrap();
    let pieces: Vec<(&str, String)> = filled
        .segments(0..filled.text().len())
        .map(|(range, span)| (&filled.text()[range], format!("{:?}", span.unwrap())))
        .collect();
    let pieces: Vec<(&str, &str)> = pieces.iter().map(|(text, at)| (*text, at.as_str())).collect();
    assert_eq!(
        pieces,
        [
            ("a ", "template.dj:1:79"),
            ("AB", "data.ron:1:9"),
            (" ", "template.dj:1:99"),
            ("Selasa", "data.ron:1:21"),
            (" ", "template.dj:1:117"),
            ("M", "template.dj:1:121"),
            ("ab", "data.ron:1:9"),
            ("ab", "data.ron:1:9"),
            ("1", "template.dj:1:134"),
            (" ", "template.dj:1:138"),
            ("ab1", "template.dj:1:142"),
        ]
    );
}

#[test]
fn literal_text_is_printed_as_it_is_written() {
    let text = "\"Kutip\" 'satu' -- dua --- tiga... 10:30:45 x:y:z a_b \\[c\\] {{ \"*d*\" }}";
    assert_eq!(filled(text), "\"Kutip\" 'satu' -- dua --- tiga... 10:30:45 x:y:z a_b [c] *d*\n");
}

#[test]
fn lines_may_end_as_on_windows() {
    assert_eq!(filled(&REFERENCES.replace('\n', "\r\n")), filled(REFERENCES));
}

#[test]
fn list_punctuation_is_not_doubled() {
    let mut agreement = example();
    agreement.scope =
        ["satu;", "dua.", "tiga; dan", "Drs. A, S.Sos.", "lima dll."].map(Into::into).into();
    let wording =
        "{% for item in scope %}\na. {{ item | rincian(loop, \"dan/atau\") }}\n{% endfor %}\n";
    let (document, _) = template(wording).fill(&agreement, &style()).unwrap();
    let text = dump(&document);
    assert!(
        text.ends_with("a.\n  satu;\nb.\n  dua;\nc.\n  tiga;\nd.\n  Drs.~A,~S.Sos.; dan/atau\ne.\n  lima dll.\n"),
        "{text}"
    );
}

#[test]
fn what_is_left_out_becomes_a_blank_or_a_default() {
    let mut agreement = example();
    agreement.signed = crate::agreement::Signed::default();
    agreement.scope.clear();
    agreement.recitals.clear();
    agreement.legal_basis.clear();
    agreement.witnesses.clear();
    agreement.plan.clear();
    let third = agreement.parties[1].clone();
    agreement.parties.push(third);
    for party in &mut agreement.parties {
        (party.number, party.seat, party.contact) = (None, None, None);
        party.rights.clear();
        party.duties.clear();
    }
    agreement.signing = crate::agreement::Signing::default();
    let (document, _) = Template::builtin("pks").unwrap().fill(&agreement, &style()).unwrap();
    insta::assert_snapshot!(dump(&document));
}

#[test]
fn signers_are_written_as_offices_ask() {
    use crate::agreement::{Acting, Person};
    let mut agreement = example();
    agreement.parties[0].signer = Person {
        name: "Drs. H. Nama  Orang, M.Si.".into(),
        position: "Kepala Dinas".into(),
        acting: Some(Acting::Plt),
        rank: Some("Pembina Tingkat I".into()),
        nip: Some("197001011990031001".into()),
        ..Person::default()
    };
    let mut other = style();
    other.role_words = crate::style::RoleWords::Pertama;
    let wording = "::: parties\n:::\n\n::: signatures\n:::\n";
    let (document, _) = template(wording).fill(&agreement, &other).unwrap();
    let text = dump(&document);
    for part in [
        "1. *Drs.~H.~NAMA ORANG,~M.Si.* : Plt.~Kepala Dinas, berkedudukan di [Alamat ^PIHAK KESATU^]",
        "selanjutnya disebut ^*PIHAK PERTAMA*^.",
        "✍ ^PIHAK PERTAMA^ / Plt.~KEPALA DINAS, / Drs.~H.~NAMA ORANG,~M.Si. / \
         [\"Pembina Tingkat I\", \"NIP 19700101 199003 1 001\"]",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// The signature block of the example after some changes.
fn signed(change: impl FnOnce(&mut Agreement)) -> String {
    let mut agreement = example();
    change(&mut agreement);
    let (document, _) = template("::: signatures\n:::\n")
        .fill(&agreement, &style())
        .unwrap_or_else(|e| panic!("{e}"));
    dump(&document).split_once('\n').unwrap().1.to_owned()
}

#[test]
fn offices_stand_one_upon_another() {
    use crate::agreement::{Acting, Person};
    let with = |superiors: &[&str], position: &str, acting, own: Option<&str>| {
        let signer = Person {
            name: "Nama".into(),
            position: position.into(),
            acting,
            own_position: own.map(str::to_owned),
            on_behalf_of: superiors.iter().map(|it| (*it).to_owned()).collect(),
            ..Person::default()
        };
        let text = signed(|agreement| agreement.parties[0].signer = signer);
        let line = text.lines().next().unwrap();
        line.strip_prefix("✍ ^PIHAK KESATU^ / ")
            .unwrap()
            .split(" / NAMA")
            .next()
            .unwrap()
            .to_owned()
    };
    let (regent, secretary) = ("Bupati Kutai", "Sekretaris Daerah");
    for (written, expected) in [
        (with(&[regent], secretary, None, None), "a.n.~BUPATI KUTAI / SEKRETARIS DAERAH,"),
        (
            with(&[regent, secretary], "Asisten Administrasi", None, None),
            "a.n.~BUPATI KUTAI / SEKRETARIS DAERAH / u.b. / ASISTEN ADMINISTRASI,",
        ),
        (
            with(&[regent], secretary, Some(Acting::Plt), Some("Asisten Administrasi")),
            "a.n.~BUPATI KUTAI / Plt.~SEKRETARIS DAERAH / ASISTEN ADMINISTRASI,",
        ),
        (
            with(&[], regent, Some(Acting::Plh), Some("Wakil Bupati Kutai")),
            "Plh.~BUPATI KUTAI / WAKIL BUPATI KUTAI,",
        ),
        (
            with(&["Plh. Bupati"], "Plt. Kepala Dinas", None, None),
            "a.n.~Plh.~BUPATI / Plt.~KEPALA DINAS,",
        ),
    ] {
        assert_eq!(written, expected);
    }
}

#[test]
fn names_carry_what_is_due_in_the_year_of_signing() {
    use crate::agreement::{Acting, Profile};
    let witness = |date: &str, acting, profile| {
        let text = signed(|agreement| {
            agreement.signed.date = Some(date.parse().unwrap());
            agreement.profile = profile;
            let witness = &mut agreement.witnesses[0];
            witness.name = "Dr. H. Nama, M.Si.".into();
            (witness.rank, witness.nip) = (Some("Pembina".into()), Some("[NIP]".into()));
            witness.acting = acting;
        });
        text.lines().last().unwrap().split("], / ").last().unwrap().to_owned()
    };
    let degrees_alone = "Dr.~H.~NAMA,~M.Si. / []";
    let all = "Dr.~H.~NAMA,~M.Si. / [\"Pembina\", \"NIP [NIP]\"]";
    assert_eq!(witness("2023-01-01", None, None), degrees_alone);
    assert_eq!(witness("2022-12-31", None, None), all);
    assert_eq!(witness("2025-05-20", None, Some(Profile::Naskah2009)), all);
    assert_eq!(witness("2021-09-21", None, Some(Profile::Naskah2023)), degrees_alone);
    assert_eq!(witness("2025-05-20", Some(Acting::Pj), None), "NAMA / []");
}

#[test]
fn a_name_keeps_its_degrees_where_the_parties_are_introduced() {
    use crate::agreement::Acting;
    let mut agreement = example();
    let signer = &mut agreement.parties[0].signer;
    (signer.name, signer.position) = ("Dr. Nama, M.Si.".into(), "Bupati Kutai".into());
    signer.acting = Some(Acting::Pj);
    let wording = "::: parties\n:::\n\n::: signatures\n:::\n";
    let (document, _) = template(wording).fill(&agreement, &style()).unwrap();
    let text = dump(&document);
    assert!(text.contains("1. *Dr.~NAMA,~M.Si.* : Pj.~Bupati Kutai, "), "{text}");
    assert!(text.contains("/ Pj.~BUPATI KUTAI, / NAMA / []"), "{text}");
}

#[test]
fn witnesses_stand_under_the_heading_that_the_data_chooses() {
    use crate::agreement::Witnessing::{Mengetahui, Menyaksikan, Saksi};
    for (witnessed, witnesses, heading) in [
        (Menyaksikan, 1, "Menyaksikan,"),
        (Mengetahui, 2, "Mengetahui,"),
        (Saksi, 1, "Saksi:"),
        (Saksi, 3, "Saksi\u{2011}saksi:"),
    ] {
        let text = signed(|agreement| {
            agreement.witnessed = witnessed;
            agreement.witnesses = vec![agreement.witnesses[0].clone(); witnesses];
        });
        assert!(text.lines().any(|line| line == heading), "{text}");
    }
}

#[test]
fn each_original_has_its_label_and_one_meterai() {
    use crate::agreement::{Originals, Paper, Signing};
    let template = template("::: signatures\n:::\n");
    let mut agreement = example();
    agreement.signing = Signing::Paper(Paper { originals: Originals::new(3), ..Paper::default() });
    let made = |agreement: &Agreement| {
        let (document, _) = template.fill(agreement, &style()).unwrap();
        let label = document.original.as_ref().map_or(String::new(), Text::to_plain);
        let stamped: Vec<usize> = dump(&document)
            .lines()
            .filter(|line| line.starts_with('✍'))
            .enumerate()
            .filter_map(|(index, line)| line.ends_with(" / meterai").then_some(index + 1))
            .collect();
        (label, stamped)
    };
    let original = |number| agreement.as_original(Originals::new(number).unwrap());
    assert_eq!(made(&agreement), (String::new(), vec![1, 2]));
    assert_eq!(made(&original(1).unwrap()), ("Rangkap Kesatu".into(), vec![1]));
    assert_eq!(made(&original(2).unwrap()), ("Rangkap Kedua".into(), vec![2]));
    assert_eq!(made(&original(3).unwrap()), ("Rangkap Ketiga".into(), vec![]));
    assert_eq!(
        original(4).unwrap_err().to_string(),
        "example.ron:88:31: error: there is no original 4\n  \
         help: choose 1 to 3, or raise `originals` in `signing`"
    );

    agreement.signing = Signing::Paper(Paper { originals: None, meterai: Some(false) });
    assert_eq!(made(&agreement), (String::new(), vec![]));
}

#[test]
fn a_kind_of_document_may_do_without_meterai() {
    let manifest = "(title: \"Nota\", style: \"s\", meterai: false)";
    let template = Template::from_parts(
        Source::new("t.dj", "::: signatures\n:::\n"),
        Source::new("t.ron", manifest),
    )
    .unwrap();
    let mut agreement = example();
    let stamped = |agreement: &Agreement| {
        dump(&template.fill(agreement, &style()).unwrap().0).contains("/ meterai")
    };
    assert!(!stamped(&agreement));
    agreement.signing = crate::agreement::Signing::Paper(crate::agreement::Paper {
        meterai: Some(true),
        ..Default::default()
    });
    assert!(stamped(&agreement));
}

#[test]
fn an_agreement_without_meterai_does_not_speak_of_one() {
    let template = Template::builtin("pks").unwrap();
    let mut agreement = example();
    let text = |agreement: &Agreement| dump(&template.fill(agreement, &style()).unwrap().0);
    assert!(text(&agreement).contains("rangkap 2~(dua) asli, bermeterai cukup, masing"));
    agreement.signing = crate::agreement::Signing::Paper(crate::agreement::Paper {
        meterai: Some(false),
        ..Default::default()
    });
    assert!(text(&agreement).contains("rangkap 2~(dua) asli, masing"));
}

#[test]
fn the_parties_that_sign_put_their_initials() {
    let labels = |wording: &str| -> Vec<String> {
        let (document, _) = template(wording).fill(&example(), &style()).unwrap();
        document.initials.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(labels("Teks."), [""; 0]);
    let both = ["PARAF-PIHAK-KESATU", "PARAF-PIHAK-KEDUA"];
    assert_eq!(labels("## Penutup\n\nTeks.\n\n::: signatures\n:::\n"), both);
}

#[test]
fn a_template_serves_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&template("Teks"));
}

#[test]
fn faults_of_the_manifest_stand_at_their_places() {
    let open = |manifest: &str| {
        Template::from_parts(Source::new("t.dj", "Teks"), Source::new("t.ron", manifest))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        open(
            "(title: \"T\", style: \"s\", fields: {\n  \"a\": (type: Integer, default: \"x\", help: \"h\"),\n})"
        ),
        "t.ron:2:3: error: the default of `a` is not a whole number"
    );
    assert!(open("(title: \"T\",\n stil: \"s\")").starts_with("t.ron:2:2: error: "));
    let unknown = Template::builtin("psk").unwrap_err().to_string();
    assert_eq!(unknown, "error: there is no template `psk`\n  help: did you mean `pks`?");
}

#[test]
fn an_unreadable_template_names_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let error = || Template::open(folder.path()).unwrap_err();
    let missing = error();
    assert_eq!(missing.category(), naskah_diagnostic::Category::Input);
    assert!(missing.to_string().contains("template.dj"), "{missing}");
    std::fs::write(folder.path().join("template.dj"), [0xFF]).unwrap();
    assert_eq!(error().iter().next().unwrap().code.name(), "file-not-usable");
}

#[test]
fn details_change_the_articles_and_nothing_else() {
    use crate::agreement::Value;
    let mut agreement = example();
    agreement.details = [
        ("mediator", Value::Text("Sekretaris Daerah".into())),
        ("court", Value::Text("Pengadilan Negeri [Kota]".into())),
        ("funding_amount", Value::Integer(25_750_000)),
        ("confidentiality", Value::Boolean(false)),
        ("duration_years", Value::Integer(5)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let (document, _) = Template::builtin("pks").unwrap().fill(&agreement, &style()).unwrap();
    let text = dump(&document);
    for part in [
        "Rp25.750.000,00~(dua puluh lima juta tujuh ratus lima puluh ribu rupiah).",
        "berlaku untuk jangka waktu 5~(lima) tahun",
        "= Pasal 9 Keadaan Kahar",
        "dimaksud [pada ayat~(1) →musyawarah] tidak mencapai mufakat, ^PARA PIHAK^ meminta \
         fasilitasi kepada Sekretaris Daerah.",
        "dimaksud [pada ayat~(2) →fasilitasi] tidak berhasil",
        "melalui Pengadilan Negeri [Kota].",
        "keadaan kahar sebagaimana dimaksud [dalam Pasal~9 ayat~(1) →kahar-arti]",
        "= Pasal 15 Penutup",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("Kerahasiaan") && !text.contains("Pasal 16"));
}

#[test]
fn private_characters_in_data_are_refused() {
    let mut agreement = example();
    agreement.scope[1] = "a\u{F0000}b\u{100000}".into();
    let errors = template("Teks").fill(&agreement, &style()).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "example.ron:59:10: error: scope[1] holds U+F0000, a private character without a meaning of its own\n  \
         help: Write the text without it."
    );
}

proptest::proptest! {
    /// Any wording gives a document or errors, never a panic.
    #[test]
    fn any_wording_is_a_document_or_a_fault(
        wording in r#"(\(1\) |a\. |1\. |a\) |#+ |\{#[ab]\}\n?|\[[.x]?\]\(#[ab]\)|\n+ {0,6}|:::+ ?(title|x)?|\||\|--\||\*|_|`|!|[{}\[\]()^"'\\]|\{\{ (subject|none|scope\[0\]) \}\}|\{% (if true|endif|else) %\}|<!--|-->|kata |é){0,24}"#
    ) {
        if let Ok(template) = try_template(&wording)
            && let Ok((document, _)) = template.fill(&example(), &style())
        {
            for place in dump(&document).lines().filter(|line| line.contains(" →")) {
                proptest::prop_assert!(!place.contains("[ →"), "{}", place);
            }
        }
    }

    /// Whatever a value holds, its characters are printed and nothing else changes.
    #[test]
    fn values_are_text(value in "[ -~\\n\\tàé–“\u{a0}]{1,24}|[#>|:{}\\[\\]()*_`~^=+.\"'1ai \\\\-]{1,12}|.{1,12}") {
        let words: Vec<&str> = value
            .split(|c: char| (c.is_whitespace() && !"\u{a0}\u{202f}".contains(c)) || c.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        proptest::prop_assume!(!words.is_empty() && !value.contains(|c| c >= '\u{F0000}'));
        let folded = words.join(" ");
        let mut agreement = example();
        agreement.subject = value;
        let wording = "{{ subject }}\n\n## X {{ subject }}\n\n(1) {{ subject }}\n(2) a {{ subject }} b\n\n    \
                       a. {{ subject }}\n\n    | {{ subject }} | B |\n    |--|--|\n    | c | {{ subject }} |\n";
        let (document, _) = template(wording).fill(&agreement, &style()).unwrap();
        let plain = |text: &Text| text.to_plain();
        let expected = Text::plain(folded).to_plain();
        let [Block::Paragraph(first), Block::Article(article)] = document.blocks.as_slice() else {
            panic!("{document:?}")
        };
        proptest::prop_assert_eq!(plain(first), expected.clone());
        proptest::prop_assert_eq!(plain(&article.title), format!("X {expected}"));
        let [Block::List(ayat)] = article.blocks.as_slice() else { panic!("{document:?}") };
        let [one, two] = ayat.items.as_slice() else { panic!("{document:?}") };
        let [Block::Paragraph(one)] = one.blocks.as_slice() else { panic!("{document:?}") };
        proptest::prop_assert_eq!(plain(one), expected.clone());
        let [Block::Paragraph(two), Block::List(items), Block::Table(table)] = two.blocks.as_slice()
        else {
            panic!("{document:?}")
        };
        proptest::prop_assert_eq!(plain(two), format!("a {expected} b"));
        let [Block::Paragraph(item)] = items.items[0].blocks.as_slice() else {
            panic!("{document:?}")
        };
        proptest::prop_assert_eq!(plain(item), expected.clone());
        let cell = |cell: &crate::document::Cell| plain(cell.text().unwrap());
        proptest::prop_assert_eq!(cell(&table.header[0][0]), expected.clone());
        proptest::prop_assert_eq!(cell(&table.rows[0][1]), expected);
    }
}

#[test]
fn the_style_decides_how_parties_are_described_and_items_marked() {
    let mut style = style();
    style.parties.form = crate::style::PartyForm::Rows;
    style.parties.numerals = crate::style::Numerals::Roman;
    style.lists.scheme = crate::style::ListScheme::Agreement;
    let mut agreement = example();
    agreement.parties[0].mandate = Some("Keputusan Ketua".into());
    let wording = "::: parties\n:::\n\na. satu;\n\n   1. dua; dan\n\n   1. tiga.\n";
    let (document, _) = template(wording).fill(&agreement, &style).unwrap();
    insta::assert_snapshot!(dump(&document));
}

#[test]
fn an_original_has_one_stamp_and_its_closing_speaks_of_it() {
    use crate::agreement::{Originals, Paper, Signing};
    let mut agreement = example();
    agreement.signing = Signing::Paper(Paper { originals: Originals::new(3), ..Paper::default() });
    let wording = "{% if meterai %}\nBermeterai cukup.\n{% endif %}\n\n::: signatures\n:::\n\n\
                   {.lampiran}\n# Lampiran\n\nTeks.\n\n::: signatures\n:::\n";
    let of = |number: u8| {
        let agreement = agreement.as_original(number.try_into().unwrap()).unwrap();
        let (document, _) = template(wording).fill(&agreement, &style()).unwrap();
        let text = dump(&document);
        (text.matches(" / meterai").count(), text.contains("Bermeterai cukup."))
    };
    assert_eq!([1, 2, 3].map(of), [(1, true), (1, true), (0, false)]);
}
