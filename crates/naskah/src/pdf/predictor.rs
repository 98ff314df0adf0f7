//! PNG's row filters, which let pictures deflate well (ISO 32000-1, 7.4.4.4; PNG, section 9).

/// The samples as `Predictor 15` wants them: in front of each row, the number of its filter.
///
/// `colors` are the samples of a pixel, one byte each; `columns` the pixels of a row.
pub(super) fn filtered(samples: &[u8], colors: usize, columns: usize) -> Vec<u8> {
    let width = (colors * columns).max(1);
    let mut above = vec![0; width];
    let mut filtered = Vec::with_capacity(samples.len() + samples.len() / width);
    for row in samples.chunks_exact(width) {
        let neighbours = Neighbours { row, above: &above, colors };
        let candidates = [
            row.to_vec(),
            neighbours.differences(|left, _, _| left),
            neighbours.differences(|_, up, _| up),
            neighbours.differences(|left, up, _| left.midpoint(up)),
            neighbours.differences(paeth),
        ];
        // The least sum of differences is PNG's own rule of thumb for what deflates best.
        let best = (0..).zip(&candidates).min_by_key(|(_, candidate)| sum(candidate));
        if let Some((number, candidate)) = best {
            filtered.push(number);
            filtered.extend(candidate);
        }
        above.copy_from_slice(row);
    }
    filtered
}

/// A row and what its samples are foretold from.
struct Neighbours<'a> {
    row: &'a [u8],
    above: &'a [u8],
    colors: usize,
}

impl Neighbours<'_> {
    /// What each sample differs by from what is foretold of its neighbours: at the left, above, and above at
    /// the left.
    fn differences(&self, foretell: impl Fn(u8, u8, u8) -> u8) -> Vec<u8> {
        let first = &[0; MOST_COLORS][..self.colors];
        let shifted = |samples: &'_ [u8]| [first, samples].concat();
        let (left, up_left) = (shifted(self.row), shifted(self.above));
        let around = left.iter().zip(self.above).zip(&up_left);
        let foretold = around.map(|((&left, &up), &up_left)| foretell(left, up, up_left));
        self.row
            .iter()
            .zip(foretold)
            .map(|(sample, foretold)| sample.wrapping_sub(foretold))
            .collect()
    }
}

/// The samples of a pixel: red, green and blue.
const MOST_COLORS: usize = 3;

/// Of the neighbours, the first that is nearest to left + up − up left.
fn paeth(left: u8, up: u8, up_left: u8) -> u8 {
    let distance = |along: u8| i16::from(along) - i16::from(up_left);
    let (to_left, to_up, to_up_left) =
        (distance(up).abs(), distance(left).abs(), (distance(up) + distance(left)).abs());
    if to_left <= to_up && to_left <= to_up_left {
        left
    } else if to_up <= to_up_left {
        up
    } else {
        up_left
    }
}

fn sum(row: &[u8]) -> u64 {
    row.iter().map(|&difference| u64::from(difference.cast_signed().unsigned_abs())).sum()
}
