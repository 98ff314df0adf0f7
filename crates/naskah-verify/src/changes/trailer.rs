//! Permitted changes of the trailer: document identifier and information (ISO 32000-1, 7.5.5).

use naskah_reader::{Object, ReadResult, View};

use super::change::{ChangeKind, ChangeVerdict};
use super::compare::{Comparison, Open, Role, keys};
use super::path::Path;

/// The document information that programs change when they save a file.
const INFORMATION: [&[u8]; 2] = [b"ModDate", b"Producer"];

/// The keys of the cross-reference section rather than the document (ISO 32000-1, tables 15 and 17).
const CROSS_REFERENCE: [&[u8]; 8] =
    [b"Prev", b"Size", b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms"];

/// Compares the trailers, and opens what they refer to.
pub(super) fn compare(comparison: &mut Comparison, open: &mut Open) -> ReadResult<()> {
    let (old, new) = (comparison.old.trailer(), comparison.new.trailer());
    let path = Path::new("the trailer");
    for key in keys(&old, &new) {
        let (path, before, after) = (path.key(key), old.value(key), new.value(key));
        match key {
            b"Root" => {
                if before != after {
                    comparison.refuse(&path, before, after);
                }
                open.push(path, before, after, Role::Plain);
            }
            b"ID" => {
                // The second half identifies the state of the file (14.4).
                let first = |view: &View, id: &Object| -> ReadResult<Object> {
                    let id = view.resolve(id)?;
                    let first = id.as_array().and_then(<[Object]>::first);
                    view.resolve(first.unwrap_or(&Object::Null))
                };
                let before = first(comparison.old, before)?;
                let after = first(comparison.new, after)?;
                if before != Object::Null && before != after {
                    comparison.refuse(&path, &before, &after);
                }
            }
            b"Info" => information(comparison, before, after)?,
            key if CROSS_REFERENCE.contains(&key) => {}
            // Private entries of programs, which other programs need not keep.
            _ if *after == Object::Null => {}
            _ => open.push(path, before, after, Role::Plain),
        }
    }
    Ok(())
}

fn information(comparison: &mut Comparison, before: &Object, after: &Object) -> ReadResult<()> {
    let path = Path::new("the document information");
    let (old, new) = (comparison.old.resolve(before)?, comparison.new.resolve(after)?);
    let dictionary = |object: &Object| object.as_dictionary().cloned().unwrap_or_default();
    let (old, new) = (dictionary(&old), dictionary(&new));
    for key in keys(&old, &new) {
        let (before, after) = (old.value(key), new.value(key));
        if comparison.differs(before, after)? {
            if INFORMATION.contains(&key) {
                comparison.tell(&path.key(key), ChangeKind::Described, ChangeVerdict::Allowed);
            } else {
                comparison.refuse(&path.key(key), before, after);
            }
        }
    }
    Ok(())
}
