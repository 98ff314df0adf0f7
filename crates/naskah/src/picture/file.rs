//! The bytes of a picture file.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naskah_diagnostic::Diagnostic;

/// Larger files hold nothing that a page could show.
const MOST_BYTES: u64 = 64 << 20;

/// Names this much alike may be meant for each other (Jaro–Winkler).
const ALIKE: f64 = 0.85;

/// Reads the file of that path.
pub(super) fn read(path: &str) -> Result<Vec<u8>, Diagnostic> {
    let file = Path::new(path);
    let metadata = fs::metadata(file).map_err(|error| unreadable(path, &error))?;
    if metadata.is_dir() {
        return Err(Diagnostic::uncoded_error(format!("the picture `{path}` is a folder"))
            .help("name a PNG or JPEG file in it"));
    }
    if !metadata.is_file() {
        return Err(Diagnostic::uncoded_error(format!(
            "the picture `{path}` is not a regular file"
        )));
    }
    if metadata.len() > MOST_BYTES {
        return Err(Diagnostic::uncoded_error(format!(
            "the picture `{path}` is larger than 64 MB"
        ))
        .help("save it with fewer pixels: it needs no more than about 1,000 each way"));
    }
    fs::read(file).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &str, error: &std::io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => missing(path),
        ErrorKind::PermissionDenied => {
            Diagnostic::uncoded_error(format!("the picture `{path}` may not be read"))
                .help("give yourself the permission to read the file")
        }
        _ => Diagnostic::uncoded_error(format!("the picture `{path}` cannot be read: {error}")),
    }
}

fn missing(path: &str) -> Diagnostic {
    let diagnostic = Diagnostic::uncoded_error(format!("there is no picture `{path}`"));
    match alike(Path::new(path)) {
        Some(other) => diagnostic.help(format!("did you mean `{}`?", other.display())),
        None => {
            let looked_for = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
            diagnostic.help(format!("looked for {}", looked_for.display()))
        }
    }
}

/// The file in the same folder whose name is most like the path's.
fn alike(path: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut names: Vec<String> = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    // A folder's order is the file system's own.
    names.sort();
    let likeness = |name: &str| strsim::jaro_winkler(&name.to_lowercase(), &wanted);
    let best = names.into_iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(&best) >= ALIKE).then(|| path.with_file_name(best))
}
