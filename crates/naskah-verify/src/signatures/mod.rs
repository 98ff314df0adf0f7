//! The signatures of a file, including those that later revisions removed, and what they permit.

mod permissions;
mod signature;

pub use self::permissions::Permissions;
pub use self::signature::{Fate, Purpose, Signature, signatures};
