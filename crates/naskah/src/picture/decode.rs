//! Decodes PNG and JPEG files, within limits of size and memory.

use std::io::Cursor;

use image::error::LimitErrorKind;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::pixels::Picture;
use crate::codes;
use naskah_diagnostic::Diagnostic;

/// The largest width and height, in pixels.
const MAX_SIDE: u32 = 8_000;

/// The most memory for a decoded picture: four bytes for each of 64 million pixels.
const MAX_DECODED_BYTES: u64 = 4 * 64_000_000;

/// Help for pictures that are too large.
pub(super) const FEWER_PIXELS: &str =
    "save it with fewer pixels: it needs no more than about 1,000 each way";

/// Decodes a file's bytes; `path` is for messages.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<Picture, Diagnostic> {
    let format = image::guess_format(bytes).ok();
    let Some(format @ (ImageFormat::Png | ImageFormat::Jpeg)) = format else {
        return Err(unsupported_format(path, format));
    };
    pixels(bytes, format).map(picture).map_err(|error| match error {
        ImageError::Limits(limit) => too_large(path, &limit.kind()),
        ImageError::Unsupported(_) => Diagnostic::error(
            codes::PICTURE_FORMAT_UNSUPPORTED,
            format!("the picture `{path}` is a kind of PNG or JPEG that is not supported"),
        )
        .help("open it in a picture program and save it again as PNG"),
        _ => Diagnostic::error(codes::PICTURE_DAMAGED, format!("the picture `{path}` is damaged"))
            .help("open it in a picture program and save it again as PNG"),
    })
}

/// Decodes a file, and applies the orientation that a camera has noted.
fn pixels(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn picture(image: DynamicImage) -> Picture {
    Picture { width: image.width(), height: image.height(), rgba: image.into_rgba8().into_raw() }
}

fn unsupported_format(path: &str, format: Option<ImageFormat>) -> Diagnostic {
    let found = match format.and_then(|format| format.extensions_str().first()) {
        Some(extension) => format!(": it is a .{extension} file"),
        None => String::new(),
    };
    Diagnostic::error(
        codes::PICTURE_FORMAT_UNSUPPORTED,
        format!("the picture `{path}` is neither PNG nor JPEG{found}"),
    )
    .help("open it in a picture program and save it as PNG")
}

fn too_large(path: &str, kind: &LimitErrorKind) -> Diagnostic {
    let why = match kind {
        LimitErrorKind::InsufficientMemory => "takes too much memory".to_owned(),
        _ => format!("has more than {MAX_SIDE} pixels across or down"),
    };
    Diagnostic::error(codes::PICTURE_TOO_LARGE, format!("the picture `{path}` {why}"))
        .help(FEWER_PIXELS)
}
