//! The objects that a PDF is made of (ISO 32000-1, 7.3). They are cheap to copy.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// An indirect object's number and generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id {
    pub(crate) number: u32,
    pub(crate) generation: u16,
}

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Arc<[u8]>),
    String(Arc<[u8]>),
    Array(Arc<[Object]>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(Id),
}

/// A dictionary, by its keys without their slash.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dictionary(Arc<BTreeMap<Arc<[u8]>, Object>>);

/// A stream, and where in the file its bytes stand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dictionary: Dictionary,
    pub(crate) data: Range<usize>,
}

impl Object {
    pub(crate) fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().into())
    }

    pub(crate) fn string(bytes: &[u8]) -> Self {
        Self::String(bytes.into())
    }

    /// A text string: in ASCII where that suffices, else in UTF-16 (7.9.2.2).
    pub(crate) fn text(text: &str) -> Self {
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Self::string(text.as_bytes());
        }
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        Self::String([0xFE, 0xFF].into_iter().chain(units).collect())
    }

    pub(crate) fn array(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(items.into_iter().collect())
    }

    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "places on a page are small")]
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn as_string(&self) -> Option<&[u8]> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The dictionary, a stream's among them.
    pub(crate) fn as_dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }

    pub(crate) fn as_reference(&self) -> Option<Id> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }
}

impl Dictionary {
    /// The value under a key, or null.
    pub(crate) fn get(&self, key: &str) -> &Object {
        self.value(key.as_bytes())
    }

    /// The same, for a key that need not be a text.
    pub(crate) fn value(&self, key: &[u8]) -> &Object {
        self.0.get(key).unwrap_or(&Object::Null)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key.as_bytes())
    }

    /// The same but for one value; null takes the key away.
    #[must_use]
    pub(crate) fn with(mut self, key: &str, value: impl Into<Object>) -> Self {
        let entries = Arc::make_mut(&mut self.0);
        match value.into() {
            Object::Null => entries.remove(key.as_bytes()),
            value => entries.insert(key.as_bytes().into(), value),
        };
        self
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.keys().map(|key| &**key)
    }

    /// Nothing when a key comes twice: readers differ in which of its values they take.
    pub(crate) fn from_pairs(pairs: Vec<(Arc<[u8]>, Object)>) -> Option<Self> {
        let count = pairs.len();
        let entries: BTreeMap<_, _> = pairs.into_iter().collect();
        (entries.len() == count).then(|| Self(Arc::new(entries)))
    }
}

impl From<Dictionary> for Object {
    fn from(dictionary: Dictionary) -> Self {
        Self::Dictionary(dictionary)
    }
}

impl From<Id> for Object {
    fn from(id: Id) -> Self {
        Self::Reference(id)
    }
}

impl From<i64> for Object {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}
