//! A party, and its contact.

use super::description::described;
use super::logo::Logo;
use super::person::Person;
use super::prose::Prose;

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
        /// A short name. Where the document uses it, the introduction of the party says *yang selanjutnya disingkat …*.
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
        /// Who signs for it together with the signer, such as a secretary beside the chair.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub co_signer: Option<Person>,
        /// The decree or power of attorney by which the signer acts, as printed after "berdasarkan".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Keputusan Bupati Nomor 1 Tahun 2021")]
        pub mandate: Option<String>,
        /// Its rights, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "menerima laporan kegiatan")]
        pub rights: Vec<Prose>,
        /// Its duties, each without final punctuation.
        #[serde(default)]
        #[field(Prose, "melaporkan kegiatan")]
        pub duties: Vec<Prose>,
        /// Where letters and calls under the agreement go.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Group)]
        pub contact: Option<Contact>,
    }
}

impl Party {
    /// A party with its official name and its signer.
    pub fn new(name: impl Into<String>, signer: Person) -> Self {
        Self { name: name.into(), signer, ..Self::default() }
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
