//! One press for each template and style that is asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{self, Path};

use naskah::diagnostic::Errors;
use naskah::{Agreement, Press, Print, Style, Template};

use crate::args::Look;
use crate::failure::Failure;
use crate::filing::Filing;
use crate::input;

/// The template of data that names none.
const DEFAULT_TEMPLATE: &str = "pks";

/// Template and style, as they were asked for; without a style, the template's own.
type Key<'a> = (&'a str, Option<&'a str>);

/// The presses that some agreements need, made before the first of them is printed.
#[derive(Debug)]
pub(crate) struct Presses<'a> {
    look: &'a Look,
    filing: &'a Filing,
    made: BTreeMap<Key<'a>, Result<Press, Failure>>,
}

impl<'a> Presses<'a> {
    /// The presses for these agreements. One that cannot be made fails each who needs it.
    pub(crate) fn new(
        look: &'a Look,
        filing: &'a Filing,
        agreements: impl IntoIterator<Item = &'a Agreement>,
    ) -> Self {
        let mut made = BTreeMap::new();
        for agreement in agreements {
            let key = key(look, agreement);
            made.entry(key).or_insert_with(|| open(key));
        }
        Self { look, filing, made }
    }

    /// One of these agreements as a PDF file, with every warning about it.
    pub(crate) fn print(&self, agreement: &Agreement) -> Result<Print, Failure> {
        let (template, style) = key(self.look, agreement);
        let press = match self.made.get(&(template, style)) {
            Some(made) => made.as_ref().map_err(Clone::clone)?,
            None => &open((template, style))?,
        };
        let marked = match &self.look.watermark {
            Some(word) => {
                Cow::Owned(Agreement { watermark: Some(word.clone()), ..agreement.clone() })
            }
            None => Cow::Borrowed(agreement),
        };
        let ((), mut warnings) = Errors::check(agreement.check(), ())?;
        let settings = self.filing.settings(agreement)?;
        let print = press.print_with(&marked, &settings)?;
        warnings.extend(print.warnings);
        Ok(Print { warnings, ..print })
    }
}

/// What the command asks for, else what the data asks for.
fn key<'a>(look: &'a Look, agreement: &'a Agreement) -> Key<'a> {
    let template = look.template.as_deref().or(agreement.template.as_deref());
    let style = look.style.as_deref().or(agreement.style.as_deref());
    (template.unwrap_or(DEFAULT_TEMPLATE), style)
}

fn open((template, style): Key<'_>) -> Result<Press, Failure> {
    let template = match template.contains(path::is_separator) {
        true => Template::open(Path::new(template))?,
        false => Template::builtin(template)?,
    };
    let Some(style) = style else { return Ok(Press::new(template)?) };
    let style = if style.ends_with(".ron") {
        let input = input::read(Path::new(style))?;
        Style::from_ron(&input.name, &input.text)?
    } else {
        Style::builtin(style)?
    };
    Ok(Press::with_style(template, style)?)
}
