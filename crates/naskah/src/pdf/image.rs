//! Pictures as image objects: no finer than print needs, deflated once, each picture once.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::deflate;
use super::predictor::filtered;
use crate::Length;
use crate::cache::Cache;
use crate::page::{Item, Pages, Rect};
use crate::picture::Picture;

/// The finest grid that an office printer shows, in pixels to the inch. Finer pictures are reduced.
const RESOLUTION: i64 = 300;

/// The pictures that a file's pages show.
pub(super) struct Images<'a> {
    known: &'a KnownImages,
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
}

impl<'a> Images<'a> {
    /// The pictures that the pages show, named Im1, Im2 … in the order in which they show them.
    pub(super) fn new(pages: &Pages, known: &'a KnownImages) -> Self {
        let mut images = Self { known, shown: BTreeMap::new(), images: Vec::new() };
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Picture { picture, rect, .. } = item
                && let Some(pixels) = pages.pictures.get(*picture)
            {
                images.show(*picture, pixels, rect);
            }
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
            self.images.push(Image { name, picture: Arc::clone(picture), place });
        }
        let place = &mut self.images[index].place;
        *place = (place.0.max(rect.width), place.1.max(rect.height));
        self.shown.insert(number, index);
    }

    /// The name of the image that shows a picture.
    pub(super) fn name(&self, picture: usize) -> Option<&str> {
        Some(&self.images[*self.shown.get(&picture)?].name)
    }

    /// Adds the images to a file, and gives the dictionary of their names.
    pub(super) fn add_to(&self, document: &mut Document) -> Dictionary {
        let mut names = Dictionary::new();
        for image in &self.images {
            let id = self.known.streams(image).add_to(document);
            names.set(image.name.as_str(), Object::Reference(id));
        }
        names
    }
}

/// Images that were made before.
#[derive(Debug)]
pub(super) struct KnownImages(Cache<Key, Arc<Streams>>);

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
    fn streams(&self, image: &Image) -> Arc<Streams> {
        let pixels = (pixels(image.place.0), pixels(image.place.1));
        let key = Key { picture: Arc::clone(&image.picture), pixels };
        self.0.get(&key).unwrap_or_else(|| {
            let streams = Arc::new(Streams::new(&key.picture, pixels));
            let bytes = key.picture.bytes() + streams.bytes();
            self.0.keep(key, Arc::clone(&streams), bytes);
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
        let colors = match gray(&picture.rgb) {
            Some(samples) => stream(picture, Space::Gray, &samples),
            None => stream(picture, Space::Rgb, &picture.rgb),
        };
        let opacity = picture.alpha.as_ref().map(|alpha| stream(picture, Space::Gray, alpha));
        Self { colors, opacity }
    }

    fn bytes(&self) -> usize {
        self.colors.content.len() + self.opacity.as_ref().map_or(0, |mask| mask.content.len())
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

/// One sample for each pixel, if all are gray.
fn gray(rgb: &[u8]) -> Option<Vec<u8>> {
    let (pixels, _) = rgb.as_chunks::<3>();
    pixels.iter().map(|&[r, g, b]| (r == g && g == b).then_some(r)).collect()
}
