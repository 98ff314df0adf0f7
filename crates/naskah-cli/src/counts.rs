//! The sentence at the end of a batch or a check.

use naskah_batch::Counts;

/// `4 agreements, 0 errors, 2 warnings`
pub(crate) fn sentence(counts: &Counts) -> String {
    let kept = if counts.kept > 0 { format!(", {} kept", counts.kept) } else { String::new() };
    format!(
        "{}{kept}, {}, {}",
        several(counts.agreements, "agreement"),
        several(counts.errors, "error"),
        several(counts.warnings, "warning")
    )
}

/// `1 page`, `2 pages`
pub(crate) fn several(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
