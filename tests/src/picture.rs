//! Pages as grey pictures, how they are stored, and how far two of them differ.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::GrayImage;

/// Small enough to keep in the repository, fine enough to see a line that moved.
const DOTS_PER_INCH: f32 = 60.0;

/// How much a grey may differ before it counts: edges are smoothed otherwise on other processors.
const TOLERANCE: u8 = 64;

/// Pictures are stored in that many greys: a sixteenth is far below what counts as different.
const GREYS: png::BitDepth = png::BitDepth::Four;

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

/// The picture as a small PNG file: four bits a pixel, deflated as far as it goes.
///
/// # Panics
/// The picture cannot be encoded.
pub fn encode(picture: &GrayImage) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let mut rows = Vec::new();
    for row in picture.as_raw().chunks(width as usize) {
        // The nearest of sixteen greys; an odd last pixel has a half byte of its own.
        let nearest = |grey: u8| ((u16::from(grey) + 8) / 17) as u8;
        rows.extend(
            row.chunks(2).map(|pair| {
                nearest(pair[0]) << 4 | pair.get(1).map_or(0, |second| nearest(*second))
            }),
        );
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(GREYS);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap_or_else(|error| panic!("{error}"));
    writer.write_image_data(&rows).unwrap_or_else(|error| panic!("{error}"));
    writer.finish().unwrap_or_else(|error| panic!("{error}"));
    file
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

    #[test]
    fn a_stored_picture_is_the_same_but_for_the_last_bits() {
        let picture = GrayImage::from_fn(17, 16, |x, y| image::Luma([(x * 16 + y) as u8]));
        let stored = image::load_from_memory(&encode(&picture)).expect("a picture").into_luma8();
        assert_eq!(stored.dimensions(), picture.dimensions());
        let pairs = stored.as_raw().iter().zip(picture.as_raw());
        assert!(pairs.clone().all(|(stored, picture)| stored.abs_diff(*picture) <= 9));
    }
}
