//! Checks of well-formed data.

mod articles;
mod electronic;
mod family;

use super::model::Kind;
use super::{Agreement, Field, Leaf, Path, Visitor, lints};
use crate::codes;
use jiff::civil::Date;
use naskah_diagnostic::Diagnostic;
use naskah_wording::{Nip, Nrp, roman};

/// The allowed numbers of parties. There are no customary ordinals beyond ten; each template states its own minimum.
const PARTIES: std::ops::RangeInclusive<usize> = 1..=10;

impl Agreement {
    /// All errors and warnings about the data.
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut diagnostics = self.check_fields();
        diagnostics.extend(lints::warnings(self));
        self.check_translation(&mut diagnostics);
        diagnostics
    }

    /// The errors and warnings about this language's data, except lints of its wording.
    pub(super) fn check_fields(&self) -> Vec<Diagnostic> {
        let mut check = Check { agreement: self, diagnostics: Vec::new() };
        check.number_of_parties();
        check.subject_items();
        self.walk(&mut check);
        check.family();
        check.electronic();
        check.articles();
        check.diagnostics
    }
}

struct Check<'a> {
    agreement: &'a Agreement,
    diagnostics: Vec<Diagnostic>,
}

/// Checks of single fields, by kind.
impl Visitor for Check<'_> {
    fn leaf(&mut self, path: &Path, field: &'static Field, leaf: Leaf<'_>) {
        let (Leaf::Text(text) | Leaf::Markup(text)) = leaf else { return };
        if text.is_empty() && may_be_empty(path.as_str()) {
            return;
        }
        if text.trim().is_empty() {
            return self.blank(path, field);
        }
        let agreement = self.agreement;
        match field.kind {
            Kind::Nip if !is_placeholder(text) => self.nip(path.as_str(), text),
            Kind::Nrp if !is_placeholder(text) => self.nrp(path.as_str(), text),
            Kind::DocumentNumber => {
                self.number_date(path.as_str(), text, agreement.signed.date, "signed.date");
            }
            Kind::AddendumNumber => {
                let date = agreement.amendment.as_ref().and_then(|it| it.signed.date);
                self.number_date(path.as_str(), text, date, "amendment.signed.date");
            }
            _ => {}
        }
    }
}

/// Whether an empty text says something: an article without a title, a cell of a row that a template lists.
fn may_be_empty(path: &str) -> bool {
    let is_title = path.starts_with("articles[") && path.ends_with("].title");
    let is_cell = path.starts_with("details.") && path.contains("].") && !path.ends_with(']');
    is_title || is_cell
}

impl Check<'_> {
    /// Compares the items of the subject with the subject, which the running text names.
    fn subject_items(&mut self) {
        let folded = |text: &str| {
            let bare = text.trim().trim_end_matches([',', ';', '.']).to_lowercase();
            bare.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let subject = folded(&self.agreement.subject);
        for (index, item) in self.agreement.subject_items.iter().enumerate() {
            if subject.contains(&folded(item)) {
                continue;
            }
            let path = format!("subject_items[{index}]");
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::SUBJECT_ITEM_DIFFERS,
                    "this item does not stand in the subject",
                )
                .path(&path)
                .at(self.agreement.origin.nearest(&path), "this item")
                .at(self.agreement.origin.nearest("subject"), "the subject")
                .help(
                    "write both in the same words: the title shows the items, the text the subject",
                ),
            );
        }
    }

    fn number_of_parties(&mut self) {
        let count = self.agreement.parties.len();
        if !PARTIES.contains(&count) {
            let (least, most) = (PARTIES.start(), PARTIES.end());
            self.diagnostics.push(
                Diagnostic::error(
                    codes::PARTY_COUNT,
                    format!("an agreement has {least} to {most} parties, not {count}"),
                )
                .path("parties")
                .at(self.agreement.origin.nearest("parties"), "these parties")
                .help("add or remove parties in `parties: [ … ]`"),
            );
        }
    }

    fn blank(&mut self, path: &Path, field: &'static Field) {
        let name = path.as_str().rsplit('.').next().unwrap_or_default();
        let help = if field.required {
            "fill it in, or write a placeholder such as \"[…]\""
        } else {
            "fill it in, leave it out, or write a placeholder such as \"[…]\""
        };
        self.diagnostics.push(
            Diagnostic::error(codes::BLANK_FIELD, format!("the field `{name}` is empty"))
                .path(path.as_str())
                .at(self.agreement.origin.nearest(path.as_str()), "here")
                .help(help),
        );
    }

    fn nip(&mut self, path: &str, text: &str) {
        let span = self.agreement.origin.nearest(path);
        match Nip::parse(text) {
            Err(error) => self.diagnostics.push(
                Diagnostic::error(
                    codes::NIP_MALFORMED,
                    format!("\"{text}\" is not a NIP: {error}"),
                )
                .path(path)
                .at(span, "this number")
                .help(
                    match Nrp::parse(text).is_ok_and(|nrp| nrp.is_of_the_police()) {
                        true => "the number of a police officer stands in `nrp`",
                        false => "write its 18 digits, or a placeholder such as \"[NIP]\"",
                    },
                ),
            ),
            Ok(nip) => {
                if let Err(doubt) = nip.plausible() {
                    self.diagnostics.push(
                        Diagnostic::warning(
                            codes::NIP_IMPLAUSIBLE,
                            format!("the NIP {nip} is doubtful: {doubt}"),
                        )
                        .path(path)
                        .at(span, "this number")
                        .help("compare it with the decree of appointment"),
                    );
                }
            }
        }
    }

    fn nrp(&mut self, path: &str, text: &str) {
        if let Err(doubt) = Nrp::parse(text) {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::NRP_IMPLAUSIBLE,
                    format!("the NRP \"{text}\" is doubtful: {doubt}"),
                )
                .path(path)
                .at(self.agreement.origin.nearest(path), "this number")
                .help("compare it with the member's card; a civil servant has a `nip`"),
            );
        }
    }

    /// Compares a document number with the date of signing: it usually ends in the Roman month and the year.
    fn number_date(&mut self, path: &str, number: &str, date: Option<Date>, date_path: &str) {
        let Some(date) = date else { return };
        let mut parts = number.rsplit('/').map(str::trim);
        let (Some(year), Some(month)) = (parts.next(), parts.next()) else { return };
        let months: Vec<String> = (1..=12).filter_map(roman).collect();
        let Some(month_number) = months.iter().position(|numeral| numeral == month) else { return };
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let same_month = month_number + 1 == usize::from(date.month().unsigned_abs());
        if is_year && (!same_month || year != date.year().to_string()) {
            let right = &months[usize::from(date.month().unsigned_abs()) - 1];
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::NUMBER_DATE_DIFFERS,
                    format!(
                        "the number says {month}/{year}, the date of signing {right}/{}",
                        date.year()
                    ),
                )
                .path(path)
                .at(self.agreement.origin.nearest(path), "this number")
                .at(self.agreement.origin.nearest(date_path), "this date")
                .help("make the two agree"),
            );
        }
    }
}

/// Whether a text is a placeholder such as `[NIP]`.
fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('[') && text.ends_with(']')
}
