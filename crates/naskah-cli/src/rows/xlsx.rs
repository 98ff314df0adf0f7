//! Workbooks of Excel: the rows of the first sheet.

use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use naskah::agreement::Cell;
use naskah::diagnostic::{Diagnostic, Source};

use super::{Row, Rows, table};
use crate::failure::Failure;

/// Whole numbers beyond this have lost digits: a spreadsheet keeps some fifteen.
const LARGEST: f64 = 999_999_999_999_999.0;

/// The rows of a workbook, of which the first has the headings.
pub(super) fn open(path: &Path) -> Result<Rows, Failure> {
    let name = path.display().to_string();
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::from(
            Diagnostic::uncoded_error(format!("`{name}` cannot be read as a workbook: {error}"))
                .help("save it as .xlsx, without a password"),
        )
    };
    // What is not there is told as of any file.
    std::fs::File::open(path).map_err(|error| Failure::system("read", path, &error))?;
    let mut book: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| unreadable(&error))?;
    let sheet = book.sheet_names().into_iter().next();
    let sheet = sheet.ok_or_else(|| unreadable(&"it has no sheet"))?;
    let range = book.worksheet_range(&sheet).map_err(|error| unreadable(&error))?;
    let place =
        Place { name: format!("{name}, sheet {sheet}"), first: range.start().unwrap_or_default() };
    let mut rows = rows(range).enumerate();
    let Some((_, headings)) = rows.next() else {
        return Err(unreadable(&format!("the sheet {sheet} is empty")));
    };
    let headings = headings.iter().enumerate();
    let heading =
        |(column, data): (usize, &Data)| Source::new(place.of(0, column), data.to_string());
    let table = table(headings.map(heading).collect())?;
    Ok(Box::new(rows.filter(|(_, row)| row.iter().any(|data| *data != Data::Empty)).map(
        move |(number, row)| {
            let cells = row.into_iter().enumerate();
            let cells = cells.map(|(column, data)| cell(place.of(number, column), data));
            Ok(Row { table: table.clone(), cells: cells.collect::<Result<_, Failure>>()? })
        },
    )))
}

fn rows(range: Range<Data>) -> impl Iterator<Item = Vec<Data>> {
    let height = range.height();
    (0..height).map(move |row| range[row].to_vec())
}

/// Where the cells of a sheet are.
struct Place {
    name: String,
    /// The row and the column of the first one that is used, from 0.
    first: (u32, u32),
}

impl Place {
    /// As a spreadsheet names it: `opd.xlsx, sheet OPD, C3`.
    fn of(&self, row: usize, column: usize) -> String {
        let row = self.first.0 as usize + row + 1;
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

/// A cell as it was typed.
fn cell(place: String, data: Data) -> Result<Cell, Failure> {
    let wrong = |what: String, help: &str| {
        Failure::from(Diagnostic::uncoded_error(format!("{place}: {what}")).help(help))
    };
    Ok(match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(Source::new(place, text)),
        Data::Int(number) => Cell::Number(Source::new(place, number.to_string())),
        Data::Float(number) if number.fract() == 0.0 && number.abs() <= LARGEST => {
            Cell::Number(Source::new(place, format!("{number:.0}")))
        }
        Data::Float(number) if number.fract() == 0.0 => {
            let help = "format the cell as text, and type it again: a spreadsheet keeps no more than fifteen digits \
                        of a number";
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
            return Err(wrong(format!("the cell has the error {error}"), "mend its formula"));
        }
    })
}
