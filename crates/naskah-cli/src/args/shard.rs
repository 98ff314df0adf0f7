//! `--shard`: the part of a batch to make, given explicitly or by the job scheduler.

use std::env;
use std::str::FromStr;

use naskah_batch::Shard;
use naskah_diagnostic::{Diagnostic, Result};

use crate::codes;

/// The argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShardArg {
    Part(Shard),
    /// The scheduler gives the part, and the number of parts unless the argument does.
    Auto(Option<u64>),
}

/// A scheduler's environment variables: the index of the part, the first index, and the number of parts.
const SCHEDULERS: [(&str, Option<&str>, Option<&str>); 3] = [
    // A Kubernetes Indexed Job does not give the number of parts.
    ("JOB_COMPLETION_INDEX", None, None),
    ("AWS_BATCH_JOB_ARRAY_INDEX", None, Some("AWS_BATCH_JOB_ARRAY_SIZE")),
    ("SLURM_ARRAY_TASK_ID", Some("SLURM_ARRAY_TASK_MIN"), Some("SLURM_ARRAY_TASK_COUNT")),
];

impl FromStr for ShardArg {
    type Err = &'static str;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let wrong = "write I/N with I from 1 to N, such as 2/8; or `auto`, `auto/N`";
        if text == "auto" {
            return Ok(Self::Auto(None));
        }
        let (part, count) = text.split_once('/').ok_or(wrong)?;
        let count = count.parse().ok().filter(|count| *count > 0).ok_or(wrong)?;
        if part == "auto" {
            return Ok(Self::Auto(Some(count)));
        }
        let part = part.parse().map_err(|_| wrong)?;
        Shard::new(part, count).map(Self::Part).ok_or(wrong)
    }
}

impl ShardArg {
    /// The part.
    ///
    /// # Errors
    /// `auto` without a scheduler's environment variables.
    pub(crate) fn shard(self) -> Result<Shard> {
        match self {
            Self::Part(shard) => Ok(shard),
            Self::Auto(count) => auto(count, |name| env::var(name).ok()),
        }
    }
}

fn auto(count: Option<u64>, variable: impl Fn(&str) -> Option<String>) -> Result<Shard> {
    let number = |name: &str| variable(name).and_then(|text| text.trim().parse::<u64>().ok());
    for (index, first, of) in SCHEDULERS {
        let Some(index) = number(index) else { continue };
        let first = first.and_then(&number).unwrap_or(0);
        let Some(count) = count.or_else(|| of.and_then(&number)) else {
            let message = "the scheduler does not give the number of parts";
            return Err(Diagnostic::error(codes::SHARD_UNKNOWN, message)
                .help("give it: `--shard auto/N`")
                .into());
        };
        let part = index.checked_sub(first).and_then(|part| Shard::new(part + 1, count));
        return part.ok_or_else(|| {
            let message =
                format!("the scheduler asks for part {index}, counted from {first}, of {count}");
            Diagnostic::error(codes::SHARD_UNKNOWN, message).help("start as many parts as N").into()
        });
    }
    let names: Vec<_> = SCHEDULERS.iter().map(|(index, ..)| format!("`{index}`")).collect();
    let message =
        format!("no scheduler says which part this is: none of {} is set", names.join(", "));
    Err(Diagnostic::error(codes::SHARD_UNKNOWN, message).help("give it: `--shard I/N`").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedulers_say_which_part_it_is() {
        let part = |count, variables: &[(&str, &str)]| {
            let found = |name: &str| {
                variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
            };
            auto(count, found).map_err(|errors| errors.to_string())
        };
        let shard = |part, count| Ok(Shard::new(part, count).unwrap());
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
        assert!(part(None, &[]).unwrap_err().contains("no scheduler"));
    }

    #[test]
    fn a_part_is_counted_from_one() {
        assert_eq!("2/8".parse(), Ok(ShardArg::Part(Shard::new(2, 8).unwrap())));
        assert_eq!("auto/8".parse(), Ok(ShardArg::Auto(Some(8))));
        for wrong in ["0/8", "9/8", "1/0", "8", "a/b", "auto/0", "-1/8"] {
            assert!(wrong.parse::<ShardArg>().is_err(), "{wrong}");
        }
    }
}
