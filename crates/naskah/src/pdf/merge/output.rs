//! Writes a file object by object, without holding it.

use std::io::{self, Write};

use lopdf::{Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::pdf::serialize::{self, Trailer};

/// The most objects a file may have (ISO 19005-2, 6.1.13).
const MAX_OBJECTS: usize = 8_388_607;

/// The greatest offset: cross-reference tables have ten digits.
const MAX_OFFSET: u64 = 9_999_999_999;

/// The bytes buffered before they are written.
const BUFFERED: usize = 1 << 16;

#[derive(Debug)]
pub(super) struct Output<W> {
    to: W,
    buffer: Vec<u8>,
    /// The number of bytes written.
    written: u64,
    digest: Sha256,
    /// The offset of each object, by its number; number 0 is unused.
    starts: Vec<Option<u64>>,
}

impl<W: Write> Output<W> {
    pub(super) fn new(to: W) -> io::Result<Self> {
        Ok(Self {
            to,
            buffer: serialize::HEADER.to_vec(),
            written: 0,
            digest: Sha256::new(),
            starts: vec![None],
        })
    }

    /// The id of an object to be written later.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.starts.push(None);
        (u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX), 0)
    }

    /// Writes an object under a reserved id.
    ///
    /// # Errors
    /// More objects or bytes than a file can have; those of the system.
    pub(super) fn put(&mut self, id: ObjectId, object: &Object) -> io::Result<()> {
        let start = self.written + self.buffer.len() as u64;
        if self.starts.len() > MAX_OBJECTS || start > MAX_OFFSET {
            let what = "the file would be larger than PDF allows: merge a part of it at a time";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
        }
        self.starts[id.0 as usize] = Some(start);
        serialize::write_indirect(&mut self.buffer, id, object);
        if self.buffer.len() < BUFFERED { Ok(()) } else { self.flush_buffer() }
    }

    /// Writes an object.
    ///
    /// # Errors
    /// Those of [`Self::put`].
    pub(super) fn add(&mut self, object: &Object) -> io::Result<ObjectId> {
        let id = self.reserve();
        self.put(id, object)?;
        Ok(id)
    }

    /// Writes the cross-reference table and the trailer.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn finish(mut self, catalog: ObjectId, info: ObjectId) -> io::Result<W> {
        let table = self.written + self.buffer.len() as u64;
        let starts = std::mem::take(&mut self.starts);
        serialize::put(&mut self.buffer, format_args!("xref\n0 {}\n", starts.len()));
        for start in &starts {
            serialize::write_entry(&mut self.buffer, *start);
            if self.buffer.len() >= BUFFERED {
                self.flush_buffer()?;
            }
        }
        self.flush_buffer()?;
        let digest = std::mem::take(&mut self.digest).finalize();
        let trailer = Trailer { catalog, info, size: starts.len(), table, digest: &digest };
        serialize::write_trailer(&mut self.buffer, &trailer);
        self.flush_buffer()?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn flush_buffer(&mut self) -> io::Result<()> {
        self.to.write_all(&self.buffer)?;
        self.digest.update(&self.buffer);
        self.written += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }
}
