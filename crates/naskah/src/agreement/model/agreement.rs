//! An agreement and its parties, with the fields of the RON file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::description::{Field, Shape, described};
use super::kinds::Kind;
use super::{
    Activity, Amendment, Event, Letterhead, Minutes, Originals, Person, Profile, Signing,
    Witnessing,
};
use crate::agreement::Origin;

described! {
    /// The data of one agreement.
    ///
    /// Read from RON by [`Agreement::from_ron`], deserialised from other formats, or built by a program:
    ///
    /// ```
    /// use naskah::agreement::{Agreement, Party, Person};
    ///
    /// let signer = |name| Person::new(name, "Kepala Dinas");
    /// let parties = [("Dinas Satu", "Budi"), ("Dinas Dua", "Ani")];
    /// let parties = parties.map(|(name, head)| Party::new(name, signer(head)));
    /// let mut agreement = Agreement::new("Penguatan Literasi", parties);
    /// agreement.scope = vec!["pelatihan kader".into()];
    /// assert_eq!(agreement.check(), []);
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Agreement {
        /// The template's name; `pks` where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Identifier, "pks")]
        pub template: Option<String>,
        /// The style's name; the template's default where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Identifier, "a4-arial")]
        pub style: Option<String>,
        /// What the agreement is about: the text under TENTANG.
        #[field(Prose, "Penguatan Sinergitas Dalam Implementasi Program Kerja")]
        pub subject: String,
        /// When and where it is signed.
        #[serde(default)]
        #[field(Group)]
        pub signed: Signed,
        /// The parties, PIHAK KESATU first; one to ten of them, two at least where the template does not say
        /// otherwise.
        #[field(Group)]
        pub parties: Vec<Party>,
        /// Who witnesses the signing.
        #[serde(default)]
        #[field(Group)]
        pub witnesses: Vec<Person>,
        /// The heading above the witnesses.
        #[serde(default)]
        #[field(Choice, "menyaksikan")]
        pub witnessed: Witnessing,
        /// The recitals, each without its leading "bahwa" and without final punctuation.
        #[serde(default)]
        #[field(Prose, "kedua pihak berwenang di bidangnya")]
        pub recitals: Vec<String>,
        /// The legal basis, each item without final punctuation.
        #[serde(default)]
        #[field(Regulation, "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")]
        pub legal_basis: Vec<String>,
        /// The scope's items, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "pelatihan kader")]
        pub scope: Vec<String>,
        /// How it is signed.
        #[serde(default)]
        #[field(Choice, "paper(originals: 2)")]
        pub signing: Signing,
        /// The rules for what is printed with the signers' names; absent: those of the year of signing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Choice, "naskah_2023")]
        pub profile: Option<Profile>,
        /// The letterhead of minutes and lists; absent: one with the first party's name and seat.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub letterhead: Option<Letterhead>,
        /// The work plan.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Group)]
        pub plan: Vec<Activity>,
        /// The addendum; the other fields then describe the agreement that it changes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub amendment: Option<Amendment>,
        /// The minutes of the signing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub minutes: Option<Minutes>,
        /// What the attendance list is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub event: Option<Event>,
        /// A word behind the text of every page, such as DRAF or CONTOH.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Notice, "DRAF")]
        pub watermark: Option<String>,
        /// Further values that the template asks for.
        #[serde(default)]
        #[field(Details, "duration_years")]
        pub details: BTreeMap<String, Value>,
        /// The English translation, printed beside the Indonesian. In RON it has only the fields that differ;
        /// all others keep their Indonesian text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Translation)]
        pub translation: Option<Box<Agreement>>,
        /// The original to print, if one of several; see [`Self::as_original`].
        #[serde(skip)]
        #[field(Unwritten)]
        pub original: Option<Originals>,
        /// The source spans of the values.
        #[serde(skip)]
        #[field(Unwritten)]
        pub origin: Origin,
    }
}

