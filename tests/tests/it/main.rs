//! Whole documents: their pages as pictures, their bytes, and the rules that both keep.

// A test's helper stops the test when it fails, as the test itself does.
#![allow(clippy::unwrap_used)]

mod architecture;
mod archive;
mod electronic;
mod field_reference;
mod pictures;
mod readme;
mod rules;
mod rules_table;
mod same_bytes;
mod services;
mod standards_table;
mod stress;
