//! Attacks on agreements that naskah made and signed, and updates that are none: `naskah verify` refuses each of
//! the former for the right reason, and none of the latter.

// The helpers of a test stop it where they cannot go on, as the test itself does.
#![allow(clippy::unwrap_used)]

mod additions;
mod agreement;
mod bytes;
mod certificates;
mod forgery;
mod good;
mod message;
mod other;
#[path = "../shared/pki.rs"]
mod pki;
mod properties;
mod saving;
mod shadow;
#[path = "../shared/mod.rs"]
mod shared;
mod text;
mod update;
mod verdict;
mod wrapping;
