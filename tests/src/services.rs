//! How signing services read a finished PDF, by what they document and publish: which fields they make of its text
//! tags, and of its form.
//!
//! - DocuSeal: <https://www.docuseal.co/guides/use-embedded-text-field-tags-in-the-pdf-to-create-a-fillable-form>,
//!   and `find_text_tags.rb` and `find_acro_fields.rb` of
//!   <https://github.com/docusealco/docuseal/tree/master/lib/templates>
//! - Documenso: <https://docs.documenso.com/users/documents/pdf-placeholders>, and
//!   <https://github.com/documenso/documenso/blob/main/packages/lib/server-only/pdf/auto-place-fields.ts>
//! - DocuSign: <https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/tabs/auto-place>, and
//!   <https://developers.docusign.com/docs/esign-soap-api/esign101/anchor-tagging/rules>

use crate::reader::{Area, Page};

/// A field that a service makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is called; nothing where the service gives no names.
    pub name: String,
    /// What is put in, in small letters.
    pub kind: String,
    /// Who it is for: a role, or the number of a recipient.
    pub signer: String,
    /// The index of its page.
    pub page: usize,
    /// Where its tag stands.
    pub area: Area,
}

/// Kinds of fields, DocuSeal's.
const DOCUSEAL: [&str; 14] = [
    "text",
    "signature",
    "initials",
    "date",
    "datenow",
    "image",
    "file",
    "payment",
    "stamp",
    "select",
    "checkbox",
    "multiple",
    "radio",
    "phone",
];

/// Kinds of fields, Documenso's.
const DOCUMENSO: [&str; 11] = [
    "signature",
    "free_signature",
    "initials",
    "name",
    "email",
    "date",
    "text",
    "number",
    "radio",
    "checkbox",
    "dropdown",
];

/// A glyph: what it says, and its left, top, right and bottom.
type Glyph<'a> = (&'a str, [f64; 4]);

/// The fields that DocuSeal makes of `{{Name;key=value;…}}`.
pub fn docuseal(pages: &[Page]) -> Vec<Found> {
    let mut found = Vec::new();
    for (page, tag, area) in braced(pages) {
        let mut parts = tag.split(';').map(str::trim).filter(|part| !part.is_empty());
        let Some(name) = parts.next() else { continue };
        let (mut kind, mut signer) = ("text", "");
        for part in parts {
            match part.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
                Some(("type", value)) => kind = value,
                Some(("role", value)) => signer = value,
                _ => {}
            }
        }
        if DOCUSEAL.contains(&kind) {
            let (name, kind, signer) = (name.to_owned(), kind.to_owned(), signer.to_owned());
            found.push(Found { name, kind, signer, page, area });
        }
    }
    found
}

/// The fields that Documenso makes of `{{kind, r1, …}}`.
pub fn documenso(pages: &[Page]) -> Vec<Found> {
    let mut found = Vec::new();
    for (page, tag, area) in braced(pages) {
        let mut parts = tag.split(',').map(str::trim);
        let (Some(kind), Some(recipient)) = (parts.next(), parts.next()) else { continue };
        let kind = kind.to_lowercase();
        let number = recipient.strip_prefix(['r', 'R']).unwrap_or_default();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if DOCUMENSO.contains(&kind.as_str()) && is_number {
            let (name, signer) = (String::new(), number.to_owned());
            found.push(Found { name, kind, signer, page, area });
        }
    }
    found
}

/// Where DocuSign finds an anchor: it makes a field at each of these places, for whomever the anchor is.
pub fn docusign(pages: &[Page], anchor: &str) -> Vec<(usize, Area)> {
    let mut found = Vec::new();
    for (page, line) in lines(pages) {
        let text: String = line.iter().map(|(text, _)| *text).collect();
        for (at, _) in text.match_indices(anchor) {
            found.push((page, area(&line, at, anchor.len())));
        }
    }
    found
}

/// Whether DocuSeal keeps the name of a form's field: letters, digits, spaces and hyphens, a letter among them.
pub fn docuseal_keeps(name: &str) -> bool {
    let fits = |c: char| c.is_alphabetic() || c.is_ascii_digit() || c.is_whitespace() || c == '-';
    name.chars().any(char::is_alphabetic) && name.chars().all(fits)
}

/// What stands in two pairs of braces, with no brace inside.
fn braced(pages: &[Page]) -> Vec<(usize, String, Area)> {
    let mut found = Vec::new();
    for (page, line) in lines(pages) {
        let text: String = line.iter().map(|(text, _)| *text).collect();
        let mut rest = 0;
        while let Some(start) = text[rest..].find("{{").map(|at| rest + at) {
            rest = start + 2;
            let Some(end) = text[rest..].find(['{', '}']).map(|at| rest + at) else { break };
            if end > rest && text[end..].starts_with("}}") {
                let area = area(&line, start, end + 2 - start);
                found.push((page, text[rest..end].to_owned(), area));
                rest = end + 2;
            }
        }
    }
    found
}

