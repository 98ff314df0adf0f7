//! The subcommands, one file each.

mod batch;
mod check;
mod extract;
mod fields;
mod file_line;
mod manifest;
mod render;
mod sign;
mod templates;
mod verify;

pub(crate) use self::batch::batch;
pub(crate) use self::check::check;
pub(crate) use self::extract::extract;
pub(crate) use self::fields::fields;
pub(crate) use self::manifest::manifest;
pub(crate) use self::render::render;
pub(crate) use self::sign::sign;
pub(crate) use self::templates::templates;
pub(crate) use self::verify::verify;
