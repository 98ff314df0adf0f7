//! Where copied objects come from, as lopdf's objects: strings, names and dictionaries keep their notation and
//! order, so that equal objects have equal bytes.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use naskah_reader::{Id, ReadResult, View};

/// A document that objects are copied from.
pub(super) trait Source {
    /// An indirect object; `None` if there is none.
    ///
    /// # Errors
    /// It cannot be read.
    fn object(&self, id: ObjectId) -> ReadResult<Option<Object>>;
}

impl Source for View<'_> {
    fn object(&self, (number, generation): ObjectId) -> ReadResult<Option<Object>> {
        let object = self.get(Id { number, generation })?;
        Ok((object != naskah_reader::Object::Null).then(|| converted(self, &object)))
    }
}

impl Source for Document {
    fn object(&self, id: ObjectId) -> ReadResult<Option<Object>> {
        Ok(self.get_object(id).ok().cloned())
    }
}

/// The id as lopdf has it.
pub(super) fn object_id(id: Id) -> ObjectId {
    (id.number, id.generation)
}

/// An object of a file as lopdf's, streams with their encoded data. The reader bounds the nesting.
pub(super) fn converted(view: &View, object: &naskah_reader::Object) -> Object {
    use naskah_reader::Object as Read;
    match object {
        Read::Null => Object::Null,
        Read::Boolean(value) => Object::Boolean(*value),
        Read::Integer(value) => Object::Integer(*value),
        #[expect(clippy::cast_possible_truncation, reason = "lopdf's numbers are no longer")]
        Read::Real(value) => Object::Real(*value as f32),
        Read::Name(name) => Object::Name(name.to_vec()),
        Read::String(string) => {
            let hexadecimal = string.is_hexadecimal();
            let format =
                if hexadecimal { StringFormat::Hexadecimal } else { StringFormat::Literal };
            Object::String(string.to_vec(), format)
        }
        Read::Array(items) => Object::Array(items.iter().map(|it| converted(view, it)).collect()),
        Read::Dictionary(dictionary) => Object::Dictionary(converted_entries(view, dictionary)),
        Read::Stream(stream) => {
            let dictionary = converted_entries(view, &stream.dictionary);
            let stream = Stream::new(dictionary, view.data(stream).to_vec());
            Object::Stream(stream.with_compression(false))
        }
        Read::Reference(id) => Object::Reference(object_id(*id)),
    }
}

fn converted_entries(view: &View, dictionary: &naskah_reader::Dictionary) -> Dictionary {
    let mut entries = Dictionary::new();
    for (key, value) in dictionary.as_written() {
        entries.set(key, converted(view, value));
    }
    entries
}
