//! The README's data makes a document.

use naskah::Agreement;
use naskah_tests::example::{press, root};

#[test]
fn its_agreement_is_printed_without_a_word() {
    let readme = std::fs::read_to_string(root("README.md")).unwrap();
    let (_, behind) = readme.split_once("```ron\n").unwrap();
    let (data, _) = behind.split_once("```").unwrap();
    let agreement = Agreement::from_ron("README.md", data).unwrap();
    let print = press().print(&agreement).unwrap();
    assert!(print.pages > 0);
    assert_eq!(print.warnings, []);
}
