//! The widths of glyphs in a bare CFF font program, from the beginnings of its charstrings.
//!
//! Adobe Technical Notes 5176 (the table) and 5177 (the charstrings).

/// The width of each glyph in font units; nothing for a program that is read otherwise.
pub(super) fn widths(program: &[u8]) -> Option<Vec<f64>> {
    let (_, at) = index(program, usize::from(*program.get(2)?))?;
    let (tops, at) = index(program, at)?;
    let (_, at) = index(program, at)?;
    let (_, _) = index(program, at)?;
    let top = *tops.first()?;
    let offset = |dictionary, key| Some(*operands(dictionary, key)?.first()? as usize);
    let (glyphs, _) = index(program, offset(top, CHAR_STRINGS)?)?;
    let privates: Vec<[f64; 2]> = match offset(top, FD_ARRAY) {
        Some(at) => {
            let (dictionaries, _) = index(program, at)?;
            dictionaries.into_iter().map(|it| private(program, it)).collect::<Option<_>>()?
        }
        None => vec![private(program, top)?],
    };
    let select = offset(top, FD_SELECT);
    let width = |(glyph, code): (usize, &&[u8])| {
        let font = select.map_or(Some(0), |at| selected(program, at, glyph))?;
        let [default, nominal] = *privates.get(font)?;
        Some(first_width(code)?.map_or(default, |more| nominal + more))
    };
    glyphs.iter().enumerate().map(width).collect()
}

const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const DEFAULT_WIDTH: u16 = 20;
const NOMINAL_WIDTH: u16 = 21;
const FD_ARRAY: u16 = 0x0C24;
const FD_SELECT: u16 = 0x0C25;

/// The items of an index, and where it ends.
fn index(program: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let number = |at: usize, size: usize| {
        let bytes = program.get(at..at + size)?;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let count = number(at, 2)?;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = number(at + 2, 1)?;
    let offsets = (0..=count).map(|place| number(at + 3 + place * size, size));
    let offsets = offsets.collect::<Option<Vec<usize>>>()?;
    let base = at + 2 + (count + 1) * size;
    let items = offsets.windows(2).map(|ends| program.get(base + ends[0]..base + ends[1]));
    Some((items.collect::<Option<_>>()?, base + offsets[count]))
}

/// The operands of an operator of a dictionary.
fn operands(dictionary: &[u8], wanted: u16) -> Option<Vec<f64>> {
    let mut stack = Vec::new();
    let mut at = 0;
    while let Some(&byte) = dictionary.get(at) {
        at += 1;
        if byte <= 21 {
            let mut operator = u16::from(byte);
            if byte == 12 {
                operator = 0x0C00 | u16::from(*dictionary.get(at)?);
                at += 1;
            }
            if operator == wanted {
                return Some(stack);
            }
            stack.clear();
        } else if byte == 30 {
            let mut digits = String::new();
            'real: loop {
                let pair = *dictionary.get(at)?;
                at += 1;
                for nibble in [pair >> 4, pair & 15] {
                    match nibble {
                        0..=9 => digits.push(char::from(b'0' + nibble)),
                        10 => digits.push('.'),
                        11 => digits.push('e'),
                        12 => digits.push_str("e-"),
                        14 => digits.push('-'),
                        _ => break 'real,
                    }
                }
            }
            stack.push(digits.parse().ok()?);
        } else if byte == 29 {
            let bytes = dictionary.get(at..at + 4)?.try_into().ok()?;
            stack.push(f64::from(i32::from_be_bytes(bytes)));
            at += 4;
        } else {
            let (number, length) = short(&dictionary[at - 1..])?;
            stack.push(number);
            at += length - 1;
        }
    }
    None
}

/// A number of one to three bytes, and how many.
fn short(bytes: &[u8]) -> Option<(f64, usize)> {
    let byte = |at: usize| bytes.get(at).map(|byte| f64::from(*byte));
    match *bytes.first()? {
        28 => Some((f64::from(i16::from_be_bytes([*bytes.get(1)?, *bytes.get(2)?])), 3)),
        32..=246 => Some((byte(0)? - 139.0, 1)),
        247..=250 => Some(((byte(0)? - 247.0) * 256.0 + byte(1)? + 108.0, 2)),
        251..=254 => Some((-(byte(0)? - 251.0) * 256.0 - byte(1)? - 108.0, 2)),
        _ => None,
    }
}

/// The default and the nominal width of the font that the dictionary describes.
fn private(program: &[u8], dictionary: &[u8]) -> Option<[f64; 2]> {
    let place = operands(dictionary, PRIVATE)?;
    let [size, at] = place[..] else { return None };
    let private = program.get(at as usize..(at + size) as usize)?;
    let width = |key| operands(private, key).and_then(|it| it.first().copied()).unwrap_or(0.0);
    Some([width(DEFAULT_WIDTH), width(NOMINAL_WIDTH)])
}

/// The font of a glyph, from a selection of format 0 or 3.
fn selected(program: &[u8], at: usize, glyph: usize) -> Option<usize> {
    let word = |at: usize| {
        Some(usize::from(u16::from_be_bytes([*program.get(at)?, *program.get(at + 1)?])))
    };
    match program.get(at)? {
        0 => program.get(at + 1 + glyph).map(|it| usize::from(*it)),
        3 => {
            let ranges = word(at + 1)?;
            let begins = |range: usize| word(at + 3 + 3 * range);
            let range =
                (0..ranges).rev().find(|range| begins(*range).is_some_and(|it| it <= glyph))?;
            program.get(at + 5 + 3 * range).map(|it| usize::from(*it))
        }
        _ => None,
    }
}

/// What a charstring adds to the nominal width, if anything: an operand too many before the first
/// operator that takes all.
fn first_width(code: &[u8]) -> Option<Option<f64>> {
    let mut stack: Vec<f64> = Vec::new();
    let mut at = 0;
    loop {
        let byte = *code.get(at)?;
        if byte == 255 {
            let bytes = code.get(at + 1..at + 5)?.try_into().ok()?;
            stack.push(f64::from(i32::from_be_bytes(bytes)) / 65_536.0);
            at += 5;
        } else if byte == 28 || byte >= 32 {
            let (number, length) = short(&code[at..])?;
            stack.push(number);
            at += length;
        } else {
            let more = match byte {
                1 | 3 | 18 | 19 | 20 | 23 => stack.len() % 2 == 1,
                21 => stack.len() > 2,
                4 | 22 => stack.len() > 1,
                14 => matches!(stack.len(), 1 | 5),
                _ => return None,
            };
            return Some(more.then(|| stack[0]));
        }
    }
}
