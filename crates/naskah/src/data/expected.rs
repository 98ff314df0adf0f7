//! What a type expects at a path, asked of the type itself: the places of a table say nothing of the kinds of
//! their values, and no list of all fields has to be kept beside the types.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    Integer,
    Boolean,
    /// One of several names.
    Choice,
    List,
    /// Named fields.
    Struct,
    /// Names that are not known beforehand, each with a value.
    Map,
    /// One of several of these.
    Any,
    /// Nothing: there is no such field, but these.
    Unknown(&'static [&'static str]),
    /// Nothing can stand under what is there.
    Nowhere,
}

/// What `T` expects at a path of fields' names; a number stands for any place in a list.
pub(crate) fn expected<T: DeserializeOwned>(path: &[&str]) -> Expected {
    match T::deserialize(Probe { path }) {
        Err(Answer(expected)) => expected,
        // A type that looks at nothing takes anything.
        Ok(_) => Expected::Any,
    }
}

/// The answer comes back the way of an error: nothing is ever read.
#[derive(Debug)]
struct Answer(Expected);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Answer {}

impl Error for Answer {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(Expected::Nowhere)
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self(Expected::Unknown(expected))
    }
}

#[derive(Clone, Copy)]
struct Probe<'a> {
    path: &'a [&'a str],
}

impl<'a> Probe<'a> {
    /// Nothing stands under this: it has to be the end of the path.
    fn end<T>(self, expected: Expected) -> Result<T, Answer> {
        Err(Answer(if self.path.is_empty() { expected } else { Expected::Nowhere }))
    }

    fn step(self) -> Option<(&'a str, Self)> {
        self.path.split_first().map(|(first, path)| (*first, Self { path }))
    }
}

/// Values under which nothing stands.
macro_rules! ends {
    ($($method:ident: $expected:ident,)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Answer> {
            self.end(Expected::$expected)
        })*
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Answer;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.step() {
            None => self.end(Expected::Any),
            Some((name, _)) if name.parse::<usize>().is_ok() => visitor.visit_seq(One(Some(self))),
            Some(_) => visitor.visit_map(One(Some(self))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Answer> {
        visitor.visit_newtype_struct(self)
    }

    ends! {
        deserialize_str: Text,
        deserialize_string: Text,
        deserialize_bool: Boolean,
        deserialize_i64: Integer,
        deserialize_u64: Integer,
        deserialize_u32: Integer,
        deserialize_u16: Integer,
        deserialize_u8: Integer,
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Answer> {
        self.end(Expected::Choice)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.step() {
            None => self.end(Expected::List),
            Some(_) => visitor.visit_seq(One(Some(self))),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.step() {
            None => self.end(Expected::Map),
            Some(_) => visitor.visit_map(One(Some(self))),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Answer> {
        match self.step() {
            None => self.end(Expected::Struct),
            Some(_) => visitor.visit_map(One(Some(self))),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
        ignored_any
    }
}

/// The one item, or the one entry, that a path goes through.
struct One<'a>(Option<Probe<'a>>);

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Answer;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Answer> {
        let Some((name, rest)) = self.0.take().and_then(Probe::step) else { return Ok(None) };
        if name.parse::<usize>().is_err() {
            return Err(Answer(Expected::Nowhere));
        }
        seed.deserialize(rest).map(Some)
    }
}

impl<'de> MapAccess<'de> for One<'_> {
    type Error = Answer;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Answer> {
        let Some((name, _)) = self.0.and_then(Probe::step) else { return Ok(None) };
        let name: StrDeserializer<'_, Answer> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Answer> {
        match self.0.take().and_then(Probe::step) {
            Some((_, rest)) => seed.deserialize(rest),
            None => Err(Answer(Expected::Nowhere)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, expected};
    use crate::Agreement;

    #[test]
    fn a_type_says_what_it_expects() {
        let at = |path: &str| expected::<Agreement>(&path.split('.').collect::<Vec<_>>());
        for (path, what) in [
            ("subject", Expected::Text),
            ("signed.date", Expected::Text),
            ("parties", Expected::List),
            ("parties.2", Expected::Struct),
            ("parties.2.signer.nip", Expected::Text),
            ("parties.2.signer.acting", Expected::Choice),
            ("parties.2.rights", Expected::List),
            ("parties.2.rights.1", Expected::Text),
            ("plan.1.budget", Expected::Integer),
            ("details", Expected::Map),
            ("details.duration_years", Expected::Any),
            ("translation.subject", Expected::Text),
            ("parties.second.name", Expected::Nowhere),
            ("subject.name", Expected::Nowhere),
        ] {
            assert_eq!(at(path), what, "{path}");
        }
        let Expected::Unknown(known) = at("parties.2.nama") else { panic!("a field `nama`") };
        assert!(known.contains(&"name"));
    }
}
