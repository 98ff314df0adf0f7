//! Rows as agreements.

use super::{Cell, Shared, Table};
use crate::agreement::{Acting, Agreement, Value};
use naskah_diagnostic::Source;

const SHARED: &str = r#"(shared: (
    subject: "Penguatan Sinergitas",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "TP PKK", signer: (name: "A", position: "Ketua"), rights: ["a"], duties: ["b"]),
        (signer: (name: "[Nama]", position: "Kepala"), rights: ["c"], duties: ["d"]),
    ],
    recitals: ["e"],
    legal_basis: ["f"],
    scope: ["g"],
))"#;

fn named(row: usize, column: usize, text: &str) -> Source {
    Source::new(format!("opd.csv, row {row}, column {column}"), text)
}

fn table(headings: &[&str]) -> naskah_diagnostic::Result<Table> {
    let headings = headings.iter().enumerate();
    Table::new(headings.map(|(index, text)| named(1, index + 1, text)).collect())
}

fn cells(texts: &[&str]) -> Vec<Cell> {
    let plain = |(index, text): (usize, &&str)| match *text {
        "" => Cell::Empty,
        text => Cell::Plain(named(2, index + 1, text)),
    };
    texts.iter().enumerate().map(plain).collect()
}

fn agreement(headings: &[&str], texts: &[&str]) -> naskah_diagnostic::Result<Agreement> {
    let shared = Shared::from_ron("batch.ron", SHARED).unwrap();
    shared.entry(&table(headings).unwrap(), &cells(texts))?.agreement
}

const NAMED: [&str; 2] = ["id", "parties.2.name"];

#[test]
fn a_row_is_laid_over_what_all_share() {
    let headings =
        [&NAMED[..], &["parties.2.signer.nip", "parties.2.signer.acting", "scope"]].concat();
    let texts =
        ["dkp", r#"Dinas "Ketahanan" Pangan\"#, "198001012005011001", "plt", "satu; dua\ntiga;"];
    let made = agreement(&headings, &texts).unwrap();
    assert_eq!(made.parties[0].name, "TP PKK");
    assert_eq!(made.parties[1].name, r#"Dinas "Ketahanan" Pangan\"#);
    assert_eq!(made.parties[1].signer.name, "[Nama]");
    assert_eq!(made.parties[1].signer.nip.as_deref(), Some("198001012005011001"));
    assert_eq!(made.parties[1].signer.acting, Some(Acting::Plt));
    assert_eq!(made.scope, ["satu", "dua", "tiga"]);
}

#[test]
fn an_empty_cell_leaves_its_field_as_it_is() {
    let headings = [&NAMED[..], &["parties.1.name", "parties.2.seat", "", "scope"]].concat();
    let made = agreement(&headings, &["dkp", " Dinas ", "", " ", "passed over"]).unwrap();
    assert_eq!(made.parties[0].name, "TP PKK");
    assert_eq!((made.parties[1].name.as_str(), &made.parties[1].seat), ("Dinas", &None));
    assert_eq!(made.scope, ["g"]);
}

#[test]
fn a_detail_is_a_number_where_it_looks_like_one_or_is_said_to_be() {
    let shared = Shared::from_ron("batch.ron", SHARED).unwrap();
    let headings = [&NAMED[..], &["details.a", "details.b", "details.c", "details.d"]].concat();
    let table = table(&headings).unwrap();
    let mut row = cells(&["dkp", "Dinas", "12", "007"]);
    row.push(Cell::Text(named(2, 5, "12")));
    row.push(Cell::Number(named(2, 6, "12")));
    let details = shared.entry(&table, &row).unwrap().agreement.unwrap().details;
    let text = |text: &str| Value::Text(text.to_owned());
    let number = Value::Integer(12);
    let wanted = [("a", number.clone()), ("b", text("007")), ("c", text("12")), ("d", number)];
    assert_eq!(details, wanted.map(|(name, value)| (name.to_owned(), value)).into());
}

#[test]
fn what_is_wrong_is_told_at_its_cell() {
    let told = |heading: &str, text: &str| {
        let headings = [&NAMED[..], &[heading]].concat();
        agreement(&headings, &["dkp", "Dinas", text]).unwrap_err().to_string()
    };
    for (heading, text, place) in [
        ("signed.date", "2021-02-31", "opd.csv, row 2, column 3:1:1"),
        ("plan.1.budget", "5), name: (", "opd.csv, row 2, column 3:1:1"),
        ("parties.2.signer.acting", "plt, x: 1", "opd.csv, row 2, column 3:1:1"),
    ] {
        let message = told(heading, text);
        assert!(message.starts_with(place), "{heading}: {message}");
    }
    let none = agreement(&NAMED, &["", "Dinas"]).unwrap_err().to_string();
    assert!(none.starts_with("opd.csv, row 2, column 2:1:1") && none.contains("no id"), "{none}");
    let unsafe_name = agreement(&NAMED, &["../x", "Dinas"]).unwrap_err().to_string();
    assert!(unsafe_name.contains("no safe file name"), "{unsafe_name}");
}

#[test]
fn headings_are_paths_of_fields() {
    for (headings, why) in [
        (&["id", "parties.2.nama"][..], "did you mean `name`"),
        (&["id", "parties.0.name"], "counted from 1"),
        (&["id", "parties.second.name"], "counted from 1"),
        (&["id", "parties.2"], "more than one value"),
        (&["id", "subject", "subject"], "give each field one column"),
        (&["id", "scope", "scope.1"], "give each field one column"),
        (&["subject"], "no column `id`"),
    ] {
        let message = table(headings).unwrap_err().to_string();
        assert!(message.starts_with("opd.csv, row 1, column"), "{message}");
        assert!(message.contains(why), "{headings:?}: {message}");
    }
}

#[test]
fn what_all_share_has_no_entries() {
    let told = |text: &str| Shared::from_ron("b.ron", text).unwrap_err().to_string();
    assert!(told("(shared: (), each: [])").contains("entries of its own"));
    assert!(told("(sharde: ())").contains("did you mean `shared`"));
    assert!(Shared::from_ron("b.ron", "()").is_ok());
}
