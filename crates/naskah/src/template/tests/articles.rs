//! The office's own articles from the data.

use std::sync::Arc;

use super::dump::dump;
use super::{example, style, template};
use crate::agreement::{Agreement, Batch};
use crate::document::Document;
use crate::picture::InMemory;
use crate::{Press, Template};

const WORDING: &str = "\
{#satu}
## Satu

(1) {#awal} Awal.

(2) Sebagaimana dimaksud [](#kedua).

{#dua}
## Dua

(1) {#kedua} Teks.

(2) Sebagaimana dimaksud [](#satu).

{#penutup}
## Penutup

Demikian.
";

/// The data of an agreement with these changes; the first of them is on line 3.
fn data(changes: &str) -> String {
    format!(
        "(subject: \"Sinergi\", signed: (date: \"2021-09-21\"), scope: [\"pelatihan\"],\narticles: [\n{changes}\n],\n\
         parties: [(name: \"A\", signer: (name: \"B\", position: \"Kepala\")), \
         (name: \"C\", signer: (name: \"D\", position: \"Ketua\"))])"
    )
}

fn read(changes: &str) -> Agreement {
    Agreement::from_ron("data.ron", &data(changes)).unwrap_or_else(|e| panic!("{e}"))
}

fn filled(changes: &str) -> String {
    let (document, warnings) =
        template(WORDING).fill(&read(changes), &style()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(warnings, []);
    plain(&document)
}

/// The document without its name, labels and the marks of references.
fn plain(document: &Document) -> String {
    let text =
        dump(document).split_once('\n').unwrap().1.replace('~', " ").replace('\u{2011}', "-");
    let lines = text.lines().map(|line| match line.rsplit_once(" #") {
        Some((line, label)) if !label.contains(' ') => line,
        _ => line,
    });
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let mut parts = text.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, rest) = part.split_once(']').unwrap_or((part, ""));
        plain += reference.split(" →").next().unwrap_or_default();
        plain += rest;
    }
    plain
}

fn faults(changes: &str) -> String {
    let agreement = match Agreement::from_ron("data.ron", &data(changes)) {
        Ok(agreement) => agreement,
        Err(errors) => return errors.to_string(),
    };
    match template(WORDING).fill(&agreement, &style()) {
        Ok((document, _)) => panic!("no fault in {}", dump(&document)),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn an_article_is_added_where_it_is_wanted_and_counted() {
    let sanctions = "label: \"sanksi\", title: \"Sanksi\", text: \"Dikenai [](#dua) teguran.\"";
    for (position, number) in
        [("after: \"satu\", ", 2), ("before: \"satu\", ", 1), ("", 3), ("after: \"penutup\", ", 4)]
    {
        let text = filled(&format!("add({position}{sanctions})"));
        assert!(text.contains(&format!("= Pasal {number} Sanksi")), "{position}: {text}");
        let dua = if number < 3 { 3 } else { 2 };
        assert!(text.contains(&format!("Dikenai dalam Pasal {dua} teguran.")), "{text}");
    }
}

#[test]
fn an_article_needs_only_title_and_text() {
    for article in ["add", ""] {
        let text = filled(&format!("{article}(title: \"Tindak Lanjut\", text: \"Surat Kuasa.\")"));
        assert!(text.contains("= Pasal 3 Tindak Lanjut\n  Surat Kuasa.\n"), "{text}");
    }
    let text = filled("(title: \"A\", text: \"Teks.\"), retitle(label: \"a\", title: \"B\")");
    assert!(text.contains("= Pasal 3 B\n"), "{text}");
    let told = faults("(title: \"A\", txt: \"Teks.\")");
    assert!(told.starts_with("data.ron:3:14: error: there is no field `txt` here"), "{told}");
}

#[test]
fn changes_are_made_in_their_order() {
    let text = filled(
        "replace(label: \"dua\", text: \"(1) {#kedua} Baru.\\n\\n(2) Lagi.\"),\n\
         retitle(label: \"dua\", title: \"Kedua\"),\n\
         move(label: \"dua\", before: \"satu\"),\n\
         drop(\"penutup\"),\n\
         set(label: \"hak-cipta\", text: \"Milik {{ parties[0].name }}.\"),",
    );
    assert_eq!(
        text,
        "= Pasal 1 Kedua\n  (1)\n    Baru.\n  (2)\n    Lagi.\n= Pasal 2 Hak Cipta\n  Milik A.\n\
         = Pasal 3 Satu\n  (1)\n    Awal.\n  (2)\n    Sebagaimana dimaksud dalam Pasal 1 ayat (1).\n"
    );
}

#[test]
fn a_heading_in_the_wording_is_the_title() {
    let text = filled(
        "replace(label: \"dua\", text: r#\"## Judul\n\n(1) {#kedua} Teks [](#satu).\n\n(2) Lagi.\"#)",
    );
    assert!(text.contains("= Pasal 2 Judul\n  (1)\n    Teks dalam Pasal 1."), "{text}");
    let text = filled("replace(label: \"satu\", text: \"## Judul\\n\\nTeks.\", title: \"Lain\")");
    assert!(text.contains("= Pasal 1 Lain\n  Teks."), "{text}");
}

#[test]
fn each_fault_stands_at_its_place_in_the_data() {
    let mut different = Vec::new();
    for (changes, expected) in [
        (
            "drop(\"empat\")",
            "data.ron:3:1: error: there is no article `empat`\n  help: the articles are: satu, dua, penutup",
        ),
        (
            "retitle(label: \"stu\", title: \"x\")",
            "data.ron:3:17: error: there is no article `stu`\n  help: did you mean `satu`?",
        ),
        (
            "add(label: \"x\", after: \"penutp\", text: \"Teks.\")",
            "data.ron:3:25: error: there is no article `penutp`\n  help: did you mean `penutup`?",
        ),
        (
            "add(label: \"satu\", text: \"Teks.\")",
            "data.ron:3:13: error: there is an article `satu` already\n  \
             help: choose another label, or `replace` the article",
        ),
        (
            "replace(label: \"satu\", text: \"Teks {{ subjct }}.\")",
            "data.ron:3:39: error: `subjct` is not defined\n  help: did you mean `subject`?",
        ),
        (
            "replace(label: \"satu\", text: \"Teks [](#tiga).\")",
            "data.ron:3:36: error: the reference `#tiga` has no target\n  \
             help: write `{#tiga}` before the block that it refers to",
        ),
        (
            "drop(\"dua\")",
            "template.dj:6:26: error: the reference `#kedua` has no target\n  \
             help: replace what refers to it as well, or keep the label in the new wording",
        ),
        (
            "replace(label: \"satu\", text: \"{#kedua} Teks.\\n\")",
            "data.ron:3:30: error: the label `kedua` has nothing to name here\n  \
             help: a label stands before a heading or an item's text",
        ),
        (
            "replace(label: \"satu\", text: r#\"(1) {#kedua} Satu.\n\n(2) Dua.\"#)",
            "data.ron:3:37: error: the label `kedua` names two places",
        ),
        (
            "replace(label: \"satu\", text: \"::: signatures\\n:::\")",
            "data.ron:3:30: error: the wording of `satu` is not that of one article\n  help: write paragraphs, \
             `(1)`, lists, tables or forms; a heading `## …` at its start is its title",
        ),
        (
            "replace(label: \"satu\", text: r#\"## A\n\nTeks.\n\n## B\n\nTeks.\"#)",
            "data.ron:3:33: error: the wording of `satu` is not that of one article\n  help: write paragraphs, \
             `(1)`, lists, tables or forms; a heading `## …` at its start is its title",
        ),
        (
            "replace(label: \"satu\")",
            "data.ron:3:1: error: the change `replace` gives the article no wording\n  \
             help: add `text: r#\"…\"#`, or `file: \"…\"`",
        ),
        (
            "add(label: \"x\", text: \"a\", file: \"b\")",
            "data.ron:3:35: error: the wording of the article is given twice\n  help: leave out `text` or `file`",
        ),
        (
            "add(label: \"x y\", text: \"Teks.\")",
            "data.ron:3:13: error: `x y` cannot be a label\n  \
             help: use letters without accents, digits, `-` and `_`",
        ),
        (
            "move(label: \"satu\")",
            "data.ron:3:1: error: the change `move` names no position\n  \
             help: add `after: \"…\"` or `before: \"…\"` with the label of another article",
        ),
        (
            "replace(label: \"satu\", text: \" \")",
            "data.ron:3:31: error: the field `text` is empty\n  \
             help: fill it in, leave it out, or write a placeholder such as \"[…]\"",
        ),
    ] {
        let told = faults(changes);
        if !told.starts_with(expected) {
            different.push(format!("{changes}\n{told}\nrather\n{expected}\n"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn an_article_comes_from_a_file_beside_the_data() {
    let agreement = read("replace(label: \"dua\", file: \"pasal/dua.dj\")");
    let press = |files: InMemory| {
        Press::with_style(template(WORDING), style()).unwrap().with_assets(Arc::new(files))
    };
    let text = "(1) {#kedua} Dari {{ parties[0].name }}.\n\n(2) Lagi.\n";
    let (document, _) =
        press(InMemory::new().with("pasal/dua.dj", text)).document(&agreement).unwrap();
    assert!(
        plain(&document).contains("= Pasal 2 Dua\n  (1)\n    Dari A.\n"),
        "{}",
        plain(&document)
    );
    let told = |files| press(files).document(&agreement).unwrap_err().to_string();
    assert_eq!(
        told(InMemory::new().with("pasal/dau.dj", text)),
        "data.ron:3:30: error: cannot read `pasal/dua.dj`: entity not found\n  \
         help: did you mean `pasal/dau.dj`?"
    );
    assert_eq!(
        told(InMemory::new().with("pasal/dua.dj", "Teks {{ x }}.")),
        "pasal/dua.dj:1:9: error: `x` is not defined"
    );
}

#[test]
fn entries_of_a_batch_add_their_changes_to_the_shared_ones() {
    let shared = data("retitle(label: \"satu\", title: \"Bersama\")");
    let batch = format!(
        "(shared: {shared}, each: [(id: \"a\"), (id: \"b\", articles: [drop(\"penutup\")]),\n\
         (id: \"c\", articles: [set(label: \"sanksi\", text: \"Teguran.\"), retitle(label: \"satu\", title: \"Sendiri\")])])"
    );
    let batch = Batch::from_ron("batch.ron", &batch).unwrap_or_else(|e| panic!("{e}"));
    let titles: Vec<String> = batch
        .entries
        .into_iter()
        .map(|entry| {
            let (document, _) =
                template(WORDING).fill(&entry.agreement.unwrap(), &style()).unwrap();
            let text = plain(&document);
            let headings = text.lines().filter_map(|line| line.strip_prefix("= Pasal "));
            headings.collect::<Vec<_>>().join(", ")
        })
        .collect();
    assert_eq!(
        titles,
        [
            "1 Bersama, 2 Dua, 3 Penutup",
            "1 Bersama, 2 Dua",
            "1 Sendiri, 2 Dua, 3 Sanksi, 4 Penutup"
        ]
    );
}

#[test]
fn every_article_of_the_built_in_templates_has_a_label_of_its_own() {
    for name in Template::builtin_names() {
        let template = Template::builtin(name).unwrap();
        let mut labels: Vec<String> = template.articles().into_iter().map(|it| it.label).collect();
        let count = labels.len();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), count, "{name}");
        assert!(labels.iter().all(|label| !label.is_empty() && !label.contains('{')), "{labels:?}");
    }
    let template = Template::builtin("pks").unwrap();
    let outline = template.articles();
    let (document, _) = template.fill(&example(), &style()).unwrap();
    let text = plain(&document);
    for article in &outline {
        assert!(text.contains(&article.title), "{}", article.title);
    }
}
