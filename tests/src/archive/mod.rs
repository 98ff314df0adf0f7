//! Finished files judged by the rules of PDF/A-2a and PDF/UA-1, as far as what naskah writes could break
//! them.
//!
//! `crates/naskah/src/pdf/PDF_A2.md` and `PDF_UA1.md` tell each rule and where it is checked. The checks
//! are narrower than the standards where naskah is: what it never writes is a fault here, though a
//! standard may allow it.

mod annotations;
mod catalog;
mod cff;
mod content;
mod file;
mod fonts;
mod images;
mod metadata;
mod objects;
mod roles;
mod structure;
mod syntax;
#[cfg(test)]
mod tests;

use self::file::File;

/// A rule that a file breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its clause and number; those of PDF/UA begin with `UA`.
    pub rule: &'static str,
    /// What breaks it.
    pub what: String,
}

/// The faults that were found so far.
#[derive(Debug, Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, rule: &'static str, what: impl Into<String>) {
        self.0.push(Fault { rule, what: what.into() });
    }

    fn unless(&mut self, holds: bool, rule: &'static str, what: impl Into<String>) {
        if !holds {
            self.add(rule, what);
        }
    }
}

/// What the file breaks.
///
/// # Panics
/// The file is not a PDF.
pub fn faults(pdf: &[u8]) -> Vec<Fault> {
    let mut faults = Faults::default();
    syntax::check(pdf, &mut faults);
    let document = lopdf::Document::load_mem(pdf).unwrap_or_else(|error| panic!("no PDF: {error}"));
    judge(&File::new(document), &mut faults);
    faults.0
}

/// What the objects of a file break, wherever they stand in it.
fn judge(file: &File, faults: &mut Faults) {
    objects::check(file, faults);
    catalog::check(file, faults);
    metadata::check(file, faults);
    let content = content::check(file, faults);
    fonts::check(file, &content, faults);
    images::check(file, &content, faults);
    annotations::check(file, faults);
    let tree = structure::check(file, &content, faults);
    roles::check(&tree, faults);
}
