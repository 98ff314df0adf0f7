//! A part of a batch, for one of several machines.

use std::env;
use std::str::FromStr;

use naskah::diagnostic::Diagnostic;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// What the command asks for: which part of how many, or what the engine says that started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Part(Shard),
    /// The engine says which part; and of how many, where the command does not.
    Auto(Option<u64>),
}

/// One part of several, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    part: u64,
    of: u64,
}

/// An engine: the variables that say which part it is, from which number on they count, and of how many.
const ENGINES: [(&str, Option<&str>, Option<&str>); 3] = [
    // Kubernetes: an Indexed Job does not say of how many.
    ("JOB_COMPLETION_INDEX", None, None),
    ("AWS_BATCH_JOB_ARRAY_INDEX", None, Some("AWS_BATCH_JOB_ARRAY_SIZE")),
    ("SLURM_ARRAY_TASK_ID", Some("SLURM_ARRAY_TASK_MIN"), Some("SLURM_ARRAY_TASK_COUNT")),
];

impl FromStr for Asked {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "write I/N with I from 1 to N, such as 2/8; or `auto`, `auto/N`";
        if text == "auto" {
            return Ok(Self::Auto(None));
        }
        let (part, of) = text.split_once('/').ok_or(wrong)?;
        let of = of.parse().ok().filter(|of| *of > 0).ok_or(wrong)?;
        if part == "auto" {
            return Ok(Self::Auto(Some(of)));
        }
        let part = part.parse().map_err(|_| wrong)?;
        Shard::new(part, of).map(Self::Part).ok_or(wrong)
    }
}

impl Asked {
    /// The part that is meant.
    ///
    /// # Errors
    /// An engine that does not say it.
    pub(crate) fn shard(self) -> Result<Shard, Failure> {
        match self {
            Self::Part(shard) => Ok(shard),
            Self::Auto(of) => auto(of, |name| env::var(name).ok()),
        }
    }
}

fn auto(of: Option<u64>, variable: impl Fn(&str) -> Option<String>) -> Result<Shard, Failure> {
    let number = |name: &str| variable(name).and_then(|text| text.trim().parse::<u64>().ok());
    for (index, first, count) in ENGINES {
        let Some(index) = number(index) else { continue };
        let first = first.and_then(&number).unwrap_or(0);
        let of = of.or_else(|| count.and_then(&number));
        let Some(of) = of else {
            return Err(Failure::usage(
                Diagnostic::uncoded_error("the engine does not say how many parts there are")
                    .help("say it: `--shard auto/N`"),
            ));
        };
        let part = index.checked_sub(first).and_then(|part| Shard::new(part + 1, of));
        return part.ok_or_else(|| {
            let text = format!("the engine asks for part {index} from {first} on, of {of}");
            Failure::usage(Diagnostic::uncoded_error(text).help("start as many parts as N says"))
        });
    }
    let names: Vec<_> = ENGINES.iter().map(|(index, ..)| format!("`{index}`")).collect();
    Err(Failure::usage(
        Diagnostic::uncoded_error(format!(
            "no engine says which part this is: {}",
            names.join(", ")
        ))
        .help("say it: `--shard I/N`"),
    ))
}

impl Shard {
    fn new(part: u64, of: u64) -> Option<Self> {
        (1..=of).contains(&part).then_some(Self { part, of })
    }

    /// Whether an entry belongs to this part: it belongs to the same one on every machine, whatever the others are.
    pub(crate) fn holds(self, id: &str) -> bool {
        number(id) % self.of == self.part - 1
    }

    /// The name of its manifest, beside those of the other parts.
    pub(crate) fn manifest(self) -> String {
        format!("naskah-{}-of-{}.jsonl", self.part, self.of)
    }
}

/// The number of a name, the same everywhere and for ever.
pub(super) fn number(name: &str) -> u64 {
    let hash = Sha256::digest(name.as_bytes());
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_belongs_to_one_part_and_the_parts_are_alike() {
        let parts: Vec<_> = (1..=7).map(|part| Shard::new(part, 7).unwrap()).collect();
        let mut counts = [0; 7];
        for number in 0..7000 {
            let id = format!("desa-{number}");
            let holding: Vec<_> = (0..7).filter(|part| parts[*part].holds(&id)).collect();
            assert_eq!(holding.len(), 1, "{id}");
            counts[holding[0]] += 1;
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
        // For ever: other machines may run other versions.
        assert!(Shard::new(4, 7).unwrap().holds("diskominfo"));
    }

    #[test]
    fn engines_say_which_part_it_is() {
        let part = |of, variables: &[(&str, &str)]| {
            let found = |name: &str| {
                variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
            };
            auto(of, found).map_err(|failure| failure.errors.to_string())
        };
        let shard = |part, of| Ok(Shard::new(part, of).unwrap());
        assert_eq!(part(Some(4), &[("JOB_COMPLETION_INDEX", "3")]), shard(4, 4));
        let aws = [("AWS_BATCH_JOB_ARRAY_INDEX", "0"), ("AWS_BATCH_JOB_ARRAY_SIZE", "9")];
        assert_eq!(part(None, &aws), shard(1, 9));
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "5"),
            ("SLURM_ARRAY_TASK_MIN", "1"),
            ("SLURM_ARRAY_TASK_COUNT", "8"),
        ];
        assert_eq!(part(None, &slurm), shard(5, 8));
        assert!(part(None, &[("JOB_COMPLETION_INDEX", "3")]).unwrap_err().contains("auto/N"));
        assert!(part(Some(3), &[("JOB_COMPLETION_INDEX", "3")]).unwrap_err().contains("part 3"));
        assert!(part(None, &[]).unwrap_err().contains("no engine"));
    }

    #[test]
    fn a_part_is_counted_from_one() {
        assert_eq!("2/8".parse(), Ok(Asked::Part(Shard { part: 2, of: 8 })));
        assert_eq!("auto/8".parse(), Ok(Asked::Auto(Some(8))));
        for wrong in ["0/8", "9/8", "1/0", "8", "a/b", "auto/0", "-1/8"] {
            assert!(wrong.parse::<Asked>().is_err(), "{wrong}");
        }
    }
}
