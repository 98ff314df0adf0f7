//! The articles of a wording as it is written, with expressions and conditions.

use std::ops::Range;

use super::classes::{AFTER, BEFORE};
use crate::agreement::label_of_title;

/// An article as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenArticle {
    /// The label by which changes and references name it.
    pub(super) label: String,
    pub(super) title: String,
    /// The line above its heading: `{#sanksi setelah="jangka-waktu"}`.
    attributes: String,
    /// What is below the heading.
    body: Range<usize>,
    /// The whole article.
    whole: Range<usize>,
}

impl WrittenArticle {
    /// The label of the article after which it asks to be put.
    pub(super) fn after(&self) -> Option<&str> {
        self.value(AFTER)
    }

    /// The label of the article before which it asks to be put.
    pub(super) fn before(&self) -> Option<&str> {
        self.value(BEFORE)
    }

    fn value(&self, key: &str) -> Option<&str> {
        let value = self.attributes.split_once(key)?.1.strip_prefix('=')?.trim_start_matches('"');
        let end = value.find(['"', ' ', '}']).unwrap_or(value.len());
        Some(&value[..end])
    }
}

/// The articles of a wording.
pub(super) fn articles(text: &str) -> Vec<WrittenArticle> {
    let mut articles: Vec<WrittenArticle> = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    let mut open = false;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let trimmed = line.trim();
        let title = trimmed.strip_prefix("##").filter(|it| it.is_empty() || it.starts_with(' '));
        if let Some(title) = title {
            let labelled = above.take().filter(|(_, line)| line.starts_with("{#"));
            let (start, attributes) = labelled.unwrap_or((start, ""));
            if let Some(before) = articles.last_mut().filter(|_| open) {
                close(before, start);
            }
            let title = title.trim().to_owned();
            articles.push(WrittenArticle {
                label: label(attributes).unwrap_or_else(|| label_of_title(&title)),
                title,
                attributes: attributes.to_owned(),
                body: end..end,
                whole: start..end,
            });
            open = true;
        } else if ends_article(trimmed) {
            if let Some(before) = articles.last_mut().filter(|_| open) {
                close(before, start);
            }
            open = false;
        }
        if !trimmed.is_empty() && title.is_none() {
            above = Some((start, trimmed));
        }
    }
    if let Some(last) = articles.last_mut().filter(|_| open) {
        close(last, text.len());
    }
    articles
}

fn close(article: &mut WrittenArticle, end: usize) {
    article.body.end = end.max(article.body.start);
    article.whole.end = article.body.end;
}

/// Whether a line is behind an article: a chapter or annex, a container, a part.
fn ends_article(line: &str) -> bool {
    line.starts_with("# ")
        || line.starts_with(":::")
        || line.starts_with("{%") && line.contains("block")
}

/// The label of a line such as `{#objek .kelas}`.
fn label(line: &str) -> Option<String> {
    let attributes = line.strip_prefix("{#")?.strip_suffix('}')?;
    attributes.split_whitespace().next().map(str::to_owned)
}

/// The wording with the articles of these labels left out: `dropped` as a whole, of `replaced` all but the heading.
/// What they say is not evaluated then. Every other byte keeps its place, and so does every line.
pub(super) fn without(text: &str, dropped: &[String], replaced: &[String]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for article in articles(text) {
        let range = match (dropped.contains(&article.label), replaced.contains(&article.label)) {
            (true, _) => article.whole.clone(),
            (false, true) => article.body.clone(),
            (false, false) => continue,
        };
        let stub = range.start == article.body.start;
        blank(&mut bytes, text, range.clone());
        // An article is never empty.
        if stub && let Some(space) = bytes[range].iter_mut().find(|byte| **byte == b' ') {
            *space = b'x';
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Replaces the bytes of a range by spaces, but for tags that begin or end outside it.
fn blank(bytes: &mut [u8], text: &str, range: Range<usize>) {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    while let Some(start) = text[at..range.end].find("{%").map(|found| at + found) {
        let end = text[start..range.end].find("%}").map_or(range.end, |found| start + found + 2);
        at = end;
        let tag = text[start..end].trim_start_matches("{%").trim_start_matches(['-', '+']).trim();
        match tag.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default() {
            "if" | "for" | "macro" => open.push(start..end),
            "endif" | "endfor" | "endmacro" => match open.pop() {
                Some(_) => {}
                None => kept.push(start..end),
            },
            "else" | "elif" if open.is_empty() => kept.push(start..end),
            _ => {}
        }
    }
    kept.append(&mut open);
    for (at, byte) in range.clone().zip(&mut bytes[range]) {
        if !matches!(*byte, b'\n' | b'\r') && !kept.iter().any(|kept| kept.contains(&at)) {
            *byte = b' ';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{#a}\n## A\n\n(1) satu\n\n{% if x %}\n{#b setelah=\"a\"}\n## B\n\n{{ y }}\n{% for z in w %}\na. z\n{% endfor %}\n\n{% endif %}\n## C\n\ntiga\n";

    #[test]
    fn articles_have_labels_titles_and_positions() {
        let found = articles(TEXT);
        let labels: Vec<&str> = found.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, ["a", "b", "c"]);
        assert_eq!((found[1].title.as_str(), found[1].after()), ("B", Some("a")));
        assert_eq!((found[0].after(), found[2].before()), (None, None));
    }

    #[test]
    fn an_article_is_left_out_and_the_condition_around_it_stays() {
        let left = without(TEXT, &["b".to_owned()], &[]);
        assert_eq!(left.len(), TEXT.len());
        let words: Vec<&str> = left.split_whitespace().collect();
        assert_eq!(words.join(" "), "{#a} ## A (1) satu {% if x %} {% endif %} ## C tiga");
        assert_eq!(left.find("## C"), TEXT.find("## C"));
    }

    #[test]
    fn a_replaced_article_keeps_its_heading() {
        let left = without(TEXT, &[], &["b".to_owned()]);
        let words: Vec<&str> = left.split_whitespace().collect();
        assert!(words.join(" ").contains("## B x {% endif %}"), "{left}");
    }
}
