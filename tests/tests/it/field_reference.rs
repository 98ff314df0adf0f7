//! The reference of all fields in the documentation is the description of the model.

use std::fmt::Write;
use std::{env, fs};

use naskah::agreement::{FieldReference, fields};
use naskah_tests::example::root;

const PATH: &str = "docs/FIELDS.md";

const HEAD: &str = "# Every field

The fields of an agreement's data, in the order in which they are usually given; [DATA.md](DATA.md) explains how
they work together. Paths are those of table headings: `N` is a place of a list, counted from 1. *Required* fields
have to be given wherever what holds them is given; every other field may be left out. No text may be blank: leave
it out, or write a placeholder in brackets.

| field | holds | for | example |
|---|---|---|---|
";

fn row(field: &FieldReference) -> String {
    let kind = match (field.choices, field.list) {
        ([], true) => format!("list: {}", field.kind),
        ([], false) => field.kind.to_owned(),
        (choices, _) => choices.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "),
    };
    let required = if field.required { ", *required*" } else { "" };
    let example = match field.example {
        "" => String::new(),
        example => format!("`{example}`"),
    };
    format!("| `{}` | {kind}{required} | {} | {example} |", field.path, field.help)
}

#[test]
fn the_field_reference_lists_every_field() {
    let mut table = HEAD.to_owned();
    for field in fields() {
        writeln!(table, "{}", row(&field)).unwrap();
    }
    let path = root(PATH);
    if env::var_os("NASKAH_UPDATE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == table, "{PATH} differs: NASKAH_UPDATE=1 writes it anew");
}
