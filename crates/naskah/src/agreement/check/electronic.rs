//! Checks of the anchors of electronic signatures.

use super::Check;
use crate::codes;
use naskah_diagnostic::Diagnostic;

/// The services give these a meaning of their own, or they stand in addresses and amounts.
const NO_ANCHORS: &str = "@*&%/";

impl Check<'_> {
    /// Checks the anchors.
    pub(super) fn electronic(&mut self) {
        let it = self.agreement;
        let Some(electronic) = it.electronically() else { return };
        let anchors = electronic.anchors.as_deref().unwrap_or_default();
        for (index, anchor) in anchors.iter().enumerate() {
            let path = it.signing.path(&format!("anchors[{index}]"));
            if anchor.trim().is_empty() {
                // Reported with the other blank fields.
                continue;
            }
            let mut letters = anchor.chars();
            let fault = match (letters.next(), letters.next()) {
                (Some(c), None) if NO_ANCHORS.contains(c) => {
                    format!("`{c}` is no anchor: services and addresses use it otherwise")
                }
                (Some(c), None) if c.is_whitespace() || c.is_control() => {
                    "an anchor is a character that shows".to_owned()
                }
                (Some(_), None) if anchors[..index].contains(anchor) => {
                    format!("`{anchor}` is the anchor of two signers")
                }
                (Some(_), None) => continue,
                _ => format!("an anchor is one character, not \"{anchor}\""),
            };
            self.fault(
                codes::ANCHOR_INVALID,
                &fault,
                &path,
                "choose one of `#`, `$`, `^`, `~`, `|` for each signer",
            );
        }
        let signers = it.parties.len() + it.witnesses.len();
        if anchors.len() > signers {
            let path = it.signing.path(&format!("anchors[{signers}]"));
            self.found.push(
                Diagnostic::error(
                    codes::ANCHOR_COUNT,
                    format!("{signers} sign, but there are {} anchors", anchors.len()),
                )
                .path(&path)
                .at(it.origin.nearest(&path), "one too many")
                .help("give one for each party and each witness at most"),
            );
        }
    }
}
