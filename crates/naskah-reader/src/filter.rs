//! Decoding streams: Flate, with or without PNG predictors (ISO 32000-1, 7.4.4).

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::error::{ReadError, ReadResult};
use crate::object::{Dictionary, Object};

/// The default limit of one decoded stream, in bytes; no cross-references or objects need more.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// How a stream is encoded.
#[derive(Debug)]
pub(crate) struct Filter {
    deflated: bool,
    /// The row length in bytes, if a PNG predictor was applied to each row.
    row: Option<usize>,
}

impl Filter {
    /// The filter a stream's dictionary names: none, or Flate with or without PNG predictors.
    pub(crate) fn of(dictionary: &Dictionary, at: usize) -> ReadResult<Self> {
        let only = |object: &Object| match object.as_array() {
            Some([one]) => one.clone(),
            Some([]) => Object::Null,
            _ => object.clone(),
        };
        let deflated = match only(dictionary.get("Filter")) {
            Object::Null => false,
            Object::Name(name) if *name == *b"FlateDecode" => true,
            _ => return Err(ReadError::new(at, "a stream has an unsupported filter")),
        };
        let row = match only(dictionary.get("DecodeParms")) {
            Object::Null => None,
            Object::Dictionary(parameters) if deflated => row(&parameters, at)?,
            _ => return Err(ReadError::new(at, "a stream's filter parameters cannot be read")),
        };
        Ok(Self { deflated, row })
    }

    /// The decoded bytes, of which there may be at most `limit`.
    pub(crate) fn decode(&self, data: &[u8], at: usize, limit: usize) -> ReadResult<Vec<u8>> {
        let too_large = ReadError::new(at, "a decoded stream is larger than is accepted");
        if !self.deflated {
            return if data.len() > limit { Err(too_large) } else { Ok(data.to_vec()) };
        }
        let mut bytes = Vec::new();
        let mut inflated = ZlibDecoder::new(data).take((limit as u64).saturating_add(1));
        if inflated.read_to_end(&mut bytes).is_err() {
            return Err(ReadError::new(at, "a stream cannot be inflated"));
        }
        if bytes.len() > limit {
            return Err(too_large);
        }
        match self.row {
            Some(row) => undo_differences(&bytes, row)
                .ok_or(ReadError::new(at, "a stream's predictor cannot be undone")),
            None => Ok(bytes),
        }
    }
}

fn row(parameters: &Dictionary, at: usize) -> ReadResult<Option<usize>> {
    let whole = |key: &str, default: i64| match parameters.get(key) {
        Object::Null => Some(default),
        other => other.as_integer(),
    };
    match whole("Predictor", 1) {
        Some(1) => return Ok(None),
        Some(10..=15) => {}
        _ => return Err(ReadError::new(at, "a stream has an unsupported predictor")),
    }
    let one_byte = whole("Colors", 1) == Some(1) && whole("BitsPerComponent", 8) == Some(8);
    let columns = whole("Columns", 1).and_then(|it| usize::try_from(it).ok());
    match columns {
        Some(columns @ 1..=64) if one_byte => Ok(Some(columns)),
        _ => Err(ReadError::new(at, "a stream has an unsupported predictor")),
    }
}

/// Undoes PNG filters; each row begins with its filter's number (PNG, 9).
fn undo_differences(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut undone: Vec<u8> = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(length + 1) {
        let (filter, row) = row.split_first()?;
        if row.len() != length {
            return None;
        }
        let start = undone.len();
        for (column, byte) in row.iter().enumerate() {
            let left = if column > 0 { undone[start + column - 1] } else { 0 };
            let above = if start > 0 { undone[start + column - length] } else { 0 };
            let corner =
                if start > 0 && column > 0 { undone[start + column - length - 1] } else { 0 };
            let predicted = match filter {
                0 => 0,
                1 => left,
                2 => above,
                3 => u8::try_from(u16::midpoint(left.into(), above.into())).ok()?,
                4 => paeth(left, above, corner),
                _ => return None,
            };
            undone.push(byte.wrapping_add(predicted));
        }
    }
    Some(undone)
}

/// The neighbour nearest to `left + above - corner` (PNG, 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |it: u8| (estimate - i16::from(it)).abs();
    if distance(left) <= distance(above) && distance(left) <= distance(corner) {
        left
    } else if distance(above) <= distance(corner) {
        above
    } else {
        corner
    }
}
