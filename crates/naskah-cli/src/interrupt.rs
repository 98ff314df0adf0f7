//! Ctrl-C: the first finishes the documents that were begun, the second ends the process at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::exit_status::Status;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C; gives the flag that it sets.
pub(crate) fn listen() -> &'static AtomicBool {
    // Where no handler can be set, Ctrl-C ends the process as usual.
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            process::exit(Status::Interrupted.code().into());
        }
    });
    &INTERRUPTED
}
