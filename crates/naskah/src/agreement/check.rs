//! What can be wrong with data that reads well.

mod electronic;
mod family;

use jiff::civil::Date;

use super::{Agreement, Party, Person, doubt};
use naskah_diagnostic::Diagnostic;
use naskah_wording::{Nip, roman};

/// The ordinals of more are not customary. Some documents are of one party; a template says how many its
/// own are of at least.
const PARTIES: std::ops::RangeInclusive<usize> = 1..=10;

impl Agreement {
    /// What is wrong with the data, and what in it wants a look.
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut found = self.faults();
        found.extend(doubt::doubts(self));
        self.check_translation(&mut found);
        found
    }

    /// The same of this language's data, but for its wording.
    pub(super) fn faults(&self) -> Vec<Diagnostic> {
        let mut check = Check { agreement: self, found: Vec::new() };
        check.number_of_parties();
        check.not_blank("subject", &self.subject);
        for (index, party) in self.parties.iter().enumerate() {
            check.party(&format!("parties[{index}]"), party);
        }
        for (index, witness) in self.witnesses.iter().enumerate() {
            check.person(&format!("witnesses[{index}]"), witness);
        }
        check.family();
        check.electronic();
        check.found
    }
}

struct Check<'a> {
    agreement: &'a Agreement,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn number_of_parties(&mut self) {
        let count = self.agreement.parties.len();
        if !PARTIES.contains(&count) {
            let (least, most) = (PARTIES.start(), PARTIES.end());
            self.found.push(
                Diagnostic::uncoded_error(format!(
                    "an agreement has {least} to {most} parties, not {count}"
                ))
                .at(self.agreement.origin.nearest("parties"), "these parties")
                .help("add or remove parties in `parties: [ … ]`"),
            );
        }
    }

    fn party(&mut self, path: &str, party: &Party) {
        self.not_blank(&format!("{path}.name"), &party.name);
        self.person(&format!("{path}.signer"), &party.signer);
        if let Some(number) = &party.number {
            self.number_date(
                &format!("{path}.number"),
                number,
                "signed.date",
                self.agreement.signed.date,
            );
        }
    }

    fn person(&mut self, path: &str, person: &Person) {
        self.not_blank(&format!("{path}.name"), &person.name);
        self.not_blank(&format!("{path}.position"), &person.position);
        if let Some(position) = &person.own_position {
            self.not_blank(&format!("{path}.own_position"), position);
        }
        for (index, superior) in person.on_behalf_of.iter().enumerate() {
            self.not_blank(&format!("{path}.on_behalf_of[{index}]"), superior);
        }
        if let Some(nip) = &person.nip
            && !is_placeholder(nip)
        {
            self.nip(&format!("{path}.nip"), nip);
        }
    }

    fn not_blank(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            let name = path.rsplit('.').next().unwrap_or(path);
            self.found.push(
                Diagnostic::uncoded_error(format!("the field `{name}` is empty"))
                    .at(self.agreement.origin.nearest(path), "here")
                    .help("fill it in, or write a placeholder such as \"[…]\""),
            );
        }
    }

    fn nip(&mut self, path: &str, text: &str) {
        let place = self.agreement.origin.nearest(path);
        match Nip::parse(text) {
            Err(error) => self.found.push(
                Diagnostic::uncoded_error(format!("\"{text}\" is not a NIP: {error}"))
                    .at(place, "this number")
                    .help("write its 18 digits, or a placeholder such as \"[NIP]\""),
            ),
            Ok(nip) => {
                if let Err(doubt) = nip.plausible() {
                    self.found.push(
                        Diagnostic::uncoded_warning(format!("the NIP {nip} is doubtful: {doubt}"))
                            .at(place, "this number")
                            .help("compare it with the decree of appointment"),
                    );
                }
            }
        }
    }

    /// A document number usually ends in the Roman month and the year of its signing.
    fn number_date(&mut self, path: &str, number: &str, date_path: &str, date: Option<Date>) {
        let Some(date) = date else { return };
        let mut parts = number.rsplit('/').map(str::trim);
        let (Some(year), Some(month)) = (parts.next(), parts.next()) else { return };
        let months: Vec<String> = (1..=12).filter_map(roman).collect();
        let Some(month_number) = months.iter().position(|known| known == month) else { return };
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let same_month = month_number + 1 == usize::from(date.month().unsigned_abs());
        if is_year && (!same_month || year != date.year().to_string()) {
            let right = &months[usize::from(date.month().unsigned_abs()) - 1];
            self.found.push(
                Diagnostic::uncoded_warning(format!(
                    "the number says {month}/{year}, the date of signing {right}/{}",
                    date.year()
                ))
                .at(self.agreement.origin.nearest(path), "this number")
                .at(self.agreement.origin.nearest(date_path), "this date")
                .help("make the two agree"),
            );
        }
    }
}

/// Whether a text stands for one that is not known yet: `[NIP]`.
fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('[') && text.ends_with(']')
}
