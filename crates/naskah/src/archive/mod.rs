//! PDFs that carry the data they were made from: embedded by [`attachments`], recovered by [`extract`].
//!
//! Extracted data can be printed again in any folder, to the same pages and, with its attachments, the
//! same bytes: pictures from outside the data's folder are renamed so that they lie inside it.
//!
//! ```
//! use naskah::pdf::{Settings, Standard};
//! use naskah::{Agreement, Press, Template, archive};
//!
//! # let data = r#"(
//! #     subject: "Sinergi",
//! #     parties: [
//! #         (name: "A", signer: (name: "B", position: "Ketua")),
//! #         (name: "C", signer: (name: "D", position: "Kepala")),
//! #     ],
//! # )"#;
//! let agreement = Agreement::from_ron("a.ron", data)?;
//! let settings = Settings::default()
//!     .with_standard(Standard::A3a)
//!     .with_attachments(archive::attachments(&agreement)?);
//! let print = Press::new(Template::builtin("pks")?)?.print_with(&agreement, &settings)?;
//!
//! let files = archive::extract("a.pdf", &print.pdf)?;
//! assert_eq!(files[0].name, archive::DATA);
//! assert_eq!(files[0].bytes, data.as_bytes());
//! # Ok::<(), naskah::diagnostic::Errors>(())
//! ```

mod extract;
mod portable_data;
mod safe_name;

pub use self::extract::extract;
use self::portable_data::{NamedFile, PortableData};
pub use self::safe_name::DATA;
use crate::agreement::Agreement;
use crate::pdf::Attachment;
use crate::picture::{self, Assets, FileSystem};
use naskah_diagnostic::{Diagnostic, Result};
use sha2::{Digest, Sha256};

/// The SHA-256 of the agreement's data, in hexadecimal.
///
/// The digest covers the bytes of [`DATA`] as [`attachments`] returns them; these are the bytes of the
/// data file if it holds one agreement with its pictures inside its folder.
///
/// # Errors
/// Data for which RON has no notation.
pub fn digest(agreement: &Agreement) -> Result<String> {
    Ok(hex::encode(Sha256::digest(PortableData::of(agreement)?.text)))
}

/// The agreement's data and its pictures, for [`Settings::attachments`](crate::pdf::Settings::attachments);
/// pictures are read from disk.
///
/// The data is the original text, unless a program made or changed the agreement.
///
/// # Errors
/// A picture that cannot be read.
pub fn attachments(agreement: &Agreement) -> Result<Vec<Attachment>> {
    attachments_from(agreement, &FileSystem)
}

/// As [`attachments`], with pictures from `assets`.
///
/// # Errors
/// A picture that cannot be read.
pub fn attachments_from(agreement: &Agreement, assets: &dyn Assets) -> Result<Vec<Attachment>> {
    let PortableData { text, files } = PortableData::of(agreement)?;
    let mut attachments =
        vec![Attachment::new(DATA, "text/plain", text).with_description("Data perjanjian")];
    for NamedFile { name, path, field, span, is_picture } in files {
        if !is_picture {
            let bytes = assets.read(&path.display().to_string());
            let bytes = bytes.map_err(|error| {
                Diagnostic::io("read", &path, &error).path(&field).at(span.clone(), "")
            })?;
            let article = Attachment::new(name, "text/plain", bytes);
            attachments.push(article.with_description("Pasal dalam data perjanjian"));
            continue;
        }
        let bytes = picture::read_file(assets, &path.display().to_string())
            .map_err(|diagnostic| diagnostic.path(field).at(span, ""))?;
        let media_type = if bytes.starts_with(b"\xFF\xD8") { "image/jpeg" } else { "image/png" };
        let picture = Attachment::new(name, media_type, bytes);
        attachments.push(picture.with_description("Gambar dalam data perjanjian"));
    }
    Ok(attachments)
}

#[cfg(test)]
mod tests;
