//! PNG row filters, which make pictures compress better (ISO 32000-1, 7.4.4.4; PNG, section 9).

use std::mem;

/// The samples filtered for `Predictor 15`: each row starts with the number of its filter.
///
/// `colors` is the number of one-byte samples per pixel, `columns` the number of pixels per row.
pub(super) fn filtered(samples: &[u8], colors: usize, columns: usize) -> Vec<u8> {
    let width = (colors * columns).max(1);
    // A row and the one above it, each with a zero pixel at its left.
    let mut row = vec![0; colors + width];
    let mut above = row.clone();
    let mut candidates = [(); 5].map(|()| vec![0; width]);
    let mut filtered = Vec::with_capacity(samples.len() + samples.len() / width);
    for samples in samples.chunks_exact(width) {
        row[colors..].copy_from_slice(samples);
        let neighbourhood = Neighbourhood {
            left: &row[..width],
            up: &above[colors..],
            up_left: &above[..width],
            samples,
        };
        let [none, sub, up, average, nearest] = &mut candidates;
        let sums = [
            neighbourhood.differences(|_, _, _| 0, none),
            neighbourhood.differences(|left, _, _| left, sub),
            neighbourhood.differences(|_, up, _| up, up),
            neighbourhood.differences(|left, up, _| left.midpoint(up), average),
            neighbourhood.differences(paeth, nearest),
        ];
        // PNG's heuristic for the best compression: the least sum of absolute differences.
        let best = (0..).zip(sums).zip(&candidates).min_by_key(|((_, sum), _)| *sum);
        if let Some(((number, _), candidate)) = best {
            filtered.push(number);
            filtered.extend_from_slice(candidate);
        }
        mem::swap(&mut row, &mut above);
    }
    filtered
}

/// A row's samples and the neighbours that predict them.
struct Neighbourhood<'a> {
    left: &'a [u8],
    up: &'a [u8],
    up_left: &'a [u8],
    samples: &'a [u8],
}

impl Neighbourhood<'_> {
    /// Writes the difference of each sample from its prediction by the neighbours left, up and up left;
    /// returns the sum of absolute differences.
    fn differences(&self, predict: impl Fn(u8, u8, u8) -> u8, differences: &mut [u8]) -> u32 {
        let neighbours = self.left.iter().zip(self.up).zip(self.up_left);
        let samples = self.samples.iter().zip(neighbours);
        for (difference, (sample, ((&left, &up), &up_left))) in differences.iter_mut().zip(samples)
        {
            *difference = sample.wrapping_sub(predict(left, up, up_left));
        }
        differences.iter().map(|&byte| u32::from(byte.min(byte.wrapping_neg()))).sum()
    }
}

/// The Paeth predictor: of the neighbours, the first that is nearest to left + up − up left.
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
