//! Names of places in a document, for messages.

use std::fmt;
use std::sync::Arc;

use crate::sanitize::sanitize;

/// Longer paths are cut off.
const MAX_KEYS: usize = 8;

/// How an object is reached: a subject and keys from there.
#[derive(Clone, Debug)]
pub(super) struct Path {
    subject: Arc<str>,
    keys: Vec<Arc<str>>,
}

impl Path {
    /// A subject such as `page 2` or `the catalog`.
    pub(super) fn new(subject: impl AsRef<str>) -> Self {
        Self { subject: short(subject.as_ref()).into(), keys: Vec::new() }
    }

    pub(super) fn field(name: &str) -> Self {
        Self::new(format!("field {name}"))
    }

    pub(super) fn key(&self, key: &[u8]) -> Self {
        self.longer(|| format!("/{}", short(&String::from_utf8_lossy(key))))
    }

    pub(super) fn item(&self, index: usize) -> Self {
        self.longer(|| format!("/{}", index + 1))
    }

    fn longer(&self, key: impl FnOnce() -> String) -> Self {
        let mut longer = self.clone();
        if longer.keys.len() < MAX_KEYS {
            longer.keys.push(key().into());
        }
        longer
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject)?;
        let Some((first, rest)) = self.keys.split_first() else { return Ok(()) };
        let known = match (&*self.subject, &**first) {
            (subject, key) if subject.starts_with("page ") => match key {
                "/Contents" => Some("its content"),
                "/Annots" => Some("its annotations"),
                "/Resources" => Some("its resources"),
                "/MediaBox" => Some("its size"),
                _ => None,
            },
            (subject, key) if subject.starts_with("field ") => match key {
                "/AP" => Some("its appearance"),
                "/Rect" => Some("its rectangle"),
                "/T" => Some("its name"),
                "/V" => Some("its value"),
                _ => None,
            },
            ("the form", "/Fields") => Some("its fields"),
            _ => None,
        };
        write!(f, ": {}", known.unwrap_or(first))?;
        if known.is_some() && !rest.is_empty() {
            f.write_str(" ")?;
        }
        rest.iter().try_for_each(|key| f.write_str(key))
    }
}

/// A text that is safe to show, and short.
fn short(text: &str) -> String {
    sanitize(text).chars().take(60).collect()
}
