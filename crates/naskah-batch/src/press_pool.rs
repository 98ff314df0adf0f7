//! One press for each combination of template and style.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use naskah::{Agreement, Press, Print, Style, Template};
use naskah_diagnostic::{Diagnostic, Errors, Result};

use crate::render_options::{PdfOptions, RenderOverrides};
use crate::source;

/// A template and a style by name; without a style, the template's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PressKey {
    pub(crate) template: String,
    pub(crate) style: Option<String>,
}

/// Prints agreements of any template and style, from any number of threads.
///
/// Each press is made when it is first needed. One that cannot be made fails every agreement that needs it.
///
/// ```
/// use naskah::Agreement;
/// use naskah_batch::{PdfOptions, PressPool, RenderOverrides};
///
/// let data = r#"(
///     template: "pkss", subject: "Sinergi",
///     parties: [
///         (name: "Badan", signer: (name: "Ana", position: "Ketua Badan")),
///         (name: "Dinas", signer: (name: "Budi", position: "Kepala Dinas")),
///     ],
/// )"#;
/// let agreement = Agreement::from_ron("dkp.ron", data)?;
/// let pool = PressPool::new(RenderOverrides::default(), PdfOptions::default());
/// let errors = pool.print(&agreement).unwrap_err();
/// assert!(errors.to_string().starts_with("dkp.ron:2:16: error: there is no template `pkss`"));
///
/// let pool = PressPool::new(RenderOverrides::default().template("pks".to_owned()), PdfOptions::default());
/// assert!(pool.print(&agreement)?.pdf.starts_with(b"%PDF-"));
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Debug)]
pub struct PressPool {
    overrides: RenderOverrides,
    options: PdfOptions,
    presses: Mutex<BTreeMap<PressKey, Arc<Opened>>>,
}

type Opened = std::result::Result<Press, Unopened>;

/// Why a press could not be made.
#[derive(Clone, Debug)]
struct Unopened {
    /// The field of the data that names what is at fault.
    field: &'static str,
    errors: Errors,
}

impl PressPool {
    /// A pool without presses yet.
    pub fn new(overrides: RenderOverrides, options: PdfOptions) -> Self {
        Self { overrides, options, presses: Mutex::default() }
    }

    /// The agreement as a PDF, with every warning about it.
    ///
    /// # Errors
    /// Everything that is wrong with the data, the template or the style.
    pub fn print(&self, agreement: &Agreement) -> Result<Print> {
        let press = self.press(agreement);
        let press = press.as_ref().as_ref().map_err(|error| self.located(error, agreement))?;
        let changed = self.overrides.apply(agreement)?;
        let settings = self.options.for_agreement(agreement)?;
        press.print_with(&changed, &settings)
    }

    pub(crate) fn options(&self) -> &PdfOptions {
        &self.options
    }

    pub(crate) fn overrides(&self) -> &RenderOverrides {
        &self.overrides
    }

    /// The template and style of an agreement: the overrides', or else the data's.
    pub(crate) fn key(&self, agreement: &Agreement) -> PressKey {
        let template = self.overrides.template.as_ref().or(agreement.template.as_ref());
        let style = self.overrides.style.as_ref().or(agreement.style.as_ref());
        PressKey {
            template: template.map_or_else(|| Template::DEFAULT.to_owned(), Clone::clone),
            style: style.cloned(),
        }
    }

    /// Calls `with` with the press of that template and style.
    ///
    /// # Errors
    /// A press that cannot be made, and those of `with`.
    pub(crate) fn with<T>(
        &self,
        key: &PressKey,
        with: impl FnOnce(&Press) -> Result<T>,
    ) -> Result<T> {
        match &*self.open(key.clone()) {
            Ok(press) => with(press),
            Err(unopened) => Err(unopened.errors.clone()),
        }
    }

    fn press(&self, agreement: &Agreement) -> Arc<Opened> {
        self.open(self.key(agreement))
    }

    /// A thread that needs a press which is being made waits for it.
    fn open(&self, key: PressKey) -> Arc<Opened> {
        let mut presses = self.presses.lock().unwrap_or_else(PoisonError::into_inner);
        presses.entry(key).or_insert_with_key(|key| Arc::new(open(key))).clone()
    }

    /// The errors with the place in the data that names the template or style, where the data does.
    fn located(&self, unopened: &Unopened, agreement: &Agreement) -> Errors {
        let Unopened { field, errors } = unopened;
        let (overridden, given) = match *field {
            "template" => (self.overrides.template.is_some(), agreement.template.is_some()),
            _ => (self.overrides.style.is_some(), agreement.style.is_some()),
        };
        if overridden || !given {
            return errors.clone();
        }
        let located = |error: Diagnostic| match error.labels.is_empty() {
            true => error.path(*field).at(agreement.origin.nearest(field), "named here"),
            // The fault is inside the template or the style.
            false => error,
        };
        errors.clone().map(located)
    }
}

fn open(key: &PressKey) -> Opened {
    let template =
        Template::named(&key.template).map_err(|errors| Unopened { field: "template", errors })?;
    let press = match &key.style {
        None => Press::new(template),
        Some(style) => open_style(style).and_then(|style| Press::with_style(template, style)),
    };
    // The key names what the overrides or the data ask for.
    press.map(Press::overriding).map_err(|errors| Unopened { field: "style", errors })
}

fn open_style(name: &str) -> Result<Style> {
    if !name.ends_with(".ron") {
        return Style::builtin(name);
    }
    let source = source::read(Path::new(name))?;
    Style::from_ron(source.name(), source.text())
}
