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
mod finding;
mod gap;
mod law;
mod money;
mod phrases;
mod spelling;
mod term;

pub use self::degree::degrees;
pub use self::finding::Finding;
pub use self::law::laws;
pub use self::term::{kinds, roles};

/// What is doubtful in running text.
pub fn prose(text: &str) -> Vec<Finding> {
    let mut found = spelling::spelling(text);
    found.extend(figures::figures(text));
    found.extend(money::money(text));
    found.extend(gaps(text));
    found
}

/// What stands in a text for something that was to be filled in.
pub fn gaps(text: &str) -> Vec<Finding> {
    gap::gaps(text)
}
