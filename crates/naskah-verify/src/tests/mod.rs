//! Updates after a signature: legitimate ones and attacks.

mod attacks;
mod coverage;
mod fields;
mod updates;

use naskah_reader::{Pdf, ReadResult};

use crate::changes::{Change, changes};
use crate::coverage::{Flaw, flaws};
use crate::signatures::{Signature, signatures};

/// The signatures of a file with their coverage faults, and the changes.
type Judged = (Vec<(Signature, Vec<Flaw>)>, Vec<Change>);

fn judge(pdf: &[u8]) -> ReadResult<Judged> {
    let file = Pdf::read("x.pdf", pdf).unwrap();
    let all = signatures(&file)?;
    let changes = changes(&file, &all)?;
    let mut judged = Vec::new();
    for signature in &all {
        judged.push((signature.clone(), flaws(&file, signature, &all)?));
    }
    Ok((judged, changes))
}

/// The allowed or refused changes, in words.
fn told(pdf: &[u8], allowed: bool) -> Vec<String> {
    let (_, changes) = judge(pdf).unwrap();
    let of_kind = changes.iter().filter(|change| change.is_allowed() == allowed);
    of_kind.map(ToString::to_string).collect()
}

fn refused(pdf: &[u8]) -> Vec<String> {
    told(pdf, false)
}

fn allowed(pdf: &[u8]) -> Vec<String> {
    told(pdf, true)
}

/// Each signature's field and flaws.
fn covered(pdf: &[u8]) -> Vec<(String, Vec<Flaw>)> {
    let (signatures, _) = judge(pdf).unwrap();
    signatures.into_iter().map(|(signature, flaws)| (signature.field, flaws)).collect()
}
