//! Batches of agreements: from one data file, the rows of a table or a program, to a folder, a tar archive
//! or an object store, on every processor.
//!
//! ```
//! use naskah::agreement::Shared;
//! use naskah_batch::{BatchJob, Destination, Entries, Event, Rows};
//!
//! const SHARED: &str = r#"(shared: (
//!     subject: "Sinergi",
//!     signed: (date: "2021-09-21", place: "Tenggarong"),
//!     parties: [(name: "Badan", signer: (name: "Ana", position: "Ketua Badan"))],
//! ))"#;
//! const ROWS: &str = r#"
//! {"id": "dkp", "parties.2.name": "Dinas Ketahanan Pangan", "parties.2.signer.name": "Budi", "parties.2.signer.position": "Kepala Dinas"}
//! {"id": "disdik", "parties.2.name": "Dinas Pendidikan"}
//! "#;
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let folder = tempfile::tempdir()?;
//!     let shared = Shared::from_ron("batch.ron", SHARED)?;
//!     // A file would be `Rows::open("opd.csv".as_ref())?`.
//!     let entries = Entries::from_rows(shared, Rows::json_lines("opd.ndjson", ROWS.as_bytes()));
//!
//!     let mut files = Vec::new();
//!     let destination = Destination::folder(folder.path());
//!     let summary = BatchJob::new().run(entries, destination, |event| {
//!         match event {
//!             Event::File { path, .. } => files.push(path.to_owned()),
//!             Event::Failed(errors) => eprintln!("{errors}"),
//!             _ => {}
//!         }
//!         Ok(())
//!     })?;
//!
//!     assert_eq!(files, [folder.path().join("dkp.pdf")]);
//!     assert_eq!(summary.counts.agreements, 2);
//!     // `disdik` has no signer.
//!     assert_eq!(summary.counts.category, Some(naskah_diagnostic::Category::Input));
//!     Ok(())
//! }
//! ```
//!
//! [`PressPool`] prints single agreements of any template and style. [`parallel`] and [`output`] are what the
//! rest builds on: ordered work on several threads, and files that appear whole or not at all.

pub mod codes;
mod counts;
mod destination;
mod document_info;
mod entries;
mod event;
mod fingerprint;
mod interrupt;
mod job;
mod manifest;
pub mod originals;
pub mod output;
pub mod parallel;
mod postprocess;
mod press_pool;
mod render_options;
mod rows;
mod shard;
pub mod source;
mod worker;

pub use self::counts::Counts;
pub use self::destination::Destination;
pub use self::entries::{Entries, Entry};
pub use self::event::Event;
pub use self::job::{BatchJob, Summary};
pub use self::manifest::{Manifest, Record};
pub use self::originals::{Original, ParseOriginalError};
pub use self::press_pool::PressPool;
pub use self::render_options::{PdfOptions, RenderOverrides};
pub use self::rows::{Row, RowNumber, Rows};
pub use self::shard::Shard;
