//! The field reference, generated from the description of the model.

use super::agreement::Agreement;
use super::description::Described;
use super::field::Shape;
use super::kinds::Kind;

/// A field of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldReference {
    /// The path as in table headings, with `N` for a list position: `parties.N.signer.name`.
    pub path: String,
    /// The kind of the field, such as `text` or `date`; for a list, the kind of its items.
    pub kind: &'static str,
    /// The names of a choice; empty for other kinds.
    pub choices: &'static [&'static str],
    /// Whether the field holds a list.
    pub list: bool,
    /// Whether the field is required.
    pub required: bool,
    /// A description of the field.
    pub help: &'static str,
    /// An example value in RON, without quotes; empty for groups of fields.
    pub example: &'static str,
}

/// Every field of an agreement's data, in the customary order.
///
/// ```
/// let fields = naskah::agreement::fields();
/// let nip = fields.iter().find(|field| field.path == "parties.N.signer.nip").unwrap();
/// assert_eq!((nip.kind, nip.required), ("NIP", false));
/// ```
pub fn fields() -> Vec<FieldReference> {
    let mut references = Vec::new();
    add("", Agreement::shape(), &mut references);
    references
}

fn add(parent: &str, shape: Shape, references: &mut Vec<FieldReference>) {
    let (Shape::Fields(fields) | Shape::TextOrFields(fields)) = shape else { return };
    for field in fields.iter().filter(|field| field.kind.is_written()) {
        let separator = if parent.is_empty() { "" } else { "." };
        let mut path = format!("{parent}{separator}{}", field.name);
        let (list, shape) = match (field.shape)() {
            Shape::List(item) => (true, item()),
            shape => (false, shape),
        };
        references.push(FieldReference {
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
            add(&path, shape, references);
        }
    }
}
