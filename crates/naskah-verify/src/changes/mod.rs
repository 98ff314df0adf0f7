//! What later revisions changed of the signed content, and whether that is permitted.
//!
//! Each revision after the first signature is compared with the one before, along every path from the trailer
//! into the document rather than object by object, because object numbers carry no meaning. A change that is
//! not known to be permitted is refused.
//!
//! | file | holds |
//! |---|---|
//! | `change` | a change, its kind and verdict |
//! | `compare` | the walk along all paths of two revisions |
//! | `trailer`, `catalog`, `structure`, `form` | what may differ there |
//! | `occlusion` | whether a new field hides signed content |
//! | `trailing_data` | bytes and revisions that nothing refers to |
//! | `path` | how messages name places |
//! | `budget` | a bound on the work |

mod budget;
mod catalog;
mod change;
mod compare;
mod form;
mod occlusion;
mod path;
mod structure;
mod trailer;
mod trailing_data;

use naskah_reader::{Pdf, ReadResult};

use self::budget::Budget;
use self::compare::{Comparison, Open};
use self::form::FormChanges;
use crate::coverage::flaws;
use crate::signatures::{Permissions, Signature};

pub(crate) use self::change::Change;
#[cfg(test)]
pub(crate) use self::change::ChangeKind;

/// All changes made after the first signature, in the order of the revisions.
///
/// A signature is concerned by the changes of later revisions than its own, and by trailing bytes and lost
/// revisions.
pub(crate) fn changes(pdf: &Pdf, signatures: &[Signature]) -> ReadResult<Vec<Change>> {
    let mut changes = trailing_data::lost(pdf)?;
    let first = signatures.iter().map(|signature| signature.revision).min();
    let mut permissions = Permissions::default();
    let mut budget = Budget::new();
    for before in first.unwrap_or(usize::MAX)..pdf.revisions().len().saturating_sub(1) {
        for signature in signatures.iter().filter(|it| it.revision == before) {
            permissions.add(pdf, signature)?;
        }
        let (old, new) = (pdf.at(before), pdf.at(before + 1));
        let mut intact = Vec::new();
        for signature in signatures.iter().filter(|it| it.revision == before + 1) {
            if flaws(pdf, signature, signatures)?.is_empty() {
                intact.push(signature);
            }
        }
        let form = FormChanges::read(&old, &new, &intact, &permissions)?;
        let mut comparison = Comparison::new(&old, &new, &form, before + 1, &mut budget)?;
        let mut open = Open::default();
        trailer::compare(&mut comparison, &mut open)?;
        changes.extend(comparison.finish(open)?);
    }
    changes.extend(trailing_data::trailing(pdf, signatures)?);
    Ok(changes)
}
