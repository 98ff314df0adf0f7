//! Shared helpers of the whole-product tests: the example data, and finished PDFs as pictures.

pub mod example;
pub mod picture;
