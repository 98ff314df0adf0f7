//! The office's own articles, through the command.

use naskah_tests::reader;

use crate::shared::desk::Desk;

const SHARED: &str = r#"(shared: (
    subject: "Sinergi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "Badan", signer: (name: "Ana", position: "Ketua Badan")),
        (name: "Dinas", signer: (name: "Budi", position: "Kepala Dinas")),
    ],
    scope: ["bimbingan teknis", "pelatihan"],
)EACH)"#;

/// The number of the article with that title, in the PDF's text.
fn article(desk: &Desk, file: &str, title: &str) -> Option<usize> {
    let text = reader::flat_text(&reader::read(&desk.read(file)));
    (1..=30).find(|number| text.contains(&format!("Pasal {number} {} ", title.to_uppercase())))
}

fn text(desk: &Desk, file: &str) -> String {
    reader::flat_text(&reader::read(&desk.read(file)))
}

#[test]
fn each_entry_of_a_batch_has_numbers_and_references_of_its_own() {
    let desk = Desk::new();
    let each = r#", each: [
        (id: "plain"),
        (id: "replaced", articles: [replace(label: "objek", title: "Sasaran", text: "Sasaran kerja sama.")]),
        (id: "dropped", articles: [drop("objek")]),
        (id: "added", articles: [add(after: "tujuan", label: "asas", title: "Asas",
            text: "Kerja sama dilaksanakan untuk maksud sebagaimana dimaksud [](#maksud).")]),
    ]"#;
    desk.put("batch.ron", &SHARED.replace("EACH", each));
    let done = desk.run(&["batch", "batch.ron", "-o", "out"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let closing = |id: &str| article(&desk, &format!("out/{id}.pdf"), "Penutup");
    let last = closing("plain").unwrap();
    assert_eq!(closing("replaced"), Some(last));
    assert_eq!(closing("dropped"), Some(last - 1));
    assert_eq!(closing("added"), Some(last + 1));
    assert_eq!(article(&desk, "out/replaced.pdf", "Sasaran"), Some(2));
    assert_eq!(article(&desk, "out/dropped.pdf", "Ruang Lingkup"), Some(2));
    assert_eq!(article(&desk, "out/added.pdf", "Asas"), Some(2));
    assert!(text(&desk, "out/added.pdf").contains("dimaksud dalam Pasal 1 ayat (1)."));
    // References of the template follow: the scope is named in the article on carrying it out.
    for (id, scope) in [("plain", 3), ("dropped", 2), ("added", 4)] {
        let expected = format!("ruang lingkup sebagaimana dimaksud dalam Pasal {scope} sesuai");
        assert!(text(&desk, &format!("out/{id}.pdf")).contains(&expected), "{id}");
    }
}

#[test]
fn a_cell_of_a_table_holds_the_wording_of_an_article() {
    let desk = Desk::new();
    desk.put("shared.ron", &SHARED.replace("EACH", ""));
    let cell = "\"## Sanksi\n\n(1) Dikenai teguran sebagaimana dimaksud [](#objek).\n\n(2) Lagi.\"";
    desk.put("opd.csv", &format!("id,articles.sanksi\na,\nb,{cell}\n"));
    let done = desk.run(&["batch", "shared.ron", "--rows", "opd.csv", "-o", "out"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let last = article(&desk, "out/a.pdf", "Penutup").unwrap();
    assert_eq!(article(&desk, "out/a.pdf", "Sanksi"), None);
    assert_eq!(article(&desk, "out/b.pdf", "Sanksi"), Some(last));
    assert_eq!(article(&desk, "out/b.pdf", "Penutup"), Some(last + 1));
    assert!(text(&desk, "out/b.pdf").contains("teguran sebagaimana dimaksud dalam Pasal 2."));

    desk.put("opd.csv", "id,articles.sanksi\nb,Teks [](#objk).\n");
    let done = desk.run(&["check", "shared.ron", "--rows", "opd.csv"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("opd.csv") && done.stderr.contains("`#objk`"), "{}", done.stderr);
    assert!(done.stderr.contains("did you mean `#objek`?"), "{}", done.stderr);
}

#[test]
fn each_row_of_a_table_has_numbers_and_references_of_its_own() {
    let desk = Desk::new();
    desk.put("shared.ron", &SHARED.replace("EACH", ""));
    let rows = "id,articles.objek,articles.asas\nplain,,\nreplaced,\"## Sasaran\n\nSasaran kerja sama.\",\n\
        dropped,-,\nadded,,Kerja sama dilaksanakan untuk maksud sebagaimana dimaksud [](#maksud).\n";
    desk.put("opd.csv", rows);
    let done = desk.run(&["batch", "shared.ron", "--rows", "opd.csv", "-o", "out"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let closing = |id: &str| article(&desk, &format!("out/{id}.pdf"), "Penutup");
    let last = closing("plain").unwrap();
    assert_eq!(closing("replaced"), Some(last));
    assert_eq!(closing("dropped"), Some(last - 1));
    assert_eq!(closing("added"), Some(last + 1));
    assert_eq!(article(&desk, "out/replaced.pdf", "Sasaran"), Some(2));
    assert_eq!(article(&desk, "out/added.pdf", "Asas"), Some(last));
    assert!(text(&desk, "out/added.pdf").contains("dimaksud dalam Pasal 1 ayat (1)."));
    for (id, scope) in [("plain", 3), ("replaced", 3), ("dropped", 2), ("added", 3)] {
        let expected = format!("ruang lingkup sebagaimana dimaksud dalam Pasal {scope} sesuai");
        assert!(text(&desk, &format!("out/{id}.pdf")).contains(&expected), "{id}");
    }

    desk.put("opd.csv", "id,articles.tiada\na,-\n");
    let done = desk.run(&["batch", "shared.ron", "--rows", "opd.csv", "-o", "out"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("there is no article `tiada`"), "{}", done.stderr);
    assert!(done.stderr.contains("opd.csv"), "{}", done.stderr);
}

#[test]
fn the_english_makes_the_same_changes() {
    let desk = Desk::new();
    let data = |english: &str| {
        let articles = "articles: [add(after: \"tujuan\", label: \"asas\", title: \"Asas\", text: \"Saling percaya.\")],";
        let translation = format!("translation: (scope: [\"a\", \"b\"], {english}),");
        let text = SHARED
            .replace("(shared: (", "(")
            .replace(")EACH)", &format!("{articles}\n{translation})"));
        desk.put("a.ron", &text);
        desk.run(&["render", "a.ron"])
    };
    let done = data(
        "articles: [add(after: \"tujuan\", label: \"asas\", title: \"Principles\", text: \"Mutual trust.\")]",
    );
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let pages = text(&desk, "a.pdf");
    assert!(pages.contains("Saling percaya.") && pages.contains("Mutual trust."), "{pages}");

    for (english, message) in [
        ("", "the article `asas` has no English wording"),
        (
            "articles: [add(after: \"objek\", label: \"asas\", title: \"P\", text: \"T.\")]",
            "the translation changes `articles[0].after`",
        ),
        (
            "articles: [set(label: \"asas\", title: \"P\", text: \"T.\")]",
            "the translation changes `articles[0]",
        ),
        ("articles: []", "the translation changes `articles`"),
        (
            "articles: [add(after: \"tujuan\", label: \"asas\", title: \"P\", text: \"(1) A.\\n\\n(2) B.\")]",
            "`asas`",
        ),
    ] {
        let done = data(english);
        assert_eq!(done.status, Some(1), "{english}");
        assert!(done.stderr.contains("a.ron:"), "{}", done.stderr);
        assert!(done.stderr.contains(message) || message == "`asas`", "{english}\n{}", done.stderr);
    }
}

#[test]
fn articles_in_files_travel_with_the_pdf() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("pasal")).unwrap();
    desk.put("pasal/asas.dj", "Saling percaya.\n");
    let articles = "articles: [add(after: \"tujuan\", label: \"asas\", title: \"Asas\", file: \"pasal/asas.dj\")],";
    desk.put(
        "a.ron",
        &SHARED.replace("(shared: (", "(").replace(")EACH)", &format!("{articles})")),
    );
    let done = desk.run(&["render", "a.ron", "--attach-data"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let done = desk.run(&["extract", "a.pdf", "-o", "again"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(desk.read("again/pasal/asas.dj"), b"Saling percaya.\n");
    let done = desk.run(&["render", "again/agreement.ron", "--attach-data", "-o", "b.pdf"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(desk.read("a.pdf"), desk.read("b.pdf"));

    std::fs::remove_file(desk.path("pasal/asas.dj")).unwrap();
    let done = desk.run(&["render", "a.ron"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("a.ron:9:"), "{}", done.stderr);
}

#[test]
fn the_articles_and_details_of_a_template_are_listed() {
    let desk = Desk::new();
    let done = desk.run(&["templates"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(
        done.stdout.contains("pks: Perjanjian Kerja Sama, style f4-bookman\n"),
        "{}",
        done.stdout
    );
    let done = desk.run(&["templates", "pks"]);
    assert!(done.stdout.contains("article objek: Objek\n"), "{}", done.stdout);
    assert!(done.stdout.contains("detail duration_years (a whole number): "), "{}", done.stdout);
    let done = desk.run(&["templates", "pks", "--format", "json"]);
    assert!(
        done.stdout.contains("{\"article\":\"objek\",\"title\":\"Objek\"}\n"),
        "{}",
        done.stdout
    );
    let done = desk.run(&["templates", "pk"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("did you mean `pks`?"), "{}", done.stderr);
}

#[test]
fn a_typed_reference_to_nothing_is_doubted_where_it_was_typed() {
    let desk = Desk::new();
    let check = |duty: &str| {
        let text = SHARED.replace("(shared: (", "(").replace(")EACH)", ")");
        let text = text.replace(
            "\"Ana\", position: \"Ketua Badan\")",
            &format!("\"Ana\", position: \"Ketua Badan\"), duties: [\"{duty}\"]"),
        );
        desk.put("a.ron", &text);
        let done = desk.run(&["check", "a.ron"]);
        assert_eq!(done.status, Some(0), "{}", done.stderr);
        done.stderr
    };
    let told = check("menaati Pasal 99 ayat (7)");
    assert!(told.contains("the document has no `Pasal 99 ayat (7)`"), "{told}");
    assert!(told.contains("a.ron:5:91"), "{told}");
    for good in ["menaati Pasal 1 ayat (1)", "menaati Pasal 99 Undang-Undang Nomor 23 Tahun 2014"] {
        let told = check(good);
        assert!(!told.contains("the document has no"), "{told}");
    }
}
