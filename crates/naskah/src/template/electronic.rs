//! What electronically signed documents show: anchors, tags, footer sentence and QR code.

use crate::agreement::{Agreement, Provider, Shown};
use crate::archive;
use crate::document::{ElectronicSigning, QrContent, Run, Text};
use crate::style::Style;
use naskah_diagnostic::Result;

/// What the agreement's document shows; none for originals on paper.
pub(super) fn electronic(
    agreement: &Agreement,
    style: &Style,
) -> Result<Option<ElectronicSigning>> {
    let Some(it) = agreement.printed_electronically() else { return Ok(None) };
    let written = |text: &str, field: &str| Run {
        text: text.to_owned(),
        origin: agreement.origin.nearest(&agreement.signing.path(field)),
        ..Run::default()
    };
    let anchors = match &it.anchors {
        // An empty list turns anchors off.
        Some(named) if named.is_empty() => None,
        Some(named) => {
            let named = named.iter().enumerate();
            let run = |(index, text): (usize, &String)| written(text, &format!("anchors[{index}]"));
            Some(named.map(run).collect())
        }
        None => (it.provider == Provider::Bsre).then(Vec::new),
    };
    let usual = match it.provider {
        Provider::Bsre => &style.electronic.bsre_footer,
        Provider::Other => &style.electronic.footer,
    };
    let footer = match &it.footer {
        Some(Shown::Text(text)) => Some(Text(vec![written(text, "footer")])),
        Some(Shown::Usual(false)) => None,
        Some(Shown::Usual(true)) | None => Some(Text::plain(usual.as_str())),
    };
    let code = match &it.qr {
        Some(Shown::Text(text)) => {
            Some(QrContent { text: text.clone(), description: format!("Kode QR: {text}") })
        }
        Some(Shown::Usual(true)) => Some(QrContent {
            text: identity(agreement)?,
            description: "Kode QR yang memuat nomor naskah ini dan sidik SHA-256 datanya"
                .to_owned(),
        }),
        Some(Shown::Usual(false)) | None => None,
    };
    Ok(Some(ElectronicSigning { anchors, tags: it.tags, footer, code }))
}

/// The document's numbers and the digest of its data, for the QR code.
fn identity(agreement: &Agreement) -> Result<String> {
    let numbers = agreement.parties.iter().filter_map(|party| party.number.as_deref());
    let digest = archive::digest(agreement)?;
    Ok(numbers.chain([format!("SHA-256 {digest}").as_str()]).collect::<Vec<_>>().join("\n"))
}
