//! The limits of the electronic duty stamp (*e-meterai*) service: PDF 1.6 or later (always the case here),
//! A4 paper, at most 800 kB.

use crate::codes;
use crate::document::{Block, Document, Meterai};
use crate::length::Length;
use crate::style::{Paper, Style};
use naskah_diagnostic::{Diagnostic, Result};

const A4: Paper = Paper { width: Length::mm(210), height: Length::mm(297) };

const MAX_FILE_BYTES: usize = 800_000;

/// Whether a document has space for the electronic stamp.
pub(crate) fn is_stamped(document: &Document) -> bool {
    any_is_stamped(&document.blocks)
}

fn any_is_stamped(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Signatures(signatures) => {
            signatures.parties.iter().any(|it| it.meterai == Some(Meterai::Electronic))
        }
        Block::Article(article) => any_is_stamped(&article.blocks),
        Block::Annex(annex) => any_is_stamped(&annex.blocks),
        _ => false,
    })
}

/// Checks the paper size.
///
/// # Errors
/// Any paper but A4.
pub(crate) fn check_paper(style: &Style) -> Result<()> {
    if style.paper == A4 {
        return Ok(());
    }
    Err(Diagnostic::error(
        codes::EMETERAI_PAPER,
        "the service of the electronic meterai takes A4 alone",
    )
    .help("choose a style on A4: `a4-arial` or `a4-times`")
    .into())
}

/// Checks the size of the finished file.
///
/// # Errors
/// More than 800 kB.
pub(crate) fn check_file(pdf: &[u8]) -> Result<()> {
    if pdf.len() <= MAX_FILE_BYTES {
        return Ok(());
    }
    let size = pdf.len().div_ceil(1_000);
    Err(Diagnostic::error(
        codes::EMETERAI_FILE_TOO_LARGE,
        format!(
            "the file has {size} kB, and the service of the electronic meterai takes 800 kB at most"
        ),
    )
    .help("make the logos smaller, or leave out --attach-data")
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_takes_a4_and_eight_hundred_kilobytes() {
        for (name, _) in naskah_templates::STYLES {
            let style = Style::builtin(name).unwrap();
            assert_eq!(check_paper(&style).is_ok(), name.starts_with("a4-"), "{name}");
        }
        let error = check_paper(&Style::builtin("f4-bookman").unwrap()).unwrap_err().to_string();
        assert!(error.contains("a4-arial"), "{error}");
        assert!(check_file(&vec![0; 800_000]).is_ok());
        let error = check_file(&vec![0; 800_001]).unwrap_err().to_string();
        assert!(error.contains("801 kB"), "{error}");
    }
}
