//! Which party signs over the duty stamp (*meterai*).

use super::data_blocks::DataBlocks;
use crate::agreement::{Agreement, Originals};
use crate::document::Meterai;

/// Whether the printed original has a stamp: there is one for each party, so further originals have none.
pub(super) fn is_on_this_original(agreement: &Agreement) -> bool {
    agreement.original.is_none_or(|number| usize::from(number.get()) <= agreement.parties.len())
}

impl DataBlocks<'_> {
    /// The duty stamp of a party, by its index.
    ///
    /// On paper, each party signs over the stamp of one original: the first party in the first original, and
    /// so on; originals beyond the number of parties have none, and an unnumbered print shows all. An
    /// electronic document has one stamp, beside the first party's signature.
    pub(super) fn meterai_of(&self, index: usize) -> Option<Meterai> {
        if let Some(electronic) = self.agreement.printed_electronically() {
            return (electronic.meterai && index == 0).then_some(Meterai::Electronic);
        }
        let of_this_original = |number: Originals| usize::from(number.get()) == index + 1;
        let signs_over = self.meterai && self.agreement.original.is_none_or(of_this_original);
        signs_over.then_some(Meterai::Paper)
    }
}
