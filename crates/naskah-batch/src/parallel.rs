//! Work on several threads, whose results come in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

/// How many items each thread may begin before the oldest unfinished one is done. Bounds memory for any
/// number of items, while one slow item does not make the other threads wait.
const AHEAD: usize = 16;

/// Calls `work` for each item on that many threads, or one for each processor, and `done` with each
/// result in the order of the items, on the calling thread.
///
/// Where the machine does not allow so many threads, fewer do the work.
///
/// ```
/// use naskah_batch::parallel::in_order;
///
/// let mut squares = Vec::new();
/// in_order(None, 1..=4, |number| number * number, |square| squares.push(square));
/// assert_eq!(squares, [1, 4, 9, 16]);
/// ```
pub fn in_order<T: Send, R: Send>(
    threads: Option<NonZeroUsize>,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R),
) {
    let one = NonZeroUsize::MIN;
    let threads = threads.unwrap_or_else(|| thread::available_parallelism().unwrap_or(one)).get();
    let ahead = threads.saturating_mul(AHEAD);
    let queue = Queue::new(items, ahead);
    let (queue, work) = (&queue, &work);
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(ahead);
        let mut started = 0;
        while started < threads {
            let sender = sender.clone();
            let run = move || {
                let _open = Open(queue);
                while let Some((index, item)) = queue.take() {
                    // The receiver lives as long as this scope.
                    let _ = sender.send((index, work(item)));
                }
            };
            if Builder::new().spawn_scoped(scope, run).is_err() {
                break;
            }
            started += 1;
        }
        drop(sender);
        if started == 0 {
            while let Some((_, item)) = queue.take() {
                done(work(item));
                queue.finish_one();
            }
        }
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                done(result);
                next += 1;
                queue.finish_one();
            }
        }
    });
}

/// The remaining items.
struct Queue<I> {
    state: Mutex<State<I>>,
    changed: Condvar,
    ahead: usize,
}

struct State<I> {
    items: I,
    taken: usize,
    finished: usize,
    /// A worker panicked; its item will never complete.
    broken: bool,
}

impl<T, I: Iterator<Item = T>> Queue<I> {
    fn new(items: I, ahead: usize) -> Self {
        let state = State { items, taken: 0, finished: 0, broken: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), ahead }
    }

    /// The next item with its index, once it is not too far ahead.
    fn take(&self) -> Option<(usize, T)> {
        let mut state = self.lock();
        while state.taken >= state.finished.saturating_add(self.ahead) && !state.broken {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.broken {
            return None;
        }
        let item = state.items.next()?;
        let index = state.taken;
        state.taken += 1;
        Some((index, item))
    }

    fn finish_one(&self) {
        self.lock().finished += 1;
        self.changed.notify_all();
    }
}

impl<I> Queue<I> {
    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes the other threads if this one panics.
struct Open<'a, I>(&'a Queue<I>);

impl<I> Drop for Open<'_, I> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().broken = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whichever_is_first() {
        for jobs in [None, NonZeroUsize::new(1), NonZeroUsize::new(7)] {
            let mut came = Vec::new();
            let work = |item: u64| {
                thread::sleep(std::time::Duration::from_micros((500 - item) / 10));
                item * 2
            };
            in_order(jobs, 0..500_u64, work, |result| came.push(result));
            assert!(came.iter().copied().eq((0..500).map(|it| it * 2)));
        }
    }

    #[test]
    fn items_are_begun_only_a_little_ahead() {
        let begun = Mutex::new(0);
        let mut most = 0;
        let items = (0..5000).inspect(|_| *begun.lock().unwrap() += 1);
        let mut handed = 0;
        in_order(
            NonZeroUsize::new(3),
            items,
            |_| (),
            |()| {
                handed += 1;
                most = most.max(*begun.lock().unwrap() - handed);
            },
        );
        assert_eq!(handed, 5000);
        assert!(most <= 3 * AHEAD, "{most}");
    }
}
