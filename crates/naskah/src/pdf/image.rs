//! Pictures as image XObjects, downsampled to print resolution; equal pictures share one object.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};
use std::thread;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::deflate;
use super::predictor::filtered;
use crate::Length;
use crate::cache::Cache;
use crate::page::{DisplayItem, Pages, Rect};
use crate::picture::Picture;

/// The resolution above which pictures are downsampled, in pixels per inch: office printers show no more.
const MAX_RESOLUTION: i64 = 300;

/// The most threads that encode images; agreements seldom have more pictures than two logos.
const MAX_THREADS: usize = 4;

/// The images of a file.
pub(super) struct Images {
    /// The index of the image for each picture, by the picture's number.
    by_picture: BTreeMap<usize, usize>,
    images: Vec<Image>,
}

/// One image of a file.
struct Image {
    /// Its resource name.
    name: String,
    picture: Arc<Picture>,
    /// The largest width and height at which it is drawn.
    max_size: (Length, Length),
    streams: Arc<OnceLock<Streams>>,
}

impl Images {
    /// Images for the pictures on the pages, named Im1, Im2 … in order of first use.
    pub(super) fn new(pages: &Pages, cache: &ImageCache) -> Self {
        let mut images = Self { by_picture: BTreeMap::new(), images: Vec::new() };
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let DisplayItem::Picture { picture, rect, .. } = item
                && let Some(pixels) = pages.pictures.get(*picture)
            {
                images.use_picture(*picture, pixels, rect);
            }
        }
        for image in &mut images.images {
            image.streams = cache.streams(image);
        }
        images
    }

    /// Records that a picture is drawn in `rect`.
    fn use_picture(&mut self, number: usize, picture: &Arc<Picture>, rect: &Rect) {
        let same =
            |image: &Image| Arc::ptr_eq(&image.picture, picture) || image.picture == *picture;
        let index = self.images.iter().position(same).unwrap_or(self.images.len());
        if index == self.images.len() {
            let name = format!("Im{}", index + 1);
            let max_size = (Length::ZERO, Length::ZERO);
            let (picture, streams) = (Arc::clone(picture), Arc::default());
            self.images.push(Image { name, picture, max_size, streams });
        }
        let size = &mut self.images[index].max_size;
        *size = (size.0.max(rect.width), size.1.max(rect.height));
        self.by_picture.insert(number, index);
    }

    /// The resource name of a picture's image.
    pub(super) fn name(&self, picture: usize) -> Option<&str> {
        Some(&self.images[*self.by_picture.get(&picture)?].name)
    }

    /// Runs `work` while new images are encoded on other threads. For the first file of a press, encoding images
    /// takes as long as everything else.
    pub(super) fn encode_during<T>(&self, work: impl FnOnce() -> T) -> T {
        let new = self.images.iter().filter(|image| image.streams.get().is_none());
        let new: Vec<_> = new.take(MAX_THREADS).collect();
        if new.is_empty() {
            return work();
        }
        thread::scope(|scope| {
            for image in new {
                // If no thread can be started, the image is encoded when it is first used.
                let _thread = thread::Builder::new().spawn_scoped(scope, || _ = image.streams());
            }
            work()
        })
    }

    /// Adds the images to a file and returns the dictionary of their resource names.
    pub(super) fn add_to(&self, document: &mut Document) -> Dictionary {
        let mut names = Dictionary::new();
        for image in &self.images {
            let id = image.streams().add_to(document);
            names.set(image.name.as_str(), Object::Reference(id));
        }
        names
    }
}

impl Image {
    /// The most pixels that print shows at its size, across and down.
    fn max_pixels(&self) -> (u32, u32) {
        (pixels(self.max_size.0), pixels(self.max_size.1))
    }

    /// Its streams, encoded on first use; other threads wait for them.
    fn streams(&self) -> &Streams {
        self.streams.get_or_init(|| Streams::new(&self.picture, self.max_pixels()))
    }
}

/// A cache of images that are encoded, or being encoded.
#[derive(Debug)]
pub(super) struct ImageCache(Cache<ImageKey, Arc<OnceLock<Streams>>>);

/// A picture, and the most pixels of its image, across and down.
struct ImageKey {
    picture: Arc<Picture>,
    max_pixels: (u32, u32),
}

