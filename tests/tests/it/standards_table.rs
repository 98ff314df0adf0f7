//! The tables of PDF/A's and PDF/UA's rules leave none out, and every test that they name exists.

use std::collections::BTreeMap;
use std::fs;

use naskah_tests::example::root;

/// Each table with the list of its rules.
const TABLES: [(&str, &str, usize); 2] = [
    ("crates/naskah/src/pdf/PDF_A2.md", "tests/suite/rules/pdf-a2a.txt", 153),
    ("crates/naskah/src/pdf/PDF_UA1.md", "tests/suite/rules/pdf-ua1.txt", 106),
];

/// The columns of each rule of a table, by the rule.
fn rows(table: &str) -> Vec<[String; 4]> {
    let text = fs::read_to_string(root(table)).unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| {
        let [_, rule, says, how, held_by, _] = row.split('|').collect::<Vec<_>>()[..] else {
            panic!("a row has four columns: {row}")
        };
        [rule, says, how, held_by].map(|column| column.trim().to_owned())
    })
    .filter(|[rule, ..]| rule.starts_with(|c: char| c.is_ascii_digit()))
    .collect()
}

#[test]
fn every_rule_is_told_once() {
    for (table, rules, count) in TABLES {
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for [rule, ..] in rows(table) {
            *told.entry(rule).or_default() += 1;
        }
        let rules = fs::read_to_string(root(rules)).unwrap();
        let expected: BTreeMap<String, usize> =
            rules.lines().map(|rule| (rule.to_owned(), 1)).collect();
        assert_eq!(expected.len(), count, "{table}");
        assert_eq!(told, expected, "{table}");
    }
}

#[test]
fn every_rule_says_something_and_names_a_test_that_exists() {
    for (table, ..) in TABLES {
        for [rule, says, how, held_by] in rows(table) {
            assert!(!says.is_empty() && !how.is_empty(), "{table}: {rule} says nothing");
            let named: Vec<&str> = held_by.split('`').skip(1).step_by(2).collect();
            assert!(!named.is_empty() && named.len().is_multiple_of(2), "{rule} names no test");
            for pair in named.chunks(2) {
                let source = fs::read_to_string(root(pair[0]))
                    .unwrap_or_else(|error| panic!("{rule}: {}: {error}", pair[0]));
                let test = format!("fn {}(", pair[1]);
                assert!(source.contains(&test), "{rule}: {} has no test {}", pair[0], pair[1]);
            }
        }
    }
}
