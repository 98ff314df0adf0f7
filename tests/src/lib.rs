//! Shared helpers of the whole-product tests: the example data, and finished PDFs as pictures.

pub mod example;
pub mod picture;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
