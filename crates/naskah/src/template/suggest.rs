//! The name that was probably meant.

/// `Did you mean …?`, if one of the known names is near.
pub(super) fn suggest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .filter(|&(distance, name)| distance <= 1 + name.chars().count() / 4)
        .min()
        .map(|(_, name)| format!("Did you mean `{name}`?"))
}
