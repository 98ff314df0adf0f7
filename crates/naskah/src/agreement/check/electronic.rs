//! Checks of the anchors of electronic signatures.

use super::Check;
use crate::codes;
use naskah_diagnostic::Diagnostic;

/// Characters that services interpret themselves, or that occur in addresses and amounts.
const RESERVED: &str = "@*&%/";

impl Check<'_> {
    pub(super) fn electronic(&mut self) {
        let agreement = self.agreement;
        let Some(electronic) = agreement.electronically() else { return };
        let anchors = electronic.anchors.as_deref().unwrap_or_default();
        for (index, anchor) in anchors.iter().enumerate() {
            let path = agreement.signing.path(&format!("anchors[{index}]"));
            if anchor.trim().is_empty() {
                // `Check::blank` reports it.
                continue;
            }
            let mut characters = anchor.chars();
            let message = match (characters.next(), characters.next()) {
                (Some(c), None) if RESERVED.contains(c) => {
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
            self.error(
                codes::ANCHOR_INVALID,
                &message,
                &path,
                "choose one of `#`, `$`, `^`, `~`, `|` for each signer",
            );
        }
        let signers = agreement.persons().len();
        if anchors.len() > signers {
            let path = agreement.signing.path(&format!("anchors[{signers}]"));
            self.diagnostics.push(
                Diagnostic::error(
                    codes::ANCHOR_COUNT,
                    format!("{signers} sign, but there are {} anchors", anchors.len()),
                )
                .path(&path)
                .at(agreement.origin.nearest(&path), "one too many")
                .help("give one for each party and each witness at most"),
            );
        }
    }
}
