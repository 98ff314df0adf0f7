//! What an agreement and its template may say, through the command: each construct as it prints, and its faulty form
//! at its place.

use std::fs;

use naskah_tests::reader;

use crate::shared::desk::{Desk, Done};

const DATA: &str = r#"(
    EXTRA
    subject: "Sinergi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "Badan Satu", seat: "Jalan A", FIRST signer: (name: "Ana, S.H.", position: "Ketua Badan" ANA)),
        (name: "Dinas Dua", seat: "Jalan B", SECOND signer: (name: "Budi", position: "Kepala Dinas" BUDI)),
    ],
)"#;

/// The data with these fields in the places of the words in capitals.
fn data(fields: &[(&str, &str)]) -> String {
    let mut text = DATA.to_owned();
    for (place, field) in fields {
        text = text.replacen(place, field, 1);
    }
    for place in ["EXTRA", "FIRST", "SECOND", " ANA", " BUDI"] {
        text = text.replacen(place, "", 1);
    }
    text
}

fn desk_with(data: &str) -> Desk {
    let desk = Desk::new();
    desk.put("a.ron", data);
    desk
}

/// Renders the data with this template, or with the usual one.
fn render(desk: &Desk, template: Option<&str>) -> Done {
    if let Some(wording) = template {
        fs::create_dir_all(desk.path("t")).unwrap();
        desk.put("t/template.dj", wording);
        if !desk.path("t/template.ron").exists() {
            desk.put("t/template.ron", "(title: \"Perjanjian\", style: \"f4-bookman\")");
        }
        desk.run(&["render", "a.ron", "--template", "./t"])
    } else {
        desk.run(&["render", "a.ron"])
    }
}

/// The text of the pages that this template makes of plain data.
fn text_of(wording: &str) -> String {
    let desk = desk_with(&data(&[]));
    let done = render(&desk, Some(wording));
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""), "{}", done.stderr);
    text(&desk)
}

fn text(desk: &Desk) -> String {
    reader::flat_text(&reader::read(&desk.read("a.pdf")))
}

/// The text of the pages that data makes with the usual template.
fn text_with(fields: &[(&str, &str)]) -> String {
    let desk = desk_with(&data(fields));
    let done = render(&desk, None);
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""), "{}", done.stderr);
    text(&desk)
}

/// Asserts that this template is refused, at that place and in these words.
fn refused(wording: &str, place: &str, message: &str) {
    let desk = desk_with(&data(&[]));
    let done = render(&desk, Some(wording));
    assert_eq!(done.status, Some(1), "{wording}\n{}", done.stderr);
    let at = format!("t/template.dj:{place}");
    assert!(done.stderr.contains(&at), "{at}\n{}", done.stderr);
    assert!(done.stderr.contains(message), "{message}\n{}", done.stderr);
    assert!(!desk.path("a.pdf").exists());
}

