//! What signers permit later signers: certifications (DocMDP) and locked fields (FieldMDP).
//!
//! ISO 32000-1, 12.7.4.5 (table 233), 12.8.2.2 and 12.8.2.4.

use naskah_reader::{Dictionary, Object, Pdf, ReadResult, View};

use super::signature::Signature;
use crate::fields::text;

/// What the signatures so far permit.
#[derive(Clone, Debug, Default)]
pub struct Permissions {
    /// The lowest certification level, and the field of the signature that sets it.
    level: Option<(i64, String)>,
    locks: Vec<Lock>,
}

/// Fields locked by a signature.
#[derive(Clone, Debug)]
struct Lock {
    by: String,
    action: Action,
    fields: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    All,
    Include,
    Exclude,
}

impl Permissions {
    /// Adds the restrictions of a signature; one that is not understood forbids everything.
    ///
    /// # Errors
    /// The signature's dictionaries cannot be read.
    pub fn add(&mut self, pdf: &Pdf, signature: &Signature) -> ReadResult<()> {
        let view = pdf.at(signature.revision);
        for reference in view.array(&signature.value, "Reference")? {
            let reference = view.resolve(&reference)?;
            let reference = reference.as_dictionary().cloned().unwrap_or_default();
            let parameters = view.dictionary(&reference, "TransformParams")?.unwrap_or_default();
            match view.value(&reference, "TransformMethod")?.as_name() {
                Some(b"DocMDP") => {
                    let level = view.value(&parameters, "P")?;
                    self.restrict(
                        if level == Object::Null { &Object::Integer(2) } else { &level },
                        signature,
                    );
                }
                Some(b"FieldMDP") => self.lock(&view, &parameters, signature)?,
                _ => self.restrict(&Object::Null, signature),
            }
        }
        let field = view.get(signature.field_id)?;
        let field = field.as_dictionary().cloned().unwrap_or_default();
        if let Some(lock) = view.dictionary(&field, "Lock")? {
            self.lock(&view, &lock, signature)?;
            // ISO 32000-2 allows a certification level in the lock.
            match view.value(&lock, "P")? {
                Object::Null => {}
                level => self.restrict(&level, signature),
            }
        }
        Ok(())
    }

    fn restrict(&mut self, level: &Object, signature: &Signature) {
        let level = level.as_integer().filter(|level| (1..=3).contains(level)).unwrap_or(1);
        if self.level.as_ref().is_none_or(|(lowest, _)| level < *lowest) {
            self.level = Some((level, signature.field.clone()));
        }
    }

    fn lock(&mut self, view: &View, lock: &Dictionary, signature: &Signature) -> ReadResult<()> {
        let action = match view.value(lock, "Action")?.as_name() {
            Some(b"Include") => Action::Include,
            Some(b"Exclude") => Action::Exclude,
            _ => Action::All,
        };
        let fields = names(view, lock, "Fields")?;
        self.locks.push(Lock { by: signature.field.clone(), action, fields });
        Ok(())
    }

    /// The field of the signature that forbids every change except validation data.
    fn forbids_all(&self) -> Option<&str> {
        self.level.as_ref().filter(|(level, _)| *level == 1).map(|(_, by)| by.as_str())
    }

    /// The field of the signature that forbids signing or filling in a field.
    pub fn forbids(&self, field: &str) -> Option<&str> {
        let lock = self.locks.iter().find(|lock| lock.includes(field));
        self.forbids_all().or(lock.map(|lock| lock.by.as_str()))
    }

    /// Whether a signer permits filling in a field.
    pub fn allows_filling(&self, field: &str) -> bool {
        self.level.is_some() && self.forbids(field).is_none()
    }
}

impl Lock {
    fn includes(&self, field: &str) -> bool {
        // A field's name includes all fields under it.
        let named = self.fields.iter().any(|name| {
            field
                .strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        match self.action {
            Action::All => true,
            Action::Include => named,
            Action::Exclude => !named,
        }
    }
}

fn names(view: &View, holder: &Dictionary, key: &str) -> ReadResult<Vec<String>> {
    let mut names = Vec::new();
    for name in view.array(holder, key)? {
        names.extend(text(&view.resolve(&name)?));
    }
    Ok(names)
}
