//! The structure tree of laid-out documents.

use super::*;
use crate::document::{
    Annex, ArticleGroup, ColumnAlignment, Emphasis, GroupLevel, Label, Meterai, Run, SigningField,
    Table, Title,
};
use crate::page::Structure;
use crate::text::Tag;

/// The structure tree as lines, indented by depth: the role and text of each element.
fn outline(pages: &Pages) -> Vec<String> {
    let mut lines = Vec::new();
    for (tag, element) in pages.structure.iter() {
        let own = |item: &&page::DisplayItem| item.tag() == Some(tag);
        let text: String = pages
            .pages
            .iter()
            .flat_map(|page| page.items.iter().filter(own))
            .filter_map(|item| match item {
                page::DisplayItem::Glyphs { run, .. } => Some(&*run.text),
                _ => None,
            })
            .collect();
        let indent = "  ".repeat(depth(&pages.structure, tag));
        let role = format!("{:?}", element.role);
        let language = element.language.as_deref().unwrap_or_default();
        lines.push(format!("{indent}{role} {language}|{text}").replace(" |", "|"));
    }
    lines
}

fn depth(structure: &Structure, tag: Tag) -> usize {
    structure.parent(tag).map_or(0, |parent| depth(structure, parent) + 1)
}

fn laid_out(document: &Document) -> Pages {
    let style = Style::builtin("f4-bookman").unwrap();
    let fonts = Fonts::builtin(&style.typeface).unwrap();
    layout(document, &style, &fonts, &ImageStore::default()).unwrap().0
}

fn plain(text: &str) -> Block {
    Block::Paragraph(Text::plain(text))
}

#[test]
fn headings_follow_the_nesting_of_title_chapters_articles_and_annexes() {
    let article = |number: &str| {
        Block::Article(Article {
            number: number.into(),
            title: Text::plain("Judul"),
            label: None,
            blocks: vec![plain("Isi.")],
        })
    };
    let chapter = Block::ArticleGroup(ArticleGroup {
        level: GroupLevel::Chapter,
        number: "BAB I".into(),
        title: Text::plain("Umum"),
        label: None,
    });
    let annex = Block::Annex(Annex {
        number: "LAMPIRAN".into(),
        belongs_to: Vec::new(),
        title: Text::plain("Rencana"),
        label: None,
        landscape: false,
        blocks: vec![article("Pasal 9")],
    });
    let title = Block::Title(Title::of_lines(["SATU", "DUA"].map(Text::plain)));
    let blocks = vec![title, article("Pasal 1"), chapter, article("Pasal 2"), annex];
    let pages = laid_out(&Document { blocks: blocks.clone(), ..Document::default() });
    let lines = outline(&pages);
    assert_eq!(
        lines,
        [
            "Document|",
            "  Heading(1)|SATU DUA",
            "  Section|",
            "    Heading(2)|Pasal 1 JUDUL",
            "    Paragraph|Isi.",
            "  Section|",
            "    Heading(2)|BAB I UMUM",
            "    Section|",
            "      Heading(3)|Pasal 2 JUDUL",
            "      Paragraph|Isi.",
            "  Section|",
            "    Paragraph|LAMPIRAN",
            "    List(None)|",
            "    Heading(2)|RENCANA",
            "    Section|",
            "      Heading(3)|Pasal 9 JUDUL",
            "      Paragraph|Isi.",
        ]
    );
    // Without a title, headings still begin at level 1.
    let pages = laid_out(&Document { blocks: blocks[1..2].to_vec(), ..Document::default() });
    assert!(outline(&pages).contains(&"    Heading(1)|Pasal 1 JUDUL".to_owned()));
    let listed: Vec<&str> =
        pages.structure.elements.iter().filter_map(|it| it.title.as_deref()).collect();
    assert_eq!(listed, ["Pasal 1 Judul"]);
}

#[test]
fn lists_hold_labels_and_bodies_at_their_depth() {
    let list = |marker: &str, blocks| {
        let item = ListItem { marker: marker.into(), label: None, blocks };
        Block::List(List { kind: ListKind::Items, items: vec![item] })
    };
    let inner = list("1.", vec![plain("dalam;")]);
    let pages = laid_out(&Document {
        blocks: vec![list("a.", vec![plain("luar:"), inner])],
        ..Document::default()
    });
    assert_eq!(
        outline(&pages),
        [
            "Document|",
            "  List(LowerAlpha)|",
            "    ListItem|",
            "      Label|a.",
            "      ListBody|",
            "        Paragraph|luar:",
            "        List(Decimal)|",
            "          ListItem|",
            "            Label|1.",
            "            ListBody|",
            "              Paragraph|dalam;",
        ]
    );
}

