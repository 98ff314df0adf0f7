//! What in a text of the data looks like a slip: each lint a pure function from a text to findings.
//!
//! | lint | file | finds |
//! |---|---|---|
//! | spelling | `spelling` | `kerjasama`, `milyar`, `dibawah` |
//! | figures | `figures` | `14 (lima belas)`, `14 (empat belas hari)` |
//! | money | `money` | `Rp. 1.000.000,-` |
//! | gaps | `gap` | `xxx`, `(need help)`, `....` |
//! | degrees | `degree` | `Budi SE,MSi` |
//! | laws | `law` | a legal basis out of order, or younger than its agreement |
//! | terms | `term` | PIHAK PERTAMA beside PIHAK KESATU, *Kesepakatan Bersama ini* in a PKS |
//!
//! A finding is a doubt: it becomes a warning, and nothing is changed.

mod degree;
mod figures;
mod gap;
mod law;
mod money;
mod spelling;
mod term;

use std::mem;
use std::ops::Range;

pub(crate) use self::degree::degrees;
pub(crate) use self::law::laws;
pub(crate) use self::term::{kinds, roles};

/// Something in a text that wants a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Where in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// What is doubtful, in one sentence without a full stop.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) help: String,
}

/// What is doubtful in running text.
pub(crate) fn prose(text: &str) -> Vec<Finding> {
    let mut found = spelling::spelling(text);
    found.extend(figures::figures(text));
    found.extend(money::money(text));
    found.extend(gaps(text));
    found
}

/// What stands in a text for something that was to be filled in.
pub(crate) fn gaps(text: &str) -> Vec<Finding> {
    gap::gaps(text)
}

/// Where some phrases stand in a text, in any case, and which of them: given in small letters, in the order of the
/// letters with which they begin, with a space where the text has white space of any length.
fn find<'a>(text: &str, phrases: &'a [&'a str]) -> Vec<(&'a str, Range<usize>)> {
    let small = text.to_ascii_lowercase();
    let (mut found, mut in_word) = (Vec::new(), false);
    for (start, letter) in small.char_indices() {
        let was_in_word = mem::replace(&mut in_word, letter.is_alphanumeric());
        if was_in_word || !in_word {
            continue;
        }
        let first = |phrase: &&str| phrase.as_bytes()[0].cmp(&small.as_bytes()[start]);
        let likely = &phrases[phrases.partition_point(|it| first(it).is_lt())..];
        let likely = &likely[..likely.partition_point(|it| first(it).is_eq())];
        found.extend(likely.iter().filter_map(|phrase| {
            Some((*phrase, start..small.len() - behind(&small[start..], phrase)?.len()))
        }));
    }
    found
}

/// What stands behind a phrase with which a text begins.
fn behind<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut words = phrase.split(' ');
    let mut rest = text.strip_prefix(words.next()?)?;
    for word in words {
        rest = rest.strip_prefix(char::is_whitespace)?.trim_start().strip_prefix(word)?;
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
