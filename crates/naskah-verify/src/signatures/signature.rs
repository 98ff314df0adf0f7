//! The signatures in all revisions of a file.

use std::ops::Range;

use naskah_reader::{Dictionary, Entry, Id, Object, Pdf, ReadError, ReadResult, View};

use crate::fields::{FieldObject, signature_fields};

/// The most revisions that are judged; each of them is read.
const MAX_REVISIONS: usize = 256;

/// The value of a signature field.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Signature {
    /// The full name of the field.
    pub field: String,
    /// The object of the field.
    pub field_id: Id,
    /// The object of the signature dictionary; `None` if the dictionary is direct or inherited.
    pub value_id: Option<Id>,
    /// The signature dictionary.
    pub value: Dictionary,
    /// The revision that added it, from 0.
    pub revision: usize,
    /// A signature or a document time stamp.
    pub purpose: Purpose,
    /// The format of its message.
    pub sub_filter: Option<String>,
    /// The ranges of the file it covers: two offsets, each with a length (ISO 32000-1, 12.8.1).
    pub byte_range: Option<[usize; 4]>,
    /// Its message, padded with zeros; empty if there is none.
    pub contents: Vec<u8>,
    /// What later revisions did with it.
    pub fate: Fate,
    /// Where the signature dictionary is.
    entry: Option<Entry>,
}

/// What a signature attests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody signed the document.
    Signing,
    /// The document existed at a time (ISO 32000-2, 12.8.5).
    TimeStamp,
}

/// What later revisions did with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The newest revision still has it.
    Kept,
    /// That revision removed it.
    Removed(usize),
    /// That revision replaced it.
    Replaced(usize),
}

impl Signature {
    /// The two parts of the file it covers; `None` if they are not within the file.
    pub fn covered<'a>(&self, pdf: &Pdf<'a>) -> Option<[&'a [u8]; 2]> {
        let [first, length, second, rest] = self.byte_range?;
        let part = |start: usize, length: usize| pdf.bytes().get(start..start.checked_add(length)?);
        Some([part(first, length)?, part(second, rest)?])
    }

    /// The gap between the covered parts, which must be exactly its message.
    pub(crate) fn gap(&self) -> Option<Range<usize>> {
        let [first, length, second, _] = self.byte_range?;
        Some(first.checked_add(length)?..second)
    }

    /// Whether two fields share one signature dictionary.
    pub(crate) fn shares_with(&self, other: &Self) -> bool {
        self.field_id != other.field_id
            && self.value_id.is_some()
            && self.value_id == other.value_id
    }

    fn read(view: &View, found: &FieldObject, revision: usize) -> ReadResult<Option<Self>> {
        let value = view.inherited(&found.dictionary, "V")?;
        if value == Object::Null {
            return Ok(None);
        }
        let value_id = found.dictionary.get("V").as_reference();
        // A value other than a dictionary is reported as a coverage fault.
        let value = value.as_dictionary().cloned().unwrap_or_default();
        let name = |key| -> ReadResult<Option<String>> {
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
            fate: Fate::Kept,
            entry: value_id.and_then(|id| view.entry(id.number)),
            value,
        }))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.field == other.field
            && self.field_id == other.field_id
            && self.value_id == other.value_id
            && self.entry == other.entry
            && self.value == other.value
    }
}

/// Four integers, directly in the dictionary.
fn byte_range(value: &Dictionary) -> Option<[usize; 4]> {
    let numbers = value.get("ByteRange").as_array()?;
    let numbers: Option<Vec<usize>> = numbers
        .iter()
        .map(|number| number.as_integer().and_then(|number| usize::try_from(number).ok()))
        .collect();
    numbers?.try_into().ok()
}

/// The signatures of all revisions, in the order in which they were added.
///
/// # Errors
/// A form that cannot be read in any revision, or too many revisions.
pub fn signatures(pdf: &Pdf) -> ReadResult<Vec<Signature>> {
    if pdf.revisions().len() > MAX_REVISIONS {
        return Err(ReadError::new(
            pdf.bytes().len(),
            "the file has more revisions than can be judged",
        ));
    }
    let mut all: Vec<Signature> = Vec::new();
    for revision in 0..pdf.revisions().len() {
        let view = pdf.at(revision);
        let mut here = Vec::new();
        for found in signature_fields(&view)? {
            here.extend(Signature::read(&view, &found, revision)?);
        }
        let mut is_new = vec![true; here.len()];
        for signature in all.iter_mut().filter(|it| it.fate == Fate::Kept) {
            if let Some(index) = here.iter().position(|it| signature.is_same(it)) {
                is_new[index] = false;
            } else if here.iter().any(|it| it.field_id == signature.field_id) {
                signature.fate = Fate::Replaced(revision);
            } else {
                signature.fate = Fate::Removed(revision);
            }
        }
        all.extend(here.into_iter().zip(is_new).filter_map(|(it, new)| new.then_some(it)));
    }
    Ok(all)
}
