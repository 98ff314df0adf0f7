//! One part of a batch, for one of several machines.

use sha2::{Digest, Sha256};

/// One part of several, counted from 1.
///
/// An entry belongs to the part that its id says, on every machine and whatever the other entries are.
///
/// ```
/// use naskah_batch::Shard;
///
/// let parts: Vec<_> = (1..=8).filter_map(|part| Shard::new(part, 8)).collect();
/// assert_eq!(parts.iter().filter(|part| part.contains("diskominfo")).count(), 1);
/// assert_eq!(parts[1].manifest_name(), "naskah-2-of-8.jsonl");
/// assert!(Shard::new(9, 8).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    part: u64,
    count: u64,
}

impl Shard {
    /// Part number `part`, from 1, of `count`; none where the number is out of range.
    pub fn new(part: u64, count: u64) -> Option<Self> {
        (1..=count).contains(&part).then_some(Self { part, count })
    }

    /// Whether the entry with this id belongs to the part.
    pub fn contains(self, id: &str) -> bool {
        number(id) % self.count == self.part - 1
    }

    /// The file name of the part's manifest.
    pub fn manifest_name(self) -> String {
        format!("naskah-{}-of-{}.jsonl", self.part, self.count)
    }
}

/// The first 64 bits of the id's SHA-256: the same on every machine and in every version.
fn number(id: &str) -> u64 {
    let hash = Sha256::digest(id.as_bytes());
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_belongs_to_one_part_and_the_parts_are_of_similar_size() {
        let parts: Vec<_> = (1..=7).map(|part| Shard::new(part, 7).unwrap()).collect();
        let mut counts = [0; 7];
        for number in 0..7000 {
            let id = format!("desa-{number}");
            let containing: Vec<_> = (0..7).filter(|part| parts[*part].contains(&id)).collect();
            assert_eq!(containing.len(), 1, "{id}");
            counts[containing[0]] += 1;
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
        // Other machines may run other versions, so that this must never change.
        assert!(Shard::new(4, 7).unwrap().contains("diskominfo"));
    }

    #[test]
    fn parts_are_counted_from_one() {
        assert!(Shard::new(1, 1).is_some() && Shard::new(8, 8).is_some());
        assert!(Shard::new(0, 8).is_none() && Shard::new(9, 8).is_none());
        assert!(Shard::new(1, 0).is_none());
    }
}