described! {
    /// When and where an agreement is signed.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Signed {
        /// The day, `"2021-09-21"` in data; absent: blanks to fill in by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Date, "2021-09-21")]
        pub date: Option<Date>,
        /// The place, as printed after "bertempat di"; absent: a blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Tenggarong")]
        pub place: Option<String>,
    }
}

described! {
    /// One party.
    ///
    /// ```
    /// use naskah::agreement::{Party, Person};
    ///
    /// let signer = Person::new("Budi Santoso, S.E.", "Kepala Dinas Ketahanan Pangan");
    /// let mut party = Party::new("Dinas Ketahanan Pangan Kabupaten Contoh", signer);
    /// party.number = Some("[Nomor]".into());
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Party {
        /// The full official name.
        #[field(Prose, "Dinas Ketahanan Pangan Kabupaten Contoh")]
        pub name: String,
        /// A short name for tables and messages.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "DKP")]
        pub short: Option<String>,
        /// The party's number of the document; absent: a blank to fill in by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(DocumentNumber, "119/PKS/DKP/IX/2021")]
        pub number: Option<String>,
        /// The address of its seat.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Jalan Contoh Nomor 1, Tenggarong")]
        pub seat: Option<String>,
        /// Its logo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Picture, "logos/dkp.png")]
        pub logo: Option<Logo>,
        /// Who signs for it.
        #[field(Group)]
        pub signer: Person,
        /// The decree or power of attorney by which the signer acts, as printed after "berdasarkan".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Keputusan Bupati Nomor 1 Tahun 2021")]
        pub mandate: Option<String>,
        /// Its rights, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "menerima laporan kegiatan")]
        pub rights: Vec<String>,
        /// Its duties, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "melaporkan kegiatan")]
        pub duties: Vec<String>,
        /// Where letters and calls under the agreement go.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub contact: Option<Contact>,
    }
}

impl Agreement {
    /// An agreement about a subject between these parties, PIHAK KESATU first.
    pub fn new(subject: impl Into<String>, parties: impl IntoIterator<Item = Party>) -> Self {
        let parties = parties.into_iter().collect();
        Self { subject: subject.into(), parties, ..Self::default() }
    }
}

impl Party {
    /// A party with its official name and its signer.
    pub fn new(name: impl Into<String>, signer: Person) -> Self {
        Self { name: name.into(), signer, ..Self::default() }
    }
}

/// A picture file, with an alternative text.
///
/// In data, either the path alone or `(file: "logo.png", description: "Logo …")`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Logo {
    /// The path, relative to the data file's folder; the alternative text is made from the party's name.
    File(String),
    /// The path with an alternative text.
    Described {
        /// The path, relative to the data file's folder.
        file: String,
        /// What the picture shows.
        description: String,
    },
}

impl Logo {
    /// The descriptions of the fields of the longer form.
    pub(super) const FIELDS: &'static [Field] = &[
        Field {
            name: "file",
            kind: Kind::Picture,
            required: true,
            help: "The path, from the data file's folder.",
            example: "logos/dkp.png",
            shape: || Shape::Text,
        },
        Field {
            name: "description",
            kind: Kind::Prose,
            required: true,
            help: "What the picture shows.",
            example: "Logo Dinas Ketahanan Pangan",
            shape: || Shape::Text,
        },
    ];

    /// The path, relative to the data file's folder.
    pub fn file(&self) -> &str {
        match self {
            Self::File(file) | Self::Described { file, .. } => file,
        }
    }
}

described! {
    /// Where letters and calls go.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Contact {
        /// The unit or officer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Bidang Ketersediaan Pangan")]
        pub unit: Option<String>,
        /// The postal address, if it is not the seat.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Jalan Contoh Nomor 1")]
        pub address: Option<String>,
        /// The telephone number, as it is printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Verbatim, "0541-000000")]
        pub phone: Option<String>,
        /// The e-mail address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Verbatim, "dkp@example.go.id")]
        pub email: Option<String>,
    }
}

/// A value of `details`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A truth value.
    Boolean(bool),
    /// A whole number, such as rupiah or days.
    Integer(i64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Named values, such as a row of a table.
    Fields(BTreeMap<String, Value>),
}
