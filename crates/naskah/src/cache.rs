//! A bounded cache keyed by input value; never changes results.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{PoisonError, RwLock};

use foldhash::fast::RandomState;

/// A cache for many threads, with two generations of at most `capacity` bytes each.
///
/// A value that is read moves to the young generation. When the young generation is full it becomes the
/// old one, and the previous old one is dropped.
pub(crate) struct Cache<K, V> {
    capacity: usize,
    generations: RwLock<Generations<K, V>>,
}

struct Generations<K, V> {
    young: Generation<K, V>,
    old: Generation<K, V>,
    /// The size of the young generation, in bytes.
    bytes: usize,
}

/// A fast hash: some keys are the content of whole pages.
type Generation<K, V> = HashMap<K, Entry<V>, RandomState>;

struct Entry<V> {
    value: V,
    bytes: usize,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// A cache whose generations hold `capacity` bytes each.
    pub(crate) fn new(capacity: usize) -> Self {
        let generations =
            Generations { young: Generation::default(), old: Generation::default(), bytes: 0 };
        Self { capacity, generations: RwLock::new(generations) }
    }

    /// The value of this key, if it is cached.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let generations = self.generations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = generations.young.get(key) {
            return Some(entry.value.clone());
        }
        if !generations.old.contains_key(key) {
            return None;
        }
        drop(generations);
        let mut generations = self.generations.write().unwrap_or_else(PoisonError::into_inner);
        let Some((key, entry)) = generations.old.remove_entry(key) else {
            // Another thread has moved it in between.
            return generations.young.get(key).map(|entry| entry.value.clone());
        };
        let value = entry.value.clone();
        generations.insert(key, entry, self.capacity);
        Some(value)
    }

    /// Caches a value, unless it exceeds the capacity; `bytes` is the approximate size of key and value.
    pub(crate) fn insert(&self, key: K, value: V, bytes: usize) {
        let bytes = bytes + ENTRY_OVERHEAD;
        if bytes <= self.capacity {
            let mut generations = self.generations.write().unwrap_or_else(PoisonError::into_inner);
            generations.insert(key, Entry { value, bytes }, self.capacity);
        }
    }
}

/// The approximate size of an entry besides its key and value, in bytes.
const ENTRY_OVERHEAD: usize = 64;

impl<K: Eq + Hash, V> Generations<K, V> {
    fn insert(&mut self, key: K, entry: Entry<V>, capacity: usize) {
        if self.bytes + entry.bytes > capacity {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += entry.bytes;
        self.young.insert(key, entry);
    }
}

impl<K, V> fmt::Debug for Cache<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("capacity", &self.capacity).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(cache: &Cache<usize, usize>, numbers: std::ops::Range<usize>) {
        for number in numbers {
            cache.insert(number, number * 10, 100);
        }
    }

    #[test]
    fn values_are_found_by_their_key() {
        let cache = Cache::new(1_000);
        filled(&cache, 0..3);
        assert_eq!([0, 2, 3].map(|number| cache.get(&number)), [Some(0), Some(20), None]);
    }

    #[test]
    fn values_that_are_not_read_are_dropped() {
        let cache = Cache::new(1_000);
        cache.insert(1_000_000, 1, 100);
        for start in (0..1_000).step_by(4) {
            filled(&cache, start..start + 4);
            assert_eq!(cache.get(&1_000_000), Some(1), "it is read again and again");
        }
        let kept = (0..1_000).filter(|number| cache.get(number).is_some()).count();
        assert!((1..=14).contains(&kept), "{kept}");
    }

    #[test]
    fn values_above_the_capacity_are_not_cached() {
        let cache = Cache::new(1_000);
        filled(&cache, 0..2);
        cache.insert(2, 20, 1_001);
        assert_eq!([0, 1, 2].map(|number| cache.get(&number)), [Some(0), Some(10), None]);
    }
}