impl PartialEq for ImageKey {
    fn eq(&self, other: &Self) -> bool {
        self.max_pixels == other.max_pixels
            && (Arc::ptr_eq(&self.picture, &other.picture) || self.picture == other.picture)
    }
}

impl Eq for ImageKey {}

/// Hashes dimensions only: few pictures share them, and hashing all pixels each time is slow.
impl Hash for ImageKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.picture.width, self.picture.height, self.max_pixels).hash(state);
    }
}

impl Default for ImageCache {
    /// A cache for eight logos of a megapixel each, half of them in the young generation.
    fn default() -> Self {
        Self(Cache::new(16 << 20))
    }
}

impl ImageCache {
    fn streams(&self, image: &Image) -> Arc<OnceLock<Streams>> {
        let (picture, max_pixels) = (Arc::clone(&image.picture), image.max_pixels());
        let key = ImageKey { picture, max_pixels };
        self.0.get(&key).unwrap_or_else(|| {
            let streams = Arc::default();
            // A compressed image is hardly larger than its samples.
            let samples = 4 * u64::from(max_pixels.0) * u64::from(max_pixels.1);
            let samples = usize::try_from(samples).unwrap_or(usize::MAX);
            let bytes = key.picture.bytes() + samples.min(key.picture.bytes());
            self.0.insert(key, Arc::clone(&streams), bytes);
            streams
        })
    }
}

/// An image XObject and its soft mask.
#[derive(Debug)]
struct Streams {
    colors: Stream,
    opacity: Option<Stream>,
}

impl Streams {
    /// Encodes a picture with at most `across` by `down` pixels.
    fn new(picture: &Picture, (across, down): (u32, u32)) -> Self {
        let downsampled = picture.downsampled(across, down);
        let picture = downsampled.as_ref().unwrap_or(picture);
        let (pixels, _) = picture.rgba.as_chunks::<4>();
        let colors = if pixels.iter().all(|&[r, g, b, _]| r == g && g == b) {
            stream(picture, ColorSpace::Gray, &samples(pixels, |&[gray, ..]| [gray]))
        } else {
            stream(picture, ColorSpace::Rgb, &samples(pixels, |&[r, g, b, _]| [r, g, b]))
        };
        let transparent = pixels.iter().any(|&[.., opacity]| opacity != u8::MAX);
        let opacity = transparent.then(|| {
            stream(picture, ColorSpace::Gray, &samples(pixels, |&[.., opacity]| [opacity]))
        });
        Self { colors, opacity }
    }

    fn add_to(&self, document: &mut Document) -> ObjectId {
        let mut image = self.colors.clone();
        if let Some(opacity) = &self.opacity {
            let mask = document.add_object(opacity.clone());
            image.dict.set("SMask", Object::Reference(mask));
        }
        document.add_object(image)
    }
}

/// A device colour space.
#[derive(Clone, Copy)]
enum ColorSpace {
    Gray,
    Rgb,
}

fn stream(picture: &Picture, space: ColorSpace, samples: &[u8]) -> Stream {
    let (name, colors) = match space {
        ColorSpace::Gray => ("DeviceGray", 1),
        ColorSpace::Rgb => ("DeviceRGB", 3),
    };
    let columns = i64::from(picture.width);
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => columns,
        "Height" => i64::from(picture.height),
        "ColorSpace" => name,
        "BitsPerComponent" => 8,
        "DecodeParms" => dictionary! {
            "Predictor" => 15,
            "Colors" => colors as i64,
            "Columns" => columns,
        },
    };
    deflate::compressed(dictionary, &filtered(samples, colors, picture.width as usize))
}

/// The pixels that a length holds at the maximum resolution, rounded up.
fn pixels(length: Length) -> u32 {
    let per_inch = Length::pt(72).to_sp();
    let pixels = (length.to_sp().max(0) * MAX_RESOLUTION + per_inch - 1) / per_inch;
    u32::try_from(pixels).unwrap_or(u32::MAX)
}

/// The samples of all pixels, interleaved.
fn samples<const N: usize>(pixels: &[[u8; 4]], of: impl Fn(&[u8; 4]) -> [u8; N]) -> Vec<u8> {
    pixels.iter().map(of).collect::<Vec<_>>().into_flattened()
}
