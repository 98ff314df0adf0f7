//! Rules that every finished agreement has to keep, checked on the PDF's own positions.
//!
//! | step | file | gives |
//! |---|---|---|
//! | what the pages have to show | `part` | a document's texts, in reading order |
//! | where they show it | `trace` | each text's lines |
//! | whether that is right | `breaks`, `no_break`, `signing`, `sheet`, `numbers` | breaches |

mod breaks;
mod no_break;
mod numbers;
mod part;
mod sheet;
mod signing;
#[cfg(test)]
mod tests;
mod trace;

use naskah::document::Document;
use naskah::style::Style;

pub use self::part::{Kind, Level, Part, Piece, Side, Signature, parts};
pub use self::trace::{Placed, Trace, Traced, trace};
use crate::reader::Page;

/// A rule that a document breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// The rule's name in the table of rules.
    pub rule: &'static str,
    /// The page after which the fault lies, for rules of page breaks.
    pub after_page: Option<usize>,
    /// What a reader sees.
    pub what: String,
}

impl Breach {
    /// A breach that no page break excuses.
    pub fn new(rule: &'static str, what: impl Into<String>) -> Self {
        Self { rule, after_page: None, what: what.into() }
    }

    fn after(rule: &'static str, page: usize, what: impl Into<String>) -> Self {
        Self { after_page: Some(page), ..Self::new(rule, what) }
    }
}

/// Every rule that the pages break.
pub fn check(document: &Document, style: &Style, pages: &[Page]) -> Vec<Breach> {
    let trace = trace(parts(document, style), pages, style);
    let mut found = sheet::complete(&trace);
    found.extend(breaks::paragraphs(&trace.texts));
    found.extend(breaks::headings(&trace.texts));
    found.extend(breaks::introductions(&trace.texts));
    found.extend(no_break::lines(&trace.texts));
    found.extend(signing::rows(&trace.texts, style.signatures.room.to_pt()));
    found.extend(signing::whole(&trace.texts));
    found.extend(sheet::margins(pages, style));
    found.extend(sheet::overlaps(pages));
    found.extend(numbers::articles(&trace.texts));
    found.extend(numbers::references(&trace.texts));
    found
}