/// The glyphs of each line, as DocuSeal puts them together: one that lies beside the first of a line, as far as the
/// higher of the two reaches, belongs to it; and they are read from left to right, whoever drew them.
fn lines(pages: &[Page]) -> Vec<(usize, Vec<Glyph<'_>>)> {
    let mut lines: Vec<(usize, Vec<Glyph<'_>>)> = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let first = lines.len();
        for run in page.runs.iter().filter(|run| run.upright) {
            for glyph in &run.glyphs {
                let it = (glyph.text.as_str(), [glyph.x, run.y - run.size, glyph.right, run.y]);
                let same = |[_, top, _, bottom]: [f64; 4]| {
                    (bottom - run.y).abs() < (bottom - top).max(run.size)
                };
                match lines[first..].iter_mut().find(|(_, line)| same(line[0].1)) {
                    Some((_, line)) => line.push(it),
                    None => lines.push((index, vec![it])),
                }
            }
        }
    }
    for (_, line) in &mut lines {
        line.sort_by(|(_, one), (_, other)| one[0].total_cmp(&other[0]));
    }
    lines
}

/// What the glyphs of a part of a line cover; the part is counted in bytes.
fn area(line: &[Glyph<'_>], start: usize, length: usize) -> Area {
    let (mut at, mut covered) = (0, [f64::INFINITY, f64::INFINITY, 0.0, 0.0]);
    for (text, [left, top, right, bottom]) in line {
        if (start..start + length).contains(&at) {
            let [x, y, x_end, y_end] = covered;
            covered = [x.min(*left), y.min(*top), x_end.max(*right), y_end.max(*bottom)];
        }
        at += text.len();
    }
    let [x, y, x_end, y_end] = covered;
    Area { x, y, width: x_end - x, height: y_end - y }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::{Glyph, Run};

    /// A page with these texts on baselines, each from a place on.
    fn page(texts: &[(&str, f64, f64)]) -> Page {
        let run = |(text, x, y): &(&str, f64, f64)| {
            let glyph = |(index, c): (usize, char)| {
                let x = x + index as f64 * 5.0;
                Glyph { text: c.to_string(), x, right: x + 5.0 }
            };
            let glyphs: Vec<Glyph> = text.chars().enumerate().map(glyph).collect();
            let (right, text) = (x + 5.0 * glyphs.len() as f64, (*text).to_owned());
            Run { text, x: *x, right, y: *y, size: 8.0, bold: false, upright: true, glyphs }
        };
        Page { runs: texts.iter().map(run).collect(), ..Page::default() }
    }

    #[test]
    fn tags_are_read_as_the_services_do() {
        let pages = [page(&[
            ("{{Ana;type=signature; role = PIHAK KESATU}}", 10.0, 50.0),
            ("{{}} {{;}} {{Nama}} {{Foto;type=lain}}", 10.0, 90.0),
        ])];
        let found = docuseal(&pages);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((&*found[0].name, &*found[0].kind), ("Ana", "signature"));
        assert_eq!(found[0].signer, "PIHAK KESATU");
        assert_eq!(found[0].area, Area { x: 10.0, y: 42.0, width: 215.0, height: 8.0 });
        assert_eq!((&*found[1].name, &*found[1].kind), ("Nama", "text"));

        let pages =
            [page(&[("{{ SIGNATURE , R2, required=true}} {{name}} {{lain, r1}}", 0.0, 0.0)])];
        let found = documenso(&pages);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((&*found[0].kind, &*found[0].signer), ("signature", "2"));

        let pages = [page(&[("/A/ /A/B/", 0.0, 20.0), ("/A-2/", 0.0, 60.0)])];
        assert_eq!(docusign(&pages, "/A/").len(), 2);
        assert_eq!(docusign(&pages, "/A-2/").len(), 1);
        assert!(
            docuseal_keeps("PIHAK-KESATU 1") && !docuseal_keeps("1-2") && !docuseal_keeps("A.B")
        );
    }

    #[test]
    fn text_that_is_drawn_through_a_tag_breaks_it() {
        let tag = ("{{Ana;type=signature}}", 10.0, 50.0);
        assert_eq!(docuseal(&[page(&[tag, ("lain", 12.0, 44.0)])]), []);
        assert_eq!(docuseal(&[page(&[tag, ("lain", 12.0, 60.0)])]).len(), 1);
        assert_eq!(docuseal(&[page(&[tag, ("lain", 200.0, 50.0)])]).len(), 1);
    }
}
