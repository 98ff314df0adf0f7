//! The recap (*rekapitulasi*): a table of many agreements as a document of its own, with a digest of each
//! file, for filing and for checking files later.
//!
//! ```
//! use naskah::pdf::Settings;
//! use naskah::recap::{Recap, RecapRow};
//! use naskah::{Press, Template};
//!
//! let row = RecapRow::new("dkp.pdf", "ab".repeat(32)).with_parties(["TP PKK", "Dinas"]).with_pages(7);
//! let recap = Recap::new([row]).with_subject("Sinergi");
//! let print = Press::new(Template::builtin("pks")?)?.recap(&recap, &Settings::default())?;
//! assert_eq!(print.pages, 1);
//! # Ok::<(), naskah::diagnostic::Errors>(())
//! ```

/// A calendar date.
pub use jiff::civil::Date;

use crate::document::{Block, ColumnAlignment, Document, Table, Text, Title};
use crate::pdf::Settings;
use crate::{Press, Print};
use naskah_diagnostic::Result;
use naskah_wording as wording;

/// The digits of a group of a digest; lines break between groups.
const GROUP_DIGITS: usize = 16;

/// The cell of an agreement without a number or date.
const NONE: &str = "–";

/// The heading and alignment of each column.
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
///
/// ```
/// use naskah::recap::{Recap, RecapRow};
///
/// let recap = Recap::new([RecapRow::new("dkp.pdf", "ab".repeat(32))])
///     .with_kind("Perjanjian Kerja Sama")
///     .with_subject("Sinergi");
/// assert_eq!(recap.rows[0].file, "dkp.pdf");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recap {
    /// The kind of document that all are, such as `Perjanjian Kerja Sama`; empty if they differ.
    pub kind: String,
    /// The subject that all have; empty if they differ.
    pub subject: String,
    /// A row for each file.
    pub rows: Vec<RecapRow>,
}

impl Recap {
    /// A table with these rows, without kind and subject.
    pub fn new(rows: impl IntoIterator<Item = RecapRow>) -> Self {
        Self { rows: rows.into_iter().collect(), ..Self::default() }
    }

    /// Sets the kind of document that all are.
    #[must_use]
    pub fn with_kind(self, kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), ..self }
    }

    /// Sets the subject that all have.
    #[must_use]
    pub fn with_subject(self, subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), ..self }
    }
}

/// One agreement's file.
///
/// ```
/// use naskah::recap::{Date, RecapRow};
///
/// let row = RecapRow::new("dkp.pdf", "ab".repeat(32))
///     .with_numbers(["119/PKS/DKP/IX/2021"])
///     .with_parties(["TP PKK", "Dinas"])
///     .with_date(Date::constant(2021, 9, 21))
///     .with_pages(7);
/// assert_eq!((row.parties.len(), row.pages), (2, 7));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecapRow {
    /// The agreement's numbers, one for each party that gave one.
    pub numbers: Vec<String>,
    /// The parties' names.
    pub parties: Vec<String>,
    /// The date of signing.
    pub date: Option<Date>,
    /// The number of pages.
    pub pages: usize,
    /// The file's name.
    pub file: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl RecapRow {
    /// A row for a file of that name and SHA-256 (in hexadecimal).
    pub fn new(file: impl Into<String>, sha256: impl Into<String>) -> Self {
        Self { file: file.into(), sha256: sha256.into(), ..Self::default() }
    }

    /// Sets the agreement's numbers.
    #[must_use]
    pub fn with_numbers<T: Into<String>>(self, numbers: impl IntoIterator<Item = T>) -> Self {
        Self { numbers: numbers.into_iter().map(Into::into).collect(), ..self }
    }

    /// Sets the parties' names.
    #[must_use]
    pub fn with_parties<T: Into<String>>(self, parties: impl IntoIterator<Item = T>) -> Self {
        Self { parties: parties.into_iter().map(Into::into).collect(), ..self }
    }

    /// Sets the date of signing.
    #[must_use]
    pub fn with_date(self, date: impl Into<Option<Date>>) -> Self {
        Self { date: date.into(), ..self }
    }

    /// Sets the number of pages.
    #[must_use]
    pub fn with_pages(self, pages: usize) -> Self {
        Self { pages, ..self }
    }
}

impl Press {
    /// Prints a recap in the style of the press, on landscape pages.
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
    let table = Table::new(
        COLUMNS.map(|(_, align)| align),
        COLUMNS.map(|(heading, _)| Text::plain(heading)),
        (1..).zip(&recap.rows).map(|(number, row)| cells(number, row)),
    );
    Document {
        name,
        date: recap.rows.iter().filter_map(|row| row.date).max(),
        landscape: true,
        blocks: vec![
            Block::Title(Title::of_lines(lines)),
            Block::Paragraph(Text::plain(format!("Jumlah: {files} naskah, {pages} halaman."))),
            Block::Table(table),
        ],
        ..Document::default()
    }
}

fn cells(number: usize, row: &RecapRow) -> Vec<Text> {
    let listed = |texts: &[String]| match texts {
        [] => NONE.to_owned(),
        texts => texts.join("; "),
    };
    let digits: Vec<char> = row.sha256.chars().collect();
    let digits: Vec<String> =
        digits.chunks(GROUP_DIGITS).map(|part| part.iter().collect()).collect();
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
    use crate::page::{CellSpan, DisplayItem, Role};

    fn recap(count: usize) -> Recap {
        let row = |number: usize| RecapRow {
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
        assert_eq!(count(&Role::TableHeader(CellSpan::default())), 7);
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
        let blank: Vec<String> =
            cells(1, &RecapRow::default()).iter().map(Text::to_plain).collect();
        assert_eq!(blank, ["1.", "–", "–", "–", "0", "", ""]);
    }

    #[test]
    fn the_title_says_what_they_have_in_common() {
        let lines = |recap: &Recap| match &document(recap).blocks[0] {
            Block::Title(title) => {
                let lines = title.parts.iter().filter_map(|part| match part {
                    crate::document::TitlePart::Line(line) => Some(line.to_plain()),
                    _ => None,
                });
                lines.collect::<Vec<_>>()
            }
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
