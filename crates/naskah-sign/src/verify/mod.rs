//! What the signatures of a file hold for.

mod changes;
mod coverage;
mod signature;
#[cfg(test)]
mod tests;
