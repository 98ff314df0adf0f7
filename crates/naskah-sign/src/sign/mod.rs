//! Fills a signature field by an incremental update: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319 142-1,
//! 6).

mod appearance;
mod dictionary;
mod form;
mod hole;
mod message;
mod permission;
mod request;
mod shown;
#[cfg(test)]
pub(crate) mod tests;

use std::ops::Range;
use std::sync::Arc;

use naskah::diagnostic::{Diagnostic, Result};

use self::form::Form;
use self::permission::permitted;
use crate::cms::hash::digest_of;
use crate::field::{Found, all, widgets};
use crate::file::{self, Dictionary, Fault, File, Id, Read, View};
use crate::key::{Hash, Signer};
use crate::service::{Authority, stamp};
use crate::update::{Update, Updated};

pub use self::request::{Certification, Lock, Request};
pub use self::shown::Shown;

/// A file whose signature is still to come from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The file, with room for the message.
    pub pdf: Vec<u8>,
    /// The digest of all of it but that room.
    pub digest: Vec<u8>,
    /// The room, with its delimiters.
    hole: Range<usize>,
}

/// Signs a field of a PDF; `name` is the file's, for messages.
///
/// What was there stays bit by bit in front of what is appended.
///
/// # Errors
/// No PDF, one that is broken or encrypted; no such field, or one that is signed; a certification or a lock of
/// an earlier signer that forbids it; a key that refuses; an authority that gives no time stamp.
pub fn sign(
    name: &str,
    pdf: &[u8],
    request: &Request,
    signer: &dyn Signer,
    authority: Option<Authority<'_>>,
) -> Result<Vec<u8>> {
    // How long a time stamp will be is for the authority to say.
    let room = if authority.is_some() { hole::ROOM } else { message::most(signer)? };
    let Prepared { mut pdf, digest, hole } =
        make_ready(name, pdf, request, signer.algorithm().hash(), room)?;
    let mut message = message::message(signer, &digest)?;
    if let Some(authority) = authority {
        message = stamp(&message, &authority)?;
    }
    hole::put(&mut pdf, &hole, &message)?;
    Ok(pdf)
}

/// Makes a file ready for a signature that a device or service makes elsewhere.
///
/// # Errors
/// Those of [`sign`].
pub fn prepare(name: &str, pdf: &[u8], request: &Request, hash: Hash) -> Result<Prepared> {
    make_ready(name, pdf, request, hash, hole::ROOM)
}

/// The same, with room for a message of at most so many bytes.
fn make_ready(
    name: &str,
    pdf: &[u8],
    request: &Request,
    hash: Hash,
    room: usize,
) -> Result<Prepared> {
    let file = File::read(name, pdf)?;
    let unreadable = |fault: Fault| file::unreadable(name, &fault);
    let view = file.newest();
    let fields = widgets(&view).map_err(unreadable)?;
    let field = empty_field(name, &fields, &request.field)?;
    lockable(name, &view, request).map_err(unreadable)??;
    // Where nobody has signed, nothing is forbidden, and no older revision needs to be read.
    if fields.iter().any(|found| found.field.signed) {
        permitted(&file, request).map_err(unreadable)??;
    }
    let mut update = Update::new(&file).map_err(unreadable)?;
    let seen = appearance(field, request)?.map(|seen| seen.add(&mut update)).transpose();
    let seen = seen.map_err(unreadable)?;
    let signature = dictionary::signature(&view, field, request, room).map_err(unreadable)?;
    let signature = update.add(signature);
    fill(&mut update, &view, field, signature, seen).map_err(unreadable)?;
    agree(&mut update, &view, signature, request).map_err(unreadable)?;
    let updated = update.finish();
    let Updated { bytes: mut pdf, starts } = updated;
    let start = starts.get(&signature).copied().unwrap_or_default();
    let hole = hole::find(&pdf, start..pdf.len()).ok_or_else(no_room)?;
    hole::write_range(&mut pdf, start, &hole);
    let digest = digest(&pdf, &hole, hash);
    Ok(Prepared { pdf, digest, hole })
}

/// The digest of all of a file but the hole.
fn digest(pdf: &[u8], hole: &Range<usize>, hash: Hash) -> Vec<u8> {
    digest_of(hash, &[&pdf[..hole.start], &pdf[hole.end..]]).as_ref().to_vec()
}

