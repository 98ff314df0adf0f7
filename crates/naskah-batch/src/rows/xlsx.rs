//! Excel workbooks: the rows of the first sheet.

use std::fmt::Display;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, XlsxError, open_workbook};
use naskah::agreement::Cell;
use naskah_diagnostic::{Diagnostic, Errors, Result, Source};

use super::row::{Boxed, Row, RowNumber, table};
use crate::codes;

/// Larger whole numbers have lost digits: a spreadsheet keeps about fifteen.
const LARGEST: f64 = 999_999_999_999_999.0;

/// The rows of a workbook below its headings.
pub(super) fn open(path: &Path) -> Result<Boxed<'static>> {
    let name = path.display().to_string();
    let unreadable = |error| unreadable(path, error);
    let mut book: Xlsx<_> = open_workbook(path).map_err(unreadable)?;
    let sheet = book.sheet_names().into_iter().next();
    let sheet = sheet.ok_or_else(|| not_a_workbook(path, "it has no sheet"))?;
    let range = book.worksheet_range(&sheet).map_err(unreadable)?;
    let place =
        Place { name: format!("{name}, sheet {sheet}"), first: range.start().unwrap_or_default() };
    let mut rows = rows(range).enumerate();
    let Some((_, headings)) = rows.next() else {
        return Err(Diagnostic::error(
            codes::TABLE_WITHOUT_HEADINGS,
            format!("`{name}` has no headings: its first sheet, {sheet}, is empty"),
        )
        .help("name the field of each column in the first row, such as `id`")
        .into());
    };
    let headings = headings.iter().enumerate();
    let heading =
        |(column, data): (usize, &Data)| Source::new(place.of(0, column), data.to_string());
    let table = table(headings.map(heading).collect())?;
    Ok(Box::new(rows.filter(|(_, row)| row.iter().any(|data| *data != Data::Empty)).map(
        move |(number, row)| {
            let cells = row.into_iter().enumerate();
            let cells = cells.map(|(column, data)| cell(place.of(number, column), data));
            let number = RowNumber { unit: "row", number: place.row(number) };
            Ok(Row { table: table.clone(), cells: cells.collect::<Result<_>>()?, number })
        },
    )))
}

/// Why a workbook cannot be read; errors of the operating system as for any file.
fn unreadable(path: &Path, error: XlsxError) -> Errors {
    match error {
        XlsxError::Io(error) => Diagnostic::io("read", path, &error).into(),
        error => not_a_workbook(path, error),
    }
}

fn not_a_workbook(path: &Path, reason: impl Display) -> Errors {
    let message = format!("cannot read `{}` as a workbook: {reason}", path.display());
    Diagnostic::error(codes::TABLE_UNREADABLE, message)
        .help("save it as .xlsx, without a password")
        .into()
}

fn rows(range: Range<Data>) -> impl Iterator<Item = Vec<Data>> {
    let height = range.height();
    (0..height).map(move |row| range[row].to_vec())
}

/// Names the cells of a sheet.
struct Place {
    name: String,
    /// The row and the column of the first used cell, from 0.
    first: (u32, u32),
}

impl Place {
    /// The number of a row as the spreadsheet shows it.
    fn row(&self, row: usize) -> usize {
        self.first.0 as usize + row + 1
    }

    /// A cell as the spreadsheet names it: `opd.xlsx, sheet OPD, C3`.
    fn of(&self, row: usize, column: usize) -> String {
        let row = self.row(row);
        let mut column = self.first.1 as usize + column + 1;
        let mut letters = Vec::new();
        while column > 0 {
            column -= 1;
            letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
            column /= 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        format!("{}, {letters}{row}", self.name)
    }
}

/// A cell's value as it was typed.
fn cell(place: String, data: Data) -> Result<Cell> {
    let wrong = |what: String, help: &str| {
        let message = format!("{place}: {what}");
        Errors::from(Diagnostic::error(codes::CELL_NOT_USABLE, message).help(help))
    };
    Ok(match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(Source::new(place, text)),
        Data::Int(number) => Cell::Number(Source::new(place, number.to_string())),
        Data::Float(number) if number.fract() == 0.0 && number.abs() <= LARGEST => {
            Cell::Number(Source::new(place, format!("{number:.0}")))
        }
        Data::Float(number) if number.fract() == 0.0 => {
            let help = "format the cell as text and type the number again: a spreadsheet keeps only fifteen \
                        digits";
            return Err(wrong(format!("the number {number} has lost its last digits"), help));
        }
        Data::Float(number) => Cell::Text(Source::new(place, number.to_string())),
        Data::Bool(value) => Cell::Plain(Source::new(place, value.to_string())),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            Cell::Text(Source::new(place, format!("{year:04}-{month:02}-{day:02}")))
        }
        Data::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default().to_owned();
            Cell::Text(Source::new(place, day))
        }
        Data::DateTime(_) | Data::DurationIso(_) => {
            return Err(wrong("this is a time".to_owned(), "format the cell as text"));
        }
        Data::Error(error) => {
            return Err(wrong(format!("the cell has the error {error}"), "correct its formula"));
        }
    })
}
