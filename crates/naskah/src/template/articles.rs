//! Changes of the articles of a template: those of a template that extends it, and those of the data, the office's
//! own articles.
//!
//! They are made to blocks, before anything is numbered, so that numbers and references are computed over the
//! whole document.

use std::collections::BTreeMap;

use super::article_blocks::{
    RemovedLabels, article_label, before_last_article, labels, position, remove_empty_groups,
    title_of,
};
use super::data::Data;
use super::data_blocks::DataBlocks;
use super::engine::Engine;
use super::inheritance::TemplateChanges;
use super::markup::{self, ArticlePosition, ParsedWording};
use super::wording::Wording;
use crate::agreement::{Agreement, ArticleChange};
use crate::codes;
use crate::document::{Article, Block, Label, Run, Text, origin};
use crate::picture::Assets;
use naskah_diagnostic::{Code, Diagnostic, Source, closest};

/// Makes the changes of an agreement's articles.
pub(super) struct ArticleEditor<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) assets: &'a dyn Assets,
    pub(super) engine: &'a Engine,
    pub(super) data: &'a Data,
    pub(super) data_blocks: &'a DataBlocks<'a>,
}

/// The content of an article, and the title above it, if it has one.
struct Content {
    title: Option<Text>,
    blocks: Vec<Block>,
}

type Result<T> = std::result::Result<T, Vec<Diagnostic>>;

