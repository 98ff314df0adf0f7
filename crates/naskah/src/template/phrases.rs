//! Fixed phrases of title, parties and signature block, in each language.

use naskah_wording::Language;

/// The phrases of one language.
pub(super) struct Phrases {
    /// Before the first party of a title.
    pub(super) between: &'static str,
    /// Before the second of two.
    pub(super) with: &'static str,
    /// Before the last of several.
    pub(super) and: &'static str,
    /// Before a title's subject.
    pub(super) concerning: &'static str,
    /// Before a party's seat.
    pub(super) seated_at: &'static str,
    /// Before a signer's mandate.
    pub(super) by_virtue_of: &'static str,
    /// Before the party for which the signer acts.
    pub(super) acting_for: &'static str,
    /// The labels of a party's rows: name, office, address.
    pub(super) party_rows: [&'static str; 3],
    /// The start of the sentence under such rows, …
    pub(super) in_this_matter: &'static str,
    /// … and the phrase in it before the party for which the signer acts.
    pub(super) acts_for: &'static str,
    /// Before a party's role.
    pub(super) called: &'static str,
    /// Before a document's number.
    pub(super) number: &'static str,
    /// Before its date.
    pub(super) date: &'static str,
    /// Before the superior for whom one signs.
    pub(super) on_behalf_of: &'static str,
    /// *Untuk beliau*: between the superior who was authorised to sign and the one who signs for him.
    pub(super) for_him: &'static str,
    /// Above witnesses of the signing.
    pub(super) witnessed: &'static str,
    /// Above a single witness.
    pub(super) witness: &'static str,
    /// Above several witnesses.
    pub(super) witnesses: &'static str,
    /// Above officials who take note of it.
    pub(super) acknowledged: &'static str,
    /// Before the short name of a party.
    pub(super) abbreviated: &'static str,
    /// Before the second of two signers of a party.
    pub(super) together_with: &'static str,
    /// *Acting for*, of two signers.
    pub(super) acting_jointly_for: &'static str,
    /// The same in a sentence of its own.
    pub(super) act_jointly_for: &'static str,
    /// Above the list of those who get a copy.
    pub(super) copies: &'static str,
    /// Above the officials of other offices who initial the draft.
    pub(super) coordination: &'static str,
    /// Above those of the own office.
    pub(super) hierarchy: &'static str,
}

impl Phrases {
    /// The phrases of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

const INDONESIAN: Phrases = Phrases {
    between: "antara",
    with: "dengan",
    and: "dan",
    concerning: "tentang",
    seated_at: ", berkedudukan di ",
    by_virtue_of: ", berdasarkan ",
    acting_for: ", dalam hal ini bertindak untuk dan atas nama ",
    party_rows: ["Nama", "Jabatan", "Alamat"],
    in_this_matter: "Dalam hal ini",
    acts_for: " bertindak untuk dan atas nama ",
    called: ", selanjutnya disebut ",
    number: "NOMOR",
    date: "TANGGAL",
    on_behalf_of: "a.n.",
    for_him: "u.b.",
    witnessed: "Menyaksikan,",
    witness: "Saksi:",
    witnesses: "Saksi-saksi:",
    acknowledged: "Mengetahui,",
    abbreviated: ", yang selanjutnya disingkat ",
    together_with: ", dan",
    acting_jointly_for: ", dalam hal ini bersama-sama bertindak untuk dan atas nama ",
    act_jointly_for: " bersama-sama bertindak untuk dan atas nama ",
    copies: "Tembusan:",
    coordination: "Paraf Koordinasi",
    hierarchy: "Paraf Hierarki",
};

const ENGLISH: Phrases = Phrases {
    between: "between",
    with: "and",
    and: "and",
    concerning: "on",
    seated_at: ", domiciled at ",
    by_virtue_of: ", by virtue of ",
    acting_for: ", in this matter acting for and on behalf of ",
    party_rows: ["Name", "Position", "Address"],
    in_this_matter: "In this matter",
    acts_for: " acting for and on behalf of ",
    called: ", hereinafter referred to as the ",
    number: "NUMBER",
    date: "DATE",
    on_behalf_of: "on behalf of",
    for_him: "for",
    witnessed: "Witnessed by,",
    witness: "Witness:",
    witnesses: "Witnesses:",
    acknowledged: "Acknowledged by,",
    abbreviated: ", hereinafter abbreviated as ",
    together_with: ", and",
    acting_jointly_for: ", in this matter jointly acting for and on behalf of ",
    act_jointly_for: " jointly acting for and on behalf of ",
    copies: "Copies to:",
    coordination: "Initials of Other Offices",
    hierarchy: "Initials of the Office",
};
