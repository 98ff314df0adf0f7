//! What was made before, found again by value: it spares work and changes no result.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{PoisonError, RwLock};

use foldhash::fast::RandomState;

/// Values by what they were made from, for many threads at once.
///
/// It holds two generations of so many bytes at most. A value that is asked for is young again; when the
/// young ones are too many, they are the old ones, and the old ones are forgotten.
pub(crate) struct Cache<K, V> {
    room: usize,
    generations: RwLock<Generations<K, V>>,
}

struct Generations<K, V> {
    young: Known<K, V>,
    old: Known<K, V>,
    /// The bytes of the young ones.
    bytes: usize,
}

/// The keys are whole pages, too: how fast they are hashed counts.
type Known<K, V> = HashMap<K, Kept<V>, RandomState>;

struct Kept<V> {
    value: V,
    bytes: usize,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// A cache whose generations have room for so many bytes.
    pub(crate) fn new(room: usize) -> Self {
        let generations = Generations { young: Known::default(), old: Known::default(), bytes: 0 };
        Self { room, generations: RwLock::new(generations) }
    }

    /// What was made from that.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let known = self.generations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = known.young.get(key) {
            return Some(kept.value.clone());
        }
        if !known.old.contains_key(key) {
            return None;
        }
        drop(known);
        let mut known = self.generations.write().unwrap_or_else(PoisonError::into_inner);
        let Some((key, kept)) = known.old.remove_entry(key) else {
            // Another thread has been quicker.
            return known.young.get(key).map(|kept| kept.value.clone());
        };
        let value = kept.value.clone();
        known.keep(key, kept, self.room);
        Some(value)
    }

    /// Keeps what was made from that, both together of about so many bytes, unless they fill a generation.
    pub(crate) fn keep(&self, key: K, value: V, bytes: usize) {
        let bytes = bytes + ENTRY;
        if bytes <= self.room {
            let mut known = self.generations.write().unwrap_or_else(PoisonError::into_inner);
            known.keep(key, Kept { value, bytes }, self.room);
        }
    }
}

/// What an entry takes beside its key and its value, about.
const ENTRY: usize = 64;

impl<K: Eq + Hash, V> Generations<K, V> {
    fn keep(&mut self, key: K, kept: Kept<V>, room: usize) {
        if self.bytes + kept.bytes > room {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += kept.bytes;
        self.young.insert(key, kept);
    }
}

impl<K, V> fmt::Debug for Cache<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("room", &self.room).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(cache: &Cache<usize, usize>, numbers: std::ops::Range<usize>) {
        for number in numbers {
            cache.keep(number, number * 10, 100);
        }
    }

    #[test]
    fn values_are_found_by_what_they_were_made_from() {
        let cache = Cache::new(1_000);
        filled(&cache, 0..3);
        assert_eq!([0, 2, 3].map(|number| cache.get(&number)), [Some(0), Some(20), None]);
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let cache = Cache::new(1_000);
        cache.keep(1_000_000, 1, 100);
        for start in (0..1_000).step_by(4) {
            filled(&cache, start..start + 4);
            assert_eq!(cache.get(&1_000_000), Some(1), "it is asked for again and again");
        }
        let kept = (0..1_000).filter(|number| cache.get(number).is_some()).count();
        assert!((1..=14).contains(&kept), "{kept}");
    }

    #[test]
    fn what_is_too_large_is_not_kept() {
        let cache = Cache::new(1_000);
        filled(&cache, 0..2);
        cache.keep(2, 20, 1_001);
        assert_eq!([0, 1, 2].map(|number| cache.get(&number)), [Some(0), Some(10), None]);
    }
}
