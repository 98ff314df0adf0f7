//! The command as a shell sees it: files, standard output and error, exit status.

// A test's helper stops the test when it fails, as the test itself does.
#![allow(clippy::unwrap_used)]

mod archive;
mod articles;
mod attacks;
mod batch;
mod batch_tar;
mod command;
#[cfg(unix)]
mod documentation;
mod exit_status;
mod fields;
mod places;
mod same_bytes;
mod shared;
mod sign;
mod sign_folder;
mod verify;
mod whole;
mod wording;
