//! A store of objects that speaks as Amazon S3 does. What the environment says (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`,
//! …) opens it; each request is tried again by `object_store` before it fails.
//!
//! Documents are on their way while others are made, as many as wait for their turn. An object is there whole or not at
//! all, and cannot grow; so the manifest is written anew every minute, and when the batch ends, however it does.

use std::collections::HashMap;
use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use naskah::diagnostic::Diagnostic;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutOptions};
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;

use super::{File, Ledger, Opened, Shelf};
use crate::failure::{Failure, Status};
use crate::manifest::{self, Record};

/// How long what is done may stay out of the manifest: so much is done again after a power cut.
const EVERY: Duration = Duration::from_mins(1);

/// Where in which store, as `s3://BUCKET/PREFIX` says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::batch) struct Location {
    bucket: String,
    prefix: Path,
}

#[derive(Clone)]
struct Store {
    client: Arc<AmazonS3>,
    location: Location,
    tasks: Handle,
}

pub(in crate::batch) struct Objects {
    store: Store,
    /// The tags of the objects that were there before, by name: another object of that name has another tag.
    tags: HashMap<String, String>,
}

pub(in crate::batch) struct Uploads {
    store: Store,
    /// Where uploads go on while nobody waits for them.
    runtime: Runtime,
    manifest: String,
    lines: Vec<u8>,
    written: Instant,
}

/// The tag of an object that is on its way.
pub(in crate::batch) type Upload = JoinHandle<Result<Option<String>, Failure>>;

/// Opens the store, and begins the manifest of that name, or goes on with it.
///
/// # Errors
/// The environment does not say how; the store cannot be reached, or refuses.
pub(in crate::batch) fn open(
    location: Location,
    manifest: String,
    resume: bool,
) -> Result<Opened<Objects, Uploads>, Failure> {
    let client = AmazonS3Builder::from_env().with_bucket_name(&location.bucket).build();
    let client = client.map_err(|error| {
        Failure::usage(
            Diagnostic::uncoded_error(format!("cannot open `{location}`: {error}"))
                .help("set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, if it is not Amazon's, AWS_ENDPOINT_URL"),
        )
    })?;
    let system =
        |error| Failure::system("start threads for", location.to_string().as_ref(), &error);
    let runtime = Runtime::new().map_err(system)?;
    let store = Store { client: Arc::new(client), location, tasks: runtime.handle().clone() };
    let (known, tags) = match resume {
        true => (manifest::parse(store.read(&manifest)?), store.tags()?),
        false => Default::default(),
    };
    let shelf = Objects { store: store.clone(), tags };
    let mut ledger =
        Uploads { store, runtime, manifest, lines: known.text, written: Instant::now() };
    // Before work is begun, so that it is not done in vain where nothing may be written.
    ledger.write()?;
    Ok(Opened { shelf, ledger, known: known.records })
}

impl Shelf for Objects {
    type Taken = Vec<Upload>;

    fn has(&self, name: &str) -> bool {
        self.tags.contains_key(name)
    }

    fn is_whole(&self, record: &Record) -> bool {
        record.etag.is_some() && record.etag.as_ref() == self.tags.get(&record.file)
    }

    fn take(&self, files: Vec<File>) -> Result<Vec<Upload>, Failure> {
        let upload = |File { name, bytes, .. }| {
            let store = self.store.clone();
            self.store.tasks.spawn(async move { store.put(&name, bytes).await })
        };
        Ok(files.into_iter().map(upload).collect())
    }
}

impl Ledger<Vec<Upload>> for Uploads {
    fn add(&mut self, mut record: Record, uploads: Vec<Upload>) -> Result<(), Failure> {
        // The document is the first of them.
        for upload in uploads.into_iter().rev() {
            let done = self.runtime.block_on(upload);
            record.etag =
                done.map_err(|error| self.store.failure("write", &record.file, error))??;
        }
        let line = manifest::line(&record);
        self.lines
            .extend(line.map_err(|error| self.store.failure("write", &self.manifest, error))?);
        if self.written.elapsed() > EVERY { self.write() } else { Ok(()) }
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        Some(self.store.location.of(name).into())
    }

    fn finish(mut self, _: bool) -> Result<(), Failure> {
        self.write()
    }
}

impl Uploads {
    fn write(&mut self) -> Result<(), Failure> {
        let put = self.store.put(&self.manifest, self.lines.clone());
        self.runtime.block_on(put)?;
        self.written = Instant::now();
        Ok(())
    }
}

impl Store {
    /// Puts an object into the store; gives its tag, if the store has tags.
    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<Option<String>, Failure> {
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

    /// What is in an object; nothing where there is none.
    fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let read =
            self.tasks.block_on(async { self.client.get(&self.key(name)).await?.bytes().await });
        match read {
            Ok(bytes) => Ok(bytes.into()),
            Err(Error::NotFound { .. }) => Ok(Vec::new()),
            Err(error) => Err(self.failure("read", name, error)),
        }
    }

    /// The tags of all objects, by name.
    fn tags(&self) -> Result<HashMap<String, String>, Failure> {
        let list = self.client.list_with_delimiter(Some(&self.location.prefix));
        let list = self.tasks.block_on(list).map_err(|error| self.failure("list", "", error))?;
        let tag = |object: object_store::ObjectMeta| {
            Some((object.location.filename()?.to_owned(), bare(&object.e_tag?)))
        };
        Ok(list.objects.into_iter().filter_map(tag).collect())
    }

    fn key(&self, name: &str) -> Path {
        self.location.prefix.clone().join(name)
    }

    fn failure(&self, what: &str, name: &str, error: impl Display) -> Failure {
        let message = format!("cannot {what} `{}`: {error}", self.location.of(name));
        let help = "check bucket and rights, and that the store is there; then go on with --resume";
        Failure {
            status: Status::Machine,
            errors: Diagnostic::uncoded_error(message).help(help).into(),
        }
    }
}

/// A tag without its quotation marks, which not every answer has (RFC 9110, 8.8.3).
fn bare(tag: &str) -> String {
    tag.trim_matches('"').to_owned()
}

impl Location {
    /// `BUCKET/PREFIX` as a place.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn new(text: &str) -> Result<Self, Failure> {
        let (bucket, prefix) = text.split_once('/').unwrap_or((text, ""));
        let prefix = Path::parse(prefix).ok().filter(|_| !bucket.is_empty());
        let wrong = || {
            Failure::usage(
                Diagnostic::uncoded_error(format!("`s3://{text}` is no place in a store"))
                    .help("write a bucket and, behind it, folders: s3://BUCKET/PREFIX"),
            )
        };
        Ok(Self { bucket: bucket.to_owned(), prefix: prefix.ok_or_else(wrong)? })
    }

    fn of(&self, name: &str) -> String {
        format!("s3://{}/{}", self.bucket, self.prefix.clone().join(name))
    }
}

impl Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.prefix)
    }
}
