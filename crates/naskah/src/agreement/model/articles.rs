//! Changes to the articles of a template: the office's own wording as data.

use serde::{Deserialize, Serialize};

use super::description::described;
use super::field::{Field, Shape};
use super::kinds::Kind;

/// A change to the articles of the template, made in the order of the data.
///
/// ```
/// use naskah::agreement::{AddedArticle, ArticleChange};
///
/// let sanctions = AddedArticle::new("sanksi", "Sanksi").after("jangka-waktu").text(
///     "PIHAK yang tidak melaksanakan kewajiban sebagaimana dimaksud [](#hak-kewajiban) dikenai teguran.",
/// );
/// let changes = [ArticleChange::Add(sanctions), ArticleChange::Drop("objek".into())];
/// assert_eq!(changes.each_ref().map(ArticleChange::label), ["sanksi", "objek"]);
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ArticleChange {
    /// Adds an article.
    Add(AddedArticle),
    /// Gives an article other wording.
    Replace(ArticleWording),
    /// Replaces the article of that label; adds it before the last article if there is none.
    Set(ArticleWording),
    /// Gives an article another title.
    Retitle(RetitledArticle),
    /// Leaves an article out.
    Drop(String),
    /// Moves an article.
    Move(MovedArticle),
}

impl ArticleChange {
    /// The name of the change in data.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Add(_) => "add",
            Self::Replace(_) => "replace",
            Self::Set(_) => "set",
            Self::Retitle(_) => "retitle",
            Self::Drop(_) => "drop",
            Self::Move(_) => "move",
        }
    }

    /// The label of the article that it changes.
    pub fn label(&self) -> &str {
        match self {
            Self::Add(it) => &it.label,
            Self::Replace(it) | Self::Set(it) => &it.label,
            Self::Retitle(it) => &it.label,
            Self::Drop(label) => label,
            Self::Move(it) => &it.label,
        }
    }

    /// The title that it gives.
    pub(crate) fn title(&self) -> Option<&str> {
        match self {
            Self::Add(it) => it.title.as_deref(),
            Self::Replace(it) | Self::Set(it) => it.title.as_deref(),
            Self::Retitle(it) => Some(&it.title),
            Self::Drop(_) | Self::Move(_) => None,
        }
    }

    /// The wording that it gives: text, and the name of a file with it.
    pub(crate) fn wording(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Add(it) => (it.text.as_deref(), it.file.as_deref()),
            Self::Replace(it) | Self::Set(it) => (it.text.as_deref(), it.file.as_deref()),
            Self::Retitle(_) | Self::Drop(_) | Self::Move(_) => (None, None),
        }
    }

    /// The labels of the articles that it is put after or before.
    pub(crate) fn position(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Add(it) => (it.after.as_deref(), it.before.as_deref()),
            Self::Move(it) => (it.after.as_deref(), it.before.as_deref()),
            Self::Replace(_) | Self::Set(_) | Self::Retitle(_) | Self::Drop(_) => (None, None),
        }
    }

    /// The description of a dropped article's label, which has no name in data.
    pub(super) const DROPPED: Field = Field {
        name: "drop",
        kind: Kind::Label,
        required: true,
        help: "The label of the article.",
        example: "objek",
        shape: || Shape::Text,
    };
}

described! {
    /// An article that is added.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct AddedArticle {
        /// The label by which references name it.
        #[field(Label, "sanksi")]
        pub label: String,
        /// The label of the article before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Label, "jangka-waktu")]
        pub after: Option<String>,
        /// The label of the article after it; without `after` and `before`, it stands before the last article.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Label, "monev")]
        pub before: Option<String>,
        /// The title; absent: that of the wording.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Sanksi")]
        pub title: Option<String>,
        /// The wording, in the language of templates.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Wording, "PARA PIHAK …")]
        pub text: Option<String>,
        /// A file with the wording, relative to the data file's folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(WordingFile, "pasal/sanksi.dj")]
        pub file: Option<String>,
    }
}

impl AddedArticle {
    /// An article of that label and title, before the last article; its wording is still to be given.
    pub fn new(label: impl Into<String>, title: impl Into<String>) -> Self {
        Self { label: label.into(), title: Some(title.into()), ..Self::default() }
    }

    /// Puts it after the article of that label.
    #[must_use]
    pub fn after(self, label: impl Into<String>) -> Self {
        Self { after: Some(label.into()), ..self }
    }

    /// Puts it before the article of that label.
    #[must_use]
    pub fn before(self, label: impl Into<String>) -> Self {
        Self { before: Some(label.into()), ..self }
    }

    /// Gives it this wording.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }
}

described! {
    /// The wording of an article.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ArticleWording {
        /// The article's label.
        #[field(Label, "pembiayaan")]
        pub label: String,
        /// The title; absent: that of the wording, or else the article's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Pembiayaan")]
        pub title: Option<String>,
        /// The wording, in the language of templates.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Wording, "Biaya dibebankan pada …")]
        pub text: Option<String>,
        /// A file with the wording, relative to the data file's folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(WordingFile, "pasal/pembiayaan.dj")]
        pub file: Option<String>,
    }
}

described! {
    /// Another title of an article.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RetitledArticle {
        /// The article's label.
        #[field(Label, "monev")]
        pub label: String,
        /// Its title.
        #[field(Prose, "Pemantauan")]
        pub title: String,
    }
}

described! {
    /// Another position of an article.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct MovedArticle {
        /// The article's label.
        #[field(Label, "kerahasiaan")]
        pub label: String,
        /// The label of the article before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Label, "jangka-waktu")]
        pub after: Option<String>,
        /// The label of the article after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Label, "pembiayaan")]
        pub before: Option<String>,
    }
}
