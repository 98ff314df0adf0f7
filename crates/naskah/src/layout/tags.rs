//! The structure of a document while it is laid out: elements are opened and closed around what is set,
//! and each text is part of the innermost one that is open.

use super::context::{Look, Setting};
use crate::Length;
use crate::document::{Label, Text};
use crate::page::{Element, Role, Structure};
use crate::text::{Line, Tag};
use naskah_wording::Language;

/// The elements so far, and those that are open.
#[derive(Debug, Default)]
pub(super) struct Tree {
    elements: Vec<Element>,
    open: Vec<Tag>,
    /// The document has a title.
    titled: bool,
}

impl Tree {
    /// Adds an element to the innermost open one.
    pub(super) fn add(&mut self, role: Role) -> Tag {
        self.add_to(self.current(), role)
    }

    /// Adds an element at the end of the whole document, while nothing is open.
    pub(super) fn add_at_end(&mut self, role: Role) -> Tag {
        self.add_to(self.elements.first().map(|_| Tag(0)), role)
    }

    /// Adds an element and leaves it open.
    pub(super) fn open(&mut self, role: Role) {
        let tag = self.add(role);
        self.open.push(tag);
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes all elements but the outermost so many.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    fn add_to(&mut self, parent: Option<Tag>, role: Role) -> Tag {
        self.elements.push(Element { role, parent, language: None, name: None, title: None });
        Tag(self.elements.len() - 1)
    }

    /// The innermost open element; nothing is open while pages are furnished.
    pub(super) fn current(&self) -> Option<Tag> {
        self.open.last().copied()
    }

    pub(super) fn finish(self) -> Structure {
        Structure { elements: self.elements }
    }
}

impl Setting<'_> {
    /// Sets something as a new element of that role.
    pub(super) fn tagged<T>(&mut self, role: Role, set: impl FnOnce(&mut Self) -> T) -> T {
        let tag = self.tree.add(role);
        self.inside(tag, set)
    }

    /// Sets something in an element that there is.
    pub(super) fn inside<T>(&mut self, tag: Tag, set: impl FnOnce(&mut Self) -> T) -> T {
        self.tree.open.push(tag);
        let done = set(self);
        self.tree.open.pop();
        done
    }

    /// Sets something as an element of the whole document, wherever it is set.
    pub(super) fn tagged_at_root<T>(&mut self, role: Role, set: impl FnOnce(&mut Self) -> T) -> T {
        let root = self.tree.open.first().copied();
        let tag = self.tree.add_to(root, role);
        self.inside(tag, set)
    }

    /// A heading of the innermost open section; where the document has a title, that is the first of all
    /// headings.
    pub(super) fn heading_role(&self) -> Role {
        let elements = self.tree.open.iter().map(|tag| &self.tree.elements[tag.0]);
        let sections = elements.filter(|element| element.role == Role::Section).count();
        let level = sections + usize::from(self.tree.titled);
        Role::Heading(u8::try_from(level).unwrap_or(u8::MAX))
    }

    /// The lines of a title, the heading over all others.
    pub(super) fn title_heading(
        &mut self,
        texts: &[Text],
        look: Look,
        width: Length,
    ) -> Vec<Vec<Line>> {
        self.tree.titled |= !texts.is_empty();
        self.heading_lines(Role::Heading(1), texts, look, width)
    }

    /// Adds an element in that language.
    pub(super) fn language_part(&mut self, language: Language) -> Tag {
        let tag = self.tree.add(Role::Part);
        let element = &mut self.tree.elements[tag.0];
        element.language = Some(language.code().to_owned());
        element.title = Some(language.own_name().to_owned());
        tag
    }

    /// Names the innermost open element by a document's label.
    pub(super) fn name(&mut self, label: Option<&Label>) {
        let name = label.map(|label| self.destination(label));
        if let Some(Tag(current)) = self.tree.current() {
            self.tree.elements[current].name = name;
        }
    }

    /// Has the innermost open element listed in the table of contents as that number and title.
    pub(super) fn list_as(&mut self, number: &str, title: &Text) {
        let title = title.to_plain();
        let listed = [number, &title].map(str::trim).join(" ").trim().to_owned();
        if let Some(Tag(current)) = self.tree.current() {
            self.tree.elements[current].title = Some(listed);
        }
    }

    /// What each run of a text is part of: the innermost open element, or one of the text's own in it:
    /// a reference, words in another language.
    pub(super) fn tags(&mut self, text: &Text) -> Vec<Option<Tag>> {
        let current = self.tree.current();
        if current.is_none() {
            return vec![None; text.0.len()];
        }
        let mut tags = Vec::with_capacity(text.0.len());
        for runs in text
            .0
            .chunk_by(|one, next| (&one.target, one.language) == (&next.target, next.language))
        {
            let words = || runs.iter().map(|run| run.text.as_str()).collect::<String>();
            let tag = match (&runs[0].target, runs[0].language) {
                (Some(target), _) => {
                    let text = Text::plain(words()).to_plain();
                    Some(self.tree.add(Role::Link { to: self.destination(target), text }))
                }
                (None, Some(language)) => {
                    let Tag(span) = self.tree.add(Role::Span);
                    self.tree.elements[span].language = Some(language.code().to_owned());
                    Some(Tag(span))
                }
                (None, None) => current,
            };
            tags.extend(runs.iter().map(|_| tag));
        }
        tags
    }

    /// The name by which a file finds what a label stands for; of two languages, each has its own.
    fn destination(&self, label: &Label) -> String {
        match self.column.map(|column| column.language) {
            Some(Language::English) => format!("en.{}", label.0),
            Some(Language::Indonesian) | None => label.0.clone(),
        }
    }
}
