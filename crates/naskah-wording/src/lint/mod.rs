//! Lints for text in the data, each a pure function from a text to findings.
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
//! Findings become warnings; nothing is corrected automatically.

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

/// Lints running text: spelling, figures, money and gaps.
///
/// ```
/// use naskah_wording::lint::prose;
///
/// let text = "ruang lingkup kerjasama";
/// let found = prose(text);
/// assert_eq!(&text[found[0].range.clone()], "kerjasama");
/// assert_eq!(found[0].help, "write `kerja sama`");
/// ```
pub fn prose(text: &str) -> Vec<Finding> {
    let mut found = spelling::spelling(text);
    found.extend(figures::figures(text));
    found.extend(money::money(text));
    found.extend(gaps(text));
    found
}

/// Finds gaps that still have to be filled in.
///
/// ```
/// use naskah_wording::lint::gaps;
///
/// let text = "Jalan xxx Nomor 5";
/// assert_eq!(&text[gaps(text)[0].range.clone()], "xxx");
/// ```
pub fn gaps(text: &str) -> Vec<Finding> {
    gap::gaps(text)
}
