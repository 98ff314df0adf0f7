//! PNG and JPEG pictures: loaded, decoded, scaled down.
//!
//! | file | holds |
//! |---|---|
//! | `assets` | where files are read from: disk or memory |
//! | `image_store` | loading with a cache, and what is wrong with a file |
//! | `decode`, `pixels` | PNG and JPEG to pixels |
//! | `downsample` | fewer pixels, for print |

mod assets;
mod decode;
mod downsample;
mod image_store;
mod pdf_page;
mod pixels;

pub use self::assets::{Assets, FileSystem, InMemory};
pub(crate) use self::image_store::read_file;
pub use self::image_store::{ImageStore, read};
pub use self::pixels::Picture;

#[cfg(test)]
mod tests;
