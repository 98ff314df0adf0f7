//! The argument `--jobs`.

use std::num::NonZeroUsize;

/// The maximum of `--jobs`.
const MOST_JOBS: usize = 1024;

/// The number of threads.
pub(crate) fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.parse().ok().and_then(NonZeroUsize::new);
    number
        .filter(|number| number.get() <= MOST_JOBS)
        .ok_or_else(|| format!("expected a number from 1 to {MOST_JOBS}"))
}
