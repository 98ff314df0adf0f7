//! `naskah manifest merge`: one manifest of the parts of a batch.

use std::collections::BTreeMap;
use std::path::Path;

use naskah::diagnostic::Diagnostic;

use super::{Record, line, read};
use crate::args;
use crate::failure::{Failure, Status};
use crate::input::is_standard;
use crate::output;
use crate::report::Reporter;

pub(crate) fn manifest(args: &args::Manifest, reporter: &Reporter) -> Result<Status, Failure> {
    let args::Manifest::Merge { manifests, output } = args;
    let mut merged: BTreeMap<String, (Record, &Path)> = BTreeMap::new();
    for path in manifests {
        // Of a part that is not there, nobody would notice that it is missing.
        std::fs::File::open(path).map_err(|error| Failure::system("read", path, &error))?;
        for (file, record) in read(path)?.records {
            if let Some((other, of)) = merged.get(&file)
                && other.pdf != record.pdf
            {
                let (one, two) = (of.display(), path.display());
                let message = format!("`{one}` and `{two}` tell of two files `{file}`");
                return Err(Diagnostic::uncoded_error(message)
                    .help("merge the parts of one batch, each made with the same data")
                    .into());
            }
            merged.insert(file, (record, path));
        }
    }
    let mut text = Vec::new();
    for (record, path) in merged.values() {
        let line = line(record).map_err(|error| Failure::system("read", path, &error))?;
        text.extend(line);
    }
    if is_standard(output) {
        reporter.bytes(&text)?;
    } else {
        output::write(output, &text)?;
    }
    Ok(Status::Well)
}
