//! The classes that blocks of a wording may have: `{.lampiran .mendatar}`.

/// An annex.
pub(super) const ANNEX: &str = "lampiran";

/// An annex on landscape pages.
pub(super) const LANDSCAPE: &str = "mendatar";

/// A table to sign in, whose last column alternates between left and right.
pub(super) const ROOMS: &str = "tanda-tangan";

/// A table without the columns that are empty in every row.
pub(super) const COMPACT: &str = "ringkas";