impl ArticleEditor<'_> {
    /// Makes the changes in their order, those of templates first, and adds what is wrong with them to
    /// `parsed.found`.
    pub(super) fn edit(
        &self,
        parsed: &mut ParsedWording,
        templates: &[TemplateChanges<'_>],
    ) -> RemovedLabels {
        let mut removed = RemovedLabels::new();
        for label in parsed.positions.keys() {
            let place = parsed.labels.get(label).cloned().flatten();
            let message = "only an article outside the parts of a template asks for a position";
            parsed.found.push(
                Diagnostic::error(codes::ARTICLE_CONTENT, message)
                    .at(place, "")
                    .help("an article in a part stands where it is written"),
            );
        }
        for changes in templates {
            removed.extend(changes.drop.iter().map(|label| (Label(label.clone()), None)));
            if let Some(wording) = &changes.articles {
                match self.engine.render_wording(wording, self.data) {
                    Ok(rendered) => {
                        let own = markup::read(&rendered, self.data_blocks);
                        self.set_articles(own, parsed, &mut removed);
                    }
                    Err(errors) => parsed.found.extend(errors),
                }
            }
        }
        for (index, change) in self.agreement.articles.iter().enumerate() {
            let path = format!("articles[{index}]");
            if let Err(errors) = self.change(change, &path, parsed, &mut removed) {
                parsed.found.extend(errors);
            }
        }
        if !self.agreement.articles.is_empty() || !templates.is_empty() {
            remove_empty_groups(&mut parsed.blocks, &mut removed);
        }
        for label in labels(&parsed.blocks) {
            removed.remove(label);
        }
        self.find_duplicates(parsed);
        removed
    }

    /// Replaces the articles that have the label of an own one; any other own article is put where it asks to be, or
    /// follows the one before it, the first one before the last article.
    fn set_articles(
        &self,
        own: ParsedWording,
        parsed: &mut ParsedWording,
        removed: &mut RemovedLabels,
    ) {
        parsed.found.extend(own.found);
        parsed.own_labels.extend(own.labels);
        let mut next = before_last_article(&parsed.blocks);
        for block in own.blocks {
            if !matches!(block, Block::Article(_)) {
                let message =
                    "outside its parts, a template that extends another has articles only";
                parsed.found.push(
                    Diagnostic::error(codes::ARTICLE_CONTENT, message)
                        .at(origin(&block), "")
                        .help("begin an article with `## …`, or a part with `{% block … %}`"),
                );
                continue;
            }
            let label = article_label(&block).unwrap_or_default();
            if let Some(wanted) = own.positions.get(&Label(label.clone())) {
                let (ArticlePosition::After(other) | ArticlePosition::Before(other)) = wanted;
                match position(&parsed.blocks, other) {
                    Some(at) => {
                        next = at + usize::from(*wanted == ArticlePosition::After(other.clone()))
                    }
                    None => {
                        let known: Vec<String> =
                            parsed.blocks.iter().filter_map(article_label).collect();
                        let message = format!("there is no article `{other}`");
                        let help = closest(other, known.iter().map(String::as_str), "articles");
                        parsed.found.push(
                            Diagnostic::error(codes::UNKNOWN_ARTICLE, message)
                                .at(origin(&block), "this article asks to stand beside it")
                                .help(help),
                        );
                    }
                }
            }
            match position(&parsed.blocks, &label) {
                Some(at) => {
                    let replaced = [std::mem::replace(&mut parsed.blocks[at], block)];
                    removed.extend(labels(&replaced).into_iter().map(|it| (it.clone(), None)));
                    next = at + 1;
                }
                None => {
                    parsed.blocks.insert(next, block);
                    next += 1;
                }
            }
        }
    }

    fn change(
        &self,
        change: &ArticleChange,
        path: &str,
        parsed: &mut ParsedWording,
        removed: &mut RemovedLabels,
    ) -> Result<()> {
        let found = position(&parsed.blocks, change.label());
        let existing = || found.ok_or_else(|| self.unknown(change.label(), path, "label", parsed));
        match change {
            ArticleChange::Add(_) if found.is_some() => {
                let message = format!("there is an article `{}` already", change.label());
                let help = "choose another label, or `replace` the article";
                Err(self.error(codes::ARTICLE_EXISTS, message, path, "label", help))
            }
            ArticleChange::Set(_) if found.is_none() => self.add(change, path, parsed),
            ArticleChange::Add(_) => self.add(change, path, parsed),
            ArticleChange::Replace(_) | ArticleChange::Set(_) => {
                let at = existing()?;
                let content = self.content(change, path, parsed)?;
                let title = self.title(change, path).or(content.title);
                let Block::Article(article) = &mut parsed.blocks[at] else { return Ok(()) };
                self.remove_labels(&article.blocks, path, removed);
                article.blocks = content.blocks;
                if let Some(title) = title {
                    article.title = title;
                }
                Ok(())
            }
            ArticleChange::Retitle(_) => {
                let at = existing()?;
                if let (Block::Article(article), Some(title)) =
                    (&mut parsed.blocks[at], self.title(change, path))
                {
                    article.title = title;
                }
                Ok(())
            }
            ArticleChange::Drop(_) => {
                let at = existing()?;
                let dropped = [parsed.blocks.remove(at)];
                self.remove_labels(&dropped, path, removed);
                Ok(())
            }
            ArticleChange::Move(_) => {
                let from = existing()?;
                let block = parsed.blocks.remove(from);
                match self.target(change, path, parsed) {
                    Ok(to) => parsed.blocks.insert(to, block),
                    Err(errors) => {
                        parsed.blocks.insert(from, block);
                        return Err(errors);
                    }
                }
                Ok(())
            }
        }
    }

    fn add(&self, change: &ArticleChange, path: &str, parsed: &mut ParsedWording) -> Result<()> {
        let at = self.target(change, path, parsed)?;
        let content = self.content(change, path, parsed)?;
        let title = self.title(change, path).or(content.title);
        let label = Label(change.label().to_owned());
        // A label that the title gave makes way for one that the template has.
        let written = self.agreement.origin.span(&format!("{path}.label"));
        let is_from_title = written.is_none_or(|it| it.text().trim_matches('"') != label.0);
        let gives_way = is_from_title && labels(&parsed.blocks).contains(&&label);
        let article = Article {
            number: String::new(),
            title: title.unwrap_or_else(|| Text::plain(title_of(change.label()))),
            label: (!gives_way).then_some(label),
            blocks: content.blocks,
        };
        parsed.blocks.insert(at, Block::Article(article));
        Ok(())
    }

    /// The index at which a block is inserted.
    fn target(&self, change: &ArticleChange, path: &str, parsed: &ParsedWording) -> Result<usize> {
        let find = |label: &str, field: &str| {
            position(&parsed.blocks, label).ok_or_else(|| self.unknown(label, path, field, parsed))
        };
        match change.position() {
            (Some(label), _) => find(label, "after").map(|at| at + 1),
            (None, Some(label)) => find(label, "before"),
            (None, None) => Ok(before_last_article(&parsed.blocks)),
        }
    }

    /// The title that a change gives.
    fn title(&self, change: &ArticleChange, path: &str) -> Option<Text> {
        let title = change.title()?;
        if title.is_empty() {
            return Some(Text::default());
        }
        let origin = self.agreement.origin.span(&format!("{path}.title"));
        Some(Text(vec![Run { text: title.to_owned(), origin, ..Run::default() }]))
    }

    /// The wording of a change, read.
    fn content(
        &self,
        change: &ArticleChange,
        path: &str,
        parsed: &mut ParsedWording,
    ) -> Result<Content> {
        let wording = self.wording(change, path)?;
        let rendered = self.engine.render_wording(&wording, self.data);
        let rendered = rendered.map_err(|errors| errors.into_iter().collect::<Vec<_>>())?;
        let has_heading = rendered.text().lines().any(|line| line.starts_with('#'));
        let read = if has_heading { markup::read } else { markup::read_article };
        let ParsedWording { mut blocks, found, labels, .. } = read(&rendered, self.data_blocks);
        parsed.found.extend(found);
        parsed.own_labels.extend(labels);
        let mut title = None;
        if let [Block::Article(article)] = blocks.as_mut_slice() {
            title = Some(std::mem::take(&mut article.title));
            blocks = std::mem::take(&mut article.blocks);
        }
        let is_content = |block: &Block| {
            matches!(
                block,
                Block::Paragraph(_)
                    | Block::Centered(_)
                    | Block::List(_)
                    | Block::Table(_)
                    | Block::Form(_)
                    | Block::Figures(_)
                    | Block::PageBreak
            )
        };
        if blocks.is_empty() || !blocks.iter().all(is_content) {
            let message = format!("the wording of `{}` is not that of one article", change.label());
            let help = "write paragraphs, `(1)`, lists, tables or forms; a heading `## …` at its start is its title";
            return Err(self.error(codes::ARTICLE_CONTENT, message, path, "text", help));
        }
        Ok(Content { title, blocks })
    }

    /// The wording of a change, from the data or from a file.
    fn wording(&self, change: &ArticleChange, path: &str) -> Result<Wording> {
        let (text, file) = change.wording();
        let Some(file) = file else {
            let origin = self.agreement.origin.span(&format!("{path}.text"));
            return Ok(Wording::new(text.unwrap_or_default(), origin));
        };
        let field = format!("{path}.file");
        let file = self.agreement.origin.resolve(file, &field);
        let name = file.display().to_string();
        let bytes = self.assets.read(&name).map_err(|error| {
            let mut diagnostic = Diagnostic::io("read", &file, &error);
            if error.kind() == std::io::ErrorKind::NotFound {
                diagnostic.help.extend(self.assets.help_for_missing(&name));
            }
            vec![diagnostic.path(&field).at(self.agreement.origin.nearest(&field), "")]
        })?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
                Ok(Source::new(name, text).into())
            }
            Err(_) => {
                let message = format!("`{name}` is not UTF-8 text");
                let help = "save it as plain text in UTF-8";
                Err(self.error(codes::ARTICLE_NOT_TEXT, message, path, "file", help))
            }
        }
    }

    /// Records the labels of blocks that a change removes.
    fn remove_labels(&self, blocks: &[Block], path: &str, removed: &mut RemovedLabels) {
        let span = self.agreement.origin.nearest(path);
        removed.extend(labels(blocks).into_iter().map(|label| (label.clone(), span.clone())));
    }

    /// Reports labels of own articles that name something else as well.
    fn find_duplicates(&self, parsed: &mut ParsedWording) {
        let mut counts: BTreeMap<&Label, usize> = BTreeMap::new();
        for label in labels(&parsed.blocks) {
            *counts.entry(label).or_default() += 1;
        }
        let repeated: Vec<Label> =
            counts.into_iter().filter(|(_, count)| *count > 1).map(|(it, _)| it.clone()).collect();
        for label in repeated {
            let message = format!("the label `{}` names two places", label.0);
            parsed.found.push(
                Diagnostic::error(codes::DUPLICATE_LABEL, message)
                    .at(parsed.own_labels.get(&label).cloned().flatten(), "again here")
                    .at(parsed.labels.get(&label).cloned().flatten(), "first here"),
            );
        }
    }

    fn unknown(
        &self,
        label: &str,
        path: &str,
        field: &str,
        parsed: &ParsedWording,
    ) -> Vec<Diagnostic> {
        let known: Vec<String> = parsed.blocks.iter().filter_map(article_label).collect();
        let help = closest(label, known.iter().map(String::as_str), "articles");
        let message = format!("there is no article `{label}`");
        self.error(codes::UNKNOWN_ARTICLE, message, path, field, &help)
    }

    fn error(
        &self,
        code: Code,
        message: String,
        path: &str,
        field: &str,
        help: &str,
    ) -> Vec<Diagnostic> {
        let path = format!("{path}.{field}");
        let span = self.agreement.origin.nearest(&path);
        vec![Diagnostic::error(code, message).path(&path).at(span, "here").help(help)]
    }
}
