//! Signatories and their offices.

use serde::{Deserialize, Serialize};

use super::description::described;

described! {
    /// A signatory: a party's signer or a witness.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Person {
        /// The name with its degrees.
        #[field(PersonName, "Budi Santoso, S.E., M.Si.")]
        pub name: String,
        /// The office in which the person signs.
        #[field(Prose, "Kepala Dinas Ketahanan Pangan")]
        pub position: String,
        /// Acting in or for the office; absent: the definite holder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Choice, "plt")]
        pub acting: Option<Acting>,
        /// The own office of a person who acts in another: *Wakil Bupati* under *Plh. Bupati*.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Sekretaris Dinas")]
        pub own_position: Option<String>,
        /// The superiors for whom the person signs, the highest first: *a.n.*, and from the second on *u.b.*
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[field(Prose, "Bupati Contoh")]
        pub on_behalf_of: Vec<String>,
        /// The kind of office; absent: inferred from the position.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Choice, "official")]
        pub office: Option<Office>,
        /// The civil-service rank (*pangkat/golongan*).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Pembina Utama Muda")]
        pub rank: Option<String>,
        /// The civil servant's number, 18 digits with or without spaces, or a placeholder in brackets.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Nip, "19700101 199003 1 001")]
        pub nip: Option<String>,
        /// The number of a member of the police or the armed forces (*nomor registrasi pokok*), printed behind the
        /// rank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Nrp, "79010123")]
        pub nrp: Option<String>,
    }
}

impl Person {
    /// A person with a name, degrees included, and an office.
    pub fn new(name: impl Into<String>, position: impl Into<String>) -> Self {
        Self { name: name.into(), position: position.into(), ..Self::default() }
    }
}

/// The capacity in which a person acts in an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Acting {
    /// *Pelaksana tugas*: the office is vacant.
    Plt,
    /// *Pelaksana harian*: the holder is away.
    Plh,
    /// *Penjabat*: appointed for the time being.
    Pj,
    /// *Penjabat sementara*: standing in during a leave of the holder.
    Pjs,
}

/// The kind of an office, which determines what is printed with its holder's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// *Bupati*, *Gubernur*, *Wali Kota*.
    Head,
    /// The deputy of one of these.
    Deputy,
    /// *Sekretaris Daerah*.
    Secretary,
    /// Any other office of the civil service, such as *Kepala Dinas*.
    Official,
    /// An office outside the civil service, such as the chair of TP PKK.
    Outside,
}
