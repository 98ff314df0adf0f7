//! Fills a signature field by an incremental update: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319
//! 142-1, 6).
//!
//! | file | holds |
//! |---|---|
//! | `request` | what a caller requests |
//! | `permission` | whether earlier signatures permit it |
//! | `dictionary`, `contents_placeholder` | the signature dictionary, and the space for the message |
//! | `message` | the CMS message |
//! | `appearance_spec`, `appearance_lines`, `appearance`, `form_xobject` | what the field shows |

#[cfg(feature = "appearance")]
mod appearance;
#[cfg(feature = "appearance")]
mod appearance_lines;
#[cfg(feature = "appearance")]
mod appearance_spec;
mod contents_placeholder;
mod dictionary;
mod field;
#[cfg(feature = "appearance")]
mod form_xobject;
mod message;
mod permission;
mod request;
#[cfg(test)]
mod tests;

use std::ops::Range;

use naskah_diagnostic::Diagnostic;
use naskah_reader::{Id, Pdf, ReadError};
use naskah_verify::Hash;
use naskah_verify::fields::{FieldObject, signature_fields};

use self::contents_placeholder::DEFAULT_SIZE;
use self::field::{check_lock, declare_signature, empty_field, fill_field};
use self::permission::check_permitted;
use crate::codes;
use crate::error::Result;
use crate::keys::Signer;
use crate::services::{Authority, stamp};
use crate::update::{Update, Updated};

#[cfg(feature = "appearance")]
pub use self::appearance_spec::AppearanceSpec;
pub use self::request::{Certification, Lock, Request};

/// A file whose signature will be made elsewhere.
///
/// ```
/// use naskah_sign::{Hash, Request, Timestamp, prepare};
///
/// # let pdf = naskah_fixtures::form::three_fields();
/// // `pdf` is a file with the empty signature field `PIHAK-KESATU`.
/// let request = Request::new("PIHAK-KESATU", Timestamp::UNIX_EPOCH);
/// let prepared = prepare("perjanjian.pdf", &pdf, &request, Hash::Sha256)?;
/// assert!(prepared.pdf.starts_with(&pdf));
/// assert_eq!(prepared.digest.len(), 32);
/// # Ok::<(), naskah_sign::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Prepared {
    /// The file, with space for the message.
    pub pdf: Vec<u8>,
    /// The digest to sign: of the whole file except that space.
    pub digest: Vec<u8>,
    /// The space, with its delimiters.
    placeholder: Range<usize>,
}

/// Signs a field of a PDF; `name` is the file's, for messages. The existing bytes stay as they are.
///
/// ```no_run
/// use naskah_sign::{Key, Request, Timestamp, sign};
///
/// let key = Key::from_p12("ana.p12", &std::fs::read("ana.p12")?, "password")?;
/// let request = Request::new("PIHAK-KESATU", Timestamp::now());
/// let pdf = std::fs::read("perjanjian.pdf")?;
/// let signed = sign("perjanjian.pdf", &pdf, &request, &key, None)?;
/// std::fs::write("perjanjian.signed.pdf", signed)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The bytes are not a PDF, or one that is malformed or encrypted; there is no such field, or it is signed; an
/// earlier signature forbids it; the signer refuses; the authority gives no time stamp.
pub fn sign(
    name: &str,
    pdf: &[u8],
    request: &Request,
    signer: &dyn Signer,
    authority: Option<Authority<'_>>,
) -> Result<Vec<u8>> {
    // The size of a time stamp is up to the authority.
    let size = if authority.is_some() { DEFAULT_SIZE } else { message::max_size(signer) };
    let Prepared { mut pdf, digest, placeholder } =
        prepare_with(name, pdf, request, signer.algorithm().hash(), size)?;
    let mut message = message::message(signer, &digest)?;
    if let Some(authority) = authority {
        message = stamp(&message, &authority)?;
    }
    contents_placeholder::fill(&mut pdf, &placeholder, &message)?;
    Ok(pdf)
}

/// Prepares a file for a signature made elsewhere, on a device or by a service; [`embed`] puts it in.
///
/// ```no_run
/// use naskah_sign::{Hash, Prepared, Request, Timestamp, prepare};
///
/// let request = Request::new("PIHAK-KESATU", Timestamp::now());
/// let pdf = std::fs::read("perjanjian.pdf")?;
/// let prepared = prepare("perjanjian.pdf", &pdf, &request, Hash::Sha256)?;
/// std::fs::write("perjanjian.prepared.pdf", &prepared.pdf)?;
/// // Have `prepared.digest` signed as a detached CMS `SignedData` with signed attributes.
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`sign()`].
pub fn prepare(name: &str, pdf: &[u8], request: &Request, hash: Hash) -> Result<Prepared> {
    prepare_with(name, pdf, request, hash, DEFAULT_SIZE)
}

