//! Attacks on agreements that naskah made and signed, and updates that are none: `naskah verify` refuses each of
//! the former for the right reason, and none of the latter.

mod additions;
mod agreement;
mod bytes;
mod certificates;
mod forgery;
mod good;
mod message;
mod other;
mod properties;
mod saving;
mod shadow;
mod text;
mod update;
mod verdict;
mod wrapping;
