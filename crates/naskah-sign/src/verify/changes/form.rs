//! What an update did to the form: fields that were signed, and fields that were added in order to be signed.

use std::collections::{BTreeMap, BTreeSet};

use super::path::Path;
use super::room::hides;
use super::{Verdict, What};
use crate::field::{Found, Place, all};
use crate::file::{Dictionary, Id, Object, Read, View};
use crate::signature::{Limits, Purpose, Signature};

/// What a field that was added may say, and its widget: nothing that acts, and nothing of other fields.
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

/// The form of an update.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// Fields that were there and were signed, which gives them a value.
    pub(super) signed: BTreeSet<Id>,
    /// The widget of each, which may look otherwise now; a second one would show it elsewhere, too.
    pub(super) dressed: BTreeSet<Id>,
    /// Other fields that signers let be filled in, and their widgets.
    pub(super) open: BTreeSet<Id>,
    /// Those of them that are drawn anew for what is filled in: buttons only show another of their states.
    pub(super) written: BTreeSet<Id>,
    /// Signature fields that were added.
    pub(super) added: BTreeSet<Id>,
    /// Their widgets, and the pages on which these stand.
    pub(super) widgets: BTreeMap<Id, Option<Id>>,
    /// What fields and widgets are called that were there before.
    pub(super) names: BTreeMap<Id, Path>,
    /// There were no other fields than those for signatures, and one was signed.
    pub(super) only_signatures: bool,
    /// What was done to whole fields.
    pub(super) changes: Vec<(Path, What, Verdict)>,
}

impl Form {
    /// `whole` are the signatures that came with the update, as far as they cover it.
    pub(super) fn read(
        old: &View,
        new: &View,
        whole: &[&Signature],
        limits: &Limits,
    ) -> Read<Self> {
        let (before, after) = (all(old)?, all(new)?);
        let mut form = Self::default();
        for found in &before {
            for id in widgets(old, found)?.into_iter().chain([found.id]) {
                form.names.insert(id, Path::field(&found.field.name));
            }
        }
        let known: BTreeMap<Id, &Found> = before.iter().map(|found| (found.id, found)).collect();
        for found in &after {
            let signature = whole.iter().find(|signature| signature.field_id == found.id);
            match (known.get(&found.id), signature) {
                (Some(known), _)
                    if !known.is_signature() && limits.lets_fill_in(&known.field.name) =>
                {
                    let mut objects = widgets(old, known)?;
                    objects.push(known.id);
                    if matches!(known.kind.as_name(), Some(b"Tx" | b"Ch")) {
                        form.written.extend(&objects);
                    }
                    form.open.extend(objects);
                }
                (Some(known), Some(signature)) if known.is_signature() && !known.field.signed => {
                    let verdict = match hides(old, known, &before)? {
                        true => Verdict::Hiding,
                        false => Verdict::unless(forbidding(limits, found, signature)),
                    };
                    form.changes.push((Path::field(&known.field.name), What::Signed, verdict));
                    form.signed.insert(known.id);
                    form.dressed.insert(known.widget);
                }
                (None, Some(signature)) if old.get(found.id)? == Object::Null => {
                    let others = after.iter().filter(|it| it.id != found.id).chain(&before);
                    let mut fits = others.clone().all(|it| it.field.name != found.field.name);
                    fits &= may_be_added(old, new, found)?;
                    let verdict = match (fits, hides(new, found, &before)?) {
                        (false, _) => Verdict::Refused,
                        (_, true) => Verdict::Hiding,
                        _ => Verdict::unless(forbidding(limits, found, signature)),
                    };
                    form.changes.push((Path::field(&found.field.name), what(found), verdict));
                    form.added.insert(found.id);
                    form.widgets.insert(found.widget, found.page);
                }
                _ => {}
            }
        }
        form.only_signatures = !whole.is_empty() && before.iter().all(Found::is_signature);
        Ok(form)
    }
}

/// The field of a signature that forbids this one; time stamps that are not to be seen are no changes
/// (ISO 32000-2, 12.8.2.2).
fn forbidding<'a>(limits: &'a Limits, found: &Found, signature: &Signature) -> Option<&'a str> {
    let stamps = signature.purpose == Purpose::TimeStamp && what(found) == What::AddedField;
    if stamps { None } else { limits.forbids(&signature.field) }
}

/// The objects that are drawn for a field.
fn widgets(view: &View, found: &Found) -> Read<Vec<Id>> {
    let kids = view.array(&found.dictionary, "Kids")?;
    let own = kids.is_empty().then_some(found.id);
    Ok(kids.iter().filter_map(Object::as_reference).chain(own).collect())
}

/// Whether a field and its one widget are new and say nothing but what signature fields need.
fn may_be_added(old: &View, new: &View, found: &Found) -> Read<bool> {
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

/// How an added field is to be told of.
fn what(found: &Found) -> What {
    match found.field.place {
        Some(Place { rectangle: [left, bottom, right, top], page, .. })
            if left < right && bottom < top =>
        {
            What::AddedVisibleField(page)
        }
        _ => What::AddedField,
    }
}