/// [`prepare`] with space for a message of up to `size` bytes.
fn prepare_with(
    name: &str,
    pdf: &[u8],
    request: &Request,
    hash: Hash,
    size: usize,
) -> Result<Prepared> {
    let pdf = Pdf::read(name, pdf)?;
    let unreadable = |error: ReadError| error.diagnostic(name);
    let view = pdf.newest();
    let fields = signature_fields(&view).map_err(unreadable)?;
    let field = empty_field(name, &fields, &request.field)?;
    check_lock(name, &view, request).map_err(unreadable)??;
    // Without signatures nothing is forbidden, and older revisions need not be read.
    if fields.iter().any(|found| found.field.signed) {
        check_permitted(&pdf, request).map_err(unreadable)??;
    }
    let mut update = Update::new(&pdf).map_err(unreadable)?;
    let appearance = add_appearance(name, &mut update, field, request)?;
    let signature = dictionary::signature(&view, field, request, size).map_err(unreadable)?;
    let signature = update.add(signature);
    fill_field(&mut update, &view, field, signature, appearance).map_err(unreadable)?;
    declare_signature(&mut update, &view, signature, request).map_err(unreadable)?;
    let Updated { bytes: mut pdf, starts } = update.finish();
    let start = starts.get(&signature).copied().unwrap_or_default();
    let placeholder =
        contents_placeholder::find(&pdf, start..pdf.len()).ok_or_else(not_prepared)?;
    contents_placeholder::write_range(&mut pdf, start, &placeholder);
    let digest = digest(&pdf, &placeholder, hash);
    Ok(Prepared { pdf, digest, placeholder })
}

/// Puts a signature made elsewhere, a CMS message in DER, into a file that [`prepare`] made.
///
/// ```no_run
/// let prepared = std::fs::read("perjanjian.prepared.pdf")?;
/// let message = std::fs::read("perjanjian.p7s")?;
/// let signed = naskah_sign::embed("perjanjian.prepared.pdf", &prepared, &message, None)?;
/// std::fs::write("perjanjian.signed.pdf", signed)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The bytes are not a PDF, or not a prepared one; the message is too long or signs another file; the authority
/// gives no time stamp.
pub fn embed(
    name: &str,
    pdf: &[u8],
    message: &[u8],
    authority: Option<Authority<'_>>,
) -> Result<Vec<u8>> {
    let file = Pdf::read(name, pdf)?;
    let newest =
        file.revisions().len().checked_sub(2).map_or(0, |before| file.revisions()[before].end);
    let placeholder =
        contents_placeholder::find(pdf, newest..pdf.len()).ok_or_else(not_prepared)?;
    let Some((hash, signed)) = message::signed_digest(message) else {
        let text = "the message is not a signature of one signer over a digest";
        return Err(Diagnostic::error(codes::SIGNATURE_UNREADABLE, text)
            .help("give a detached CMS `SignedData` in DER, with signed attributes")
            .into());
    };
    if digest(pdf, &placeholder, hash) != signed {
        let text = format!("the message signs another file than `{name}`");
        return Err(Diagnostic::error(codes::SIGNATURE_OF_OTHER_FILE, text)
            .help("sign the digest that `naskah sign --prepare` gave for this file")
            .into());
    }
    let mut pdf = pdf.to_vec();
    match authority {
        Some(authority) => {
            contents_placeholder::fill(&mut pdf, &placeholder, &stamp(message, &authority)?)?;
        }
        None => contents_placeholder::fill(&mut pdf, &placeholder, message)?,
    }
    Ok(pdf)
}

/// The digest of a file except the placeholder.
fn digest(pdf: &[u8], placeholder: &Range<usize>, hash: Hash) -> Vec<u8> {
    hash.digest(&[&pdf[..placeholder.start], &pdf[placeholder.end..]])
}

fn not_prepared() -> Diagnostic {
    Diagnostic::error(codes::NOT_PREPARED, "the file has no room for a signature")
        .help("choose a file that `naskah sign --prepare` made, unchanged")
}

/// Adds what the field shows, if it is visible.
#[cfg(feature = "appearance")]
fn add_appearance(
    name: &str,
    update: &mut Update,
    field: &FieldObject,
    request: &Request,
) -> Result<Option<Id>> {
    let (Some(spec), Some(location)) = (&request.appearance, &field.field.location) else {
        return Ok(None);
    };
    let [left, bottom, right, top] = location.rectangle;
    let size = (right - left, top - bottom);
    if size.0 <= 0.0 || size.1 <= 0.0 {
        return Ok(None);
    }
    let lines = appearance_lines::lines(spec.name(), request);
    let form = spec.form(&request.field, lines, size)?;
    let added = form.map(|form| form.add(update)).transpose();
    Ok(added.map_err(|error| error.diagnostic(name))?)
}

#[cfg(not(feature = "appearance"))]
fn add_appearance(_: &str, _: &mut Update, _: &FieldObject, _: &Request) -> Result<Option<Id>> {
    Ok(None)
}
