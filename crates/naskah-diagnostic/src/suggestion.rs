//! Suggestions for mistyped names.

/// Jaro-Winkler similarity (Winkler 1990) from which one name passes for another, mistyped.
const SIMILAR: f64 = 0.8;

/// The known name most similar to `given`, if any is similar enough to be what was meant.
///
/// ```
/// use naskah_diagnostic::suggest;
///
/// assert_eq!(suggest("subjek", ["subject", "scope"]), Some("subject"));
/// assert_eq!(suggest("psk", ["pks", "adendum"]), Some("pks"));
/// assert_eq!(suggest("tanggal", ["subject", "scope"]), None);
/// ```
pub fn suggest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|name| (strsim::jaro_winkler(given, name), name));
    let similar =
        scored.filter(|&(similarity, name)| similarity >= SIMILAR || one_slip(given, name));
    similar.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// Whether a name of three letters or more differs by one inserted, missing, wrong or swapped letter, which
/// Jaro-Winkler rates low for short names.
fn one_slip(given: &str, name: &str) -> bool {
    name.chars().count() >= 3 && strsim::damerau_levenshtein(given, name) <= 1
}

/// A sentence that suggests the most similar known name, or else lists all of them.
///
/// `what` names them in the plural.
///
/// ```
/// use naskah_diagnostic::closest;
///
/// let fields = ["subject", "scope"];
/// assert_eq!(closest("subjek", fields, "fields"), "did you mean `subject`?");
/// assert_eq!(closest("tanggal", fields, "fields"), "the fields are: subject, scope");
/// ```
pub fn closest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>, what: &str) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match suggest(given, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the {what} are: {}", known.join(", ")),
    }
}
