//! What the trailers say before and after an update: where the document is, what it is called, what is known of
//! it (ISO 32000-1, 7.5.5).

use super::compare::{Open, Role, Walk, keys};
use super::path::Path;
use super::{Verdict, What};
use crate::file::{Object, Read, View};

/// What of the document information programs change when they save a file.
const INFORMATION: [&[u8]; 2] = [b"ModDate", b"Producer"];

/// What belongs to the cross-reference rather than the document (ISO 32000-1, tables 15 and 17).
const CROSS_REFERENCE: [&[u8]; 8] =
    [b"Prev", b"Size", b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms"];

impl Walk<'_> {
    pub(super) fn trailers(&mut self, open: &mut Open) -> Read<()> {
        let (old, new) = (self.old.trailer(), self.new.trailer());
        let path = Path::new("the trailer");
        for key in keys(&old, &new) {
            let (path, before, after) = (path.key(key), old.value(key), new.value(key));
            match key {
                b"Root" => {
                    if before != after {
                        self.refuse(&path, before, after);
                    }
                    open.push(path, before, after, Role::Plain);
                }
                b"ID" => {
                    // The second half is of this state of the file (14.4).
                    let first = |view: &View, id: &Object| -> Read<Object> {
                        let id = view.resolve(id)?;
                        let first = id.as_array().and_then(<[Object]>::first);
                        view.resolve(first.unwrap_or(&Object::Null))
                    };
                    let (before, after) = (first(self.old, before)?, first(self.new, after)?);
                    if before != Object::Null && before != after {
                        self.refuse(&path, &before, &after);
                    }
                }
                b"Info" => self.information(before, after)?,
                key if CROSS_REFERENCE.contains(&key) => {}
                // Remarks of programs, which others need not keep.
                _ if *after == Object::Null => {}
                _ => open.push(path, before, after, Role::Plain),
            }
        }
        Ok(())
    }

    fn information(&mut self, before: &Object, after: &Object) -> Read<()> {
        let path = Path::new("the document information");
        let (old, new) = (self.old.resolve(before)?, self.new.resolve(after)?);
        let dictionary = |object: &Object| object.as_dictionary().cloned().unwrap_or_default();
        let (old, new) = (dictionary(&old), dictionary(&new));
        for key in keys(&old, &new) {
            let (before, after) = (old.value(key), new.value(key));
            if self.differs(before, after)? {
                if INFORMATION.contains(&key) {
                    self.tell(&path.key(key), What::Described, Verdict::Allowed);
                } else {
                    self.refuse(&path.key(key), before, after);
                }
            }
        }
        Ok(())
    }
}
