//! The data model and its description: the kind, help and an example of each field.
//!
//! Checks, lints, translation, template values, table headings and cell types all use [`Described`]; none
//! of them lists the fields again.

mod agreement;
mod description;
mod family;
mod kinds;
mod person;
mod reference;
mod signing;
mod values;
mod visit;

pub use self::agreement::{Agreement, Contact, Logo, Party, Signed, Value};
pub use self::family::{Activity, Amendment, Attendee, Change, Event, Letterhead, Minutes};
pub use self::person::{Acting, Office, Person};
pub use self::reference::{FieldReference, fields};
pub use self::signing::{
    Electronic, Originals, Paper, Profile, Provider, Shown, Signing, TextTagSyntax, Witnessing,
};

pub(crate) use self::description::{Described, Field, Found, Shape, find};
pub(crate) use self::kinds::Kind;
pub(crate) use self::visit::{Group, Leaf, Path, Visitor};

#[cfg(test)]
mod tests;
