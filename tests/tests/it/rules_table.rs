//! Every test that the table of rules names exists, and every rule of the table has one.

use naskah_tests::example::root;

#[test]
fn every_test_of_the_table_is_in_the_sources() {
    let table = std::fs::read_to_string(root("docs/RULES.md")).unwrap();
    let is_rule = |line: &&str| line.starts_with("| D-") || line.starts_with("| E-");
    let rows: Vec<&str> = table.lines().filter(is_rule).collect();
    assert!(rows.len() >= 45);
    for row in rows {
        let [_, rule, _, tests, _] = row.split('|').collect::<Vec<_>>()[..] else {
            panic!("a row has three columns: {row}")
        };
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() && named.len().is_multiple_of(2), "{rule} names no test");
        for pair in named.chunks(2) {
            let source = std::fs::read_to_string(root(pair[0]))
                .unwrap_or_else(|error| panic!("{rule}: {}: {error}", pair[0]));
            let test = format!("fn {}(", pair[1]);
            assert!(source.contains(&test), "{rule}: {} has no test {}", pair[0], pair[1]);
        }
    }
}
