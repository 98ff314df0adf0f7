//! Deflated streams.

use std::sync::{Arc, Mutex, PoisonError};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use crate::cache::Cache;

/// zlib's own default: the highest level would take as long again for a new press, for two hundredths of the
/// size.
const LEVEL: Compression = Compression::new(6);

/// A stream that is kept: `content` deflated, `dictionary` telling what it is.
pub(super) fn shared(dictionary: Dictionary, content: &[u8]) -> Stream {
    stream(dictionary, deflate(content, &mut Compress::new(LEVEL, true)))
}

/// Deflates the streams of many files, with tables that are made once; what it has deflated before, it
/// knows.
#[derive(Debug)]
pub(super) struct Deflater {
    idle: Mutex<Vec<Compress>>,
    known: Cache<Vec<u8>, Arc<[u8]>>,
}

impl Default for Deflater {
    /// Room for some hundred pages.
    fn default() -> Self {
        Self { idle: Mutex::default(), known: Cache::new(4 << 20) }
    }
}

impl Deflater {
    /// A stream that holds `content` deflated, `dictionary` telling what it is.
    pub(super) fn stream(&self, dictionary: Dictionary, content: Vec<u8>) -> Stream {
        if let Some(known) = self.known.get(&content) {
            return stream(dictionary, known.to_vec());
        }
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut tables = idle.unwrap_or_else(|| Compress::new(LEVEL, true));
        let deflated = deflate(&content, &mut tables);
        tables.reset();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(tables);
        let bytes = content.len() + deflated.len();
        self.known.keep(content, deflated.as_slice().into(), bytes);
        stream(dictionary, deflated)
    }
}

fn stream(mut dictionary: Dictionary, deflated: Vec<u8>) -> Stream {
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflated).with_compression(false)
}

fn deflate(content: &[u8], tables: &mut Compress) -> Vec<u8> {
    let mut deflated = Vec::with_capacity(content.len() / 2 + ROOM);
    loop {
        let read = tables.total_in() as usize;
        match tables.compress_vec(&content[read..], &mut deflated, FlushCompress::Finish) {
            Ok(Status::Ok | Status::BufError) => deflated.reserve(deflated.len() / 2 + ROOM),
            // Compressing knows no error but of its being used wrongly.
            Ok(Status::StreamEnd) | Err(_) => return deflated,
        }
    }
}

/// What a stream of hardly anything takes.
const ROOM: usize = 64;