#[test]
fn references_are_links_to_names_and_other_languages_are_marked() {
    let label = |name: &str| Label(name.to_owned());
    let run = |text: &str| Run { text: text.into(), ..Run::default() };
    let target = Some(label("isi"));
    let strong = Emphasis { strong: true, ..Emphasis::default() };
    let text = Text(vec![
        run("Lihat "),
        Run { target: target.clone(), ..run("dalam ") },
        Run { target, emphasis: strong, ..run("Pasal\u{a0}1") },
        run(", "),
        Run { language: Some(naskah_wording::Language::English), ..run("force majeure") },
        run("."),
    ]);
    let article = Article {
        number: "Pasal 1".into(),
        title: Text::plain("Isi"),
        label: Some(label("isi")),
        blocks: vec![Block::Paragraph(text)],
    };
    let pages =
        laid_out(&Document { blocks: vec![Block::Article(article)], ..Document::default() });
    let lines = outline(&pages);
    assert_eq!(
        lines[3..],
        [
            "    Paragraph|Lihat , .",
            "      Link { to: \"isi\", text: \"dalam Pasal 1\" }|dalam Pasal 1",
            "      Span en|force majeure",
        ]
    );
    assert_eq!(pages.structure.elements[1].name.as_deref(), Some("isi"));
}

#[test]
fn signers_are_read_one_after_another_each_with_a_field_in_the_room() {
    let Block::Signatures(mut signatures) = signatures() else { unreachable!() };
    let witnesses = signatures.witnesses.iter_mut().flat_map(|it| &mut it.signatories);
    for (index, signatory) in signatures.parties.iter_mut().chain(witnesses).enumerate() {
        signatory.meterai = (index == 0).then_some(Meterai::Paper);
        let name = format!("FIELD-{index}");
        signatory.field = Some(SigningField {
            name,
            description: "Tanda tangan".into(),
            ..SigningField::default()
        });
    }
    let blocks = vec![plain("Demikian."), Block::Signatures(signatures)];
    let pages = laid_out(&Document { blocks, fields: true, ..Document::default() });
    let lines = outline(&pages);
    let at = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap();
    let order = ["PIHAK KESATU", "METERAI", "FIELD-0", "NAMA SATU", "PIHAK KEDUA", "FIELD-1"];
    assert!(order.windows(2).all(|two| at(two[0]) < at(two[1])), "{lines:#?}");

    let items = &pages.pages[0].items;
    let fields: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            page::DisplayItem::SigningArea { rect, .. } => Some(*rect),
            _ => None,
        })
        .collect();
    let [first, second, _] = fields[..] else { panic!("{fields:?}") };
    assert!(first.height >= Length::mm(25) && first.width > Length::mm(40));
    // The first party signs at the right, and is read first.
    assert!(second.x + second.width <= first.x);
    let shown = shown(&pages.pages[0]);
    let baseline = |words: &str| shown.iter().find(|it| it.text.trim() == words).unwrap().y;
    assert!(first.y >= baseline("KETUA,") && first.y + first.height < baseline("NAMA SATU"));
}

#[test]
fn a_table_is_read_cell_by_cell_and_its_repeated_header_once() {
    let cell = |text: &str| Text::plain(text);
    let long = "kata ".repeat(60);
    let rows = (0..60).map(|row| vec![cell(&format!("B{row}")), cell(long.trim())]);
    let table = Table::new(vec![ColumnAlignment::Left; 2], vec![cell("Kepala"), cell("Isi")], rows);
    let pages = laid_out(&Document { blocks: vec![Block::Table(table)], ..Document::default() });
    assert!(pages.pages.len() > 2);
    let lines = outline(&pages);
    assert_eq!(lines.iter().filter(|line| line.contains("Kepala")).count(), 1);
    assert!(lines[3].starts_with("      TableHeader") && lines[3].ends_with("|Kepala"));
    let untagged = |page: &page::Page| {
        let items = page.items.iter().filter(|item| item.tag().is_none());
        items
            .filter(|item| matches!(item, page::DisplayItem::Glyphs { run, .. } if *run.text == *"Kepala"))
            .count()
    };
    assert_eq!(pages.pages.iter().map(untagged).sum::<usize>(), pages.pages.len() - 1);
    // On each page, a cell is drawn before the next one.
    let tags = pages.pages[0].items.iter().filter_map(page::DisplayItem::tag);
    assert!(tags.is_sorted());
}

#[test]
fn what_belongs_to_the_page_alone_is_part_of_nothing() {
    let document = Document {
        blocks: (0..80).map(|_| plain("Kalimat.")).collect(),
        watermark: Some("DRAF".into()),
        original: Some(Text::plain("Rangkap Kesatu")),
        initials: vec![initials("PIHAK KESATU")],
        ..Document::default()
    };
    let pages = laid_out(&document);
    let tagged: Vec<&str> = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter(|item| item.tag().is_some())
        .filter_map(|item| match item {
            page::DisplayItem::Glyphs { run, .. } => Some(&*run.text),
            _ => None,
        })
        .collect();
    // The label of an original is read first.
    assert_eq!(tagged[0], "Rangkap Kesatu");
    assert!(tagged[1..].iter().all(|text| *text == "Kalimat."), "{tagged:?}");
}
