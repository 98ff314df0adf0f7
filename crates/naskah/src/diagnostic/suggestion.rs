//! What the user may have meant.

/// A sentence that names the known word most like `given`, or else all of them.
///
/// `what` says what the words are, in the plural.
pub(crate) fn closest<'a>(given: &str, known: impl Iterator<Item = &'a str>, what: &str) -> String {
    /// Jaro-Winkler similarity from which two words pass for one another mistyped.
    const ALIKE: f64 = 0.8;

    let known: Vec<&str> = known.collect();
    let similarity = |word: &str| strsim::jaro_winkler(given, word);
    let nearest = known.iter().max_by(|a, b| similarity(a).total_cmp(&similarity(b)));
    match nearest {
        Some(word) if similarity(word) >= ALIKE => format!("did you mean `{word}`?"),
        _ => format!("the {what} are: {}", known.join(", ")),
    }
}
