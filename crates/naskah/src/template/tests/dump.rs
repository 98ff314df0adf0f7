//! Renders a document as text for snapshots.

use std::fmt::Write as _;

use crate::document::{Block, Cell, Document, FormRow, List, Meterai, Signatory, Text, TitlePart};

/// A document as compact text: `*bold*`, `_italic_`, `^role^`, `[reference →label]`, `~` a no-break
/// space.
pub(in crate::template) fn dump(document: &Document) -> String {
    let mut out = format!("{}\n", document.name);
    blocks(&document.blocks, 0, &mut out);
    out.replace('\u{a0}', "~")
}

fn blocks(all: &[Block], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for block in all {
        match block {
            Block::Title(title) => {
                for part in &title.parts {
                    match part {
                        TitlePart::Line(line) => writeln!(out, "{pad}| {}", text(line)).unwrap(),
                        TitlePart::Items(items) => {
                            for item in items {
                                writeln!(out, "{pad}| {} {}", item.marker, text(&item.text))
                                    .unwrap();
                            }
                        }
                        TitlePart::Numbers(numbers) => {
                            for number in numbers {
                                let number = number.as_ref().map_or("–".into(), text);
                                writeln!(out, "{pad}| NOMOR : {number}").unwrap();
                            }
                        }
                    }
                }
            }
            Block::Letterhead(it) => {
                for line in it.government.iter().chain([&it.office]).chain(&it.lines) {
                    writeln!(out, "{pad}≡ {}", text(line)).unwrap();
                }
            }
            Block::Form(rows) => form(rows, &pad, out),
            Block::Paragraph(it) => writeln!(out, "{pad}{}", text(it)).unwrap(),
            Block::Centered(it) => writeln!(out, "{pad}>{}<", text(it)).unwrap(),
            Block::Figures(figures) => {
                for it in figures {
                    writeln!(out, "{pad}[picture {}: {}]", it.file, it.description).unwrap();
                }
            }
            Block::PageBreak => writeln!(out, "{pad}-----").unwrap(),
            Block::Parties(entries) => {
                for it in entries {
                    let rows = it.rows.iter();
                    let rows =
                        rows.map(|row| format!("{} : {}", text(&row.label), text(&row.value)));
                    let parts: Vec<String> = rows.chain(it.sentence.iter().map(text)).collect();
                    writeln!(out, "{pad}{} {}", it.marker, parts.join(" / ")).unwrap();
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
                let rooms = if table.signing_rows { " (rooms)" } else { "" };
                writeln!(out, "{pad}{:?}{rooms}", table.columns).unwrap();
                for row in table.header.iter().chain(&table.rows) {
                    let cell = |it: &Cell| match it {
                        Cell::Text(it) => text(it),
                        Cell::Left => "<".into(),
                        Cell::Above => "^".into(),
                    };
                    let cells: Vec<String> = row.iter().map(cell).collect();
                    writeln!(out, "{pad}| {} |", cells.join(" | ")).unwrap();
                }
            }
            Block::ArticleGroup(it) => {
                writeln!(out, "{pad}== {} {}", it.number, text(&it.title)).unwrap()
            }
            Block::Article(it) => {
                let label = it.label.as_ref().map_or(String::new(), |it| format!(" #{}", it.0));
                writeln!(out, "{pad}= {} {}{label}", it.number, text(&it.title)).unwrap();
                blocks(&it.blocks, depth + 1, out);
            }
            Block::Annex(it) => {
                let label = it.label.as_ref().map_or(String::new(), |it| format!(" #{}", it.0));
                let landscape = if it.landscape { " (landscape)" } else { "" };
                writeln!(out, "{pad}=== {} {}{label}{landscape}", it.number, text(&it.title))
                    .unwrap();
                form(&it.belongs_to, &pad, out);
                blocks(&it.blocks, depth + 1, out);
            }
            Block::Signatures(it) => {
                it.parties.iter().for_each(|it| signatory(it, out));
                for witnesses in &it.witnesses {
                    writeln!(out, "{}", text(&witnesses.heading)).unwrap();
                    witnesses.signatories.iter().for_each(|it| signatory(it, out));
                }
            }
        }
    }
}

fn form(rows: &[FormRow], pad: &str, out: &mut String) {
    for row in rows {
        writeln!(out, "{pad}{} : {}", text(&row.label), text(&row.value)).unwrap();
    }
}

fn signatory(it: &Signatory, out: &mut String) {
    let role = it.role.as_ref().map_or("–".into(), text);
    let credentials: Vec<String> =
        it.credentials.iter().map(|it| text(it).replace('\u{a0}', " ")).collect();
    let position = it.position.iter().map(text).collect::<Vec<_>>().join(" / ");
    let meterai = match it.meterai {
        Some(Meterai::Paper) => " / meterai",
        Some(Meterai::Electronic) => " / meterai elektronik",
        None => "",
    };
    writeln!(out, "✍ {role} / {position} / {} / {credentials:?}{meterai}", text(&it.name)).unwrap();
}

fn text(it: &Text) -> String {
    it.0.iter()
        .map(|run| {
            let mut text = run.text.clone();
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
