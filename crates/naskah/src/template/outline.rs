//! The articles of a template, as it is written: their labels and titles.

use super::Template;
use super::written_article::{self, WrittenArticle};

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
        let mut articles = written_article::articles(&self.engine.composed());
        for changes in self.engine.template_changes() {
            let own = changes.articles.map(|own| written_article::articles(own.text()));
            let find = |articles: &[WrittenArticle], label: &str| {
                articles.iter().position(|article| article.label == label)
            };
            let mut next = articles.len().saturating_sub(1);
            for article in own.unwrap_or_default() {
                let after = article.after().and_then(|label| find(&articles, label));
                let before = article.before().and_then(|label| find(&articles, label));
                next = after.map(|at| at + 1).or(before).unwrap_or(next);
                match find(&articles, &article.label) {
                    Some(at) => {
                        articles[at] = article;
                        next = at + 1;
                    }
                    None => {
                        articles.insert(next, article);
                        next += 1;
                    }
                }
            }
        }
        let outline = |WrittenArticle { label, title, .. }| ArticleOutline { label, title };
        articles.into_iter().map(outline).collect()
    }
}
