//! An archive (POSIX.1-1988 ustar, long names as GNU tar has them): the documents in the order of the data, at last
//! the manifest.
//!
//! The same data makes the same archive, byte by byte: no owner, no clock, no order but that of the data. A file is as
//! old as its document says, the manifest as the youngest of them.

use std::collections::BTreeMap;
use std::io::{self, StdoutLock, Write};
use std::path::{Path, PathBuf};

use naskah::diagnostic::Diagnostic;
use tar::{Builder, Header};

use super::{File, Ledger, Opened, Shelf};
use crate::failure::{Failure, Status};
use crate::input::is_standard;
use crate::manifest::{self, Record};
use crate::output::NewFile;

/// What a thread has made waits for its turn.
pub(in crate::batch) struct Waiting;

pub(in crate::batch) struct Archive {
    /// As messages name it.
    path: PathBuf,
    tar: Builder<Sink>,
    /// The manifest's name and its lines.
    manifest: (String, Vec<u8>),
    /// When the youngest document was made, in seconds since 1970.
    youngest: u64,
}

enum Sink {
    Standard(StdoutLock<'static>),
    File(NewFile),
}

/// Begins an archive; `-` is standard output.
///
/// # Errors
/// Those of the system.
pub(in crate::batch) fn open(
    path: &Path,
    manifest: String,
) -> Result<Opened<Waiting, Archive>, Failure> {
    let (path, sink) = match is_standard(path) {
        true => (PathBuf::from("<stdout>"), Sink::Standard(io::stdout().lock())),
        false => (path.to_owned(), Sink::File(NewFile::create(path)?)),
    };
    let tar = Builder::new(sink);
    let ledger = Archive { path, tar, manifest: (manifest, Vec::new()), youngest: 0 };
    Ok(Opened { shelf: Waiting, ledger, known: BTreeMap::new() })
}

impl Shelf for Waiting {
    type Taken = Vec<File>;

    fn has(&self, _: &str) -> bool {
        false
    }

    fn is_whole(&self, _: &Record) -> bool {
        false
    }

    fn take(&self, files: Vec<File>) -> Result<Vec<File>, Failure> {
        Ok(files)
    }
}

impl Ledger<Vec<File>> for Archive {
    fn add(&mut self, record: Record, files: Vec<File>) -> Result<(), Failure> {
        for File { name, bytes, created } in files {
            let time = created.and_then(|time| time.as_second().try_into().ok()).unwrap_or(0);
            self.youngest = self.youngest.max(time);
            self.append(&name, &bytes, time)?;
        }
        let line = manifest::line(&Record { time: None, ..record });
        self.manifest.1.extend(line.map_err(|error| self.refused(&error))?);
        Ok(())
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        match self.tar.get_ref() {
            Sink::Standard(_) => None,
            Sink::File(_) => Some(PathBuf::from(name)),
        }
    }

    fn finish(mut self, complete: bool) -> Result<(), Failure> {
        // Without a manifest, nobody takes it for whole; and nothing stands in the place of a file.
        if !complete {
            return Ok(());
        }
        let (name, lines) = std::mem::take(&mut self.manifest);
        self.append(&name, &lines, self.youngest)?;
        let Self { path, tar, .. } = self;
        let closed = tar.into_inner().and_then(|sink| match sink {
            Sink::Standard(mut stdout) => stdout.flush(),
            Sink::File(file) => file.finish(),
        });
        closed.map_err(|error| refused(&path, &error))
    }
}

impl Archive {
    fn append(&mut self, name: &str, bytes: &[u8], time: u64) -> Result<(), Failure> {
        let mut header = Header::new_gnu();
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(time);
        header.set_size(bytes.len() as u64);
        self.tar.append_data(&mut header, name, bytes).map_err(|error| self.refused(&error))
    }

    fn refused(&self, error: &io::Error) -> Failure {
        refused(&self.path, error)
    }
}

fn refused(path: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => {
            let errors = Diagnostic::uncoded_error("nobody reads the archive any more").into();
            Failure { status: Status::Closed, errors }
        }
        _ => Failure::system("write", path, error),
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}
