//! The articles of a template, as it is written: their labels and titles.

use super::Template;
use crate::agreement::label_of_title;

/// An article of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ArticleOutline {
    /// The label by which changes and references name it.
    pub label: String,
    /// The title, with expressions as they are written.
    pub title: String,
}

impl Template {
    /// The articles in the order of the template, those that depend on the data included.
    ///
    /// ```
    /// use naskah::Template;
    ///
    /// let articles = Template::builtin("pks")?.articles();
    /// assert_eq!((articles[0].label.as_str(), articles[0].title.as_str()), ("tujuan", "Maksud dan Tujuan"));
    /// # Ok::<(), naskah::diagnostic::Errors>(())
    /// ```
    pub fn articles(&self) -> Vec<ArticleOutline> {
        let mut above = None;
        let mut articles = Vec::new();
        for line in self.engine.wording().text().lines().map(str::trim) {
            if let Some(title) = line.strip_prefix("## ") {
                let title = title.trim().to_owned();
                let label = above.take().unwrap_or_else(|| label_of_title(&title));
                articles.push(ArticleOutline { label, title });
            } else if !line.is_empty() {
                above = label(line);
            }
        }
        articles
    }
}

/// The label of a line such as `{#objek .kelas}`.
fn label(line: &str) -> Option<String> {
    let attributes = line.strip_prefix("{#")?.strip_suffix('}')?;
    attributes.split_whitespace().next().map(str::to_owned)
}
