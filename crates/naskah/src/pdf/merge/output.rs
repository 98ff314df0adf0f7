//! A file that grows object by object: what is written is not held.

use std::io::{self, Write};

use lopdf::{Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::pdf::serialize::{self, Trailer};

/// As many objects a file may have (ISO 19005-2, 6.1.13).
const MOST_OBJECTS: usize = 8_388_607;

/// The table of a file has ten digits for where an object begins.
const LONGEST: u64 = 9_999_999_999;

/// As many bytes are gathered before they are handed on.
const GATHERED: usize = 1 << 16;

#[derive(Debug)]
pub(super) struct Output<W> {
    to: W,
    /// What is not handed on yet.
    gathered: Vec<u8>,
    /// How many bytes are handed on.
    written: u64,
    digest: Sha256,
    /// Where each object begins, by its number; the number 0 is nobody's.
    starts: Vec<Option<u64>>,
}

impl<W: Write> Output<W> {
    pub(super) fn new(to: W) -> io::Result<Self> {
        Ok(Self {
            to,
            gathered: serialize::HEADER.to_vec(),
            written: 0,
            digest: Sha256::new(),
            starts: vec![None],
        })
    }

    /// A number for an object that is still to be written.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.starts.push(None);
        (u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX), 0)
    }

    /// Writes an object of a reserved number.
    ///
    /// # Errors
    /// More objects or bytes than a file can have; those of the system.
    pub(super) fn put(&mut self, id: ObjectId, object: &Object) -> io::Result<()> {
        let start = self.written + self.gathered.len() as u64;
        if self.starts.len() > MOST_OBJECTS || start > LONGEST {
            let what = "the file would be larger than PDF allows: merge a part of it at a time";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
        }
        self.starts[id.0 as usize] = Some(start);
        serialize::write_indirect(&mut self.gathered, id, object);
        if self.gathered.len() < GATHERED { Ok(()) } else { self.hand_on() }
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

    /// Writes the table and the trailer.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn finish(mut self, catalog: ObjectId, info: ObjectId) -> io::Result<W> {
        let table = self.written + self.gathered.len() as u64;
        let starts = std::mem::take(&mut self.starts);
        serialize::put(&mut self.gathered, format_args!("xref\n0 {}\n", starts.len()));
        for start in &starts {
            serialize::write_entry(&mut self.gathered, *start);
            if self.gathered.len() >= GATHERED {
                self.hand_on()?;
            }
        }
        self.hand_on()?;
        let digest = std::mem::take(&mut self.digest).finalize();
        let trailer = Trailer { catalog, info, size: starts.len(), table, digest: &digest };
        serialize::write_trailer(&mut self.gathered, &trailer);
        self.hand_on()?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn hand_on(&mut self) -> io::Result<()> {
        self.to.write_all(&self.gathered)?;
        self.digest.update(&self.gathered);
        self.written += self.gathered.len() as u64;
        self.gathered.clear();
        Ok(())
    }
}
