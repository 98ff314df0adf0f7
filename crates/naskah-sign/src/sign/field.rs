//! The field to sign, its form and the catalog: found, checked and updated.

use naskah_diagnostic::Diagnostic;
use naskah_reader::{Dictionary, Id, ReadError, ReadResult, View};
use naskah_verify::fields::{FieldObject, all_fields};

use super::request::{Lock, Request};
use crate::codes;
use crate::error::Result;
use crate::update::Update;

/// The field of that name, if it can be signed.
///
/// # Errors
/// There is no such field, or several, or it is signed.
pub(super) fn empty_field<'a>(
    file: &str,
    fields: &'a [FieldObject],
    name: &str,
) -> Result<&'a FieldObject> {
    let mut named = fields.iter().filter(|found| found.field.name == name);
    let diagnostic = match (named.next(), named.next()) {
        (Some(found), None) if !found.field.signed => return Ok(found),
        (Some(_), None) => {
            let message = format!("the field `{name}` of `{file}` is signed already");
            Diagnostic::error(codes::FIELD_ALREADY_SIGNED, message)
                .help("choose a field that is empty: `naskah fields` lists them")
        }
        (Some(_), Some(_)) => {
            let message = format!("`{file}` has several fields `{name}`");
            Diagnostic::error(codes::FIELD_NOT_FOUND, message)
        }
        (None, _) => {
            let message = format!("`{file}` has no signature field `{name}`");
            Diagnostic::error(codes::FIELD_NOT_FOUND, message).help(empty_fields(fields))
        }
    };
    Err(diagnostic.into())
}

fn empty_fields(fields: &[FieldObject]) -> String {
    let empty = fields.iter().filter(|found| !found.field.signed);
    let mut names: Vec<_> = empty.map(|found| format!("`{}`", found.field.name)).collect();
    names.sort();
    if names.is_empty() {
        "it has no field that is empty".to_owned()
    } else {
        format!("the empty ones are {}", names.join(", "))
    }
}

/// Requires that the fields to lock exist.
pub(super) fn check_lock(file: &str, view: &View, request: &Request) -> ReadResult<Result<()>> {
    let Some(Lock::Fields(names)) = &request.lock else { return Ok(Ok(())) };
    let fields = all_fields(view)?;
    let exists = |name: &String| fields.iter().any(|found| found.field.name == *name);
    let Some(name) = names.iter().find(|name| !exists(name)) else { return Ok(Ok(())) };
    let message = format!("`{file}` has no field `{name}` that could be locked");
    Ok(Err(Diagnostic::error(codes::LOCK_FIELD_NOT_FOUND, message)
        .help("name one that `naskah fields` lists")
        .into()))
}

/// Sets the field's value and its widget's appearance, and nothing else.
pub(super) fn fill_field(
    update: &mut Update,
    view: &View,
    field: &FieldObject,
    signature: Id,
    appearance: Option<Id>,
) -> ReadResult<()> {
    let mut filled = field.dictionary.clone().with("V", signature);
    if let Some(appearance) = appearance {
        let with_appearance =
            |widget: Dictionary| widget.with("AP", Dictionary::default().with("N", appearance));
        if field.widget == field.id {
            filled = with_appearance(filled);
        } else if let Some(widget) = view.get(field.widget)?.as_dictionary() {
            update.replace(field.widget, &with_appearance(widget.clone()));
        }
    }
    update.replace(field.id, &filled);
    Ok(())
}

/// Declares in the form that there are signatures, and in the catalog which one certifies.
pub(super) fn declare_signature(
    update: &mut Update,
    view: &View,
    signature: Id,
    request: &Request,
) -> ReadResult<()> {
    let catalog = view.catalog()?;
    let form = view.dictionary(&catalog, "AcroForm")?.unwrap_or_default();
    // SignaturesExist and AppendOnly (12.7.2).
    let flags = view.value(&form, "SigFlags")?.as_integer().unwrap_or(0);
    let mut changed = catalog.clone();
    if flags & 3 != 3 {
        let form = form.with("SigFlags", flags | 3);
        match catalog.get("AcroForm").as_reference() {
            Some(id) => update.replace(id, &form),
            None => changed = changed.with("AcroForm", form),
        }
    }
    if request.certification.is_some() {
        let permissions = view.dictionary(&catalog, "Perms")?.unwrap_or_default();
        changed = changed.with("Perms", permissions.with("DocMDP", signature));
    }
    if changed != catalog {
        let root = view.trailer().get("Root").as_reference();
        let root = root.ok_or(ReadError::new(0, "the catalog is not an indirect object"))?;
        update.replace(root, &changed);
    }
    Ok(())
}
