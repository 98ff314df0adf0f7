//! The message of a signature: RFC 5652, as ISO 32000-2, 12.8.3.3 and ETSI EN 319 142-1 have it.

mod ber;
mod certificate;
mod check;
mod fault;
pub(crate) mod hash;
pub(crate) mod item;
mod read;
pub(crate) mod signature;
mod stamped;
#[cfg(test)]
mod tests;

pub(crate) use self::certificate::{Certificate, Extension, Use, called};
pub(crate) use self::check::{Kind, Lacking, Signed};
pub(crate) use self::fault::Fault;
pub(crate) use self::read::Message;
pub(crate) use self::stamped::stamped;
#[cfg(test)]
pub(crate) use crate::key::Hash;
