//! The output intent, which defines device colours by an ICC profile.
//!
//! PDF/A requires one (ISO 19005-2, 6.2.3). The profile is sRGB (IEC 61966-2-1) as a matrix profile of
//! ICC.1:2004-10 (version 4.2): three primaries and one tone curve.

use lopdf::{Document, Object, Stream, dictionary};

use super::deflate;
use super::text_string::text_string;

/// The name of the colour space.
const NAME: &str = "sRGB IEC61966-2.1";

/// An output intent with its profile, ready for many files.
#[derive(Debug)]
pub(super) struct OutputIntent {
    profile: Stream,
}

impl Default for OutputIntent {
    fn default() -> Self {
        Self { profile: deflate::compressed(dictionary! { "N" => 3 }, &profile()) }
    }
}

impl OutputIntent {
    /// The output intent's dictionary; adds its profile to the file.
    pub(super) fn add_to(&self, document: &mut Document) -> Object {
        Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => text_string(NAME),
            "Info" => text_string(NAME),
            "DestOutputProfile" => document.add_object(self.profile.clone()),
        })
    }
}

/// ICC's `s15Fixed16Number`: 16 bits before and 16 after the binary point.
type Fixed = i32;

/// The white point of the profile connection space, D50.
const WHITE: [Fixed; 3] = [0xF6D6, 0x1_0000, 0xD32D];

/// Red, green and blue of sRGB, adapted to D50 by the Bradford transform; they add up to white.
const PRIMARIES: [[Fixed; 3]; 3] =
    [[28_576, 14_581, 912], [25_239, 46_983, 6_361], [9_375, 3_972, 46_788]];

/// The Bradford matrix from D65, the white point of sRGB, to D50, in row order.
const ADAPTATION: [Fixed; 9] = [68_674, 1_502, -3_291, 1_939, 64_912, -1_119, -606, 988, 49_262];

/// The tone curve of sRGB: `(a x + b)^g` for x ≥ d, `c x` below; in the order g, a, b, c, d.
const CURVE: [Fixed; 5] = [157_286, 62_119, 3_417, 5_072, 2_651];

/// A display profile for sRGB: header, tag table, tagged element data.
fn profile() -> Vec<u8> {
    let [red, green, blue] = PRIMARIES.map(|primary| element(b"XYZ ", &[], &primary));
    // Function type 3 of a parametric curve takes five parameters.
    let curve = element(b"para", &[0, 3, 0, 0], &CURVE);
    let elements: [(&[&[u8; 4]], Vec<u8>); 8] = [
        (&[b"desc"], text(NAME)),
        (&[b"cprt"], text("In the public domain")),
        (&[b"wtpt"], element(b"XYZ ", &[], &WHITE)),
        (&[b"chad"], element(b"sf32", &[], &ADAPTATION)),
        (&[b"rXYZ"], red),
        (&[b"gXYZ"], green),
        (&[b"bXYZ"], blue),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];

    let count: usize = elements.iter().map(|(tags, _)| tags.len()).sum();
    let start = HEADER + 4 + 12 * count;
    let (mut table, mut body) = (number(count).to_vec(), Vec::new());
    for (tags, element) in elements {
        for tag in tags {
            table.extend([**tag, number(start + body.len()), number(element.len())].concat());
        }
        body.extend(element);
    }
    [header(start + body.len()), table, body].concat()
}

/// The length of a profile header, in bytes.
const HEADER: usize = 128;

/// The header of a profile of `length` bytes (ICC.1:2004-10, 7.2).
fn header(length: usize) -> Vec<u8> {
    let mut header = number(length).to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The creation date: that of the colour space, October 1999.
    header.extend([1999, 10, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    header.extend([0; 28]);
    header.extend(WHITE.into_iter().flat_map(Fixed::to_be_bytes));
    header.resize(HEADER, 0);
    header
}

/// An element of that type: a prefix and fixed-point numbers.
fn element(signature: &[u8; 4], prefix: &[u8], numbers: &[Fixed]) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_be_bytes());
    signature.iter().chain(&[0; 4]).chain(prefix).copied().chain(numbers).collect()
}

