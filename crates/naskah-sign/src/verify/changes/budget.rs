//! How much is compared for one file before it is taken to be made in order to keep us busy.

use crate::file::{Fault, Read};

/// Pairs of objects; a long agreement with many signers needs less than a tenth.
const MOST: usize = 1 << 24;

/// As many bytes are as much work as a pair of objects.
const BYTES: usize = 1 << 12;

/// Work that may still be done.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(MOST)
    }

    /// Another pair of objects is compared, that many bytes long.
    pub(super) fn spend(&mut self, bytes: usize) -> Read<()> {
        let rest = self.0.checked_sub(1 + bytes / BYTES);
        self.0 = rest.ok_or(Fault::new(0, "there are larger updates than can be judged"))?;
        Ok(())
    }
}
