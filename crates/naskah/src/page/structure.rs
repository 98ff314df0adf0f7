//! What the pages mean: the tree of elements that their items are part of.
//!
//! It names things as tagged PDF does (ISO 32000-1, 14.8.4), which is what screen readers, archives and
//! other programs read.

use serde::{Deserialize, Serialize};

use crate::text::Tag;

/// The elements of a document. The first holds all others; each comes after the one that it is in, and
/// those in one element stand in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Structure {
    /// The elements; a [`Tag`] is the number of one of them.
    pub elements: Vec<Element>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element that it is in; none for the first one.
    pub parent: Option<Tag>,
    /// Its language by BCP 47, where that is not the language of what it is in.
    pub language: Option<String>,
    /// The name by which links find it.
    pub name: Option<String>,
    /// What a reader's table of contents says of it; nothing: it is not listed there.
    pub title: Option<String>,
}

/// What a part of a document is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Role {
    /// The whole.
    Document,
    /// One language of a bilingual document.
    Part,
    /// A chapter, an article, an annex: a heading and all that belongs under it.
    Section,
    /// Things that belong together, such as a letterhead, or one who signs.
    Division,
    /// A heading of that level, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A piece of a paragraph that is in another language.
    Span,
    /// Numbered paragraphs or items, or the rows of a form.
    List(Numbering),
    /// One of them.
    ListItem,
    /// Its number, or a form's label.
    Label,
    /// What stands behind that.
    ListBody,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// What a column is called.
    TableHeader,
    /// A cell of a table.
    TableCell,
    /// A picture.
    Figure {
        /// What it shows, for those who cannot see it.
        description: String,
    },
    /// A reference to another place in the document.
    Link {
        /// The [`Element::name`] of that place.
        to: String,
        /// The reference in words.
        text: String,
    },
    /// A field that a signature goes into.
    Form {
        /// The name by which other programs find it: `PIHAK-KESATU`.
        field: String,
        /// What is to be done there, and by whom.
        description: String,
    },
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Numbering {
    /// By numbers.
    Decimal,
    /// By letters.
    LowerAlpha,
    /// Not at all.
    None,
}

impl Structure {
    /// The element of that number.
    pub fn get(&self, tag: Tag) -> Option<&Element> {
        self.elements.get(tag.0)
    }

    /// The element that one is in.
    pub fn parent(&self, tag: Tag) -> Option<Tag> {
        self.get(tag)?.parent.filter(|parent| *parent < tag)
    }

    /// The elements with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (Tag, &Element)> {
        self.elements.iter().enumerate().map(|(index, element)| (Tag(index), element))
    }
}
