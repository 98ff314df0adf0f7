//! The structure tree of the pages' content.
//!
//! Elements correspond to those of tagged PDF (ISO 32000-1, 14.8.4), which screen readers and archives
//! read.

use serde::{Deserialize, Serialize};

use crate::text::Tag;

/// The elements of a document. The first is the root; every parent precedes its children, and siblings
/// are in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Structure {
    /// The elements; a [`Tag`] is an index into them.
    pub elements: Vec<Element>,
}

/// A structure element.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Element {
    /// The structure type.
    pub role: Role,
    /// The parent; none for the root.
    pub parent: Option<Tag>,
    /// The language as a BCP 47 tag, where it differs from the parent's.
    pub language: Option<String>,
    /// The destination name that links refer to.
    pub name: Option<String>,
    /// The bookmark's title; none if the element has no bookmark.
    pub title: Option<String>,
}

/// The type of a structure element.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub enum Role {
    /// The whole document.
    Document,
    /// One language of a bilingual document.
    Part,
    /// A chapter, article or annex: its heading and content.
    Section,
    /// A group, such as the letterhead or a signatory.
    Division,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An inline part in another language.
    Span,
    /// A list: numbered paragraphs, items, or the rows of a form.
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// The number of an item, or the label of a form row.
    Label,
    /// The content of an item.
    ListBody,
    /// A table of contents.
    Contents,
    /// An entry of a table of contents.
    ContentsItem,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A header cell.
    TableHeader(CellSpan),
    /// A data cell.
    TableCell(CellSpan),
    /// A picture.
    Figure {
        /// The alternative text.
        description: String,
    },
    /// A cross-reference.
    Link {
        /// The [`Element::name`] of the target.
        to: String,
        /// The reference in words.
        text: String,
    },
    /// A signature field.
    Form {
        /// The field name: `PIHAK-KESATU`.
        field: String,
        /// A description for the signer.
        description: String,
    },
}

/// How many columns and rows a cell of a table spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct CellSpan {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

impl Default for CellSpan {
    /// One column and one row.
    fn default() -> Self {
        Self { columns: 1, rows: 1 }
    }
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Numbering {
    /// By numbers.
    Decimal,
    /// By letters.
    LowerAlpha,
    /// By capital letters.
    UpperAlpha,
    /// By capital Roman numerals.
    UpperRoman,
    /// Not at all.
    None,
}

impl Structure {
    /// The element with this tag.
    pub fn get(&self, tag: Tag) -> Option<&Element> {
        self.elements.get(tag.0)
    }

    /// The parent of an element.
    pub fn parent(&self, tag: Tag) -> Option<Tag> {
        self.get(tag)?.parent.filter(|parent| *parent < tag)
    }

    /// The elements with their tags.
    pub fn iter(&self) -> impl Iterator<Item = (Tag, &Element)> {
        self.elements.iter().enumerate().map(|(index, element)| (Tag(index), element))
    }
}
