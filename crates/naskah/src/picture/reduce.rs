//! Pictures made smaller.

use image::imageops::{FilterType, resize};
use image::{ImageBuffer, Rgba};

use super::Picture;

impl Picture {
    /// The picture made smaller, so that it has no more pixels than those across and down; none if
    /// it is small enough. Its proportions stay.
    pub(crate) fn reduced(&self, width: u32, height: u32) -> Option<Self> {
        // The side that needs more pixels decides.
        let (width, height) = if u64::from(width) * u64::from(self.height)
            >= u64::from(height) * u64::from(self.width)
        {
            (width, side(self.height, width, self.width))
        } else {
            (side(self.width, height, self.height), height)
        };
        if width == 0 || height == 0 || width >= self.width || height >= self.height {
            return None;
        }
        let full = ImageBuffer::from_raw(self.width, self.height, self.premultiplied())?;
        // A filter of polynomials: the same on every machine.
        let pixels = resize(&full, width, height, FilterType::CatmullRom);
        Some(Self::from_premultiplied(&pixels, self.alpha.is_some()))
    }

    /// The pixels weighed by their opacity, so that the hidden colour of transparent pixels does not
    /// show at the edges.
    fn premultiplied(&self) -> Vec<f32> {
        let (colors, _) = self.rgb.as_chunks::<3>();
        let mut pixels = Vec::with_capacity(colors.len() * 4);
        let mut push = |color: &[u8; 3], opacity: u8| {
            let opacity = f32::from(opacity) / 255.0;
            let [r, g, b] = color.map(|sample| f32::from(sample) / 255.0 * opacity);
            pixels.extend([r, g, b, opacity]);
        };
        match &self.alpha {
            Some(alpha) => colors.iter().zip(alpha).for_each(|(color, &it)| push(color, it)),
            None => colors.iter().for_each(|color| push(color, u8::MAX)),
        }
        pixels
    }

    fn from_premultiplied(pixels: &ImageBuffer<Rgba<f32>, Vec<f32>>, transparent: bool) -> Self {
        let mut rgb = Vec::with_capacity(pixels.len() / 4 * 3);
        let mut alpha = Vec::with_capacity(pixels.len() / 4);
        for Rgba([r, g, b, opacity]) in pixels.pixels() {
            let weight = if *opacity > 0.0 { opacity.recip() } else { 0.0 };
            rgb.extend([r, g, b].map(|sample| (sample * weight * 255.0).round() as u8));
            alpha.push((opacity * 255.0).round() as u8);
        }
        let (width, height) = pixels.dimensions();
        Self { width, height, rgb, alpha: transparent.then_some(alpha) }
    }
}

/// `length` shrunk as `from` shrinks to `to`, at least a pixel.
fn side(length: u32, to: u32, from: u32) -> u32 {
    let shrunk = (u64::from(length) * u64::from(to)).div_ceil(u64::from(from.max(1)));
    u32::try_from(shrunk.max(1)).unwrap_or(u32::MAX)
}
