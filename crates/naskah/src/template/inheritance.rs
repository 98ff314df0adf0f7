//! Parts of a wording, by which a template that extends another overrides it: `{% block closing %}` …
//! `{% endblock %}`.

use std::ops::Range;

use super::wording::Wording;
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, closest};

/// A part of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    /// Its name, in the tag that begins it.
    pub(super) name_range: Range<usize>,
    /// The part with its tags.
    pub(super) outer: Range<usize>,
    /// The part without its tags.
    pub(super) inner: Range<usize>,
}

/// What a template changes of the articles of the one that it extends.
pub(super) struct TemplateChanges<'a> {
    /// The labels of those that it does not have.
    pub(super) drop: &'a [String],
    /// Those that it adds or replaces.
    pub(super) articles: Option<Wording>,
}

/// The outermost parts of a wording, in order.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut open: Option<Part<'_>> = None;
    let mut depth = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find("{%").map(|found| at + found) {
        let Some(end) = text[start..].find("%}").map(|found| start + found + 2) else { break };
        at = end;
        let mut words = text[start + 2..end - 2].trim_matches(['-', '+', ' ']).split_whitespace();
        let line_end = end + usize::from(text[end..].starts_with('\n'));
        match (words.next(), words.next()) {
            (Some("block"), Some(name)) => {
                depth += 1;
                let name_at = start + text[start..end].find(name).unwrap_or_default();
                open.get_or_insert(Part {
                    name,
                    name_range: name_at..name_at + name.len(),
                    outer: start..line_end,
                    inner: line_end..line_end,
                });
            }
            (Some("endblock"), _) if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(mut part) = open.take()
                {
                    part.outer.end = line_end;
                    part.inner.end = start.max(part.inner.start);
                    parts.push(part);
                }
            }
            _ => {}
        }
    }
    parts
}

/// Refuses parts that the extended wording does not have.
pub(super) fn check_parts(wording: &Wording, extended: &str) -> Result<()> {
    let known = parts(extended);
    let names = || known.iter().map(|part| part.name);
    for part in parts(wording.text()) {
        if !names().any(|name| name == part.name) {
            let message = format!("the extended template has no part `{}`", part.name);
            return Err(Diagnostic::error(codes::UNKNOWN_PART, message)
                .at(wording.span(part.name_range), "")
                .help(closest(part.name, names(), "parts"))
                .into());
        }
    }
    Ok(())
}

/// A wording with its parts left blank: the articles that a template adds to the one it extends. None if that
/// is all.
///
/// Every other byte keeps its place, and so does every line.
pub(super) fn outside_parts(wording: &Wording) -> Option<Wording> {
    let mut bytes = wording.text().as_bytes().to_vec();
    for part in parts(wording.text()) {
        let inside = bytes[part.outer].iter_mut().filter(|byte| !matches!(**byte, b'\n' | b'\r'));
        inside.for_each(|byte| *byte = b' ');
    }
    let text = String::from_utf8(bytes).ok()?;
    let has_heading = text.lines().any(|line| line.starts_with('#'));
    has_heading.then(|| wording.with_text(text))
}

/// The extended wording with the parts of `wording` in the place of its own.
pub(super) fn overridden(extended: &str, wording: &str) -> String {
    let own = parts(wording);
    let mut text = String::with_capacity(extended.len());
    let mut at = 0;
    for part in parts(extended) {
        let Some(new) = own.iter().find(|own| own.name == part.name) else { continue };
        text.push_str(&extended[at..part.inner.start]);
        text.push_str(&wording[new.inner.clone()]);
        at = part.inner.end;
    }
    text.push_str(&extended[at..]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "A\n{% block one %}\nB\n{% endblock %}\n{% block two %}\nC\n{% endblock %}\nD\n";

    #[test]
    fn parts_have_names_and_contents() {
        let contents = parts(BASE).into_iter().map(|part| (part.name, &BASE[part.inner]));
        assert_eq!(contents.collect::<Vec<_>>(), [("one", "B\n"), ("two", "C\n")]);
    }

    #[test]
    fn a_part_may_be_empty_and_on_one_line() {
        let own = "{% block one %}{% endblock %}\n";
        assert_eq!(overridden(BASE, own), BASE.replace("B\n", ""));
        assert!(outside_parts(&Wording::new(own, None)).is_none());
    }

    #[test]
    fn a_part_takes_the_place_of_the_extended_one() {
        let own = "{% block two %}\nE\n{% endblock %}";
        assert_eq!(overridden(BASE, own), BASE.replace("C\n", "E\n"));
        assert_eq!(overridden(BASE, "## Judul\n"), BASE);
    }

    #[test]
    fn what_is_outside_the_parts_keeps_its_place() {
        let text = "{% block one %}\nB\n{% endblock %}\n## Judul\n";
        let outside = outside_parts(&Wording::new(text, None)).unwrap();
        assert_eq!(outside.text().find("## Judul"), text.find("## Judul"));
        assert_eq!(outside.text().trim(), "## Judul");
        assert!(outside_parts(&Wording::new(BASE, None)).is_none());
    }
}
