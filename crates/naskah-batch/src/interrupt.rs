//! A request from outside to stop.

use std::sync::atomic::{AtomicBool, Ordering};

/// The caller's flag, if there is one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Interrupt<'a>(pub(crate) Option<&'a AtomicBool>);

impl Interrupt<'_> {
    pub(crate) fn is_set(self) -> bool {
        self.0.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}
