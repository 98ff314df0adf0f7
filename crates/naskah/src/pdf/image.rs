//! Pictures as image objects: no finer than print needs, deflated once, each picture once.

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

/// The finest grid that an office printer shows, in pixels to the inch. Finer pictures are reduced.
const RESOLUTION: i64 = 300;

/// Agreements seldom have more pictures than two logos.
const MOST_THREADS: usize = 4;

/// The pictures that a file's pages show.
pub(super) struct Images {
    /// The image that shows each of the document's pictures, by the picture's number.
    shown: BTreeMap<usize, usize>,
    images: Vec<Image>,
}

/// One image of a file.
struct Image {
    /// The name by which pages know it.
    name: String,
    picture: Arc<Picture>,
    /// The largest place in which it stands: width and height.
    place: (Length, Length),
    streams: Arc<OnceLock<Streams>>,
}

impl Images {
    /// The pictures that the pages show, named Im1, Im2 … in the order in which they show them.
    pub(super) fn new(pages: &Pages, known: &KnownImages) -> Self {
        let mut images = Self { shown: BTreeMap::new(), images: Vec::new() };
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let DisplayItem::Picture { picture, rect, .. } = item
                && let Some(pixels) = pages.pictures.get(*picture)
            {
                images.show(*picture, pixels, rect);
            }
        }
        for image in &mut images.images {
            image.streams = known.streams(image);
        }
        images
    }

    fn show(&mut self, number: usize, picture: &Arc<Picture>, rect: &Rect) {
        let same =
            |image: &Image| Arc::ptr_eq(&image.picture, picture) || image.picture == *picture;
        let index = self.images.iter().position(same).unwrap_or(self.images.len());
        if index == self.images.len() {
            let name = format!("Im{}", index + 1);
            let place = (Length::ZERO, Length::ZERO);
            let (picture, streams) = (Arc::clone(picture), Arc::default());
            self.images.push(Image { name, picture, place, streams });
        }
        let place = &mut self.images[index].place;
        *place = (place.0.max(rect.width), place.1.max(rect.height));
        self.shown.insert(number, index);
    }

    /// The name of the image that shows a picture.
    pub(super) fn name(&self, picture: usize) -> Option<&str> {
        Some(&self.images[*self.shown.get(&picture)?].name)
    }

    /// Does that work, while the first new images are made on threads of their own: of a new press's first file, they
    /// take as long as all else.
    pub(super) fn meanwhile<T>(&self, work: impl FnOnce() -> T) -> T {
        let new = self.images.iter().filter(|image| image.streams.get().is_none());
        let new: Vec<_> = new.take(MOST_THREADS).collect();
        if new.is_empty() {
            return work();
        }
        thread::scope(|scope| {
            for image in new {
                // Where there are no threads, an image is made when it is wanted.
                let _thread = thread::Builder::new().spawn_scoped(scope, || _ = image.streams());
            }
            work()
        })
    }

    /// Adds the images to a file, and gives the dictionary of their names.
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
    /// The most pixels that its place shows, across and down.
    fn pixels(&self) -> (u32, u32) {
        (pixels(self.place.0), pixels(self.place.1))
    }

    /// Its streams; whoever wants them first makes them, and others wait for that.
    fn streams(&self) -> &Streams {
        self.streams.get_or_init(|| Streams::new(&self.picture, self.pixels()))
    }
}

/// Images that were made before, or are being made.
#[derive(Debug)]
pub(super) struct KnownImages(Cache<Key, Arc<OnceLock<Streams>>>);

/// A picture, and the most pixels across and down that its place shows.
struct Key {
    picture: Arc<Picture>,
    pixels: (u32, u32),
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.pixels == other.pixels
            && (Arc::ptr_eq(&self.picture, &other.picture) || self.picture == other.picture)
    }
}

impl Eq for Key {}

/// By the measures alone: few pictures have the same, and to read all pixels each time takes long.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.picture.width, self.picture.height, self.pixels).hash(state);
    }
}

impl Default for KnownImages {
    /// Room for eight logos of a megapixel each, four of them young.
    fn default() -> Self {
        Self(Cache::new(16 << 20))
    }
}

impl KnownImages {
    fn streams(&self, image: &Image) -> Arc<OnceLock<Streams>> {
        let (picture, pixels) = (Arc::clone(&image.picture), image.pixels());
        let key = Key { picture, pixels };
        self.0.get(&key).unwrap_or_else(|| {
            let streams = Arc::default();
            // Deflated, an image takes hardly more than its samples did.
            let samples = 4 * u64::from(pixels.0) * u64::from(pixels.1);
            let samples = usize::try_from(samples).unwrap_or(usize::MAX);
            let bytes = key.picture.bytes() + samples.min(key.picture.bytes());
            self.0.insert(key, Arc::clone(&streams), bytes);
            streams
        })
    }
}

/// An image's streams.
#[derive(Debug)]
struct Streams {
    colors: Stream,
    opacity: Option<Stream>,
}

impl Streams {
    /// A picture with no more pixels than those across and down.
    fn new(picture: &Picture, (across, down): (u32, u32)) -> Self {
        let reduced = picture.reduced(across, down);
        let picture = reduced.as_ref().unwrap_or(picture);
        let (pixels, _) = picture.rgba.as_chunks::<4>();
        let colors = if pixels.iter().all(|&[r, g, b, _]| r == g && g == b) {
            stream(picture, Space::Gray, &samples(pixels, |&[gray, ..]| [gray]))
        } else {
            stream(picture, Space::Rgb, &samples(pixels, |&[r, g, b, _]| [r, g, b]))
        };
        let transparent = pixels.iter().any(|&[.., opacity]| opacity != u8::MAX);
        let opacity = transparent
            .then(|| stream(picture, Space::Gray, &samples(pixels, |&[.., opacity]| [opacity])));
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

/// A colour space.
#[derive(Clone, Copy)]
enum Space {
    Gray,
    Rgb,
}

fn stream(picture: &Picture, space: Space, samples: &[u8]) -> Stream {
    let (name, colors) = match space {
        Space::Gray => ("DeviceGray", 1),
        Space::Rgb => ("DeviceRGB", 3),
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
    deflate::shared(dictionary, &filtered(samples, colors, picture.width as usize))
}

/// The pixels that fill a length, rounded up.
fn pixels(length: Length) -> u32 {
    let per_inch = Length::pt(72).to_sp();
    let pixels = (length.to_sp().max(0) * RESOLUTION + per_inch - 1) / per_inch;
    u32::try_from(pixels).unwrap_or(u32::MAX)
}

/// What each pixel gives, one after the other.
fn samples<const N: usize>(pixels: &[[u8; 4]], of: impl Fn(&[u8; 4]) -> [u8; N]) -> Vec<u8> {
    pixels.iter().map(of).collect::<Vec<_>>().into_flattened()
}
