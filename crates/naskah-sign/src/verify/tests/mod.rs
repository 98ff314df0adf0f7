//! Updates behind a signature: such as signers make, and such as an enemy would.

mod attacks;
mod coverage;
mod made;
mod updates;

use super::changes::{Change, changes};
use super::coverage::{Flaw, flaws};
use crate::file::{File, Read};
use crate::signature::{Signature, signatures};

/// What is found in a file: its signatures with their flaws, and what was changed.
type Judged = (Vec<(Signature, Vec<Flaw>)>, Vec<Change>);

fn judge(pdf: &[u8]) -> Read<Judged> {
    let file = File::read("x.pdf", pdf).unwrap();
    let all = signatures(&file)?;
    let changes = changes(&file, &all)?;
    let mut judged = Vec::new();
    for signature in &all {
        judged.push((signature.clone(), flaws(&file, signature, &all)?));
    }
    Ok((judged, changes))
}

/// The same of a file that is read to its end, the changes told in words.
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
