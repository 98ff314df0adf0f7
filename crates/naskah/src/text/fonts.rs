//! The faces of a document: one family in regular, bold, italic and bold italic.

use super::face::{Face, FaceId};
use super::paragraph_cache::ParagraphCache;
use crate::codes;
use naskah_diagnostic::{Diagnostic, Result, closest};

/// The four faces of a family, and a cache of paragraphs set in them.
///
/// One value serves many documents and threads; the cache never changes results.
#[derive(Debug)]
pub struct Fonts {
    faces: [Face; 4],
    pub(super) paragraphs: ParagraphCache,
}

impl Fonts {
    /// The faces of a built-in family.
    ///
    /// # Errors
    /// There is no such family; the diagnostic suggests a similar name.
    pub fn builtin(family: &str) -> Result<Self> {
        let Some(found) = naskah_fonts::family(family) else {
            let known = naskah_fonts::FAMILIES.iter().map(|family| family.name);
            let message = format!("there is no typeface `{family}`");
            return Err(Diagnostic::error(codes::TYPEFACE_NOT_FOUND, message)
                .help(closest(family, known, "typefaces"))
                .into());
        };
        let faces = [found.regular, found.bold, found.italic, found.bold_italic].map(Face::read);
        let [Some(regular), Some(bold), Some(italic), Some(bold_italic)] = faces else {
            let message = format!("the typeface `{family}` is not an OpenType font");
            return Err(Diagnostic::error(codes::TYPEFACE_UNREADABLE, message).into());
        };
        let faces = [regular, bold, italic, bold_italic];
        Ok(Self { faces, paragraphs: ParagraphCache::default() })
    }

    /// The face with this weight and slope.
    pub fn select(&self, bold: bool, italic: bool) -> FaceId {
        FaceId(u16::from(bold) + 2 * u16::from(italic))
    }

    /// The face with this id.
    ///
    /// # Panics
    /// If the id does not come from [`Self::select`].
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }
}
