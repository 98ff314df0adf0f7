//! How an agreement is signed electronically: by whose service, and what the page holds for it.

use super::{Agreement, Electronic, Provider, Signing};

impl Agreement {
    /// How it is signed electronically, if it is.
    pub fn electronically(&self) -> Option<&Electronic> {
        match &self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// The same, unless an original on paper is printed.
    pub fn printed_electronically(&self) -> Option<&Electronic> {
        self.electronically().filter(|_| self.original.is_none())
    }

    /// How it is signed electronically, to be changed.
    pub fn electronically_mut(&mut self) -> Option<&mut Electronic> {
        match &mut self.signing {
            Signing::Electronic(electronic) | Signing::Both { electronic, .. } => Some(electronic),
            Signing::Paper(_) => None,
        }
    }

    /// Whether its places to sign are ready-made fields. The services of BSrE and of the electronic
    /// meterai make their own, and so does one that reads tags.
    pub fn has_ready_made_fields(&self) -> bool {
        self.printed_electronically().is_none_or(|it| {
            let made_there = it.provider == Provider::Bsre || it.meterai || it.tags.is_some();
            it.fields.unwrap_or(!made_there)
        })
    }
}
