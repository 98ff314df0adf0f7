//! Electronic signing: the service, and the signature fields of the document.

use super::{Agreement, Electronic, Provider, Signing};

impl Agreement {
    /// The electronic signing, if it is signed electronically.
    pub fn electronically(&self) -> Option<&Electronic> {
        match &self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// The same, except while an original on paper is printed.
    pub fn printed_electronically(&self) -> Option<&Electronic> {
        self.electronically().filter(|_| self.original.is_none())
    }

    /// The electronic signing, mutably.
    pub fn electronically_mut(&mut self) -> Option<&mut Electronic> {
        match &mut self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// Whether the document has signature fields. The services of BSrE and of the electronic meterai add
    /// their own, and so do services that read text tags.
    pub fn has_ready_made_fields(&self) -> bool {
        self.printed_electronically().is_none_or(|electronic| {
            let service_adds_fields = electronic.provider == Provider::Bsre
                || electronic.meterai
                || electronic.tags.is_some();
            electronic.fields.unwrap_or(!service_adds_fields)
        })
    }
}
