//! What streams hold, once inflated (ISO 32000-1, 7.4.4).

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::fault::{Fault, Read};
use super::object::{Dictionary, Object};

/// What one stream may inflate to, in bytes: no cross-references or objects need more.
const MOST_BYTES: u64 = 64 << 20;

/// How a stream was written.
#[derive(Debug)]
pub(crate) struct Filter {
    deflated: bool,
    /// Bytes a row, when each row of bytes was written as its difference to others (PNG's predictors).
    row: Option<usize>,
}

impl Filter {
    /// The filter that a stream's dictionary names: none, or Flate, with PNG's predictors or without.
    pub(crate) fn of(dictionary: &Dictionary, at: usize) -> Read<Self> {
        let only = |object: &Object| match object.as_array() {
            Some([one]) => one.clone(),
            Some([]) => Object::Null,
            _ => object.clone(),
        };
        let deflated = match only(dictionary.get("Filter")) {
            Object::Null => false,
            Object::Name(name) if *name == *b"FlateDecode" => true,
            _ => return Err(Fault::new(at, "a stream has a filter that is not to be expected")),
        };
        let row = match only(dictionary.get("DecodeParms")) {
            Object::Null => None,
            Object::Dictionary(parameters) if deflated => row(&parameters, at)?,
            _ => return Err(Fault::new(at, "a stream's filter cannot be read")),
        };
        Ok(Self { deflated, row })
    }

    pub(crate) fn decode(&self, data: &[u8], at: usize) -> Read<Vec<u8>> {
        if !self.deflated {
            return Ok(data.to_vec());
        }
        let mut bytes = Vec::new();
        let mut inflated = ZlibDecoder::new(data).take(MOST_BYTES + 1);
        if inflated.read_to_end(&mut bytes).is_err() {
            return Err(Fault::new(at, "a stream cannot be inflated"));
        }
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Fault::new(at, "a stream inflates to more than a document needs"));
        }
        match self.row {
            Some(row) => undo_differences(&bytes, row)
                .ok_or(Fault::new(at, "a stream's predictor cannot be undone")),
            None => Ok(bytes),
        }
    }
}

fn row(parameters: &Dictionary, at: usize) -> Read<Option<usize>> {
    let whole = |key: &str, default: i64| match parameters.get(key) {
        Object::Null => Some(default),
        other => other.as_integer(),
    };
    match whole("Predictor", 1) {
        Some(1) => return Ok(None),
        Some(10..=15) => {}
        _ => return Err(Fault::new(at, "a stream has a predictor that is not to be expected")),
    }
    let one_byte = whole("Colors", 1) == Some(1) && whole("BitsPerComponent", 8) == Some(8);
    let columns = whole("Columns", 1).and_then(|it| usize::try_from(it).ok());
    match columns {
        Some(columns @ 1..=64) if one_byte => Ok(Some(columns)),
        _ => Err(Fault::new(at, "a stream has a predictor that is not to be expected")),
    }
}

/// Each row begins with the number of its filter (PNG, 9).
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

/// The neighbour that is nearest to `left + above - corner` (PNG, 9.4).
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
