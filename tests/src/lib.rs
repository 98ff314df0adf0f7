//! Shared helpers of the whole-product tests: data, given and generated; finished PDFs as text, as pictures,
//! and as signing services read them; the rules that every page has to keep, and those of PDF/A and PDF/UA.

pub mod archive;
pub mod dice;
pub mod example;
pub mod generate;
pub mod picture;
pub mod reader;
pub mod reading;
pub mod rules;
pub mod services;
pub mod shown;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