#[track_caller]
fn has(text: &str, words: &[&str]) {
    let mut rest = text;
    for words in words {
        let Some(at) = rest.find(words) else { panic!("`{words}` is not in its place:\n{text}") };
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn definitions_stand_under_their_article_and_an_annex_may_be_outlined() {
    let text = text_of(
        "## Umum\n\nYang dimaksud dengan:\n\n1. Kas adalah uang.\n2. Bank adalah:\n\n   a. satu; dan\n   b. dua.\n\n\
         {#x .lampiran}\n# Rincian\n\nI. Satu\n\n   A. Dua\n\n      1. Tiga\n\n         a. {#e} Empat\n\nI. Lima\n\n\
         Lihat [](#e).\n",
    );
    has(
        &text,
        &[
            "1. Kas", "2. Bank", "a. satu", "b. dua", "I. Satu", "A. Dua", "1. Tiga", "a. Empat",
            "II. Lima",
        ],
    );
    has(&text, &["Lihat pada angka Romawi I huruf A angka 1 huruf a."]);
    refused("## Umum\n\nIsi:\n\nA. satu\nB. dua\n", "5:1", "use `(1)` or `a.` or `1.` here");
    refused("## Umum\n\n(1) Isi:\n\n    1. satu\n    2. dua\n", "5:5", "use `a.` here");
}

#[test]
fn a_lone_item_runs_on_and_a_list_ends_as_it_should() {
    let text = text_of(
        "## A\n\n(1) {#x} Dilarang:\n\n    a. {#y} mengalihkan hak.\n\n(2) Lihat [](#y).\n",
    );
    has(&text, &["(1) Dilarang mengalihkan hak.", "(2) Lihat pada ayat (1)."]);
    let kept = text_of("## A\n\nIsi sebagai berikut:\n\na. satu hal.\n");
    has(&kept, &["Isi sebagai berikut: satu hal."]);
    for (list, warned) in [
        ("a. satu; dan\nb. dua.\n", None),
        ("a. satu;\nb. dua; atau\nc. tiga.\n", None),
        ("1. Satu adalah dua.\n2. Tiga adalah empat.\n", None),
        ("a. satu;\nb. dua; atau\n", Some("5:4: the last item of a list ends in")),
        ("a. satu;\nb. dua.\n", Some("4:4: the last item but one ends in")),
        ("a. satu.\nb. dua; dan\nc. tiga.\n", Some("4:4: an item of a list ends in")),
    ] {
        let desk = desk_with(&data(&[]));
        let done = render(
            &desk,
            Some(
                &format!("## A\n\nIsi:\n{list}")
                    .replace(":\na", ":\n\na")
                    .replace(":\n1", ":\n\n1"),
            ),
        );
        assert_eq!(done.status, Some(0), "{}", done.stderr);
        match warned {
            Some(message) => {
                let (place, words) = message.split_once(": ").unwrap();
                let line: usize = place.split_once(':').unwrap().0.parse().unwrap();
                assert!(done.stderr.contains(words), "{list}\n{}", done.stderr);
                assert!(
                    done.stderr.contains(&format!("template.dj:{}", line + 1)),
                    "{list}\n{}",
                    done.stderr
                );
            }
            None => assert_eq!(done.stderr, "", "{list}"),
        }
    }
}

#[test]
fn chapters_have_parts_and_articles_may_have_no_title() {
    let text = text_of(
        "# Hak\n\n### Pertama\n\n## Satu\n\nIsi.\n\n{#b}\n### Bagian Kedua\n\n#### Umum\n\n##\n\nLihat [](#b).\n\n\
         # Tugas\n\n### Ketiga\n\n## Tiga\n\nIsi.\n",
    );
    has(
        &text,
        &[
            "BAB I HAK",
            "Bagian Kesatu Pertama",
            "Pasal 1 SATU",
            "Bagian Kedua",
            "Paragraf 1 Umum",
            "Pasal 2 Lihat",
            "dalam BAB I Bagian Kedua.",
            "BAB II TUGAS",
            "Bagian Kesatu Ketiga",
            "Pasal 3 TIGA",
        ],
    );
    refused("### Bagian\n\n## A\n\nIsi.\n", "1:1", "a part stands in a chapter");
    refused("# A\n\n#### Paragraf\n\n## A\n\nIsi.\n", "3:1", "a subpart stands in a part");
}

#[test]
fn numbers_stand_where_they_are_put() {
    let put = "::: title\nPerjanjian\n\n: NOMOR\n\n  1/A\n\n: NOMOR\n\n  2/B\n\nTentang\n\n1. satu\n2. dua\n:::\n\n## A\n\nIsi.\n";
    has(
        &text_of(put),
        &["PERJANJIAN", "NOMOR : 1/A", "NOMOR : 2/B", "TENTANG", "1. SATU", "2. DUA"],
    );
    refused(
        &put.replacen("NOMOR", "TANGGAL", 1),
        "4:1",
        "a form in a title holds numbers and nothing else",
    );

    let desk = desk_with(&data(&[("FIRST", "number: \"1/A\",")]));
    desk.put("s.ron", "(base: \"a4-arial\", title: (numbers: before_subject))");
    let done = desk.run(&["render", "a.ron", "--style", "s.ron"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    has(&text(&desk), &["DINAS DUA", "NOMOR : 1/A", "TENTANG", "SINERGI"]);
}

#[test]
fn a_subject_of_several_items_is_a_list_in_the_title() {
    let items = "subject_items: [\"Sinergi\", \"Pertukaran Data\"],";
    let desk = desk_with(
        &data(&[("EXTRA", items)])
            .replace("\"Sinergi\",\n    signed", "\"Sinergi; dan Pertukaran Data\",\n    signed"),
    );
    let done = render(&desk, None);
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""));
    has(
        &text(&desk),
        &["TENTANG", "1. SINERGI", "2. PERTUKARAN DATA", "adalah Sinergi; dan Pertukaran Data."],
    );
    desk.put("a.ron", &data(&[("EXTRA", "subject_items: [\"Sinergi\", \"Lain\"],")]));
    let done = render(&desk, None);
    assert!(
        done.stderr.contains("a.ron:2:33") && done.stderr.contains("does not stand in the subject"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_line_is_broken_centred_or_raised_by_hand_and_a_page_turned() {
    let text = text_of(
        "## A\n\nSatu\\\ndua m^2^ H~2~O.\n\n{.tengah}\n_J_ = 2 × _i_\n\n::: page-break\n:::\n\n## B\n\nIsi.\n",
    );
    has(&text, &["Satu dua m2 H2O.", "J = 2 × i", "- 2 -", "Pasal 2 B"]);
    refused("## A\n\n{.kiri}\nIsi.\n", "3:1", "there is no class `kiri` here");
    refused("## A\n\nIsi.\n\n::: pagebreak\n:::\n", "5:1", "there is no container `pagebreak`");
}

#[test]
fn what_stands_below_the_signatures_comes_from_the_data() {
    let text = text_with(&[(
        "EXTRA",
        "copies: [\"Gubernur\", \"Inspektur\"], initialled_by: (hierarchy: [\"Sekretaris\"], coordination: [\"Kabag Hukum\"]),",
    )]);
    has(
        &text,
        &[
            "ANA, S.H.",
            "Tembusan:",
            "1. Gubernur",
            "2. Inspektur",
            "Paraf Koordinasi",
            "Paraf Hierarki",
            "Kabag Hukum",
            "Sekretaris",
        ],
    );
    let desk = desk_with(&data(&[("EXTRA", "copies: [\"\"],")]));
    let done = render(&desk, None);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("a.ron:2:15"), "{}", done.stderr);
}

#[test]
fn a_short_name_is_introduced_where_it_is_used() {
    let used = ("EXTRA", "scope: [\"pendampingan oleh BS\", \"pelatihan\"],");
    has(
        &text_with(&[used, ("FIRST", "short: \"BS\",")]),
        &["nama Badan Satu, yang selanjutnya disingkat BS, selanjutnya disebut PIHAK KESATU"],
    );
    let unused = text_with(&[("FIRST", "short: \"BS\",")]);
    assert!(!unused.contains("disingkat"), "{unused}");
}

#[test]
fn two_sign_for_one_party_and_officials_acknowledge_it() {
    let second = ("SECOND", "co_signer: (name: \"Cici\", position: \"Sekretaris Dinas\"),");
    let officials = "acknowledged_by: [(name: \"Dedi\", position: \"Ketua DPRD\"), (name: \"Eka\", position: \"Dandim\"), (name: \"Fani\", position: \"Kajari\")],";
    let text = text_with(&[("EXTRA", officials), second]);
    has(
        &text,
        &[
            "BUDI",
            "Kepala Dinas, dan",
            "CICI",
            "bersama-sama bertindak untuk dan atas nama Dinas Dua",
        ],
    );
    has(
        &text,
        &[
            "PIHAK KEDUA PIHAK KEDUA",
            "KEPALA DINAS, SEKRETARIS DINAS,",
            "Mengetahui,",
            "KETUA DPRD,",
            "DANDIM,",
            "KAJARI,",
        ],
    );
    let desk = desk_with(&data(&[second]));
    assert_eq!(render(&desk, None).status, Some(0));
    let fields = desk.run(&["fields", "a.pdf"]);
    for name in ["PIHAK-KESATU", "PIHAK-KEDUA", "PIHAK-KEDUA-2"] {
        assert!(fields.stdout.contains(name), "{}", fields.stdout);
    }
}

#[test]
fn members_of_the_police_and_the_armed_forces_have_rank_and_number() {
    let rank = |number: &str| format!(", rank: \"Ajun Komisaris Besar Polisi\", nrp: \"{number}\"");
    for number in ["79010123", "11990012345678", "15432/P"] {
        let text = text_with(&[(" BUDI", &rank(number))]);
        has(&text, &["BUDI", &format!("Ajun Komisaris Besar Polisi NRP {number}")]);
    }
    let desk = desk_with(&data(&[(" BUDI", &rank("79-01"))]));
    let done = render(&desk, None);
    assert_eq!(done.status, Some(0));
    assert!(done.stderr.contains("the NRP \"79-01\" is doubtful"), "{}", done.stderr);
    desk.put("a.ron", &data(&[(" BUDI", ", nip: \"79010123\"")]));
    let done = render(&desk, None);
    assert_eq!(done.status, Some(1));
    assert!(
        done.stderr.contains("the number of a police officer stands in `nrp`"),
        "{}",
        done.stderr
    );
}

#[test]
fn items_of_the_data_may_be_markup_and_are_text_otherwise() {
    let text = text_with(&[
        (
            "EXTRA",
            "recitals: [markup(\"{#tugas} PIHAK KESATU bertugas\"), markup(\"sebagaimana dimaksud [](#tugas), perlu kerja sama\")],",
        ),
        (
            "FIRST",
            "rights: [markup(\"laporan sebagaimana dimaksud [](#monev)\"), \"_data_ [monev]\"],",
        ),
    ]);
    has(
        &text,
        &[
            "a. bahwa PIHAK KESATU bertugas; dan",
            "b. bahwa sebagaimana dimaksud pada huruf a, perlu kerja sama.",
        ],
    );
    has(&text, &["a. laporan sebagaimana dimaksud dalam Pasal 8; dan", "b. _data_ [monev]."]);
    let faulty = data(&[("FIRST", "rights: [markup(\"laporan [](#monef)\"), \"b\"],")]);
    let desk = desk_with(&faulty);
    let done = render(&desk, None);
    assert_eq!(done.status, Some(1));
    assert!(
        done.stderr.contains("a.ron:6") && done.stderr.contains("did you mean `#monev`?"),
        "{}",
        done.stderr
    );
    desk.put("a.ron", &data(&[("FIRST", "rights: [\"laporan [](#monev)\", \"b\"],")]));
    let done = render(&desk, None);
    assert_eq!(done.status, Some(0));
    assert!(done.stderr.contains("plain text holds a reference as markup"), "{}", done.stderr);
    desk.put("a.ron", &data(&[("FIRST", "rights: [3],")]));
    let done = render(&desk, None);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("a.ron:6"), "{}", done.stderr);
}

#[test]
fn cells_are_merged_and_numbered_and_columns_have_widths() {
    let table = "## A\n\nRincian:\n\n{.nomor-kolom lebar=\"1 3 2 2\"}\n| No. | Uraian | Jumlah | < |\n|--:|:--|--:|--:|\n\
        | ^ | ^ | Satu | Dua |\n|--:|:--|--:|--:|\n| *Kelompok* | < | < | < |\n| 1. | {{ \"<\" }} | 10 | 20 |\n| *Jumlah* | < | 10 | 20 |\n";
    has(
        &text_of(table),
        &[
            "Jumlah", "No.", "Uraian", "Satu", "Dua", "(1)", "(2)", "(3)", "(4)", "Kelompok", "1.",
            "<", "10", "20",
        ],
    );
    refused(
        &table.replace("| 1. |", "| < |"),
        "11:1",
        "a merged cell has no cell at its left or above it",
    );
    refused(
        &table.replace("| 1. | {{ \"<\" }} | 10 | 20 |", "| 1. | ^ | 10 | 20 |"),
        "10:1",
        "merged cells do not form a rectangle",
    );
    refused(&table.replace("1 3 2 2", "1 3 2"), "5:1", "are not the widths of 4 columns");
}

#[test]
fn pictures_and_pages_of_a_pdf_are_printed_with_their_text() {
    let desk = desk_with(&data(&[]));
    fs::create_dir_all(desk.path("t")).unwrap();
    let logo = naskah_tests::example::root("examples/kukar-2021/logos/kukar.png");
    fs::copy(logo, desk.path("t/denah.png")).unwrap();
    let done = render(&desk, Some("## A\n\nIsi.\n"));
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    fs::rename(desk.path("a.pdf"), desk.path("t/scan.pdf")).unwrap();
    let wording = "## A\n\nDenah:\n\n![Denah lokasi](denah.png){lebar=50mm}\n\n![Halaman naskah](scan.pdf){halaman=1 lebar=\"40%\"}\n![Denah](denah.png)\n";
    let done = render(&desk, Some(wording));
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""), "{}", done.stderr);
    let pdf = desk.read("a.pdf");
    let all = String::from_utf8_lossy(&pdf);
    assert!(all.matches("/Figure").count() >= 3, "{} figures", all.matches("/Figure").count());

    for (faulty, place, message) in [
        (wording.replace("denah.png){", "tiada.png){"), "5:17", "there is no picture"),
        (wording.replace("![Denah lokasi]", "![]"), "5:5", "needs an alternative text"),
        (wording.replace("halaman=1", "halaman=9"), "7:19", "has 1 pages, not 9"),
        (wording.replace("halaman=1", "halaman=x"), "7:1", "`x` is not the number of a page"),
        (wording.replace("50mm", "50"), "5:1", "`50` is not a width"),
        (wording.replace("50mm", "50%"), "5:1", "these attributes cannot be read"),
    ] {
        let done = render(&desk, Some(&faulty));
        assert_eq!(done.status, Some(1), "{faulty}");
        assert!(done.stderr.contains(message), "{message}\n{}", done.stderr);
        let line = place.split(':').next().unwrap();
        assert!(done.stderr.contains(&format!("template.dj:{line}:")), "{place}\n{}", done.stderr);
    }
}

#[test]
fn a_style_adds_a_cover_contents_and_a_running_head() {
    let desk = desk_with(&data(&[
        ("FIRST", "number: \"1/A\","),
        ("EXTRA", "plan: [(activity: \"Pelatihan\")],"),
    ]));
    desk.put(
        "s.ron",
        "(base: \"f4-bookman\", front_matter: (cover: true, contents: true, annex_list: true), running_head: (shown: true))",
    );
    let done = desk.run(&["render", "a.ron", "--style", "s.ron"]);
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""), "{}", done.stderr);
    let text = text(&desk);
    has(
        &text,
        &[
            "PERJANJIAN KERJA SAMA",
            "2021",
            "DAFTAR ISI",
            "Pasal 1 Maksud dan Tujuan",
            " 1 ",
            "DAFTAR LAMPIRAN",
            "LAMPIRAN Rencana Kerja",
            "PERJANJIAN KERJA SAMA",
            "Pada hari ini",
            "- 2 -",
        ],
    );
    assert!(text.contains("Nomor 1/A"), "{text}");
    desk.put("s.ron", "(base: \"f4-bookman\", front_matter: (cover: 1))");
    let done = desk.run(&["render", "a.ron", "--style", "s.ron"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("s.ron:1:"), "{}", done.stderr);
}

