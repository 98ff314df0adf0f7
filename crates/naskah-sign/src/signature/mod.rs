//! The signatures of a file, those of its older revisions among them.

mod limits;

use std::ops::Range;

use crate::field::{Found, inherited, widgets};
use crate::file::{Dictionary, Entry, Fault, File, Id, Object, Read, View};

pub(crate) use self::limits::Limits;

/// More updates than this are no agreement's history, and to read each of them would take too long.
const MOST_REVISIONS: usize = 256;

/// What stands in a signature field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Signature {
    /// The whole name of the field.
    pub(crate) field: String,
    pub(crate) field_id: Id,
    /// The object of its dictionary; none when the dictionary stands directly in the field, or above it.
    pub(crate) value_id: Option<Id>,
    pub(crate) value: Dictionary,
    /// The revision in which it came.
    pub(crate) revision: usize,
    pub(crate) purpose: Purpose,
    pub(crate) sub_filter: Option<String>,
    /// What it says that it covers, if that can be read (ISO 32000-1, 12.8.1).
    pub(crate) byte_range: Option<[usize; 4]>,
    /// Its message, with the zeros behind; empty when there is none.
    pub(crate) contents: Vec<u8>,
    pub(crate) fate: Fate,
    /// Where the object of its dictionary stands.
    entry: Option<Entry>,
}

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Somebody signed.
    Signing,
    /// The document's existence at a time is attested (ISO 32000-2, 12.8.5).
    TimeStamp,
}

/// What became of a signature in later revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It stands in the newest revision as it came.
    Stands,
    /// It was taken away in that revision.
    Removed(usize),
    /// Something else was put in its place in that revision.
    Replaced(usize),
}

impl Signature {
    /// The two parts of the file that are signed, if they lie in it.
    pub(crate) fn covered<'a>(&self, file: &File<'a>) -> Option<[&'a [u8]; 2]> {
        let [first, length, second, rest] = self.byte_range?;
        let part =
            |start: usize, length: usize| file.bytes().get(start..start.checked_add(length)?);
        Some([part(first, length)?, part(second, rest)?])
    }

    /// What is left out of what is signed.
    pub(crate) fn hole(&self) -> Option<Range<usize>> {
        let [first, length, second, _] = self.byte_range?;
        Some(first.checked_add(length)?..second)
    }

    /// Whether two fields hold one dictionary.
    pub(crate) fn shares_with(&self, other: &Self) -> bool {
        self.field_id != other.field_id
            && self.value_id.is_some()
            && self.value_id == other.value_id
    }

    fn read(view: &View, found: &Found, revision: usize) -> Read<Option<Self>> {
        let value = inherited(view, &found.dictionary, "V")?;
        if value == Object::Null {
            return Ok(None);
        }
        let value_id = found.dictionary.get("V").as_reference();
        // What is no dictionary is no signature either; that it is none shows in its coverage.
        let value = value.as_dictionary().cloned().unwrap_or_default();
        let name = |key| -> Read<Option<String>> {
            let name = view.value(&value, key)?;
            Ok(name.as_name().map(|name| String::from_utf8_lossy(name).into_owned()))
        };
        let sub_filter = name("SubFilter")?;
        let time_stamp = name("Type")?.as_deref() == Some("DocTimeStamp")
            || sub_filter.as_deref() == Some("ETSI.RFC3161");
        Ok(Some(Self {
            field: found.field.name.clone(),
            field_id: found.id,
            value_id,
            revision,
            purpose: if time_stamp { Purpose::TimeStamp } else { Purpose::Signing },
            sub_filter,
            byte_range: byte_range(&value),
            contents: value.get("Contents").as_string().unwrap_or_default().to_vec(),
            fate: Fate::Stands,
            entry: value_id.and_then(|id| view.entry(id.number)),
            value,
        }))
    }

    fn is(&self, other: &Self) -> bool {
        self.field == other.field
            && self.field_id == other.field_id
            && self.value_id == other.value_id
            && self.entry == other.entry
            && self.value == other.value
    }
}

/// Four whole numbers, written in the dictionary itself.
fn byte_range(value: &Dictionary) -> Option<[usize; 4]> {
    let numbers = value.get("ByteRange").as_array()?;
    let numbers: Option<Vec<usize>> = numbers
        .iter()
        .map(|number| number.as_integer().and_then(|number| usize::try_from(number).ok()))
        .collect();
    numbers?.try_into().ok()
}

/// The signatures of every revision, in the order in which they came.
pub(crate) fn signatures(file: &File) -> Read<Vec<Signature>> {
    if file.revisions().len() > MOST_REVISIONS {
        return Err(Fault::new(file.bytes().len(), "there are more updates than can be judged"));
    }
    let mut all: Vec<Signature> = Vec::new();
    for revision in 0..file.revisions().len() {
        let view = file.at(revision);
        let mut here = Vec::new();
        for found in widgets(&view)? {
            here.extend(Signature::read(&view, &found, revision)?);
        }
        let mut came = vec![true; here.len()];
        for signature in all.iter_mut().filter(|it| it.fate == Fate::Stands) {
            if let Some(index) = here.iter().position(|it| signature.is(it)) {
                came[index] = false;
            } else if here.iter().any(|it| it.field_id == signature.field_id) {
                signature.fate = Fate::Replaced(revision);
            } else {
                signature.fate = Fate::Removed(revision);
            }
        }
        all.extend(here.into_iter().zip(came).filter_map(|(it, came)| came.then_some(it)));
    }
    Ok(all)
}
