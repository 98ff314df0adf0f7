//! Deflated streams.

use std::cell::RefCell;
use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use crate::cache::Cache;

/// One below zlib's own default, by which pages are not smaller, and logos a fiftieth in more than one and a half times
/// the time.
const LEVEL: Compression = Compression::new(5);

thread_local! {
    /// Made once for all streams of a thread: they are several hundred kilobytes.
    static TABLES: RefCell<Compress> = RefCell::new(Compress::new(LEVEL, true));
}

/// A stream that is kept: `content` deflated, `dictionary` telling what it is.
pub(super) fn shared(dictionary: Dictionary, content: &[u8]) -> Stream {
    stream(dictionary, deflate(content))
}

/// Deflates the streams of many files; what it has deflated before, it knows.
#[derive(Debug)]
pub(super) struct Deflater(Cache<Vec<u8>, Arc<[u8]>>);

impl Default for Deflater {
    /// Room for some hundred pages.
    fn default() -> Self {
        Self(Cache::new(4 << 20))
    }
}

impl Deflater {
    /// A stream that holds `content` deflated, `dictionary` telling what it is.
    pub(super) fn stream(&self, dictionary: Dictionary, content: Vec<u8>) -> Stream {
        if let Some(known) = self.0.get(&content) {
            return stream(dictionary, known.to_vec());
        }
        let deflated = deflate(&content);
        let bytes = content.len() + deflated.len();
        self.0.insert(content, deflated.as_slice().into(), bytes);
        stream(dictionary, deflated)
    }
}

fn stream(mut dictionary: Dictionary, deflated: Vec<u8>) -> Stream {
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflated).with_compression(false)
}

fn deflate(content: &[u8]) -> Vec<u8> {
    TABLES.with_borrow_mut(|tables| {
        let mut deflated = Vec::with_capacity(content.len() / 2 + ROOM);
        // Compressing knows no error but of its being used wrongly.
        while let Ok(Status::Ok | Status::BufError) = tables.compress_vec(
            &content[tables.total_in() as usize..],
            &mut deflated,
            FlushCompress::Finish,
        ) {
            deflated.reserve(deflated.len() / 2 + ROOM);
        }
        tables.reset();
        deflated
    })
}

/// What a stream of hardly anything takes.
const ROOM: usize = 64;
