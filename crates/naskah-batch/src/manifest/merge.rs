//! One manifest from those of the parts of a batch.

use std::collections::BTreeMap;
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Result};

use super::record::{Record, line};
use super::records::Manifest;
use crate::codes;

impl Manifest {
    /// The manifest of a whole batch, from the manifests of its parts, in the order of the document names.
    ///
    /// # Errors
    /// A manifest that cannot be read; two that name the same file with different contents.
    pub fn merge<P: AsRef<Path>>(paths: &[P]) -> Result<Self> {
        let mut merged: BTreeMap<String, (Record, &Path)> = BTreeMap::new();
        for path in paths.iter().map(AsRef::as_ref) {
            for (file, record) in Self::read(path)?.records {
                if let Some((other, first)) = merged.get(&file)
                    && other.pdf != record.pdf
                {
                    return Err(disagree(first, path, &file).into());
                }
                merged.insert(file, (record, path));
            }
        }
        Ok(Self::of(merged.into_values().map(|(record, _)| record)))
    }

    /// A manifest of these records.
    fn of(records: impl Iterator<Item = Record>) -> Self {
        let records: BTreeMap<_, _> = records.map(|record| (record.file.clone(), record)).collect();
        // Records are plain strings and numbers, whose serialisation cannot fail.
        let text = records.values().flat_map(|record| line(record).unwrap_or_default()).collect();
        Self { records, text }
    }

    /// The manifest as a file: a line of JSON for each record.
    pub fn to_bytes(&self) -> &[u8] {
        &self.text
    }
}

fn disagree(first: &Path, second: &Path, file: &str) -> Diagnostic {
    let (first, second) = (first.display(), second.display());
    let message = format!("`{first}` and `{second}` describe two different files `{file}`");
    Diagnostic::error(codes::MANIFESTS_DISAGREE, message)
        .help("merge the parts of one batch, each made from the same data")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::example;
    use super::*;

    #[test]
    fn parts_are_merged_by_file_name_and_may_overlap_but_not_disagree() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, records: &[Record]| {
            let path = folder.path().join(name);
            let text: Vec<u8> = records.iter().flat_map(|it| line(it).unwrap()).collect();
            fs::write(&path, text).unwrap();
            path
        };
        let one = write("1.jsonl", &[example("c.pdf", 1), example("a.pdf", 1)]);
        let two = write("2.jsonl", &[example("b.pdf", 1), example("a.pdf", 1)]);
        let merged = Manifest::merge(&[&one, &two]).unwrap();
        let files: Vec<_> = merged.records().map(|it| it.file.as_str()).collect();
        assert_eq!(files, ["a.pdf", "b.pdf", "c.pdf"]);
        assert_eq!(merged.to_bytes().split(|byte| *byte == b'\n').count(), 4);

        let three = write("3.jsonl", &[example("a.pdf", 2)]);
        let errors = Manifest::merge(&[&one, &three]).unwrap_err();
        assert_eq!(errors.iter().next().unwrap().code, codes::MANIFESTS_DISAGREE);
        assert!(Manifest::merge(&[folder.path().join("none.jsonl")]).is_err());
    }
}
