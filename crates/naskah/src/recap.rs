//! The *rekapitulasi*: a table of many agreements, as a document of its own, for whoever files them and whoever wants
//! to know whether a file is the one that was made.

use jiff::civil::Date;

use crate::document::{Block, ColumnAlignment, Document, Table, Text, Title};
use crate::pdf::Settings;
use crate::{Press, Print};
use naskah_diagnostic::Result;
use naskah_wording as wording;

/// As many digits of a digest stand together: a line can be broken between them, and eyes can compare them.
const DIGITS: usize = 16;

/// What stands where an agreement has no number, or no day yet.
const NONE: &str = "–";

/// The columns: what stands over each, and how it is aligned.
const COLUMNS: [(&str, ColumnAlignment); 7] = [
    ("No.", ColumnAlignment::Right),
    ("Nomor", ColumnAlignment::Left),
    ("Para Pihak", ColumnAlignment::Left),
    ("Tanggal", ColumnAlignment::Left),
    ("Halaman", ColumnAlignment::Right),
    ("Berkas", ColumnAlignment::Left),
    ("SHA-256", ColumnAlignment::Left),
];

/// A table of agreements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recap {
    /// What kind of document they all are, such as `Perjanjian Kerja Sama`; empty if they are of several kinds.
    pub kind: String,
    /// What they are all about; empty if they are about several things.
    pub subject: String,
    /// The files, a row each.
    pub rows: Vec<Row>,
}

/// A file of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The parties' numbers of the agreement.
    pub numbers: Vec<String>,
    /// The parties' names.
    pub parties: Vec<String>,
    /// When it is signed.
    pub date: Option<Date>,
    /// How many pages it has.
    pub pages: usize,
    /// The file's name.
    pub file: String,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
}

impl Press {
    /// The table as a PDF file in the style of the press, on pages wider than high.
    ///
    /// # Errors
    /// A character that no face has; those of [`Writer::write`](crate::pdf::Writer::write).
    pub fn recap(&self, recap: &Recap, settings: &Settings) -> Result<Print> {
        self.print_document(&document(recap), settings)
    }
}

fn document(recap: &Recap) -> Document {
    let kind = if recap.kind.is_empty() { "Naskah" } else { &recap.kind };
    let name = format!("Rekapitulasi {kind}");
    let mut lines = vec![Text::plain(name.to_uppercase())];
    if !recap.subject.is_empty() {
        lines.extend(["TENTANG", &recap.subject.to_uppercase()].map(Text::plain));
    }
    let pages: usize = recap.rows.iter().map(|row| row.pages).sum();
    let [files, pages] = [recap.rows.len(), pages].map(|count| wording::thousands(count as i64));
    let table = Table {
        columns: COLUMNS.map(|(_, align)| align).to_vec(),
        header: COLUMNS.map(|(heading, _)| Text::plain(heading)).to_vec(),
        rows: (1..).zip(&recap.rows).map(|(number, row)| cells(number, row)).collect(),
        rooms: false,
    };
    Document {
        name,
        date: recap.rows.iter().filter_map(|row| row.date).max(),
        landscape: true,
        blocks: vec![
            Block::Title(Title { lines, ..Title::default() }),
            Block::Paragraph(Text::plain(format!("Jumlah: {files} naskah, {pages} halaman."))),
            Block::Table(table),
        ],
        ..Document::default()
    }
}

fn cells(number: usize, row: &Row) -> Vec<Text> {
    let listed = |texts: &[String]| match texts {
        [] => NONE.to_owned(),
        texts => texts.join("; "),
    };
    let digits: Vec<char> = row.sha256.chars().collect();
    let digits: Vec<String> = digits.chunks(DIGITS).map(|part| part.iter().collect()).collect();
    [
        format!("{number}."),
        listed(&row.numbers),
        listed(&row.parties),
        row.date.map_or_else(|| NONE.to_owned(), wording::numeric_date),
        row.pages.to_string(),
        row.file.clone(),
        digits.join(" "),
    ]
    .map(Text::plain)
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Template;
    use crate::page::{DisplayItem, Role};

    fn recap(count: usize) -> Recap {
        let row = |number: usize| Row {
            numbers: vec![format!("{number}/PKS/2021"), "[Nomor]".to_owned()],
            parties: vec!["Tim Penggerak PKK".to_owned(), format!("Dinas Nomor {number}")],
            date: Some(jiff::civil::date(2021, 9, 21)),
            pages: 5,
            file: format!("opd-{number}.pdf"),
            sha256: "0123456789abcdef".repeat(4),
        };
        let kind = "Perjanjian Kerja Sama".to_owned();
        Recap { kind, subject: "Sinergi".to_owned(), rows: (0..count).map(row).collect() }
    }

    fn press() -> Press {
        Press::new(Template::builtin("pks").unwrap()).unwrap()
    }

    #[test]
    fn every_row_is_there_and_every_page_has_the_headings() {
        let press = press();
        let (pages, found) = press.pages(&document(&recap(60))).unwrap();
        assert_eq!(found, []);
        assert!(pages.pages.len() > 2);
        let structure = &pages.structure;
        let count = |role: &Role| structure.iter().filter(|(_, it)| it.role == *role).count();
        assert_eq!(count(&Role::TableRow), 61);
        assert_eq!(count(&Role::TableHeader), 7);
        for page in &pages.pages {
            assert!(page.paper.width > page.paper.height);
            let shown: String = page
                .items
                .iter()
                .filter_map(|item| match item {
                    DisplayItem::Glyphs { run, .. } => Some(run.text.as_ref()),
                    _ => None,
                })
                .collect::<Vec<&str>>()
                .join(" ");
            assert!(shown.contains("SHA-256"), "{shown}");
        }
    }

    #[test]
    fn a_row_says_what_the_file_is() {
        let row = &recap(1).rows[0];
        let texts: Vec<String> = cells(7, row).iter().map(Text::to_plain).collect();
        let digest = ["0123456789abcdef"; 4].join(" ");
        assert_eq!(
            texts,
            [
                "7.",
                "0/PKS/2021; [Nomor]",
                "Tim Penggerak PKK; Dinas Nomor 0",
                "21-09-2021",
                "5",
                "opd-0.pdf",
                &digest,
            ]
        );
        let blank: Vec<String> = cells(1, &Row::default()).iter().map(Text::to_plain).collect();
        assert_eq!(blank, ["1.", "–", "–", "–", "0", "", ""]);
    }

    #[test]
    fn the_title_says_what_they_have_in_common() {
        let lines = |recap: &Recap| match &document(recap).blocks[0] {
            Block::Title(title) => title.lines.iter().map(Text::to_plain).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let mut recap = recap(1);
        assert_eq!(lines(&recap), ["REKAPITULASI PERJANJIAN KERJA SAMA", "TENTANG", "SINERGI"]);
        (recap.kind, recap.subject) = (String::new(), String::new());
        assert_eq!(lines(&recap), ["REKAPITULASI NASKAH"]);
    }

    #[test]
    fn the_same_rows_make_the_same_file() {
        let print = |press: &Press| press.recap(&recap(3), &Settings::default()).unwrap().pdf;
        let press = press();
        assert!(print(&press) == print(&press) && print(&press) == print(&self::press()));
    }
}
