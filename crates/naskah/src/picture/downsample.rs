//! Downsampling of pictures that have more pixels than print shows.

use resize::{PixelFormat, Type};

use super::pixels::Picture;

impl Picture {
    /// The picture scaled down, in proportion, to cover `width` by `height` pixels with no more pixels
    /// than that needs; none if it is small enough already.
    pub(crate) fn downsampled(&self, width: u32, height: u32) -> Option<Self> {
        // The side that needs more pixels decides.
        let (width, height) = if u64::from(width) * u64::from(self.height)
            >= u64::from(height) * u64::from(self.width)
        {
            (width, scaled_side(self.height, width, self.width))
        } else {
            (scaled_side(self.width, height, self.height), height)
        };
        if width == 0 || height == 0 || width >= self.width || height >= self.height {
            return None;
        }
        let (pixels, _) = self.rgba.as_chunks::<4>();
        let pixels: Vec<_> = pixels.iter().map(premultiplied).collect();
        let [from_width, from_height, across, down] =
            [self.width, self.height, width, height].map(|side| side as usize);
        let mut scaled = vec![[0; 4]; across * down];
        // Catmull-Rom is a polynomial filter: the same result on every machine.
        resize::new(from_width, from_height, across, down, Premultiplied, Type::Catrom)
            .and_then(|mut resizer| resizer.resize(&pixels, &mut scaled))
            .ok()?;
        Some(Self { width, height, rgba: scaled.into_flattened() })
    }
}

/// A pixel with premultiplied alpha, so that the hidden colour of transparent pixels does not bleed into edges.
fn premultiplied(&[red, green, blue, opacity]: &[u8; 4]) -> [u16; 4] {
    let multiply = |color| u16::from(color) * u16::from(opacity);
    [multiply(red), multiply(green), multiply(blue), u16::from(opacity)]
}

/// Premultiplied pixels in, plain ones out. That of `resize` for plain pixels weighs each as often as the filter comes over
/// it, and takes twice the time for the same result.
struct Premultiplied;

impl PixelFormat for Premultiplied {
    type InputPixel = [u16; 4];
    type OutputPixel = [u8; 4];
    type Accumulator = [f32; 4];

    fn new() -> [f32; 4] {
        [0.0; 4]
    }

    fn add(&self, sum: &mut [f32; 4], pixel: [u16; 4], weight: f32) {
        Self::add_acc(sum, pixel.map(f32::from), weight);
    }

    fn add_acc(sum: &mut [f32; 4], pixel: [f32; 4], weight: f32) {
        for (sum, sample) in sum.iter_mut().zip(pixel) {
            *sum += sample * weight;
        }
    }

    fn into_pixel(&self, [red, green, blue, opacity]: [f32; 4]) -> [u8; 4] {
        if opacity <= 0.0 {
            return [0; 4];
        }
        let weight = 1.0 / opacity;
        [red * weight, green * weight, blue * weight, opacity].map(|sample| (sample + 0.5) as u8)
    }
}

/// `length` scaled in the proportion `to / from`, rounded up, at least one pixel.
fn scaled_side(length: u32, to: u32, from: u32) -> u32 {
    let scaled = (u64::from(length) * u64::from(to)).div_ceil(u64::from(from.max(1)));
    u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
}
