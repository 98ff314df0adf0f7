//! Pages as grey pictures, and how far two pictures differ.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::GrayImage;

/// Small enough to keep in the repository, fine enough to see a line that moved.
const DOTS_PER_INCH: f32 = 60.0;

/// How much a grey may differ before it counts: edges are smoothed otherwise on other processors.
const TOLERANCE: u8 = 64;

/// Every page of a PDF file, on white paper.
///
/// # Panics
/// The file is not a PDF.
pub fn pages(pdf: Vec<u8>) -> Vec<GrayImage> {
    let pdf = Pdf::new(pdf).unwrap_or_else(|error| panic!("not a PDF: {error:?}"));
    let scale = DOTS_PER_INCH / 72.0;
    let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (interpreter, settings) = (InterpreterSettings::default(), RenderSettings::default());
    let cache = RenderCache::new();
    let pages = pdf.pages().iter();
    pages
        .map(|page| {
            let pixmap = render(page, &cache, &interpreter, &settings, &paper);
            let (width, height) = (pixmap.width().into(), pixmap.height().into());
            let pixels = pixmap.data();
            GrayImage::from_fn(width, height, |x, y| {
                let pixel = pixels[(y * width + x) as usize];
                image::Luma([grey(pixel.r, pixel.g, pixel.b)])
            })
        })
        .collect()
}

/// The share of pixels that differ: 0 for the same picture, 1 where not even the sizes agree.
pub fn difference(one: &GrayImage, other: &GrayImage) -> f64 {
    if one.dimensions() != other.dimensions() {
        return 1.0;
    }
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let differing = pairs.filter(|(one, other)| one.abs_diff(**other) > TOLERANCE).count();
    differing as f64 / one.as_raw().len() as f64
}

fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let [red, green, blue] = [red, green, blue].map(u32::from);
    // The weights of ITU-R BT.601, in thousandths; the sum is 255 at most.
    u8::try_from((299 * red + 587 * green + 114 * blue) / 1000).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_shares_of_the_picture() {
        let white = GrayImage::from_pixel(10, 10, image::Luma([255]));
        let mut spotted = white.clone();
        spotted.put_pixel(3, 4, image::Luma([0]));
        spotted.put_pixel(5, 6, image::Luma([250]));
        assert_eq!(difference(&white, &white), 0.0);
        assert_eq!(difference(&white, &spotted), 0.01);
        assert_eq!(difference(&white, &GrayImage::new(10, 11)), 1.0);
    }
}
