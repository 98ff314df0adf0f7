//! Deflated streams.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Stream};

/// zlib's own default: higher levels take twice the time for one hundredth of the size.
const LEVEL: Compression = Compression::new(6);

/// A stream that holds `content` deflated, `dictionary` telling what it is.
pub(super) fn stream(mut dictionary: Dictionary, content: &[u8]) -> Stream {
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflate(content)).with_compression(false)
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), LEVEL);
    // Writing into memory cannot fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}
