//! An agreement and its parties, with the fields of the RON file.

use std::collections::BTreeMap;

use super::articles::ArticleChange;
use super::description::described;
use super::family::{Activity, Amendment, Event, InitialledBy, Letterhead, Minutes};
use super::party::Party;
use super::person::Person;
use super::prose::Prose;
use super::signed::Signed;
use super::signing::{Originals, Profile, Signing, Witnessing};
use super::value::Value;
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
        /// The items of a subject that has several, as they stand in `subject`: a list under TENTANG.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Prose, "Pertukaran Data")]
        pub subject_items: Vec<String>,
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
        /// Who acknowledges the agreement below the witnesses, in rows of three with smaller rooms: officials, a
        /// notary.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Group)]
        pub acknowledged_by: Vec<Person>,
        /// Who gets a copy (*tembusan*): a list below the signatures.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Prose, "Inspektur Kabupaten Contoh")]
        pub copies: Vec<String>,
        /// Who initials a draft before it is signed: tables below the signatures.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub initialled_by: Option<InitialledBy>,
        /// The recitals, each without its leading "bahwa" and without final punctuation.
        #[serde(default)]
        #[field(Prose, "kedua pihak berwenang di bidangnya")]
        pub recitals: Vec<Prose>,
        /// The legal basis, each item without final punctuation.
        #[serde(default)]
        #[field(Regulation, "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")]
        pub legal_basis: Vec<String>,
        /// The scope's items, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "pelatihan kader")]
        pub scope: Vec<Prose>,
        /// Changes to the articles of the template, in their order: `add`, `replace`, `set`, `retitle`, `drop`, `move`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Group)]
        pub articles: Vec<ArticleChange>,
        /// Foreign words and phrases, which are set in italics beside those of the style.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Verbatim, "web service")]
        pub foreign_words: Vec<String>,
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

impl Agreement {
    /// All who sign, each with the path of the field.
    pub(crate) fn persons(&self) -> Vec<(String, &Person)> {
        let mut persons = Vec::new();
        for (index, party) in self.parties.iter().enumerate() {
            persons.push((format!("parties[{index}].signer"), &party.signer));
            let co_signer = party.co_signer.iter();
            persons.extend(co_signer.map(|it| (format!("parties[{index}].co_signer"), it)));
        }
        for (name, group) in
            [("witnesses", &self.witnesses), ("acknowledged_by", &self.acknowledged_by)]
        {
            let group = group.iter().enumerate();
            persons.extend(group.map(|(index, it)| (format!("{name}[{index}]"), it)));
        }
        persons
    }

    /// An agreement about a subject between these parties, PIHAK KESATU first.
    pub fn new(subject: impl Into<String>, parties: impl IntoIterator<Item = Party>) -> Self {
        let parties = parties.into_iter().collect();
        Self { subject: subject.into(), parties, ..Self::default() }
    }
}
