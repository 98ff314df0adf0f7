//! What can be wrong with how an agreement is signed electronically.

use super::Check;
use crate::agreement::Shown;
use naskah_diagnostic::Diagnostic;

/// The services give these a meaning of their own, or they stand in addresses and amounts.
const NO_ANCHORS: &str = "@*&%/";

impl Check<'_> {
    /// Checks anchors, footer and QR code.
    pub(super) fn electronic(&mut self) {
        let it = self.agreement;
        let Some(electronic) = it.electronically() else { return };
        for (field, shown) in [("footer", &electronic.footer), ("qr", &electronic.qr)] {
            if let Some(Shown::Text(text)) = shown {
                self.not_blank(&it.signing.path(field), text);
            }
        }
        let anchors = electronic.anchors.as_deref().unwrap_or_default();
        for (index, anchor) in anchors.iter().enumerate() {
            let path = it.signing.path(&format!("anchors[{index}]"));
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
            self.fault(&fault, &path, "choose one of `#`, `$`, `^`, `~`, `|` for each signer");
        }
        let signers = it.parties.len() + it.witnesses.len();
        if anchors.len() > signers {
            let path = it.signing.path(&format!("anchors[{signers}]"));
            self.found.push(
                Diagnostic::uncoded_error(format!(
                    "{signers} sign, but there are {} anchors",
                    anchors.len()
                ))
                .at(it.origin.nearest(&path), "one too many")
                .help("give one for each party and each witness at most"),
            );
        }
    }
}
