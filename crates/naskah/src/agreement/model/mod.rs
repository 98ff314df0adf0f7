//! The data model and its description: the kind, help and an example of each field.
//!
//! Checks, lints, translation, template values, table headings and cell types all use [`Described`]; none
//! of them lists the fields again.

mod agreement;
mod articles;
mod description;
mod family;
mod field;
mod kinds;
mod logo;
mod party;
mod path;
mod person;
mod prose;
mod reference;
mod signed;
mod signing;
mod value;
mod values;
mod visit;

pub use self::agreement::Agreement;
pub use self::articles::{
    AddedArticle, ArticleChange, ArticleWording, MovedArticle, RetitledArticle,
};
pub use self::family::{
    Activity, Amendment, Attendee, Change, Event, InitialledBy, Letterhead, Minutes,
};
pub use self::logo::Logo;
pub use self::party::{Contact, Party};
pub use self::person::{Acting, Office, Person};
pub use self::prose::Prose;
pub use self::reference::{FieldReference, fields};
pub use self::signed::Signed;
pub use self::signing::{
    Electronic, Originals, Paper, Profile, Provider, Shown, Signing, TextTagSyntax, Witnessing,
};
pub use self::value::Value;

pub(crate) use self::description::{Described, Found, find};
pub(crate) use self::field::{Field, Shape};
pub(crate) use self::kinds::Kind;
pub(crate) use self::path::Path;
pub(crate) use self::visit::{Group, Leaf, Visitor};

#[cfg(test)]
mod tests;
