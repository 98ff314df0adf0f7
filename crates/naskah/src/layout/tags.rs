//! Tagging: opens structure elements around content, and assigns text to the innermost open one.

use super::context::LayoutContext;
use super::paragraph_style::ParagraphStyle;
use crate::Length;
use crate::document::{Label, Text};
use crate::page::Role;
use crate::text::{Line, Tag};
use naskah_wording::Language;

impl LayoutContext<'_> {
    /// Runs `set` inside a new element.
    pub(super) fn tagged<T>(&mut self, role: Role, set: impl FnOnce(&mut Self) -> T) -> T {
        let tag = self.tag_tree.add(role);
        self.inside(tag, set)
    }

    /// Runs `set` inside an existing element.
    pub(super) fn inside<T>(&mut self, tag: Tag, set: impl FnOnce(&mut Self) -> T) -> T {
        self.tag_tree.open.push(tag);
        let output = set(self);
        self.tag_tree.open.pop();
        output
    }

    /// Runs `set` inside a new child of the root.
    pub(super) fn tagged_at_root<T>(&mut self, role: Role, set: impl FnOnce(&mut Self) -> T) -> T {
        let tag = self.tag_tree.add_to_root(role);
        self.inside(tag, set)
    }

    /// The heading role for the innermost open section: one level deeper than its parent's heading.
    pub(super) fn heading_role(&self) -> Role {
        let elements = self.tag_tree.open.iter().map(|tag| &self.tag_tree.elements[tag.0]);
        let sections = elements.filter(|element| element.role == Role::Section).count();
        let level = sections + usize::from(self.tag_tree.titled);
        Role::Heading(u8::try_from(level).unwrap_or(u8::MAX))
    }

    /// The lines of the document's title, the heading of level 1.
    pub(super) fn title_heading(
        &mut self,
        texts: &[Text],
        style: ParagraphStyle,
        width: Length,
    ) -> Vec<Vec<Line>> {
        self.tag_tree.titled |= !texts.is_empty();
        self.heading_lines(self.title_role.clone(), texts, style, width)
    }

    /// Adds the element for one language of a bilingual document.
    pub(super) fn language_part(&mut self, language: Language) -> Tag {
        let tag = self.tag_tree.add(Role::Part);
        let element = &mut self.tag_tree.elements[tag.0];
        element.language = Some(language.code().to_owned());
        element.title = Some(language.own_name().to_owned());
        tag
    }

    /// Makes the innermost open element the destination of a label.
    pub(super) fn set_destination(&mut self, label: Option<&Label>) {
        let name = label.map(|label| self.destination(label));
        if let Some(Tag(current)) = self.tag_tree.current() {
            self.tag_tree.elements[current].name = name;
        }
    }

    /// Gives the innermost open element a bookmark with this number and title.
    pub(super) fn set_bookmark(&mut self, number: &str, title: &Text) {
        let title = title.to_plain();
        let bookmark = [number, &title].map(str::trim).join(" ").trim().to_owned();
        if let Some(Tag(current)) = self.tag_tree.current() {
            self.tag_tree.elements[current].title = Some(bookmark);
        }
    }

    /// The tag of each run of a text: the innermost open element, or a new child of it for a reference or
    /// words in another language.
    pub(super) fn run_tags(&mut self, text: &Text) -> Vec<Option<Tag>> {
        let current = self.tag_tree.current();
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
                    Some(self.tag_tree.add(Role::Link { to: self.destination(target), text }))
                }
                (None, Some(language)) => {
                    let Tag(span) = self.tag_tree.add(Role::Span);
                    self.tag_tree.elements[span].language = Some(language.code().to_owned());
                    Some(Tag(span))
                }
                (None, None) => current,
            };
            tags.extend(runs.iter().map(|_| tag));
        }
        tags
    }

    /// The destination name of a label; the two languages of a document have different names.
    fn destination(&self, label: &Label) -> String {
        match self.column.map(|column| column.language) {
            Some(Language::English) => format!("en.{}", label.0),
            Some(Language::Indonesian) | None => label.0.clone(),
        }
    }
}
