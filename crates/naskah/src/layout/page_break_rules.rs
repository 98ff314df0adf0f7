//! The rules of page breaks: what each broken rule costs, and how it is reported.

use super::flow::{Band, Flow, KeepTogether};
use crate::page::DisplayItem;
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

/// The number of words that a diagnostic quotes at a page break.
const WORDS_QUOTED: usize = 4;

/// The cost of a page break before a band with this reason to be kept. A broken rule costs more than all
/// the empty pages that a document could avoid by it; stronger rules cost more.
pub(super) fn cost(keep: KeepTogether) -> i64 {
    match keep {
        KeepTogether::Free => 0,
        KeepTogether::Paragraph => 20,
        KeepTogether::WidowOrOrphan => 10_000_000,
        KeepTogether::ListIntroduction => 20_000_000,
        KeepTogether::TableRow => 50_000_000,
        KeepTogether::Heading => 100_000_000,
        KeepTogether::Closing => 1_000_000_000,
        KeepTogether::SignatureRow => 10_000_000_000,
        KeepTogether::Witnesses => 100_000_000_000,
    }
}

/// What is wrong with a page break before such a band; none if no rule forbids it.
fn breach(keep: KeepTogether) -> Option<&'static str> {
    match keep {
        KeepTogether::Free | KeepTogether::Paragraph => None,
        KeepTogether::WidowOrOrphan => Some("a single line of a paragraph is separated"),
        KeepTogether::ListIntroduction => {
            Some("a list is separated from the sentence that introduces it")
        }
        KeepTogether::TableRow => Some("a table row is divided"),
        KeepTogether::Heading => Some("a heading is separated from its text"),
        KeepTogether::Closing => Some("the signature part is separated from the closing text"),
        KeepTogether::SignatureRow => Some("the signature part is divided"),
        KeepTogether::Witnesses => Some("the witnesses are separated from their heading"),
    }
}

/// Warnings about page `number`, which begins with the band `start`: the rule that the page break before
/// it breaks, and a band that is higher than the page. `inside_section` is false if the page begins a
/// section, where no rule applies.
pub(super) fn warnings(
    flow: &Flow,
    start: usize,
    number: usize,
    inside_section: bool,
    page_height: Length,
) -> impl Iterator<Item = Diagnostic> {
    let band = flow.bands.get(start);
    let inside = || {
        flow.heading_number_at(start).map_or_else(String::new, |number| format!(", in {number}"))
    };
    let broken = band.filter(|_| inside_section).and_then(|band| {
        let breach = breach(band.keep)?;
        let before = first_words(band).map_or_else(String::new, |it| format!(", before `{it}`"));
        let previous = number - 1;
        let inside = inside();
        let message = format!("between pages {previous} and {number}{inside}{before}, {breach}");
        let help = "no page breaks of this document satisfy every rule";
        Some(
            Diagnostic::warning(codes::PAGE_BREAK_RULE_BROKEN, message)
                .at(band.origin.clone(), "this text")
                .help(help),
        )
    });
    let overfull = band.filter(|band| band.height > page_height).map(|band| {
        let message = format!("page {number}{} is too small for its content", inside());
        Diagnostic::warning(codes::PAGE_OVERFULL, message)
            .at(band.origin.clone(), "this text")
            .help("use a larger paper or smaller margins")
    });
    broken.into_iter().chain(overfull)
}

/// The first words of a band, to identify it.
fn first_words(band: &Band) -> Option<String> {
    let texts = band.items.iter().filter_map(|item| match item {
        DisplayItem::Glyphs { run, .. } => Some(&*run.text),
        _ => None,
    });
    let words: Vec<&str> = texts.flat_map(str::split_whitespace).take(WORDS_QUOTED).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
