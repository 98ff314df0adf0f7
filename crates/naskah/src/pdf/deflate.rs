//! Deflate-compressed streams.

use std::cell::RefCell;
use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use crate::cache::Cache;

/// One below zlib's default: the default makes pages no smaller, and logos by 2 % in more than 1.5 times the time.
const LEVEL: Compression = Compression::new(5);

thread_local! {
    /// Reused for all streams of a thread, since it takes several hundred kilobytes.
    static TABLES: RefCell<Compress> = RefCell::new(Compress::new(LEVEL, true));
}

/// A compressed stream, not cached: for content that the caller keeps itself.
pub(super) fn compressed(dictionary: Dictionary, content: &[u8]) -> Stream {
    stream(dictionary, deflate(content))
}

/// Compresses streams, with a cache by content that many files share.
#[derive(Debug)]
pub(super) struct Deflater(Cache<Vec<u8>, Arc<[u8]>>);

impl Default for Deflater {
    /// A cache for a few hundred pages.
    fn default() -> Self {
        Self(Cache::new(4 << 20))
    }
}

impl Deflater {
    /// A compressed stream with `content`; `dictionary` holds its other entries.
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
        let mut deflated = Vec::with_capacity(content.len() / 2 + SPARE_CAPACITY);
        // Compression fails only if called in a wrong state.
        while let Ok(Status::Ok | Status::BufError) = tables.compress_vec(
            &content[tables.total_in() as usize..],
            &mut deflated,
            FlushCompress::Finish,
        ) {
            deflated.reserve(deflated.len() / 2 + SPARE_CAPACITY);
        }
        tables.reset();
        deflated
    })
}

/// The output buffer's extra capacity, in bytes, enough for a nearly empty stream.
const SPARE_CAPACITY: usize = 64;
