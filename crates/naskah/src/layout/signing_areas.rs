//! Places where something is put in later: noted while the document is set, found again on its pages, and
//! compared there.

use super::context::Setting;
use crate::Length;
use crate::document::{Field, Meterai, Signatory};
use crate::page::{Item, Page, Place, Purpose, Rect, Role};
use crate::text::Tag;
use naskah_diagnostic::Diagnostic;

impl Setting<'_> {
    /// Notes where one signs; gives the place's number, and the field's element where there is one.
    pub(super) fn signature_place(
        &mut self,
        signatory: &Signatory,
    ) -> Option<(usize, Option<Tag>)> {
        let Some(field) = &signatory.field else {
            if self.fields {
                let name = signatory.name.to_plain();
                self.report(
                    Diagnostic::uncoded_error(format!("{name} signs without a field"))
                        .help("give the signatory a field, or the document none at all"),
                );
            }
            return None;
        };
        let tag = self.fields.then(|| self.tree.add(form(field)));
        Some((self.note(field, Purpose::Signature), tag))
    }

    /// Notes where the electronic duty stamp of one who signs goes, if there is any.
    pub(super) fn stamp_place(&mut self, signatory: &Signatory) -> Option<usize> {
        let field = signatory.field.as_ref()?;
        (signatory.meterai == Some(Meterai::Electronic)).then(|| {
            let name = format!("METERAI-{}", field.name);
            let description = format!("Meterai elektronik {}", field.role);
            self.note(&Field { name, description, ..field.clone() }, Purpose::Meterai)
        })
    }

    /// Notes where initials go, on a page that is placed.
    pub(super) fn initials_place(&mut self, field: &Field) -> (usize, Option<Tag>) {
        let tag = self.fields.then(|| self.tree.add_at_end(form(field)));
        (self.note(field, Purpose::Initials), tag)
    }

    fn note(&mut self, field: &Field, purpose: Purpose) -> usize {
        let Field { name, description, role, signer, position } = field.clone();
        let field = self.fields && purpose != Purpose::Meterai;
        self.places.push(Place {
            name,
            description,
            purpose,
            role,
            signer,
            position,
            field,
            page: 0,
            paper: self.sheet.paper,
            rect: Rect::default(),
            anchor: None,
            tag: None,
        });
        self.places.len() - 1
    }

    /// The square for the electronic duty stamp at the right of a room, in the middle of its height; the room
    /// is then narrower.
    pub(super) fn beside(&self, room: &mut Rect) -> Rect {
        let style = &self.style.electronic;
        let side = style.stamp;
        room.width -= side + style.stamp_gap;
        Rect {
            x: room.x + room.width + style.stamp_gap,
            y: room.y + (room.height - side) / 2,
            width: side,
            height: side,
        }
    }

    /// Writes into the places where they are, and reports those that lie upon one another.
    pub(super) fn settle(&mut self, pages: &[Page]) {
        for (index, page) in pages.iter().enumerate() {
            let mut here: Vec<usize> = Vec::new();
            for item in &page.items {
                let Item::Place { place, rect, .. } = item else { continue };
                let Some(known) = self.places.get_mut(*place) else { continue };
                (known.page, known.paper, known.rect) = (index, page.paper, *rect);
                here.push(*place);
            }
            for (nth, place) in here.iter().enumerate() {
                if self.places[*place].rect.width <= Length::ZERO {
                    let name = self.places[*place].name.clone();
                    self.report(
                        Diagnostic::uncoded_error(format!(
                            "no room is left for the place `{name}`"
                        ))
                        .help("make the margins of the style smaller, or its `stamp`"),
                    );
                }
                let (place, before) = (&self.places[*place], &here[..nth]);
                let under = before.iter().map(|other| &self.places[*other]);
                let upon = under.filter(|other| overlap(&place.rect, &other.rect));
                let found: Vec<Diagnostic> =
                    upon.map(|other| collision(place, other, index)).collect();
                found.into_iter().for_each(|found| self.report(found));
            }
        }
    }
}

/// The element of a ready-made field.
fn form(field: &Field) -> Role {
    Role::Form { field: field.name.clone(), description: field.description.clone() }
}

fn collision(one: &Place, other: &Place, page: usize) -> Diagnostic {
    Diagnostic::uncoded_error(format!(
        "on page {} the places `{}` and `{}` lie upon one another",
        page + 1,
        other.name,
        one.name
    ))
    .help("make `gutter`, `room` or the margins of the style larger")
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    let apart = |from: Length, size: Length, other: Length| from + size <= other;
    !(apart(one.x, one.width, other.x)
        || apart(other.x, other.width, one.x)
        || apart(one.y, one.height, other.y)
        || apart(other.y, other.height, one.y))
}
