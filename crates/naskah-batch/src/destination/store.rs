//! An object store that speaks the S3 protocol. The environment (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, …)
//! configures it; `object_store` retries each request before it fails.
//!
//! Documents are uploaded while others are made. An object appears whole or not at all, and cannot grow;
//! so the manifest is rewritten every minute, and when the batch ends, however it ends.

use std::collections::HashMap;
use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use naskah_diagnostic::{Diagnostic, Errors, Result};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutOptions};
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;

use super::sink::{File, ManifestWriter, OpenDestination, Sink};
use crate::codes;
use crate::manifest::{self, Manifest, Record};

/// How often the manifest is rewritten: after a power cut, the documents since then are made again.
const INTERVAL: Duration = Duration::from_mins(1);

/// A bucket, and a prefix in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    bucket: String,
    prefix: Path,
}

#[derive(Clone)]
struct Store {
    client: Arc<AmazonS3>,
    address: Address,
    tasks: Handle,
}

pub(crate) struct Objects {
    store: Store,
    /// The entity tags of the objects that were there before, by name; they change with the object.
    tags: HashMap<String, String>,
}

pub(crate) struct Uploads {
    store: Store,
    /// Continues uploads while no thread waits for them.
    runtime: Runtime,
    manifest: String,
    lines: Vec<u8>,
    written: Instant,
}

/// The entity tag of an object that is being uploaded.
pub(crate) type Upload = JoinHandle<Result<Option<String>>>;

/// Opens the store, and begins or resumes the manifest of that name.
///
/// # Errors
/// An environment that does not configure the store; a store that cannot be reached, or refuses.
pub(crate) fn open(
    address: Address,
    manifest: String,
    resume: bool,
) -> Result<OpenDestination<Objects, Uploads>> {
    let client = AmazonS3Builder::from_env().with_bucket_name(&address.bucket).build();
    let client = client.map_err(|error| {
        Diagnostic::error(codes::STORE_NOT_CONFIGURED, format!("cannot open `{address}`: {error}"))
            .help("set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for a store other than Amazon's, AWS_ENDPOINT_URL")
    })?;
    let failed = |error| Diagnostic::io("start threads for", address.to_string().as_ref(), &error);
    let runtime = Runtime::new().map_err(failed)?;
    let store = Store { client: Arc::new(client), address, tasks: runtime.handle().clone() };
    let (known, tags) = match resume {
        true => (Manifest::parse(store.read(&manifest)?), store.tags()?),
        false => Default::default(),
    };
    let sink = Objects { store: store.clone(), tags };
    let (known, lines) = known.into_text();
    let mut manifest = Uploads { store, runtime, manifest, lines, written: Instant::now() };
    // Fails before any work is done where nothing may be written.
    manifest.write()?;
    Ok(OpenDestination { sink, manifest, known })
}

impl Sink for Objects {
    type Taken = Vec<Upload>;

    fn has(&self, name: &str) -> bool {
        self.tags.contains_key(name)
    }

    fn is_unchanged(&self, record: &Record) -> bool {
        record.etag.is_some() && record.etag.as_ref() == self.tags.get(&record.file)
    }

    fn take(&self, files: Vec<File>) -> Result<Vec<Upload>> {
        let upload = |File { name, bytes, .. }| {
            let store = self.store.clone();
            self.store.tasks.spawn(async move { store.put(&name, bytes).await })
        };
        Ok(files.into_iter().map(upload).collect())
    }
}

impl ManifestWriter<Vec<Upload>> for Uploads {
    fn add(&mut self, mut record: Record, uploads: Vec<Upload>) -> Result<()> {
        // The document is the first of them.
        for upload in uploads.into_iter().rev() {
            let done = self.runtime.block_on(upload);
            record.etag =
                done.map_err(|error| self.store.failure("write", &record.file, error))??;
        }
        let line = manifest::line(&record);
        self.lines
            .extend(line.map_err(|error| self.store.failure("write", &self.manifest, error))?);
        if self.written.elapsed() > INTERVAL { self.write() } else { Ok(()) }
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        Some(self.store.address.of(name).into())
    }

    fn finish(mut self, _: bool) -> Result<()> {
        self.write()
    }
}

impl Uploads {
    fn write(&mut self) -> Result<()> {
        let put = self.store.put(&self.manifest, self.lines.clone());
        self.runtime.block_on(put)?;
        self.written = Instant::now();
        Ok(())
    }
}

impl Store {
    /// Uploads an object; gives its entity tag, if the store has them.
    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<Option<String>> {
        let kind = match name.rsplit('.').next() {
            Some("pdf") => "application/pdf",
            Some("json") => "application/json",
            _ => "application/jsonl",
        };
        let attributes = Attributes::from_iter([(Attribute::ContentType, kind)]);
        let options = PutOptions::from(attributes);
        let put = self.client.put_opts(&self.key(name), bytes.into(), options).await;
        let put = put.map_err(|error| self.failure("write", name, error))?;
        Ok(put.e_tag.map(|tag| bare(&tag)))
    }

    /// The bytes of an object; none where there is no such object.
    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let read =
            self.tasks.block_on(async { self.client.get(&self.key(name)).await?.bytes().await });
        match read {
            Ok(bytes) => Ok(bytes.into()),
            Err(Error::NotFound { .. }) => Ok(Vec::new()),
            Err(error) => Err(self.failure("read", name, error)),
        }
    }

    /// The entity tags of all objects, by name.
    fn tags(&self) -> Result<HashMap<String, String>> {
        let list = self.client.list_with_delimiter(Some(&self.address.prefix));
        let list = self.tasks.block_on(list).map_err(|error| self.failure("list", "", error))?;
        let tag = |object: object_store::ObjectMeta| {
            Some((object.location.filename()?.to_owned(), bare(&object.e_tag?)))
        };
        Ok(list.objects.into_iter().filter_map(tag).collect())
    }

    fn key(&self, name: &str) -> Path {
        self.address.prefix.clone().join(name)
    }

    fn failure(&self, action: &str, name: &str, error: impl Display) -> Errors {
        let message = format!("cannot {action} `{}`: {error}", self.address.of(name));
        Diagnostic::error(codes::STORE_FAILED, message)
            .help("check the bucket, the permissions and the network, and resume the batch")
            .into()
    }
}

/// An entity tag without its quotation marks, which some stores leave out (RFC 9110, 8.8.3).
fn bare(tag: &str) -> String {
    tag.trim_matches('"').to_owned()
}

impl Address {
    /// The address `s3://BUCKET/PREFIX`.
    ///
    /// # Errors
    /// No bucket, or a prefix that is not a path.
    pub(super) fn new(text: &str) -> Result<Self> {
        let wrong = || {
            Diagnostic::error(
                codes::STORE_ADDRESS,
                format!("`{text}` is not an object store's address"),
            )
            .help("write a bucket, and a prefix if necessary: s3://BUCKET/PREFIX")
        };
        let place = text.strip_prefix("s3://").ok_or_else(wrong)?;
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let prefix = Path::parse(prefix).ok().filter(|_| !bucket.is_empty());
        Ok(Self { bucket: bucket.to_owned(), prefix: prefix.ok_or_else(wrong)? })
    }

    fn of(&self, name: &str) -> String {
        format!("s3://{}/{}", self.bucket, self.prefix.clone().join(name))
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.prefix)
    }
}
