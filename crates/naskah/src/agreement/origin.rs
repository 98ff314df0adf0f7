//! The source spans of an agreement's values.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::Span;

/// The source spans of an agreement's values; empty for an agreement that a program made.
#[derive(Clone, Debug, Default)]
pub struct Origin(Option<Arc<SourceMap>>);

#[derive(Debug)]
struct SourceMap {
    /// The data with its translation completed.
    completed: SplicedText,
    /// The syntax tree of `completed`, or the subtree of the translation.
    tree: ValueNode,
    /// The data before its translation was completed.
    original: SplicedText,
}

impl Origin {
    pub(super) fn new(completed: SplicedText, original: SplicedText) -> Self {
        let tree = data::scan(completed.text());
        Self(tree.map(|tree| Arc::new(SourceMap { completed, tree, original })))
    }

    /// The span of the value at a path such as `parties[0].signer.name`. The span of a text excludes its
    /// quotes, unless the text has escapes.
    pub fn span(&self, path: &str) -> Option<Span> {
        let SourceMap { completed, tree, .. } = self.0.as_deref()?;
        completed.origin(tree.at(path, completed.text())?.content.clone())
    }

    /// The origin of the value at a path, with paths relative to that value.
    pub(super) fn subtree(&self, path: &str) -> Self {
        let subtree = self.0.as_deref().and_then(|SourceMap { completed, tree, original }| {
            let tree = tree.at(path, completed.text())?.clone();
            let (completed, original) = (completed.clone(), original.clone());
            Some(Arc::new(SourceMap { completed, tree, original }))
        });
        Self(subtree)
    }

    /// The RON text of the data, spliced together if it came from several sources; `None` for an agreement
    /// that a program made.
    pub fn text(&self) -> Option<&str> {
        self.spliced_text().map(SplicedText::text)
    }

    /// The same with the origin of each segment.
    pub(crate) fn spliced_text(&self) -> Option<&SplicedText> {
        self.0.as_deref().map(|map| &map.original)
    }

    /// The span of the value at a path, or else of the innermost value around it.
    pub fn nearest(&self, path: &str) -> Option<Span> {
        let cuts = path.match_indices(['.', '[']).map(|(at, _)| at).rev();
        [path.len()].into_iter().chain(cuts).find_map(|end| self.span(&path[..end]))
    }

    /// The path of a file that the value at `path` names. Relative paths are resolved against the folder of
    /// the data file that names the file.
    pub fn resolve(&self, file: &str, path: &str) -> PathBuf {
        let folder = self
            .span(path)
            .and_then(|span| Path::new(span.source.name()).parent().map(Path::to_path_buf));
        folder.unwrap_or_default().join(file)
    }
}

/// Agreements with the same values are equal, whatever their sources.
impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