/// Puts the message of a signature, made elsewhere, into a file that was made ready for it.
///
/// # Errors
/// No PDF, or none that was made ready; a message that does not fit, or is of another file; an authority that gives
/// no time stamp.
pub fn embed(
    name: &str,
    pdf: &[u8],
    message: &[u8],
    authority: Option<Authority<'_>>,
) -> Result<Vec<u8>> {
    let file = File::read(name, pdf)?;
    let newest =
        file.revisions().len().checked_sub(2).map_or(0, |before| file.revisions()[before].end);
    let hole = hole::find(pdf, newest..pdf.len()).ok_or_else(no_room)?;
    let Some((hash, signed)) = message::digest_of(message) else {
        return Err(Diagnostic::uncoded_error(
            "the message is no signature of one signer over a digest",
        )
        .help("give a detached CMS `SignedData` in DER, with signed attributes")
        .into());
    };
    if digest(pdf, &hole, hash) != signed {
        return Err(Diagnostic::uncoded_error(format!(
            "the message signs another file than `{name}`"
        ))
        .help("sign the digest that `naskah sign --prepare` gave for this very file")
        .into());
    }
    let mut pdf = pdf.to_vec();
    match authority {
        Some(authority) => hole::put(&mut pdf, &hole, &stamp(message, &authority)?)?,
        None => hole::put(&mut pdf, &hole, message)?,
    }
    Ok(pdf)
}

fn no_room() -> Diagnostic {
    Diagnostic::uncoded_error("the file has no room for a signature")
        .help("choose a file that `naskah sign --prepare` made, as it was made")
}

/// The field of that name, if it can be signed.
fn empty_field<'a>(file: &str, fields: &'a [Found], name: &str) -> Result<&'a Found> {
    let mut named = fields.iter().filter(|found| found.field.name == name);
    match (named.next(), named.next()) {
        (Some(found), None) if found.field.signed => Err(Diagnostic::uncoded_error(format!(
            "the field `{name}` of `{file}` is signed already"
        ))
        .help("choose a field that is empty: `naskah fields` lists them")
        .into()),
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => {
            Err(Diagnostic::uncoded_error(format!("`{file}` has several fields `{name}`")).into())
        }
        (None, _) => {
            let mut names: Vec<_> = fields.iter().filter(|found| !found.field.signed).collect();
            names.sort_by(|one, other| one.field.name.cmp(&other.field.name));
            let names: Vec<_> = names.iter().map(|it| format!("`{}`", it.field.name)).collect();
            let help = if names.is_empty() {
                "it has no field that is empty".to_owned()
            } else {
                format!("the empty ones are {}", names.join(", "))
            };
            Err(Diagnostic::uncoded_error(format!("`{file}` has no signature field `{name}`"))
                .help(help)
                .into())
        }
    }
}

/// Whether there are the fields that are to be locked.
fn lockable(file: &str, view: &View, request: &Request) -> Read<Result<()>> {
    let Some(Lock::Fields(names)) = &request.lock else { return Ok(Ok(())) };
    let fields = all(view)?;
    let there = |name: &String| fields.iter().any(|found| found.field.name == *name);
    Ok(match names.iter().find(|name| !there(name)) {
        None => Ok(()),
        Some(name) => Err(Diagnostic::uncoded_error(format!(
            "`{file}` has no field `{name}` that could be locked"
        ))
        .help("name one that `naskah fields` lists")
        .into()),
    })
}

/// What is seen of the signature, where the field is seen at all.
fn appearance(field: &Found, request: &Request) -> Result<Option<Arc<Form>>> {
    let (Some(shown), Some(place)) = (&request.shown, &field.field.place) else { return Ok(None) };
    let [left, bottom, right, top] = place.rectangle;
    let size = (right - left, top - bottom);
    if size.0 <= 0.0 || size.1 <= 0.0 {
        return Ok(None);
    }
    shown.form(request, size)
}

/// Puts a signature into its field, and what is seen of it into the field's widget. Nothing else of them changes.
fn fill(
    update: &mut Update,
    view: &View,
    field: &Found,
    signature: Id,
    seen: Option<Id>,
) -> Read<()> {
    let mut filled = field.dictionary.clone().with("V", signature);
    if let Some(seen) = seen {
        let shown = |widget: Dictionary| widget.with("AP", Dictionary::default().with("N", seen));
        if field.widget == field.id {
            filled = shown(filled);
        } else if let Some(widget) = view.get(field.widget)?.as_dictionary() {
            update.replace(field.widget, &shown(widget.clone()));
        }
    }
    update.replace(field.id, &filled);
    Ok(())
}

/// Has the form and the catalog say that there are signatures, and which one certifies.
fn agree(update: &mut Update, view: &View, signature: Id, request: &Request) -> Read<()> {
    let catalog = view.catalog()?;
    let form = view.dictionary(&catalog, "AcroForm")?.unwrap_or_default();
    // Signatures exist, and the file is only ever appended to (12.7.2).
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
        update.replace(root.ok_or(Fault::new(0, "the catalog is no object of its own"))?, &changed);
    }
    Ok(())
}
