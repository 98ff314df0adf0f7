//! PNG's row filters, which let pictures deflate well (ISO 32000-1, 7.4.4.4; PNG, section 9).

/// The samples as `Predictor 15` wants them: in front of each row, the number of its filter.
///
/// `colors` are the samples of a pixel, one byte each; `columns` the pixels of a row.
pub(super) fn filtered(samples: &[u8], colors: usize, columns: usize) -> Vec<u8> {
    let width = (colors * columns).max(1);
    let mut above = vec![0; width];
    let mut filtered = Vec::with_capacity(samples.len() + samples.len() / width);
    for row in samples.chunks_exact(width) {
        let candidates = FILTERS.map(|filter| apply(filter, row, &above, colors));
        // The least sum of differences is PNG's own rule of thumb for what deflates best.
        let best = (0..).zip(&candidates).min_by_key(|(_, candidate)| differences(candidate));
        if let Some((number, candidate)) = best {
            filtered.push(number);
            filtered.extend(candidate);
        }
        above.copy_from_slice(row);
    }
    filtered
}

/// Foretells a sample from its neighbours: at the left, above, and above at the left.
type Filter = fn(u8, u8, u8) -> u8;

/// The filters in the order of their numbers: none, sub, up, average, Paeth.
const FILTERS: [Filter; 5] =
    [|_, _, _| 0, |left, _, _| left, |_, up, _| up, |left, up, _| left.midpoint(up), paeth];

fn apply(filter: Filter, row: &[u8], above: &[u8], colors: usize) -> Vec<u8> {
    let sample = |(index, &sample): (usize, &u8)| {
        let at_left = |samples: &[u8]| index.checked_sub(colors).map_or(0, |left| samples[left]);
        sample.wrapping_sub(filter(at_left(row), above[index], at_left(above)))
    };
    row.iter().enumerate().map(sample).collect()
}

fn paeth(left: u8, up: u8, up_left: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(up_left);
    // The first of the nearest, in this order.
    let distance = |sample: &u8| estimate.abs_diff(i16::from(*sample));
    [left, up, up_left].into_iter().min_by_key(distance).unwrap_or_default()
}

fn differences(row: &[u8]) -> u64 {
    row.iter().map(|&difference| u64::from(difference.cast_signed().unsigned_abs())).sum()
}
