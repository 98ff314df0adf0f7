//! One press for each template and style that is asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{self, Path};
use std::sync::{Arc, Mutex, PoisonError};

use naskah::agreement::Dialect;
use naskah::diagnostic::Diagnostic;
use naskah::{Agreement, Press, Print, Style, Template};

use crate::args::{Look, Profile, Tags};
use crate::failure::Failure;
use crate::filing::Filing;
use crate::input;

/// The template of data that names none.
const DEFAULT_TEMPLATE: &str = "pks";

/// Template and style, as they were asked for; without a style, the template's own.
pub(crate) type Key = (String, Option<String>);

/// The presses that agreements need, each made when it is first needed. One that cannot be made fails each who needs
/// it.
#[derive(Debug)]
pub(crate) struct Presses<'a> {
    look: &'a Look,
    filing: &'a Filing,
    made: Mutex<BTreeMap<Key, Arc<Result<Press, Failure>>>>,
}

impl<'a> Presses<'a> {
    pub(crate) fn new(look: &'a Look, filing: &'a Filing) -> Self {
        Self { look, filing, made: Mutex::default() }
    }

    /// One of these agreements as a PDF file, with every warning about it.
    pub(crate) fn print(&self, agreement: &Agreement) -> Result<Print, Failure> {
        let press = self.press(self.key(agreement));
        let press = press.as_ref().as_ref().map_err(Clone::clone)?;
        let marked = marked(self.look, agreement)?;
        let settings = self.filing.settings(agreement)?;
        Ok(press.print_with(&marked, &settings)?)
    }

    /// By which template and style an agreement is made.
    pub(crate) fn key(&self, agreement: &Agreement) -> Key {
        key(self.look, agreement)
    }

    /// The press of that template and style. Whoever needs one that is being made waits for it.
    pub(crate) fn press(&self, key: Key) -> Arc<Result<Press, Failure>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(key).or_insert_with_key(|key| Arc::new(open(key))).clone()
    }
}

/// The agreement with what the command says beside its data.
fn marked<'a>(look: &Look, agreement: &'a Agreement) -> Result<Cow<'a, Agreement>, Failure> {
    let mut marked = Cow::Borrowed(agreement);
    if let Some(word) = &look.watermark {
        marked.to_mut().watermark = Some(word.clone());
    }
    if look.tags.is_none() && look.profile.is_none() {
        return Ok(marked);
    }
    let signed = marked.to_mut();
    let place = signed.origin.nearest("signing");
    let electronic = signed.electronically_mut().ok_or_else(|| {
        Diagnostic::uncoded_error("--tags and --profile are for what is signed electronically")
            .at(place, "this is signed on paper")
            .help("write `signing: electronic(…)` in the data, or leave them out")
    })?;
    if let Some(tags) = look.tags {
        electronic.tags = Some(match tags {
            Tags::DocuSeal => Dialect::DocuSeal,
            Tags::Documenso => Dialect::Documenso,
            Tags::DocuSign => Dialect::DocuSign,
        });
    }
    electronic.meterai |= look.profile == Some(Profile::Emeterai);
    Ok(marked)
}

/// What the command asks for, else what the data asks for.
pub(crate) fn key(look: &Look, agreement: &Agreement) -> Key {
    let template = look.template.as_deref().or(agreement.template.as_deref());
    let style = look.style.as_deref().or(agreement.style.as_deref());
    (template.unwrap_or(DEFAULT_TEMPLATE).to_owned(), style.map(str::to_owned))
}

fn open((template, style): &Key) -> Result<Press, Failure> {
    let template = match template.contains(path::is_separator) {
        true => Template::open(Path::new(template))?,
        false => Template::builtin(template)?,
    };
    let Some(style) = style else { return Ok(Press::new(template)?.overriding()) };
    let style = if style.ends_with(".ron") {
        let input = input::read(Path::new(style))?;
        Style::from_ron(&input.name, &input.text)?
    } else {
        Style::builtin(style)?
    };
    Ok(Press::with_style(template, style)?.overriding())
}
