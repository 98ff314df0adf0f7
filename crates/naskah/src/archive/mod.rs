//! A PDF that holds what it was made from: put in by [`attachments`], taken out by [`extract`].
//!
//! What is taken out gives the same pages again, and with its attachments the same bytes, in any
//! folder: pictures that the data names elsewhere than under its own folder get names there.

mod extract;
mod name;
mod record;

pub use self::extract::extract;
use sha2::{Digest, Sha256};

use self::record::Record;
use crate::agreement::Agreement;
use crate::pdf::Attachment;
use crate::picture;
use naskah_diagnostic::Result;

/// The name of the data among the attachments.
pub const DATA: &str = "agreement.ron";

/// The SHA-256 of the agreement's data, in hexadecimal: of the bytes of [`DATA`] as [`attachments`] has
/// them, which are those of the data file where that holds one agreement and its pictures lie beside it.
///
/// # Errors
/// Data for which RON has no notation.
pub fn digest(agreement: &Agreement) -> Result<String> {
    let digest = Sha256::digest(Record::of(agreement)?.text);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The agreement's data and the pictures that it names, for [`crate::pdf::Settings::attachments`]: as
/// they were written, where no program has changed the data since.
///
/// # Errors
/// A picture that cannot be read.
pub fn attachments(agreement: &Agreement) -> Result<Vec<Attachment>> {
    let Record { text, pictures } = Record::of(agreement)?;
    let data = Attachment {
        name: DATA.to_owned(),
        media_type: "text/plain".to_owned(),
        description: "Data perjanjian".to_owned(),
        bytes: text.into_bytes(),
    };
    let mut attachments = vec![data];
    for record::Picture { name, path, place } in pictures {
        let bytes = picture::file(&path.display().to_string(), place)?;
        let media_type = if bytes.starts_with(b"\xFF\xD8") { "image/jpeg" } else { "image/png" };
        attachments.push(Attachment {
            name,
            media_type: media_type.to_owned(),
            description: "Gambar dalam data perjanjian".to_owned(),
            bytes,
        });
    }
    Ok(attachments)
}

#[cfg(test)]
mod tests;
