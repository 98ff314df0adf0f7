//! Descriptions of the types of fields.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use jiff::civil::Date;

use super::agreement::Agreement;
use super::articles::ArticleChange;
use super::description::{self, Described};
use super::field::{Field, Shape};
use super::logo::Logo;
use super::path::Path;
use super::signing::{Shown, Signing};
use super::value::Value;
use super::visit::{Group, Leaf, Visitor};
use crate::agreement::Origin;

/// Describes types that are a single leaf.
macro_rules! leaves {
    ($($type:ty: $shape:ident, $value:ident => $leaf:expr;)+) => {$(
        impl Described for $type {
            fn shape() -> Shape {
                Shape::$shape
            }

            fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
                let $value = self;
                visitor.leaf(path, field, $leaf);
            }
        }
    )+};
}

leaves! {
    String: Text, it => Leaf::Text(it);
    Date: Text, it => Leaf::Date(*it);
    bool: Boolean, it => Leaf::Boolean(*it);
    i64: Integer, it => Leaf::Integer(*it);
    u16: Integer, it => Leaf::Integer(i64::from(*it));
    NonZeroU8: Integer, it => Leaf::Integer(i64::from(it.get()));
}

impl<T: Described> Described for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        match self {
            Some(value) => value.visit(path, field, visitor),
            None => visitor.absent(path, field),
        }
    }
}

impl<T: Described> Described for Vec<T> {
    fn shape() -> Shape {
        Shape::List(T::shape)
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        visitor.open(path, field, Group::List(self.len()));
        for (index, item) in self.iter().enumerate() {
            path.item(index, |path| item.visit(path, field, visitor));
        }
        visitor.close();
    }
}

impl Described for BTreeMap<String, Value> {
    fn shape() -> Shape {
        Shape::Map
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        visitor.open(path, field, Group::Map);
        for (name, value) in self {
            path.field(name, |path| value.visit(path, field, visitor));
        }
        visitor.close();
    }
}

impl Described for Value {
    fn shape() -> Shape {
        Shape::Any
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        match self {
            Self::Boolean(value) => value.visit(path, field, visitor),
            Self::Integer(value) => value.visit(path, field, visitor),
            Self::Text(text) => text.visit(path, field, visitor),
            Self::List(items) => items.visit(path, field, visitor),
            Self::Fields(fields) => fields.visit(path, field, visitor),
        }
    }
}

impl Described for Box<Agreement> {
    fn shape() -> Shape {
        Agreement::shape()
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        Agreement::visit(self, path, field, visitor);
    }
}

impl Described for Logo {
    fn shape() -> Shape {
        Shape::TextOrFields(Self::FIELDS)
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        match self {
            Self::File(file) => file.visit(path, field, visitor),
            Self::Described { file, description } => {
                description::fields(
                    Self::FIELDS.iter().zip([file as _, description as _]),
                    path,
                    field,
                    visitor,
                );
            }
        }
    }
}

impl Described for Shown {
    fn shape() -> Shape {
        Shape::BooleanOrText
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        match self {
            Self::Usual(usual) => usual.visit(path, field, visitor),
            Self::Text(text) => text.visit(path, field, visitor),
        }
    }
}

/// In data, a newtype variant has the fields of its content, `electronic(qr: true)`, so the path of a field
/// omits the variant: `signing.qr`.
impl Described for Signing {
    fn shape() -> Shape {
        Shape::Variants
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        visitor.leaf(path, field, Leaf::Choice(self.name()));
        match self {
            Self::Paper(paper) => paper.visit(path, field, visitor),
            Self::Electronic(electronic) => electronic.visit(path, field, visitor),
            Self::Both { paper, electronic } => {
                path.field("paper", |path| paper.visit(path, field, visitor));
                path.field("electronic", |path| electronic.visit(path, field, visitor));
            }
        }
    }
}

/// The path of a field omits the variant, as that of [`Signing`]: `articles[0].text`.
impl Described for ArticleChange {
    fn shape() -> Shape {
        Shape::Variants
    }

    fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
        static DROPPED: Field = ArticleChange::DROPPED;
        match self {
            Self::Add(article) => article.visit(path, field, visitor),
            Self::Replace(article) | Self::Set(article) => article.visit(path, field, visitor),
            Self::Retitle(article) => article.visit(path, field, visitor),
            Self::Drop(label) => label.visit(path, &DROPPED, visitor),
            Self::Move(article) => article.visit(path, field, visitor),
        }
    }
}

/// Never part of data.
impl Described for Origin {
    fn shape() -> Shape {
        Shape::Any
    }

    fn visit(&self, _: &mut Path, _: &'static Field, _: &mut dyn Visitor) {}
}

/// Describes choices by their names in data. A variant without a name does not compile.
macro_rules! choices {
    ($($type:ident { $($variant:ident = $name:literal,)+ })+) => {$(
        impl Described for super::$type {
            fn shape() -> Shape {
                Shape::Choice(&[$($name),+])
            }

            fn visit(&self, path: &mut Path, field: &'static Field, visitor: &mut dyn Visitor) {
                let name = match self { $(Self::$variant => $name,)+ };
                visitor.leaf(path, field, Leaf::Choice(name));
            }
        }
    )+};
}

choices! {
    Acting { Plt = "plt", Plh = "plh", Pj = "pj", Pjs = "pjs", }
    Office {
        Head = "head",
        Deputy = "deputy",
        Secretary = "secretary",
        Official = "official",
        Outside = "outside",
    }
    Witnessing { Menyaksikan = "menyaksikan", Saksi = "saksi", Mengetahui = "mengetahui", }
    Profile { Naskah2009 = "naskah_2009", Naskah2023 = "naskah_2023", }
    Provider { Bsre = "bsre", Other = "other", }
    TextTagSyntax { DocuSeal = "docuseal", Documenso = "documenso", DocuSign = "docusign", }
}