/// A `multiLocalizedUnicode` element with an English text.
fn text(text: &str) -> Vec<u8> {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = [*b"mluc", [0; 4], number(1), number(12), *b"enUS"].concat();
    element.extend([number(bytes.len()), number(28)].concat());
    element.extend(bytes);
    // Elements start at multiples of four.
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

fn number(number: usize) -> [u8; 4] {
    (number as u32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three numbers, the columns of a matrix or a colour.
    type Triple = [f64; 3];

    fn fixed(number: f64) -> Fixed {
        (number * 65_536.0).round() as Fixed
    }

    fn times(matrix: [Triple; 3], vector: Triple) -> Triple {
        let row = |row: usize| (0..3).map(|column| matrix[column][row] * vector[column]).sum();
        [row(0), row(1), row(2)]
    }

    /// By Cramer's rule.
    fn solved(matrix: [Triple; 3], wanted: Triple) -> Triple {
        let determinant = |[a, b, c]: [Triple; 3]| {
            a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0])
        };
        [0, 1, 2].map(|column| {
            let mut replaced = matrix;
            replaced[column] = wanted;
            determinant(replaced) / determinant(matrix)
        })
    }

    #[test]
    fn the_constants_follow_from_the_standard() {
        let color = |x: f64, y: f64| [x / y, 1.0, (1.0 - x - y) / y];
        let primaries = [color(0.64, 0.33), color(0.30, 0.60), color(0.15, 0.06)];
        let (d65, d50) = (color(0.3127, 0.3290), WHITE.map(|it| f64::from(it) / 65_536.0));
        let bradford =
            [[0.8951, -0.7502, 0.0389], [0.2664, 1.7135, -0.0685], [-0.1614, 0.0367, 1.0296]];
        let adapted = |color: Triple| {
            let cones = |color| times(bradford, color);
            let (here, from, to) = (cones(color), cones(d65), cones(d50));
            solved(bradford, [0, 1, 2].map(|cone| here[cone] * to[cone] / from[cone]))
        };

        let shares = solved(primaries, d65);
        for (index, primary) in PRIMARIES.into_iter().enumerate() {
            let computed = adapted(primaries[index].map(|it| it * shares[index])).map(fixed);
            // The blue is rounded so that the three make white.
            let off = [0, 1, 2].map(|it| primary[it].abs_diff(computed[it]));
            assert!(off.iter().sum::<u32>() <= 1, "{primary:?} {computed:?}");
        }
        let sum = |it: usize| PRIMARIES.iter().map(|primary| primary[it]).sum::<Fixed>();
        assert_eq!([0, 1, 2].map(sum), WHITE);
        let units = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]].map(adapted);
        let rows = (0..3).flat_map(|row| units.map(|column| fixed(column[row])));
        assert_eq!(rows.collect::<Vec<_>>(), ADAPTATION);
        assert_eq!([2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045].map(fixed), CURVE);
    }

    #[test]
    fn the_tags_lead_to_their_elements() {
        let profile = profile();
        let read = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!((read(0), &profile[36..40]), (profile.len(), &b"acsp"[..]));
        assert!(profile.len() < 700, "{}", profile.len());
        for tag in 0..read(HEADER) {
            let at = HEADER + 4 + 12 * tag;
            let (start, length) = (read(at + 4), read(at + 8));
            assert_eq!(start % 4, 0);
            let wanted: &[u8] = match &profile[at..at + 4] {
                b"desc" | b"cprt" => b"mluc",
                b"chad" => b"sf32",
                b"rTRC" | b"gTRC" | b"bTRC" => b"para",
                _ => b"XYZ ",
            };
            assert_eq!(&profile[start..start + 4], wanted);
            assert!(start + length <= profile.len());
        }
    }
}
