//! The map of ARCHITECTURE.md leads to files that exist.

use std::path::{Path, PathBuf};

const MAP: &str = include_str!("../../../ARCHITECTURE.md");

/// The words in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The rows of the tables of symptoms: the folder that the table's heading names, and the row's last cell.
fn rows() -> Vec<(&'static str, &'static str)> {
    let (mut folder, mut inside, mut rows) = ("", false, Vec::new());
    for line in MAP.lines() {
        if line.starts_with("**") {
            folder = quoted(line).next().unwrap_or_default();
        }
        inside = line.starts_with('|') && (inside || line == "| what is wrong | where to look |");
        let cell = line.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        if inside && !cell.starts_with("---") && cell != "where to look" {
            rows.push((folder, cell));
        }
    }
    rows
}

#[test]
fn every_file_that_the_map_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rows = rows();
    assert!(rows.len() > 60, "{}", rows.len());
    for (folder, cell) in rows {
        // A file stands in the folder of its table, in the one named before it, or beside the file before it.
        let mut folders: Vec<PathBuf> = vec![root.join(folder), root.clone()];
        for name in quoted(cell).filter(|name| !name.contains('*')) {
            let found = folders.iter().rev().map(|it| it.join(name)).find(|path| path.exists());
            let found = found.unwrap_or_else(|| panic!("{folder}: there is no `{name}`: {cell}"));
            let holder = if found.is_dir() { Some(found.as_path()) } else { found.parent() };
            folders.extend(holder.map(Path::to_owned));
        }
    }
}
