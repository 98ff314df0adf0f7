//! Pages of PDF files as pictures.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::pixels::Picture;
use crate::{Length, codes};
use naskah_diagnostic::Diagnostic;

/// The resolution on paper, in dots to the inch.
const RESOLUTION: f32 = 200.0;

/// The largest width and height of a drawn page, in pixels.
const MAX_SIDE: f32 = 8_000.0;

/// Whether a file is a PDF, by its first bytes.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Draws a page, counted from 1, on white paper.
pub(super) fn draw(
    path: &str,
    bytes: &[u8],
    page: usize,
    width: Length,
) -> Result<Picture, Diagnostic> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|_| {
        let message = format!("the PDF `{path}` is damaged or encrypted");
        Diagnostic::error(codes::PICTURE_DAMAGED, message)
            .help("open it in a PDF program and save it again without a password")
    })?;
    let pages = pdf.pages();
    let Some(drawn) = page.checked_sub(1).and_then(|index| pages.get(index)) else {
        let message = format!("`{path}` has {} pages, not {page}", pages.len());
        return Err(
            Diagnostic::error(codes::PICTURE_PAGE_MISSING, message).help("count the pages from 1")
        );
    };
    let (page_width, page_height) = drawn.render_dimensions();
    let wanted = width.to_pt() as f32 / 72.0 * RESOLUTION;
    let scale = (wanted / page_width).max(RESOLUTION / 72.0);
    let scale = scale.min(MAX_SIDE / page_width.max(page_height));
    let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (interpreter, settings) = (InterpreterSettings::default(), RenderSettings::default());
    let pixmap = render(drawn, &RenderCache::new(), &interpreter, &settings, &paper);
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // The paper is opaque, so no pixel is.
    let rgba = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, 255]).collect();
    Ok(Picture { width, height, rgba })
}
