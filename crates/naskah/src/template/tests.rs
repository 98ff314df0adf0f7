//! Templates through their public face: data and wording in, a document or its faults out.

use std::fmt::Write as _;

use super::*;
use crate::document::{Block, List, Signatory, Text};

/// A document as compact text: `*bold*`, `_italic_`, `^role^`, `[reference →label]`.
pub(super) fn dump(document: &Document) -> String {
    let mut out = format!("{}\n", document.name);
    blocks(&document.blocks, 0, &mut out);
    out
}

fn blocks(all: &[Block], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for block in all {
        match block {
            Block::Title(title) => {
                for line in &title.lines {
                    writeln!(out, "{pad}| {}", text(line)).unwrap();
                }
                for number in &title.numbers {
                    let number = number.as_ref().map_or("–".into(), text);
                    writeln!(out, "{pad}| NOMOR : {number}").unwrap();
                }
            }
            Block::Paragraph(it) => writeln!(out, "{pad}{}", text(it)).unwrap(),
            Block::Parties(entries) => {
                for it in entries {
                    let (name, description) = (text(&it.name), text(&it.description));
                    writeln!(out, "{pad}{} {name} : {description}", it.marker).unwrap();
                }
            }
            Block::List(List { items, .. }) => {
                for item in items {
                    let label =
                        item.label.as_ref().map_or(String::new(), |it| format!(" #{}", it.0));
                    writeln!(out, "{pad}{}{label}", item.marker).unwrap();
                    blocks(&item.blocks, depth + 1, out);
                }
            }
            Block::Table(table) => {
                writeln!(out, "{pad}{:?}", table.columns).unwrap();
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(text).collect();
                    writeln!(out, "{pad}| {} |", cells.join(" | ")).unwrap();
                }
            }
            Block::Chapter(it) => {
                writeln!(out, "{pad}== {} {}", it.number, text(&it.title)).unwrap()
            }
            Block::Article(it) => {
                let label = it.label.as_ref().map_or(String::new(), |it| format!(" #{}", it.0));
                writeln!(out, "{pad}= {} {}{label}", it.number, text(&it.title)).unwrap();
                blocks(&it.blocks, depth + 1, out);
            }
            Block::Signatures(it) => {
                it.parties.iter().for_each(|it| signatory(it, out));
                if let Some(witnesses) = &it.witnesses {
                    writeln!(out, "{}", text(&witnesses.heading)).unwrap();
                    witnesses.signatories.iter().for_each(|it| signatory(it, out));
                }
            }
        }
    }
}

fn signatory(it: &Signatory, out: &mut String) {
    let role = it.role.as_ref().map_or("–".into(), text);
    let credentials: Vec<String> = it.credentials.iter().map(text).collect();
    writeln!(out, "✍ {role} / {} / {} / {credentials:?}", text(&it.position), text(&it.name))
        .unwrap();
}

fn text(it: &Text) -> String {
    it.0.iter()
        .map(|run| {
            let mut text = run.text.replace('\u{a0}', "~").replace('\u{2011}', "‑");
            for (is, sign) in [
                (run.emphasis.strong, "*"),
                (run.emphasis.emphasised, "_"),
                (run.emphasis.role, "^"),
            ] {
                if is {
                    text = format!("{sign}{text}{sign}");
                }
            }
            match &run.target {
                Some(target) => format!("[{text} →{}]", target.0),
                None => text,
            }
        })
        .collect()
}

fn style() -> Style {
    use crate::Length;
    use crate::style::*;
    let z = Length::ZERO;
    Style {
        paper: Paper { width: z, height: z },
        margins: Margins { left: z, top: z, right: z, bottom: z },
        typeface: String::new(),
        size: z,
        leading: z,
        spacing: Spacing { paragraph: z, item: z, article: z, heading: z },
        logos: Logos { height: z, max_width_percent: 0, gap: z },
        title: TitleStyle { size: z, leading: z, gap: z },
        lists: ListStyle { marker_width: z, marker_gap: z },
        signatures: SignatureStyle {
            order: SignatureOrder::FirstRight,
            room: z,
            gutter: z,
            underlined_names: false,
        },
        page_numbers: NumberingOfPages::None,
        watermark: WatermarkStyle { gray_percent: 0 },
        role_words: RoleWords::Kesatu,
        bold_role_words: true,
    }
}

fn read(ron: &str) -> Agreement {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .from_str(ron)
        .unwrap()
}

fn example() -> Agreement {
    read(naskah_templates::template("pks").unwrap().example)
}

#[test]
fn the_example_of_pks() {
    let template = Template::builtin("pks").unwrap_or_else(|e| panic!("{e}"));
    let (document, warnings) =
        template.fill(&example(), &style()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(warnings, []);
    insta::assert_snapshot!(dump(&document));
}
