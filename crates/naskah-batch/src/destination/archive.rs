//! A tar archive (POSIX.1-1988 ustar, long names as in GNU tar): the documents in the order of the data,
//! and the manifest at the end.
//!
//! The same data gives the same bytes: no owner, no clock, no order but that of the data. The modification
//! time of a file is its document's creation date, that of the manifest the latest of them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use naskah_diagnostic::{Diagnostic, Errors, Result};
use tar::{Builder, Header};

use super::sink::{File, ManifestWriter, OpenDestination, Sink};
use crate::codes;
use crate::manifest::{self, Record};
use crate::output::NewFile;

/// Threads only keep what they made until it is its turn.
pub(crate) struct Queue;

pub(crate) struct Archive<'a> {
    /// The archive's name in messages.
    path: PathBuf,
    tar: Builder<Output<'a>>,
    manifest_name: String,
    manifest: Vec<u8>,
    /// The latest creation date of the documents so far, in seconds since 1970.
    latest: u64,
}

enum Output<'a> {
    Stream(Box<dyn Write + 'a>),
    File(NewFile),
}

/// Begins an archive in a file.
///
/// # Errors
/// Those of the system.
pub(crate) fn create(
    path: &Path,
    manifest_name: String,
) -> Result<OpenDestination<Queue, Archive<'static>>> {
    Ok(open(path.to_owned(), Output::File(NewFile::create(path)?), manifest_name))
}

/// Begins an archive in a stream of that name.
pub(crate) fn stream(
    name: String,
    stream: Box<dyn Write + '_>,
    manifest_name: String,
) -> OpenDestination<Queue, Archive<'_>> {
    open(name.into(), Output::Stream(stream), manifest_name)
}

fn open(
    path: PathBuf,
    output: Output<'_>,
    manifest_name: String,
) -> OpenDestination<Queue, Archive<'_>> {
    let tar = Builder::new(output);
    let manifest = Archive { path, tar, manifest_name, manifest: Vec::new(), latest: 0 };
    OpenDestination { sink: Queue, manifest, known: BTreeMap::new() }
}

impl Sink for Queue {
    type Taken = Vec<File>;

    fn has(&self, _: &str) -> bool {
        false
    }

    fn is_unchanged(&self, _: &Record) -> bool {
        false
    }

    fn take(&self, files: Vec<File>) -> Result<Vec<File>> {
        Ok(files)
    }
}

impl ManifestWriter<Vec<File>> for Archive<'_> {
    fn add(&mut self, record: Record, files: Vec<File>) -> Result<()> {
        for File { name, bytes, created } in files {
            let time = created.and_then(|time| time.as_second().try_into().ok()).unwrap_or(0);
            self.latest = self.latest.max(time);
            self.append(&name, &bytes, time)?;
        }
        let line = manifest::line(&Record { time: None, ..record });
        self.manifest.extend(line.map_err(|error| failure(&self.path, &error))?);
        Ok(())
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        match self.tar.get_ref() {
            Output::Stream(_) => None,
            Output::File(_) => Some(PathBuf::from(name)),
        }
    }

    fn finish(mut self, complete: bool) -> Result<()> {
        // A stream without a manifest is recognisably incomplete; a file never appears.
        if !complete {
            return Ok(());
        }
        let (name, lines) =
            (std::mem::take(&mut self.manifest_name), std::mem::take(&mut self.manifest));
        self.append(&name, &lines, self.latest)?;
        let Self { path, tar, .. } = self;
        let closed = tar.into_inner().and_then(|output| match output {
            Output::Stream(mut stream) => stream.flush(),
            Output::File(file) => file.finish(),
        });
        closed.map_err(|error| failure(&path, &error))
    }
}

impl Archive<'_> {
    fn append(&mut self, name: &str, bytes: &[u8], time: u64) -> Result<()> {
        let mut header = Header::new_gnu();
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(time);
        header.set_size(bytes.len() as u64);
        let appended = self.tar.append_data(&mut header, name, bytes);
        appended.map_err(|error| failure(&self.path, &error))
    }
}

fn failure(path: &Path, error: &io::Error) -> Errors {
    match error.kind() {
        io::ErrorKind::BrokenPipe => {
            let message = format!("the reader of `{}` closed it", path.display());
            Diagnostic::error(codes::OUTPUT_CLOSED, message).into()
        }
        _ => Diagnostic::io("write", path, error).into(),
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(stream) => stream.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.flush(),
            Self::File(file) => file.flush(),
        }
    }
}
