//! Pictures made smaller.

use resize::Pixel::{RGB8, RGBA8P};
use resize::Type;
use resize::px::{PixelFormat, RGB, RGBA};

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
        match &self.alpha {
            None => self.opaque_at(width, height),
            Some(alpha) => self.transparent_at(alpha, width, height),
        }
    }

    fn opaque_at(&self, width: u32, height: u32) -> Option<Self> {
        let (pixels, _) = self.rgb.as_chunks::<3>();
        let pixels: Vec<_> = pixels.iter().map(|&[r, g, b]| RGB { r, g, b }).collect();
        let reduced = self.resized(&pixels, RGB8, width, height)?;
        let rgb = reduced.iter().flat_map(|&RGB { r, g, b }| [r, g, b]).collect();
        Some(Self { width, height, rgb, alpha: None })
    }

    /// Pixels are weighed by their opacity, so that the hidden colour of transparent ones does not show at the edges.
    fn transparent_at(&self, alpha: &[u8], width: u32, height: u32) -> Option<Self> {
        let (pixels, _) = self.rgb.as_chunks::<3>();
        let pixels = pixels.iter().zip(alpha).map(|(&[r, g, b], &a)| RGBA { r, g, b, a });
        let pixels: Vec<_> = pixels.collect();
        let reduced = self.resized(&pixels, RGBA8P, width, height)?;
        let rgb = reduced.iter().flat_map(|&RGBA { r, g, b, .. }| [r, g, b]).collect();
        let alpha = reduced.iter().map(|pixel| pixel.a).collect();
        Some(Self { width, height, rgb, alpha: Some(alpha) })
    }

    fn resized<F>(
        &self,
        pixels: &[F::InputPixel],
        format: F,
        width: u32,
        height: u32,
    ) -> Option<Vec<F::OutputPixel>>
    where
        F: PixelFormat,
    {
        let [from_width, from_height, width, height] =
            [self.width, self.height, width, height].map(|side| side as usize);
        let mut reduced = vec![F::OutputPixel::default(); width * height];
        // A filter of polynomials: the same on every machine.
        let mut resizer =
            resize::new(from_width, from_height, width, height, format, Type::Catrom).ok()?;
        resizer.resize(pixels, &mut reduced).ok()?;
        Some(reduced)
    }
}

/// `length` shrunk as `from` shrinks to `to`, at least a pixel.
fn side(length: u32, to: u32, from: u32) -> u32 {
    let shrunk = (u64::from(length) * u64::from(to)).div_ceil(u64::from(from.max(1)));
    u32::try_from(shrunk.max(1)).unwrap_or(u32::MAX)
}
