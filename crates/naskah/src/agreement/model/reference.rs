//! The reference of all fields that data can hold, from the description of the model.

use super::agreement::Agreement;
use super::description::{Described, Shape};
use super::kinds::Kind;

/// One field that data can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldReference {
    /// The path as table headings write it, with `N` for a place of a list: `parties.N.signer.name`.
    pub path: String,
    /// What the field holds, such as `text` or `date`; of a list, what each item is.
    pub kind: &'static str,
    /// The names to choose from; empty for all other kinds.
    pub choices: &'static [&'static str],
    /// Whether the field holds a list.
    pub list: bool,
    /// Whether data has to give the field.
    pub required: bool,
    /// What the field is for.
    pub help: &'static str,
    /// A value as data writes it, without quotes; empty for groups of fields.
    pub example: &'static str,
}

/// Every field of an agreement's data, in the order in which data customarily gives them.
///
/// ```
/// let fields = naskah::agreement::fields();
/// let nip = fields.iter().find(|field| field.path == "parties.N.signer.nip").unwrap();
/// assert_eq!((nip.kind, nip.required), ("NIP", false));
/// ```
pub fn fields() -> Vec<FieldReference> {
    let mut found = Vec::new();
    add("", Agreement::shape(), &mut found);
    found
}

fn add(holder: &str, shape: Shape, found: &mut Vec<FieldReference>) {
    let (Shape::Fields(fields) | Shape::TextOrFields(fields)) = shape else { return };
    for field in fields.iter().filter(|field| field.kind.is_written()) {
        let separator = if holder.is_empty() { "" } else { "." };
        let mut path = format!("{holder}{separator}{}", field.name);
        let (list, shape) = match (field.shape)() {
            Shape::List(item) => (true, item()),
            shape => (false, shape),
        };
        found.push(FieldReference {
            path: path.clone(),
            kind: field.kind.name(),
            choices: if let Shape::Choice(names) = shape { names } else { &[] },
            list,
            required: field.required,
            help: field.help,
            example: field.example,
        });
        if list {
            path += ".N";
        }
        if field.kind != Kind::Translation {
            add(&path, shape, found);
        }
    }
}
