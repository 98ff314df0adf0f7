//! Signing areas: reserved while the document is set, located on the assembled pages, checked for overlap.

use super::context::LayoutContext;
use crate::document::{Meterai, Signatory, SigningField};
use crate::page::{DisplayItem, Page, Rect, Role, SigningArea, SigningPurpose};
use crate::text::Tag;
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

impl LayoutContext<'_> {
    /// Reserves the signature area of a signatory; returns its index, and the form element of its field.
    pub(super) fn signature_area(&mut self, signatory: &Signatory) -> Option<(usize, Option<Tag>)> {
        let Some(field) = &signatory.field else {
            if self.fields {
                let message = format!("{} has no signature field", signatory.name.to_plain());
                self.report(
                    Diagnostic::error(codes::SIGNATORY_WITHOUT_FIELD, message)
                        .help("give every signatory a field, or turn fields off for the document"),
                );
            }
            return None;
        };
        let tag = self.fields.then(|| self.tag_tree.add(form(field)));
        Some((self.reserve(field, SigningPurpose::Signature), tag))
    }

    /// Reserves the area for a signatory's electronic duty stamp, if there is one.
    pub(super) fn stamp_area(&mut self, signatory: &Signatory) -> Option<usize> {
        let field = signatory.field.as_ref()?;
        (signatory.meterai == Some(Meterai::Electronic)).then(|| {
            let name = format!("METERAI-{}", field.name);
            let description = format!("Meterai elektronik {}", field.role);
            let field = SigningField { name, description, ..field.clone() };
            self.reserve(&field, SigningPurpose::Meterai)
        })
    }

    /// Reserves an area for initials on an assembled page.
    pub(super) fn initials_area(&mut self, field: &SigningField) -> (usize, Option<Tag>) {
        let tag = self.fields.then(|| self.tag_tree.add_at_end(form(field)));
        (self.reserve(field, SigningPurpose::Initials), tag)
    }

    fn reserve(&mut self, field: &SigningField, purpose: SigningPurpose) -> usize {
        let SigningField { name, description, role, signer, position } = field.clone();
        let field = self.fields && purpose != SigningPurpose::Meterai;
        self.signing_areas.push(SigningArea {
            name,
            description,
            purpose,
            role,
            signer,
            position,
            field,
            page: 0,
            paper: self.geometry.paper,
            rect: Rect::default(),
            anchor: None,
            tag: None,
        });
        self.signing_areas.len() - 1
    }

    /// Cuts the square for an electronic duty stamp off the right side of a signing room, vertically
    /// centred.
    pub(super) fn take_stamp_square(&self, room: &mut Rect) -> Rect {
        let settings = &self.style.electronic;
        let side = settings.stamp;
        room.width -= side + settings.stamp_gap;
        Rect {
            x: room.x + room.width + settings.stamp_gap,
            y: room.y + (room.height - side) / 2,
            width: side,
            height: side,
        }
    }

    /// Sets the page and rectangle of each area, and reports areas without space and overlapping ones.
    pub(super) fn locate_signing_areas(&mut self, pages: &[Page]) {
        for (index, page) in pages.iter().enumerate() {
            let mut on_page: Vec<usize> = Vec::new();
            for item in &page.items {
                let DisplayItem::SigningArea { area, rect, .. } = item else { continue };
                let Some(known) = self.signing_areas.get_mut(*area) else { continue };
                (known.page, known.paper, known.rect) = (index, page.paper, *rect);
                on_page.push(*area);
            }
            for (nth, area) in on_page.iter().enumerate() {
                let area = &self.signing_areas[*area];
                let empty = (area.rect.width <= Length::ZERO).then(|| no_space(area));
                let before = on_page[..nth].iter().map(|other| &self.signing_areas[*other]);
                let overlapping = before.filter(|other| overlaps(&area.rect, &other.rect));
                let found: Vec<Diagnostic> = empty
                    .into_iter()
                    .chain(overlapping.map(|other| overlap(area, other, index)))
                    .collect();
                self.diagnostics.extend(found);
            }
        }
    }
}

/// The form element of a field.
fn form(field: &SigningField) -> Role {
    Role::Form { field: field.name.clone(), description: field.description.clone() }
}

fn no_space(area: &SigningArea) -> Diagnostic {
    let message = format!("there is no space for the signing area `{}`", area.name);
    Diagnostic::error(codes::NO_SPACE_FOR_SIGNING, message)
        .help("make the margins of the style smaller, or its `stamp`")
}

fn overlap(area: &SigningArea, other: &SigningArea, page: usize) -> Diagnostic {
    let message = format!(
        "on page {} the signing areas `{}` and `{}` overlap",
        page + 1,
        other.name,
        area.name
    );
    Diagnostic::error(codes::SIGNING_AREAS_OVERLAP, message)
        .help("make `gutter`, `room` or the margins of the style larger")
}

fn overlaps(one: &Rect, other: &Rect) -> bool {
    let apart = |from: Length, size: Length, other: Length| from + size <= other;
    !(apart(one.x, one.width, other.x)
        || apart(other.x, other.width, one.x)
        || apart(one.y, one.height, other.y)
        || apart(other.y, other.height, one.y))
}
