//! A bound on the comparisons of one file, against files made to consume time.

use naskah_reader::{ReadError, ReadResult};

/// Pairs of objects; a long agreement with many signers needs less than a tenth.
const MAX_PAIRS: usize = 1 << 24;

/// The bytes that cost as much as a pair of objects.
const BYTES_PER_PAIR: usize = 1 << 12;

/// The work that may still be done.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(MAX_PAIRS)
    }

    /// Charges for comparing a pair of objects of so many bytes.
    ///
    /// # Errors
    /// The budget is used up.
    pub(super) fn spend(&mut self, bytes: usize) -> ReadResult<()> {
        let rest = self.0.checked_sub(1 + bytes / BYTES_PER_PAIR);
        self.0 = rest.ok_or(ReadError::new(0, "the updates are larger than can be judged"))?;
        Ok(())
    }
}
