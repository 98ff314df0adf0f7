//! Shared helpers of the whole-product tests: data, given and generated; finished PDFs as text and as
//! pictures; and the rules that every page has to keep.

pub mod example;
pub mod generate;
pub mod picture;
pub mod reader;
pub mod reading;
pub mod rules;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