#[test]
fn a_template_extends_another() {
    let desk = desk_with(&data(&[]));
    fs::create_dir_all(desk.path("t")).unwrap();
    desk.put(
        "t/template.ron",
        "(extends: \"pks\", drop: [\"korespondensi\", \"pelaksanaan\"], title: \"Perjanjian Sewa\", fields: {\"harga\": (type: Rupiah, default: 5, help: \"The rent.\")})",
    );
    let wording = "{% block recitals %}{% endblock %}\n{#umum sebelum=\"tujuan\"}\n## Umum\n\nIsi.\n\n{#rencana}\n## Rencana\n\n(1) {#penghubung} Penghubung.\n(2) Sewa {{ details.harga | rupiah }}.\n\n{#monev}\n## Pengawasan\n\nIsi.\n";
    let done = render(&desk, Some(wording));
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), ""), "{}", done.stderr);
    let pages = text(&desk);
    has(
        &pages,
        &[
            "PERJANJIAN SEWA",
            "Pada hari ini",
            "Pasal 1 UMUM",
            "Pasal 2 RENCANA",
            "Sewa Rp5,00 (lima rupiah).",
            "Pasal 3 MAKSUD DAN TUJUAN",
        ],
    );
    assert!(
        pages.contains("PENGAWASAN")
            && !pages.contains("MONITORING")
            && !pages.contains("KORESPONDENSI")
    );
    assert!(!pages.contains("bahwa"), "{pages}");
    let listed = desk.run(&["templates", "./t"]);
    assert_eq!(listed.status, Some(0), "{}", listed.stderr);
    has(
        &listed.stdout,
        &[
            "detail duration_years",
            "detail harga",
            "article umum: Umum",
            "article monev: Pengawasan",
            "article penutup",
        ],
    );
    assert!(!listed.stdout.contains("work_plan_days"), "{}", listed.stdout);

    for (wording, manifest, place, message) in [
        (
            "{% block recital %}\n{% endblock %}\n",
            None,
            "template.dj:1:10",
            "did you mean `recitals`?",
        ),
        ("# Bab\n", None, "template.dj:1:3", "has articles only"),
        (
            "{#s setelah=\"tujuam\"}\n## Satu\n\nIsi.\n",
            None,
            "template.dj:2",
            "did you mean `tujuan`?",
        ),
        (
            "{% block closing %}\n{#s setelah=\"tujuan\"}\n## Satu\n\nIsi.\n{% endblock %}\n",
            None,
            "template.dj:2",
            "an article in a part stands where it is written",
        ),
        ("## Satu\n\n[](#tiada)\n", None, "template.dj:3:1", "has no target"),
        ("## Satu\n\n{{ subjec }}\n", None, "template.dj:3:4", "did you mean `subject`?"),
        ("", Some("(extends: \"pkz\", title: \"A\")"), "template.ron:1:11", "did you mean `pks`?"),
        (
            "",
            Some("(extends: \"pks\", drop: [\"objekk\"], title: \"A\")"),
            "template.ron:1:25",
            "did you mean `objek`?",
        ),
        ("", Some("(extends: \"../t\", title: \"A\")"), "template.ron:1:11", "extend one another"),
    ] {
        if let Some(manifest) = manifest {
            desk.put("t/template.ron", manifest);
        }
        let done = render(&desk, Some(wording));
        assert_eq!(done.status, Some(1), "{wording}");
        assert!(done.stderr.contains(place), "{place}\n{}", done.stderr);
        assert!(done.stderr.contains(message), "{message}\n{}", done.stderr);
    }
}

#[test]
fn a_chapter_without_articles_is_not_printed() {
    let wording = "# Satu\n\n{#a}\n## A\n\nIsi.\n\n# Dua\n\n{#b}\n## B\n\nIsi.\n";
    let desk = desk_with(&data(&[("EXTRA", "articles: [drop(\"a\")],")]));
    assert_eq!(render(&desk, Some(wording)).status, Some(0));
    let pages = text(&desk);
    has(&pages, &["BAB I DUA", "Pasal 1 B"]);
    assert!(!pages.contains("SATU"), "{pages}");
}

#[test]
fn a_value_that_has_to_equal_another_is_checked() {
    let desk = desk_with(&data(&[]));
    let done = render(
        &desk,
        Some("## A\n\n{{ 5 | sama(2 + 3, \"jumlah\") | rupiah }} {{ 1500 | angka }}\n"),
    );
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    has(&text(&desk), &["Rp5,00 (lima rupiah) 1.500"]);
    refused("## A\n\n{{ 5 | sama(6, \"the stages\") }}\n", "3:8", "5 differs from the stages: 6");
}
