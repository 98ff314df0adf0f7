//! The classes and keys that blocks of a wording may have: `{.lampiran .mendatar}`, `{lebar=80mm}`.

/// An annex.
pub(super) const ANNEX: &str = "lampiran";

/// An annex on landscape pages.
pub(super) const LANDSCAPE: &str = "mendatar";

/// A table to sign in, whose last column alternates between left and right.
pub(super) const ROOMS: &str = "tanda-tangan";

/// The article after which a template that extends another puts an article, `{#sanksi setelah="jangka-waktu"}`.
pub(super) const AFTER: &str = "setelah";

/// The article before which it puts it.
pub(super) const BEFORE: &str = "sebelum";

/// A paragraph of centred lines.
pub(super) const CENTERED: &str = "tengah";

/// A table whose texts are in the middle of their cells' height.
pub(super) const MIDDLE: &str = "tengah";

/// A table with a row of column numbers, (1) (2) (3), under its header.
pub(super) const COLUMN_NUMBERS: &str = "nomor-kolom";

/// The relative widths of a table's columns, `lebar="1 4 2"`; the width of a picture, `lebar=120mm` or `lebar=50%`.
pub(super) const WIDTH: &str = "lebar";

/// The page of a PDF that is shown as a picture, `halaman=2`.
pub(super) const PAGE: &str = "halaman";

/// A table without the columns that are empty in every row.
pub(super) const COMPACT: &str = "ringkas";
