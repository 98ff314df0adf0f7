//! The stable codes of this crate's diagnostics, by the stage that reports them.

mod data;
mod layout;
mod output;
mod reading;

use naskah_diagnostic::Code;

pub use self::data::*;
pub use self::layout::*;
pub use self::output::*;
pub use self::reading::*;

const PARTS: [&[Code]; 4] = [data::ALL, output::ALL, layout::ALL, reading::ALL];

/// Every code of this crate.
pub const ALL: &[Code] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
}

const fn joined<const N: usize>() -> [Code; N] {
    let mut all = [PARTS[0][0]; N];
    let (mut next, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut index = 0;
        while index < PARTS[part].len() {
            all[next] = PARTS[part][index];
            next += 1;
            index += 1;
        }
        part += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_words_with_hyphens() {
        let mut names = BTreeSet::new();
        for code in super::ALL {
            let name = code.name();
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
            assert!(names.insert(name), "{name} twice");
            assert!(code.explanation().ends_with('.'), "{name}");
        }
        assert!(names.len() > 50);
    }
}
