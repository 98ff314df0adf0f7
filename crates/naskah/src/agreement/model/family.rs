//! The data of the documents around an agreement: work plan, addendum, minutes, attendance list.

use jiff::civil::Date;

use super::description::described;
use super::logo::Logo;
use super::signed::Signed;

described! {
    /// The letterhead (*kop naskah*) of the office that issues minutes and lists.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Letterhead {
        /// The emblem of the government or the office.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Picture, "logos/kabupaten.png")]
        pub logo: Option<Logo>,
        /// The government to which the office belongs, such as *Pemerintah Kabupaten …*.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Pemerintah Kabupaten Contoh")]
        pub government: Option<String>,
        /// The office's full name.
        #[field(Prose, "Sekretariat Daerah")]
        pub office: String,
        /// Address, telephone, e-mail, a line each.
        #[serde(default)]
        #[field(Prose, "Jalan Contoh Nomor 1")]
        pub lines: Vec<String>,
    }
}

described! {
    /// One activity of the work plan (*rencana kerja*).
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Activity {
        /// What is done.
        #[field(Prose, "pelatihan kader")]
        pub activity: String,
        /// The result.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "40 kader terlatih")]
        pub output: Option<String>,
        /// When, as it is printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Oktober 2021")]
        pub schedule: Option<String>,
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Tenggarong")]
        pub place: Option<String>,
        /// Who is responsible for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "PIHAK KEDUA")]
        pub responsible: Option<String>,
        /// What it costs, in whole rupiah.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Amount, "25000000")]
        pub budget: Option<i64>,
        /// Who pays for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "APBD")]
        pub source: Option<String>,
    }
}

described! {
    /// An addendum, which changes an agreement. The date and numbers of the agreement stay its own.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Amendment {
        /// Which addendum to the agreement it is; the first where absent.
        #[serde(default = "first")]
        #[field(Count, "1")]
        pub ordinal: std::num::NonZeroU8,
        /// When and where the addendum is signed.
        #[serde(default)]
        #[field(Group)]
        pub signed: Signed,
        /// The addendum's number of each party; empty: blanks to fill in by hand.
        #[serde(default)]
        #[field(AddendumNumber, "7/ADD/DKP/II/2022")]
        pub numbers: Vec<String>,
        /// Why the agreement is changed, each reason without its leading "bahwa" and without final
        /// punctuation.
        #[serde(default)]
        #[field(Prose, "jangka waktu perlu diperpanjang")]
        pub reasons: Vec<String>,
        /// What is changed.
        #[field(Group)]
        pub changes: Vec<Change>,
    }
}

impl Amendment {
    /// The first addendum to an agreement, with these changes.
    pub fn new(changes: impl IntoIterator<Item = Change>) -> Self {
        Self {
            ordinal: first(),
            signed: Signed::default(),
            numbers: Vec::new(),
            reasons: Vec::new(),
            changes: changes.into_iter().collect(),
        }
    }
}

fn first() -> std::num::NonZeroU8 {
    std::num::NonZeroU8::MIN
}

described! {
    /// A change: a provision that is reworded, added or deleted.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Change {
        /// The provision of the agreement, such as *Pasal 7 ayat (1)*.
        #[field(Prose, "Pasal 7 ayat (1)")]
        pub place: String,
        /// The wording so far; absent: the provision is added.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Quotation, "berlaku 1 (satu) tahun")]
        pub old: Option<String>,
        /// The new wording; absent: the provision is struck out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "berlaku 2 (dua) tahun")]
        pub new: Option<String>,
    }
}

described! {
    /// The officials who initial a draft before it is signed.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct InitialledBy {
        /// Those of the own office, up to the signer: *paraf hierarki*.
        #[serde(default)]
        #[field(Prose, "Sekretaris Dinas")]
        pub hierarchy: Vec<String>,
        /// Those of other offices that were consulted: *paraf koordinasi*.
        #[serde(default)]
        #[field(Prose, "Kepala Bagian Hukum")]
        pub coordination: Vec<String>,
    }
}

described! {
    /// The minutes (*berita acara*) of the signing.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Minutes {
        /// Their number; absent: a blank to fill in by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(DocumentNumber, "12/BA/IX/2021")]
        pub number: Option<String>,
    }
}

described! {
    /// An event with an attendance list.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Event {
        /// What it is; absent: the signing of the agreement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Rapat Evaluasi")]
        pub name: Option<String>,
        /// The day; absent: that of the signing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Date, "2021-10-05")]
        pub date: Option<Date>,
        /// The time, as it is printed; absent: a blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "pukul 09.00 WITA")]
        pub time: Option<String>,
        /// Where; absent: the place of the signing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Ruang Rapat")]
        pub place: Option<String>,
        /// Who is expected.
        #[serde(default)]
        #[field(Group)]
        pub attendees: Vec<Attendee>,
        /// The minimum number of rows to sign, those of the attendees included; absent: 20.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Count, "30")]
        pub rooms: Option<u16>,
    }
}

described! {
    /// A person expected at an event.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Attendee {
        /// The name with its degrees.
        #[field(PersonName, "Ani, S.Sos.")]
        pub name: String,
        /// The office held, or the institution.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[field(Prose, "Kepala Bidang")]
        pub position: Option<String>,
    }
}
