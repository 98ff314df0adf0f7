//! The objects a PDF consists of (ISO 32000-1, 7.3). All are cheap to clone.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// An indirect object's number and generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// The object number.
    pub number: u32,
    /// The generation number.
    pub generation: u16,
}

impl Id {
    /// The id of an object in generation 0.
    pub const fn new(number: u32) -> Self {
        Self { number, generation: 0 }
    }
}

/// An object.
///
/// ```
/// use naskah_reader::Object;
///
/// let rectangle = Object::array([10, 20, 110, 80].map(Object::Integer));
/// assert_eq!(rectangle.as_array().map(|items| items.len()), Some(4));
/// // An object of another type is not an error.
/// assert_eq!(rectangle.as_integer(), None);
/// // Strings are compared by their bytes.
/// assert_eq!(Object::text("Ketua"), Object::string(b"Ketua"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// The absence of a value.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number without a decimal point.
    Integer(i64),
    /// A number with a decimal point.
    Real(f64),
    /// A name, without its slash and with `#xx` escapes decoded.
    Name(Arc<[u8]>),
    /// A string.
    String(PdfString),
    /// An array.
    Array(Arc<[Object]>),
    /// A dictionary.
    Dictionary(Dictionary),
    /// A stream.
    Stream(Stream),
    /// A reference to an indirect object.
    Reference(Id),
}

/// The bytes of a string, and the notation they were written in. Strings of equal bytes are equal in
/// either notation.
#[derive(Clone)]
pub struct PdfString {
    bytes: Arc<[u8]>,
    hexadecimal: bool,
}

/// A dictionary: unique keys, without their slashes, and their values. Dictionaries with the same entries
/// are equal in whatever order they were written.
///
/// ```
/// use naskah_reader::{Dictionary, Id, Object};
///
/// let widget = Dictionary::default()
///     .with("FT", Object::name("Sig"))
///     .with("P", Id::new(4))
///     .with("F", 132);
/// assert_eq!(widget.get("FT").as_name(), Some(b"Sig".as_slice()));
/// assert_eq!(widget.get("F").as_integer(), Some(132));
/// // A missing key is null.
/// assert_eq!(widget.get("V"), &Object::Null);
/// ```
#[derive(Clone, Default)]
pub struct Dictionary(Arc<Entries>);

#[derive(Clone, Default)]
struct Entries {
    /// Sorted by key.
    pairs: Vec<(Arc<[u8]>, Object)>,
    /// The keys as they were written.
    written: Vec<Arc<[u8]>>,
}

/// A stream: its dictionary, and the range of its encoded bytes in the file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Stream {
    /// The stream's dictionary.
    pub dictionary: Dictionary,
    /// Where in the file the encoded bytes are.
    pub data: Range<usize>,
}

impl Object {
    /// A name, given without its slash.
    pub fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().into())
    }

    /// A string of bytes, in hexadecimal notation.
    pub fn string(bytes: &[u8]) -> Self {
        Self::String(PdfString::new(bytes, true))
    }

    /// A text string: ASCII where that suffices, else UTF-16 with a byte order mark (7.9.2.2).
    pub fn text(text: &str) -> Self {
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Self::string(text.as_bytes());
        }
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        let bytes: Vec<u8> = [0xFE, 0xFF].into_iter().chain(units).collect();
        Self::string(&bytes)
    }

    /// An array.
    pub fn array(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(items.into_iter().collect())
    }

    /// The value of an integer.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The value of a number of either kind.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "page coordinates are small")]
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// The bytes of a name, without the slash.
    pub fn as_name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The bytes of a string.
    pub fn as_string(&self) -> Option<&[u8]> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A dictionary, or the dictionary of a stream.
    pub fn as_dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }

    /// The target of a reference.
    pub fn as_reference(&self) -> Option<Id> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }
}

impl PdfString {
    /// A string of bytes, in hexadecimal or literal notation.
    pub fn new(bytes: impl Into<Arc<[u8]>>, hexadecimal: bool) -> Self {
        Self { bytes: bytes.into(), hexadecimal }
    }

    /// Whether it was written `<28>` rather than `(()`.
    pub fn is_hexadecimal(&self) -> bool {
        self.hexadecimal
    }
}

impl Deref for PdfString {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl PartialEq for PdfString {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for PdfString {}

impl fmt::Debug for PdfString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.bytes.escape_ascii())
    }
}

impl Dictionary {
    /// The value of a key, or null.
    pub fn get(&self, key: &str) -> &Object {
        self.value(key.as_bytes())
    }

    /// The value of a key that need not be UTF-8, or null.
    pub fn value(&self, key: &[u8]) -> &Object {
        self.find(key).map_or(&Object::Null, |index| &self.0.pairs[index].1)
    }

    /// Whether there is an entry of that key.
    pub fn has(&self, key: &str) -> bool {
        self.find(key.as_bytes()).is_ok()
    }

    /// The dictionary with one value set; null removes the entry.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Object>) -> Self {
        let (key, found) = (key.as_bytes(), self.find(key.as_bytes()));
        let entries = Arc::make_mut(&mut self.0);
        match (value.into(), found) {
            (Object::Null, Ok(index)) => {
                entries.pairs.remove(index);
                entries.written.retain(|written| **written != *key);
            }
            (Object::Null, Err(_)) => {}
            (value, Ok(index)) => entries.pairs[index].1 = value,
            (value, Err(index)) => {
                let key: Arc<[u8]> = key.into();
                entries.pairs.insert(index, (Arc::clone(&key), value));
                entries.written.push(key);
            }
        }
        self
    }

    /// The entries, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.pairs.iter().map(|(key, value)| (&**key, value))
    }

    /// The entries in the order in which they were written.
    pub fn as_written(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.written.iter().map(|key| (&**key, self.value(key)))
    }

    /// The keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.pairs.iter().map(|(key, _)| &**key)
    }

    /// `None` if a key occurs twice: readers differ in which of its values they use.
    pub(crate) fn from_pairs(mut pairs: Vec<(Arc<[u8]>, Object)>) -> Option<Self> {
        let written = pairs.iter().map(|(key, _)| Arc::clone(key)).collect();
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        let unique = pairs.is_sorted_by(|(one, _), (other, _)| one < other);
        unique.then(|| Self(Arc::new(Entries { pairs, written })))
    }

    fn find(&self, key: &[u8]) -> Result<usize, usize> {
        self.0.pairs.binary_search_by(|(known, _)| (**known).cmp(key))
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        self.0.pairs == other.0.pairs
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.as_written().map(|(key, value)| (String::from_utf8_lossy(key), value));
        f.debug_map().entries(entries).finish()
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
