//! What a field shows of a signature, and a cache of the last appearance.

use std::sync::{Arc, Mutex, PoisonError};

use naskah::Length;
use naskah::layout::QrCode;
use naskah::picture::Picture;
use naskah::text::Fonts;
use naskah_diagnostic::Diagnostic;

use super::appearance::{self, Content, TextLine};
use super::form_xobject::FormXObject;
use crate::codes;
use crate::error::Result;

/// The family of the default style.
const FAMILY: &str = "TeX Gyre Bonum";

/// What a field shows of a signature: who signed, when and why; beside that optionally a picture and a QR
/// code.
///
/// A small field, such as one for initials, shows the name alone, or the picture alone if there is one.
///
/// Clones share a cache of the last appearance, for the next signature with the same text in a field of the
/// same size.
///
/// ```
/// use naskah_sign::{AppearanceSpec, Request, Timestamp};
///
/// let appearance = AppearanceSpec::new("Ana Binti Ali").with_code("https://contoh.go.id/naskah/1")?;
/// let request = Request::new("PIHAK-KESATU", Timestamp::UNIX_EPOCH).appearance(appearance);
/// # Ok::<(), naskah_sign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AppearanceSpec {
    name: String,
    picture: Option<Arc<Picture>>,
    code: Option<QrCode>,
    cache: Arc<Mutex<Cache>>,
}

#[derive(Debug, Default)]
struct Cache {
    fonts: Option<Fonts>,
    last: Option<(Key, Option<Arc<FormXObject>>)>,
}

/// The lines, and the width and height of the field.
#[derive(Debug, PartialEq)]
struct Key {
    lines: Vec<TextLine>,
    size: (Length, Length),
}

impl AppearanceSpec {
    /// Text with the name of the signer.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), picture: None, code: None, cache: Arc::default() }
    }

    /// Adds a picture, such as a scanned signature or initials, beside or above the text.
    #[must_use]
    pub fn with_picture(self, picture: Picture) -> Self {
        Self { picture: Some(Arc::new(picture)), cache: Arc::default(), ..self }
    }

    /// Adds a QR code of that text, at the left.
    ///
    /// # Errors
    /// The text is too long for a QR code.
    pub fn with_code(self, text: &str) -> Result<Self> {
        let code = QrCode::new(text).ok_or_else(|| {
            let message = "the text is too long for a QR code";
            Diagnostic::error(codes::QR_TEXT_TOO_LONG, message).help("give a shorter one")
        })?;
        Ok(Self { code: Some(code), cache: Arc::default(), ..self })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The appearance of a field of that width and height in points; `None` if nothing fits.
    ///
    /// # Errors
    /// A character the typeface lacks; a field too small for the QR code.
    pub(super) fn form(
        &self,
        field: &str,
        lines: Vec<TextLine>,
        (width, height): (f32, f32),
    ) -> Result<Option<Arc<FormXObject>>> {
        let key = Key { lines, size: (appearance::length(width), appearance::length(height)) };
        // The cache is replaced in one step, so a panic elsewhere cannot leave it half-written.
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((last, form)) = &cache.last
            && *last == key
        {
            return Ok(form.clone());
        }
        let fonts = match &mut cache.fonts {
            Some(fonts) => fonts,
            none => none.insert(Fonts::builtin(FAMILY)?),
        };
        let content = Content {
            field,
            lines: &key.lines,
            picture: self.picture.as_ref(),
            code: self.code.as_ref(),
        };
        let pages = appearance::set(fonts, &content, key.size)?;
        let form = pages.map(|pages| FormXObject::new(&pages, fonts)).transpose()?.map(Arc::new);
        cache.last = Some((key, form.clone()));
        Ok(form)
    }
}
