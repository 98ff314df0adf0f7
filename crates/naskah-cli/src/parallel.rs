//! Work on several threads, whose results come in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc;

use rayon::ThreadPoolBuilder;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::failure::Failure;

/// Does the work for each item, given with its place, on that many threads, or one for each processor; and hands
/// each result over in the order of the items, as soon as those before it are handed over.
///
/// # Errors
/// Threads that the machine does not give.
pub(crate) fn in_order<'a, T: Sync, R: Send>(
    jobs: Option<NonZeroUsize>,
    items: &'a [T],
    work: impl Fn(usize, &'a T) -> R + Sync,
    mut done: impl FnMut(&'a T, R),
) -> Result<(), Failure> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, usize::from))
        .build()
        .map_err(|error| Failure::machine(format!("cannot start the threads: {error}")))?;
    pool.in_place_scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let work = &work;
        scope.spawn(move |_| {
            items.par_iter().enumerate().for_each_with(sender, |sender, (index, item)| {
                // The receiver lives as long as this scope.
                let _ = sender.send((index, work(index, item)));
            });
        });
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                done(&items[next], result);
                next += 1;
            }
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_first() {
        let items: Vec<u64> = (0..50).rev().collect();
        for jobs in [None, NonZeroUsize::new(1), NonZeroUsize::new(7)] {
            let mut came = Vec::new();
            let work = |index: usize, item: &u64| {
                std::thread::sleep(std::time::Duration::from_micros(item * 40));
                (index, *item)
            };
            in_order(jobs, &items, work, |item, result| came.push((*item, result))).unwrap();
            let wanted: Vec<_> =
                items.iter().enumerate().map(|(at, it)| (*it, (at, *it))).collect();
            assert_eq!(came, wanted);
        }
    }
}
