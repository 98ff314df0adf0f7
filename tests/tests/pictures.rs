//! The pages of one agreement look as they did when somebody last looked at them.
//!
//! `NASKAH_UPDATE=1 cargo test -p naskah-tests --test pictures` takes the new pictures as references.

use std::fs;
use std::path::PathBuf;

use naskah_tests::example::{agreements, press, root};
use naskah_tests::picture::{difference, pages};

/// A single line of text that moved changes more than this share of its page.
const TOLERANCE: f64 = 0.001;

#[test]
fn diskominfo() {
    let (_, agreement) = agreements().into_iter().find(|(id, _)| id == "diskominfo").unwrap();
    let pages = pages(press().print(&agreement).unwrap().pdf);
    assert!(!pages.is_empty());

    let references = root("tests/ref");
    let reference = |page: usize| references.join(format!("diskominfo-{page}.png"));
    if std::env::var_os("NASKAH_UPDATE").is_some() {
        let mut old = 1;
        while fs::remove_file(reference(old)).is_ok() {
            old += 1;
        }
        for (number, page) in (1..).zip(&pages) {
            page.save(reference(number)).unwrap();
        }
        return;
    }

    let new = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mut changed = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        let same = image::open(reference(number))
            .is_ok_and(|reference| difference(&reference.into_luma8(), page) <= TOLERANCE);
        if !same {
            let path = new.join(format!("diskominfo-{number}.png"));
            page.save(&path).unwrap();
            changed.push(format!("{} is not {}", path.display(), reference(number).display()));
        }
    }
    if reference(pages.len() + 1).exists() {
        changed.push(format!("there are only {} pages", pages.len()));
    }
    assert!(
        changed.is_empty(),
        "{}\nif the new pages are right: NASKAH_UPDATE=1 cargo test -p naskah-tests --test pictures",
        changed.join("\n")
    );
}
