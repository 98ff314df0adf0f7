//! Keys and certificates that everybody has.

/// The path of one of the files of `tests/suite/pki`.
pub(crate) fn pki(name: &str) -> String {
    naskah_fixtures::pki::path(name).display().to_string()
}
