//! Whether earlier signers let another one sign: certifications and locks (ISO 32000-1, 12.8.2.2 and 12.8.2.4).

use naskah::diagnostic::{Diagnostic, Result};

use super::Request;
use crate::field::{Found, inherited, text};
use crate::file::{Dictionary, Object, Read, View};

/// Whether earlier signers let this one sign.
pub(super) fn permitted(view: &View, fields: &[Found], request: &Request) -> Read<Result<()>> {
    let refused = |what: String, help: &str| Ok(Err(Diagnostic::error(what).help(help).into()));
    for found in fields.iter().filter(|found| found.field.signed) {
        let signer = &found.field.name;
        if request.certification.is_some() {
            return refused(
                format!("only the first signature may certify, and `{signer}` is signed"),
                "leave out the certification",
            );
        }
        let value = inherited(view, &found.dictionary, "V")?;
        let value = value.as_dictionary().cloned().unwrap_or_default();
        for reference in view.array(&value, "Reference")? {
            let reference = view.resolve(&reference)?;
            let Some(reference) = reference.as_dictionary() else { continue };
            let parameters = view.dictionary(reference, "TransformParams")?.unwrap_or_default();
            let forbids = match view.value(reference, "TransformMethod")?.as_name() {
                Some(b"DocMDP") => view.value(&parameters, "P")? == Object::Integer(1),
                Some(b"FieldMDP") => locks(view, &parameters, &request.field)?,
                _ => false,
            };
            if forbids {
                return refused(
                    format!("`{}` is locked by the signature in `{signer}`", request.field),
                    "another signature would break that one: let them sign in another order",
                );
            }
        }
    }
    Ok(Ok(()))
}

/// Whether a lock is on a field (ISO 32000-1, 12.8.2.4).
fn locks(view: &View, parameters: &Dictionary, field: &str) -> Read<bool> {
    let mut named = false;
    for name in view.array(parameters, "Fields")? {
        named |= text(&view.resolve(&name)?).as_deref() == Some(field);
    }
    Ok(match view.value(parameters, "Action")?.as_name() {
        Some(b"Include") => named,
        Some(b"Exclude") => !named,
        _ => true,
    })
}
