//! Permitted changes of the form: fields that were signed or filled in, and fields added to be signed.

use std::collections::{BTreeMap, BTreeSet};

use naskah_reader::{Dictionary, Id, Object, ReadResult, View};

use super::change::{ChangeKind, ChangeVerdict};
use super::occlusion::hides;
use super::path::Path;
use crate::fields::{FieldLocation, FieldObject, all_fields};
use crate::signatures::{Permissions, Purpose, Signature};

/// The keys an added field and its widget may have: no actions, and nothing of other fields.
const KEYS: [&str; 26] = [
    "AP",
    "BS",
    "Border",
    "DA",
    "DR",
    "F",
    "FT",
    "Ff",
    "H",
    "Kids",
    "Lock",
    "M",
    "MK",
    "NM",
    "P",
    "Parent",
    "Q",
    "Rect",
    "SV",
    "StructParent",
    "Subtype",
    "T",
    "TM",
    "TU",
    "Type",
    "V",
];

/// What a revision did to the form.
#[derive(Debug, Default)]
pub(super) struct FormChanges {
    /// Existing fields that were signed, and so got a value.
    pub(super) signed: BTreeSet<Id>,
    /// The first widget of each, whose appearance may change; a second one would show it elsewhere.
    pub(super) appearance_changed: BTreeSet<Id>,
    /// Fields that may be filled in, and their widgets.
    pub(super) fillable: BTreeSet<Id>,
    /// Those of them whose appearance follows the value: text and choices; buttons switch between states.
    pub(super) redrawn: BTreeSet<Id>,
    /// Signature fields that were added.
    pub(super) added: BTreeSet<Id>,
    /// Their widgets, and the pages of these.
    pub(super) widgets: BTreeMap<Id, Option<Id>>,
    /// The names of existing fields and widgets.
    pub(super) names: BTreeMap<Id, Path>,
    /// Whether all existing fields are signature fields, and one was signed.
    pub(super) only_signatures: bool,
    /// Changes of whole fields.
    pub(super) changes: Vec<(Path, ChangeKind, ChangeVerdict)>,
}

impl FormChanges {
    /// `intact` are the revision's signatures without coverage faults.
    ///
    /// # Errors
    /// A form that cannot be read.
    pub(super) fn read(
        old: &View,
        new: &View,
        intact: &[&Signature],
        permissions: &Permissions,
    ) -> ReadResult<Self> {
        let (before, after) = (all_fields(old)?, all_fields(new)?);
        let mut form = Self::default();
        for found in &before {
            for id in widgets(old, found)?.into_iter().chain([found.id]) {
                form.names.insert(id, Path::field(&found.field.name));
            }
        }
        let known: BTreeMap<Id, &FieldObject> =
            before.iter().map(|found| (found.id, found)).collect();
        for found in &after {
            let signature = intact.iter().find(|signature| signature.field_id == found.id);
            match (known.get(&found.id), signature) {
                (Some(known), _)
                    if !known.is_signature() && permissions.allows_filling(&known.field.name) =>
                {
                    let mut objects = widgets(old, known)?;
                    objects.push(known.id);
                    if matches!(known.kind.as_name(), Some(b"Tx" | b"Ch")) {
                        form.redrawn.extend(&objects);
                    }
                    form.fillable.extend(objects);
                }
                (Some(known), Some(signature)) if known.is_signature() && !known.field.signed => {
                    let verdict = match hides(old, known, &before)? {
                        true => ChangeVerdict::Hiding,
                        false => ChangeVerdict::unless(forbidding(permissions, found, signature)),
                    };
                    form.changes.push((
                        Path::field(&known.field.name),
                        ChangeKind::Signed,
                        verdict,
                    ));
                    form.signed.insert(known.id);
                    form.appearance_changed.insert(known.widget);
                }
                (None, Some(signature)) if old.get(found.id)? == Object::Null => {
                    let others = after.iter().filter(|it| it.id != found.id).chain(&before);
                    let mut fits = others.clone().all(|it| it.field.name != found.field.name);
                    fits &= may_be_added(old, new, found)?;
                    let verdict = match (fits, hides(new, found, &before)?) {
                        (false, _) => ChangeVerdict::Refused,
                        (_, true) => ChangeVerdict::Hiding,
                        _ => ChangeVerdict::unless(forbidding(permissions, found, signature)),
                    };
                    form.changes.push((Path::field(&found.field.name), added_kind(found), verdict));
                    form.added.insert(found.id);
                    form.widgets.insert(found.widget, found.page);
                }
                _ => {}
            }
        }
        form.only_signatures = !intact.is_empty() && before.iter().all(FieldObject::is_signature);
        Ok(form)
    }
}

/// The field of a signature that forbids this one; invisible time stamps are always permitted (ISO 32000-2,
/// 12.8.2.2).
fn forbidding<'a>(
    permissions: &'a Permissions,
    found: &FieldObject,
    signature: &Signature,
) -> Option<&'a str> {
    let exempt =
        signature.purpose == Purpose::TimeStamp && added_kind(found) == ChangeKind::AddedField;
    if exempt { None } else { permissions.forbids(&signature.field) }
}

/// The widgets of a field.
fn widgets(view: &View, found: &FieldObject) -> ReadResult<Vec<Id>> {
    let kids = view.array(&found.dictionary, "Kids")?;
    let own = kids.is_empty().then_some(found.id);
    Ok(kids.iter().filter_map(Object::as_reference).chain(own).collect())
}

/// Whether a field and its only widget are new and have no keys but those of signature fields.
fn may_be_added(old: &View, new: &View, found: &FieldObject) -> ReadResult<bool> {
    let known = |holder: &Dictionary| {
        holder.keys().all(|key| KEYS.iter().any(|known| known.as_bytes() == key))
    };
    let field = &found.dictionary;
    if !known(field) || field.has("Parent") || widgets(new, found)? != [found.widget] {
        return Ok(false);
    }
    if found.widget == found.id {
        return Ok(true);
    }
    let widget = new.get(found.widget)?;
    let Some(widget) = widget.as_dictionary() else { return Ok(false) };
    let parent = widget.get("Parent").as_reference();
    Ok(known(widget) && parent == Some(found.id) && old.get(found.widget)? == Object::Null)
}

/// The kind of change of an added field.
fn added_kind(found: &FieldObject) -> ChangeKind {
    match found.field.location {
        Some(FieldLocation { rectangle: [left, bottom, right, top], page, .. })
            if left < right && bottom < top =>
        {
            ChangeKind::AddedVisibleField(page)
        }
        _ => ChangeKind::AddedField,
    }
}
