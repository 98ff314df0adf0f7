//! The structure tree while it is built.

use crate::page::{Element, Role, Structure};
use crate::text::Tag;

/// The elements so far, and the path of open ones.
#[derive(Debug, Default)]
pub(super) struct TagTree {
    pub(super) elements: Vec<Element>,
    /// From the root to the innermost open element.
    pub(super) open: Vec<Tag>,
    /// Whether the document has a title, which is then its only heading of level 1.
    pub(super) titled: bool,
}

impl TagTree {
    /// Adds a child to the innermost open element.
    pub(super) fn add(&mut self, role: Role) -> Tag {
        self.add_to(self.current(), role)
    }

    /// Adds a child at the end of the root, when no element is open.
    pub(super) fn add_at_end(&mut self, role: Role) -> Tag {
        self.add_to(self.elements.first().map(|_| Tag(0)), role)
    }

    /// Adds a child to the outermost open element.
    pub(super) fn add_to_root(&mut self, role: Role) -> Tag {
        self.add_to(self.open.first().copied(), role)
    }

    /// Adds a child and opens it.
    pub(super) fn open(&mut self, role: Role) {
        let tag = self.add(role);
        self.open.push(tag);
    }

    /// The number of open elements.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes elements until `depth` are open.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// The innermost open element; none while running content is added to pages.
    pub(super) fn current(&self) -> Option<Tag> {
        self.open.last().copied()
    }

    pub(super) fn finish(self) -> Structure {
        Structure { elements: self.elements }
    }

    fn add_to(&mut self, parent: Option<Tag>, role: Role) -> Tag {
        self.elements.push(Element { role, parent, language: None, name: None, title: None });
        Tag(self.elements.len() - 1)
    }
}
