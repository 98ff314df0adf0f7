//! Signature and initials fields: their names, and the tooltips that viewers show.

use std::collections::BTreeMap;

use crate::agreement::Person;
use crate::document::{Block, Signatures, SigningField};

/// The signature field of a person; its name is the role without spaces, its description the tooltip.
pub(super) fn signature_field(role: &str, person: &Person) -> SigningField {
    let Person { name, position, .. } = person;
    SigningField {
        name: role.replace(' ', "-"),
        description: format!("Tanda tangan {role}: {name}, {position}"),
        role: role.to_owned(),
        signer: name.clone(),
        position: position.clone(),
    }
}

/// Makes field names unique where a template has several signature blocks: repeated names get a number.
pub(super) fn make_names_unique(blocks: &mut [Block]) {
    let mut used = BTreeMap::new();
    rename_fields(blocks, &mut used);
}

fn rename_fields(blocks: &mut [Block], used: &mut BTreeMap<String, usize>) {
    for block in blocks {
        match block {
            Block::Signatures(Signatures { parties, witnesses }) => {
                let witnesses = witnesses.iter_mut().flat_map(|it| &mut it.signatories);
                let fields = parties.iter_mut().chain(witnesses).filter_map(|it| it.field.as_mut());
                for field in fields {
                    let count = used.entry(field.name.clone()).or_default();
                    *count += 1;
                    if *count > 1 {
                        field.name = format!("{}-{count}", field.name);
                    }
                }
            }
            Block::Article(article) => rename_fields(&mut article.blocks, used),
            Block::Annex(annex) => rename_fields(&mut annex.blocks, used),
            _ => {}
        }
    }
}

/// The fields for initials (*paraf*) at the foot of the pages: one for each party that signs.
pub(super) fn initials(blocks: &[Block]) -> Vec<SigningField> {
    let initials_of = |signatures: &Signatures| -> Vec<SigningField> {
        let fields = signatures.parties.iter().filter_map(|signatory| signatory.field.as_ref());
        fields.map(initials_field).collect()
    };
    blocks
        .iter()
        .map(|block| match block {
            Block::Signatures(signatures) => initials_of(signatures),
            Block::Article(article) => initials(&article.blocks),
            Block::Annex(annex) => initials(&annex.blocks),
            _ => Vec::new(),
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The field for the initials of the signer of a signature field.
fn initials_field(field: &SigningField) -> SigningField {
    let SigningField { name, role, signer, position, .. } = field.clone();
    SigningField {
        name: format!("PARAF-{name}"),
        description: format!("Paraf {role}: {signer}, {position}"),
        role,
        signer,
        position,
    }
}
