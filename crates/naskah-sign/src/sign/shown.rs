//! What a field shows of a signature, and what is kept of it for the next field.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::tz::Offset;
use naskah::Length;
use naskah::diagnostic::{Diagnostic, Result};
use naskah::layout::QrCode;
use naskah::picture::Picture;
use naskah::text::Fonts;
use naskah::wording;

use super::Request;
use super::appearance::{self, Parts, Said};
use super::form::Form;

/// The family of the default style.
const FAMILY: &str = "TeX Gyre Bonum";

/// What a field shows of a signature: who signed, when and why; beside that a picture and a QR code, if they are
/// given.
///
/// A small field, such as one for initials, shows the name alone, or the picture alone if there is one.
///
/// What was set last is kept, for all clones: the next signature that shows the same in a field of the same size
/// has it ready.
#[derive(Clone, Debug)]
pub struct Shown {
    name: String,
    picture: Option<Arc<Picture>>,
    code: Option<QrCode>,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    fonts: Option<Fonts>,
    last: Option<(Text, Option<Arc<Form>>)>,
}

/// The lines, and the width and height that they are for.
#[derive(Debug, PartialEq)]
struct Text {
    said: Vec<Said>,
    size: (Length, Length),
}

impl Shown {
    /// A signature by that name, in words alone.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), picture: None, code: None, kept: Arc::default() }
    }

    /// With a picture, such as a scanned signature or initials, beside the text or above it.
    #[must_use]
    pub fn with_picture(self, picture: Picture) -> Self {
        Self { picture: Some(Arc::new(picture)), kept: Arc::default(), ..self }
    }

    /// With a QR code that says this, left of all else.
    ///
    /// # Errors
    /// More than a QR code can say.
    pub fn with_code(self, text: &str) -> Result<Self> {
        let code = QrCode::new(text).ok_or_else(|| {
            Diagnostic::uncoded_error("the text is too long for a QR code")
                .help("give a shorter one")
        })?;
        Ok(Self { code: Some(code), kept: Arc::default(), ..self })
    }

    /// What a field of that size in points shows; nothing where nothing fits.
    ///
    /// # Errors
    /// A character that the typeface lacks; a field without room for the QR code.
    pub(super) fn form(&self, request: &Request, size: (f32, f32)) -> Result<Option<Arc<Form>>> {
        let text = Text {
            said: said(&self.name, request),
            size: (appearance::length(size.0), appearance::length(size.1)),
        };
        // What a thread left that was stopped is whole: it is put there in one step.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((last, form)) = &kept.last
            && *last == text
        {
            return Ok(form.clone());
        }
        let fonts = match &mut kept.fonts {
            Some(fonts) => fonts,
            none => none.insert(Fonts::builtin(FAMILY)?),
        };
        let parts = Parts {
            field: &request.field,
            said: &text.said,
            picture: self.picture.as_ref(),
            code: self.code.as_ref(),
        };
        let pages = appearance::set(fonts, &parts, text.size)?;
        let form = pages.map(|pages| Form::new(&pages, fonts)).transpose()?.map(Arc::new);
        kept.last = Some((text, form.clone()));
        Ok(form)
    }
}

/// Everything that is said, the name at its place, [`appearance::NAME`].
fn said(name: &str, request: &Request) -> Vec<Said> {
    let plain = |text: &str| Said { text: one_line(text), bold: false };
    let mut said = vec![
        plain("Ditandatangani secara elektronik oleh"),
        Said { text: one_line(name), bold: true },
        plain(&moment(request)),
    ];
    said.extend(request.reason.iter().chain(&request.location).map(|it| plain(it)));
    said
}

/// The text without ends of lines, which a certificate may hold.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `21 September 2021 pukul 10.00 WITA`: the day and the time, as the signer's place counts it.
fn moment(request: &Request) -> String {
    let local = request.offset.to_datetime(request.time);
    let zone = match request.offset.seconds() {
        25_200 => "WIB".to_owned(),
        28_800 => "WITA".to_owned(),
        32_400 => "WIT".to_owned(),
        _ if request.offset == Offset::UTC => "UTC".to_owned(),
        _ => format!("UTC{}", request.offset),
    };
    let (hour, minute) = (local.hour(), local.minute());
    format!("{} pukul {hour:02}.{minute:02} {zone}", wording::long_date(local.date()))
}
