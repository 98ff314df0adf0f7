//! Checks of the changes to a template's articles.

use super::Check;
use crate::agreement::ArticleChange;
use crate::codes;

impl Check<'_> {
    /// Checks each change by itself; whether the articles exist, only the template knows.
    pub(super) fn articles(&mut self) {
        for (index, change) in self.agreement.articles.iter().enumerate() {
            let path = format!("articles[{index}]");
            self.article_label(&path, change.label());
            self.article_wording(&path, change);
            self.article_position(&path, change);
        }
    }

    fn article_label(&mut self, path: &str, label: &str) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        // Blank labels are reported with the other blank fields.
        if !label.trim().is_empty() && !label.chars().all(is_plain) {
            self.error(
                codes::ARTICLE_LABEL_INVALID,
                &format!("`{label}` cannot be a label"),
                &format!("{path}.label"),
                "use letters without accents, digits, `-` and `_`",
            );
        }
    }

    fn article_wording(&mut self, path: &str, change: &ArticleChange) {
        let name = change.name();
        let takes_wording = matches!(name, "add" | "replace" | "set");
        match change.wording() {
            (None, None) if takes_wording => self.error(
                codes::ARTICLE_WITHOUT_WORDING,
                &format!("the change `{name}` gives the article no wording"),
                path,
                "add `text: r#\"…\"#`, or `file: \"…\"`",
            ),
            (Some(_), Some(_)) => self.error(
                codes::ARTICLE_WORDING_TWICE,
                "the wording of the article is given twice",
                &format!("{path}.file"),
                "leave out `text` or `file`",
            ),
            _ => {}
        }
    }

    fn article_position(&mut self, path: &str, change: &ArticleChange) {
        match change.position() {
            (None, None) if change.name() == "move" => self.error(
                codes::ARTICLE_POSITION,
                "the change `move` names no position",
                path,
                "add `after: \"…\"` or `before: \"…\"` with the label of another article",
            ),
            (Some(_), Some(_)) => self.error(
                codes::ARTICLE_POSITION,
                "the position of the article is given twice",
                &format!("{path}.before"),
                "leave out `after` or `before`",
            ),
            _ => {}
        }
    }
}
