//! What a user fills in: the data of one agreement, or of a batch of them.

mod model;

pub use self::model::{
    Acting, Agreement, Contact, Logo, Originals, Paper, Party, Person, Signed, Signing, Value,
};
