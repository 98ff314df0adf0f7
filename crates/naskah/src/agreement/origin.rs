//! Where an agreement's values were written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::{self, SplicedText, ValueNode};
use naskah_diagnostic::Span;

/// Where an agreement's values were written; nowhere for one that was made by a program.
#[derive(Clone, Debug, Default)]
pub struct Origin(Option<Arc<Written>>);

#[derive(Debug)]
struct Written {
    /// The data, its translation completed.
    text: SplicedText,
    tree: ValueNode,
    /// The data as it was before.
    before: SplicedText,
}

impl Origin {
    pub(super) fn new(text: SplicedText, before: SplicedText) -> Self {
        let tree = data::scan(text.text());
        Self(tree.map(|tree| Arc::new(Written { text, tree, before })))
    }

    /// Where the value at a path such as `parties[0].signer.name` was written. The place of a text is
    /// that of its characters, without the quotes, unless it is written with escapes.
    pub fn span(&self, path: &str) -> Option<Span> {
        let Written { text, tree, .. } = self.0.as_deref()?;
        text.origin(tree.at(path, text.text())?.content.clone())
    }

    /// The places of what the value at a path holds; paths then count from there.
    pub(super) fn inside(&self, path: &str) -> Self {
        let inside = self.0.as_deref().and_then(|Written { text, tree, before }| {
            let tree = tree.at(path, text.text())?.clone();
            Some(Arc::new(Written { text: text.clone(), tree, before: before.clone() }))
        });
        Self(inside)
    }

    /// The whole text of the data, put together where it came from several places; none for what a program made.
    pub fn text(&self) -> Option<&str> {
        self.written().map(SplicedText::text)
    }

    /// The same, with the place of each part.
    pub(crate) fn written(&self) -> Option<&SplicedText> {
        self.0.as_deref().map(|it| &it.before)
    }

    /// The place of a value, or else of the nearest that holds it.
    pub fn nearest(&self, path: &str) -> Option<Span> {
        let cuts = path.match_indices(['.', '[']).map(|(at, _)| at).rev();
        [path.len()].into_iter().chain(cuts).find_map(|end| self.span(&path[..end]))
    }

    /// The path of a file that the value at `path` names: relative paths count from the folder of the
    /// data file in which they are written.
    pub fn resolve(&self, file: &str, path: &str) -> PathBuf {
        let folder = self
            .span(path)
            .and_then(|span| Path::new(span.source.name()).parent().map(Path::to_path_buf));
        folder.unwrap_or_default().join(file)
    }
}

/// Agreements that say the same are equal, wherever they were written.
impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
