//! Where the documents of a batch go: a folder, an archive, or an object store.
//!
//! Each kind has two halves. Any number of threads hand documents to a `Sink`; one `ManifestWriter` adds
//! each to the manifest, in the order of the data.

pub(crate) mod archive;
pub(crate) mod folder;
mod sink;
#[cfg(feature = "object-store")]
pub(crate) mod store;

use std::fmt;
use std::io::Write;
use std::path::PathBuf;

use naskah_diagnostic::Result;

pub(crate) use self::sink::{File, ManifestWriter, OpenDestination, Sink};

/// Where the documents of a batch go.
///
/// ```
/// use naskah::agreement::Batch;
/// use naskah_batch::{BatchJob, Destination};
///
/// let data = r#"(
///     shared: (subject: "Sinergi", parties: [(name: "Badan", signer: (name: "Ana", position: "Ketua"))]),
///     each: [(id: "dkp", parties: [(), (name: "Dinas", signer: (name: "Budi", position: "Kepala"))])],
/// )"#;
/// let mut archive = Vec::new();
/// let destination = Destination::stream("archive", &mut archive);
/// let batch = Batch::from_ron("batch.ron", data)?;
/// let summary = BatchJob::new().run(batch.into(), destination, |_| Ok(()))?;
/// assert!(summary.complete);
/// assert!(archive.starts_with(b"dkp.pdf\0"));
/// # Ok::<(), naskah_diagnostic::Errors>(())
/// ```
#[derive(Debug)]
pub struct Destination<'a>(pub(crate) Target<'a>);

pub(crate) enum Target<'a> {
    Folder(PathBuf),
    Archive(PathBuf),
    Stream(String, Box<dyn Write + 'a>),
    #[cfg(feature = "object-store")]
    Store(store::Address),
}

impl<'a> Destination<'a> {
    /// A folder, which is created if necessary. The manifest in it is `naskah.jsonl`, or that of the
    /// [`Shard`](crate::Shard).
    pub fn folder(path: impl Into<PathBuf>) -> Self {
        Self(Target::Folder(path.into()))
    }

    /// A tar archive: the documents in the order of the data, and the manifest at the end. Its bytes depend
    /// on the data alone. It appears when it is complete.
    pub fn archive(path: impl Into<PathBuf>) -> Self {
        Self(Target::Archive(path.into()))
    }

    /// The same archive, written to a stream while the batch runs; messages name the stream `name`.
    pub fn stream(name: impl Into<String>, stream: impl Write + 'a) -> Self {
        Self(Target::Stream(name.into(), Box::new(stream)))
    }

    /// An object store that speaks the S3 protocol, from an address such as `s3://BUCKET/PREFIX`. The
    /// environment configures it, as for Amazon's own programs: `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, ….
    ///
    /// # Errors
    /// An address without a bucket, or with a prefix that is not a path.
    #[cfg(feature = "object-store")]
    pub fn store(address: &str) -> Result<Self> {
        store::Address::new(address).map(|address| Self(Target::Store(address)))
    }
}

impl fmt::Debug for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => f.debug_tuple("Folder").field(path).finish(),
            Self::Archive(path) => f.debug_tuple("Archive").field(path).finish(),
            Self::Stream(name, _) => f.debug_tuple("Stream").field(name).finish(),
            #[cfg(feature = "object-store")]
            Self::Store(address) => f.debug_tuple("Store").field(address).finish(),
        }
    }
}
