//! What a caller sets from outside the data, and what kind of PDF is written.

use std::borrow::Cow;

use naskah::agreement::TextTagSyntax;
use naskah::pdf::{Settings, Standard};
use naskah::{Agreement, archive};
use naskah_diagnostic::{Diagnostic, Result};

use crate::codes;

/// Choices that take precedence over the data's own.
///
/// ```
/// use naskah_batch::{PdfOptions, PressPool, RenderOverrides};
///
/// # use naskah::agreement::{Agreement, Party, Person};
/// # let party = |name, head| Party::new(name, Person::new(head, "Ketua"));
/// # let agreement = Agreement::new("Sinergi", [party("Badan", "Ana"), party("Dinas", "Budi")]);
/// let draft = RenderOverrides::default().style("a4-arial".to_owned()).watermark("DRAF".to_owned());
/// let draft = PressPool::new(draft, PdfOptions::default()).print(&agreement)?;
/// let plain = PressPool::new(RenderOverrides::default(), PdfOptions::default()).print(&agreement)?;
/// assert_ne!(draft.pdf, plain.pdf);
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderOverrides {
    pub(crate) template: Option<String>,
    pub(crate) style: Option<String>,
    watermark: Option<String>,
    tags: Option<TextTagSyntax>,
    emeterai: bool,
}

/// What kind of PDF is written.
///
/// ```
/// use naskah::archive;
/// use naskah::pdf::{Settings, Standard};
/// use naskah_batch::{PdfOptions, PressPool, RenderOverrides};
///
/// # use naskah::agreement::{Agreement, Party, Person};
/// # let party = |name, head| Party::new(name, Person::new(head, "Ketua"));
/// # let agreement = Agreement::new("Sinergi", [party("Badan", "Ana"), party("Dinas", "Budi")]);
/// let settings = Settings::default().with_standard(Standard::A3a);
/// let options = PdfOptions::new(settings).attach_data(true);
/// let print = PressPool::new(RenderOverrides::default(), options).print(&agreement)?;
/// assert_eq!(archive::extract("dkp.pdf", &print.pdf)?[0].name, archive::DATA);
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    settings: Settings,
    attach_data: bool,
}

impl RenderOverrides {
    /// The template: a built-in name, or a folder, if it contains a path separator.
    #[must_use]
    pub fn template(self, template: impl Into<Option<String>>) -> Self {
        Self { template: template.into(), ..self }
    }

    /// The style: a built-in name, or a file that ends in `.ron`.
    #[must_use]
    pub fn style(self, style: impl Into<Option<String>>) -> Self {
        Self { style: style.into(), ..self }
    }

    /// The word behind the text of every page.
    #[must_use]
    pub fn watermark(self, watermark: impl Into<Option<String>>) -> Self {
        Self { watermark: watermark.into(), ..self }
    }

    /// Text tags for a signing service; only for documents that are signed electronically.
    #[must_use]
    pub fn tags(self, tags: impl Into<Option<TextTagSyntax>>) -> Self {
        Self { tags: tags.into(), ..self }
    }

    /// A box for the electronic duty stamp; only for documents that are signed electronically.
    #[must_use]
    pub fn emeterai(self, emeterai: bool) -> Self {
        Self { emeterai, ..self }
    }

    /// The agreement with these choices applied, apart from template and style, which a press has.
    ///
    /// # Errors
    /// Text tags or the electronic duty stamp for an agreement that is signed on paper.
    pub(crate) fn apply<'a>(&self, agreement: &'a Agreement) -> Result<Cow<'a, Agreement>> {
        let mut changed = Cow::Borrowed(agreement);
        if let Some(word) = &self.watermark {
            changed.to_mut().watermark = Some(word.clone());
        }
        if self.tags.is_none() && !self.emeterai {
            return Ok(changed);
        }
        let place = agreement.origin.nearest("signing");
        let electronic = changed.to_mut().electronically_mut().ok_or_else(|| {
            let message = "text tags and the electronic duty stamp need an electronic signature";
            Diagnostic::error(codes::NOT_SIGNED_ELECTRONICALLY, message)
                .path("signing")
                .at(place, "this is signed on paper")
                .help("write `signing: electronic(…)` in the data, or leave out tags and stamp")
        })?;
        electronic.tags = self.tags.or(electronic.tags);
        electronic.meterai |= self.emeterai;
        Ok(changed)
    }
}

impl PdfOptions {
    /// Files of this standard and date; attachments are set by [`Self::attach_data`] alone.
    pub fn new(mut settings: Settings) -> Self {
        settings.attachments.clear();
        Self { settings, attach_data: false }
    }

    /// Whether the agreement's data and pictures are attached, from which `naskah::archive::extract`
    /// recovers them; PDF/A-2 does not allow it.
    #[must_use]
    pub fn attach_data(self, attach_data: bool) -> Self {
        Self { attach_data, ..self }
    }

    /// The settings for a file about all agreements, which has nothing attached.
    pub(crate) fn without_data(&self) -> Settings {
        let mut settings = self.settings.clone();
        if settings.standard == Standard::A3a {
            settings.standard = Standard::A2a;
        }
        settings
    }

    /// The settings for the file of this agreement.
    ///
    /// # Errors
    /// A picture that cannot be attached.
    pub(crate) fn for_agreement(&self, agreement: &Agreement) -> Result<Cow<'_, Settings>> {
        if !self.attach_data {
            return Ok(Cow::Borrowed(&self.settings));
        }
        let mut settings = self.settings.clone();
        settings.attachments = archive::attachments(agreement)?;
        Ok(Cow::Owned(settings))
    }
}
