//! Ctrl-C: what is begun is finished, and nothing more begun; a second time, everything ends at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::Status;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Has the process listen.
pub(crate) fn listen() {
    // Where that cannot be done, Ctrl-C ends the process as it always did.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            process::exit(Status::Interrupted.code().into());
        }
    });
}

/// Whether somebody has asked for an end.
pub(crate) fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
