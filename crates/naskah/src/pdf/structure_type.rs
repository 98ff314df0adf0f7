//! Standard structure types (ISO 32000-1, 14.8.4).

use crate::page::Role;

/// The deepest heading type is H6.
const MAX_HEADING: u8 = 6;

/// The standard structure type of a role.
pub(super) fn structure_type(role: &Role) -> String {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Heading(level) => return format!("H{}", (*level).clamp(1, MAX_HEADING)),
        Role::Paragraph => "P",
        Role::Span => "Span",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader(_) => "TH",
        Role::TableCell(_) => "TD",
        Role::Figure { .. } => "Figure",
        Role::Link { .. } => "Link",
        Role::Form { .. } => "Form",
    }
    .to_owned()
}
