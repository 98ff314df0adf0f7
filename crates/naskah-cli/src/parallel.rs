//! Work on several threads, whose results come in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// As many items for each thread are begun before the first of them is handed over: memory stays bounded, whatever the
/// number of items, and no thread waits for one slow item.
const AHEAD: usize = 16;

/// Does the work for each item on that many threads, or one for each processor; and hands each result over in the order
/// of the items, as soon as those before it are handed over.
pub(crate) fn in_order<T: Send, R: Send>(
    jobs: Option<NonZeroUsize>,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R),
) {
    let one = NonZeroUsize::MIN;
    let threads = jobs.unwrap_or_else(|| thread::available_parallelism().unwrap_or(one)).get();
    let queue = Queue::new(items, threads * AHEAD);
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(threads * AHEAD);
        for _ in 0..threads {
            let (sender, queue, work) = (sender.clone(), &queue, &work);
            scope.spawn(move || {
                let _open = Open(queue);
                while let Some((index, item)) = queue.take() {
                    // The receiver lives as long as this scope.
                    let _ = sender.send((index, work(item)));
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                done(result);
                next += 1;
                queue.hand_over();
            }
        }
    });
}

/// The items that are left.
struct Queue<I> {
    state: Mutex<State<I>>,
    handed: Condvar,
    ahead: usize,
}

struct State<I> {
    items: I,
    taken: usize,
    handed: usize,
    /// A thread has come to grief, and its item never comes.
    broken: bool,
}

impl<T, I: Iterator<Item = T>> Queue<I> {
    fn new(items: I, ahead: usize) -> Self {
        let state = State { items, taken: 0, handed: 0, broken: false };
        Self { state: Mutex::new(state), handed: Condvar::new(), ahead }
    }

    /// The next item with its place, once it is not too far ahead.
    fn take(&self) -> Option<(usize, T)> {
        let mut state = self.lock();
        while state.taken >= state.handed + self.ahead && !state.broken {
            state = self.handed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.broken {
            return None;
        }
        let item = state.items.next()?;
        let index = state.taken;
        state.taken += 1;
        Some((index, item))
    }

    fn hand_over(&self) {
        self.lock().handed += 1;
        self.handed.notify_all();
    }
}

impl<I> Queue<I> {
    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has nobody wait for a thread that panicked.
struct Open<'a, I>(&'a Queue<I>);

impl<I> Drop for Open<'_, I> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().broken = true;
            self.0.handed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_first() {
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
    fn no_more_is_begun_than_a_little_ahead() {
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
