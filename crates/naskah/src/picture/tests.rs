use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgba, RgbaImage};

use super::{Assets, FileSystem, ImageStore, InMemory, Picture};
use crate::codes;
use naskah_diagnostic::{Category, Diagnostic, Result, Source};

/// A folder for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("naskah-picture-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read(file: PathBuf) -> Result<Picture> {
    let place = Source::new("data.ron", "logo: \"x.png\"").span(6..13);
    super::read(file.to_str().unwrap(), Some(place))
}

fn refusal(file: PathBuf) -> Diagnostic {
    let errors = read(file).unwrap_err();
    let mut errors = errors.into_iter();
    let diagnostic = errors.next().unwrap();
    assert_eq!(errors.next(), None);
    assert_eq!(diagnostic.labels[0].span.to_string(), "data.ron:1:7");
    diagnostic
}

/// Red, half-transparent green; below, blue, white.
fn four_pixels() -> DynamicImage {
    let mut image = RgbaImage::new(2, 2);
    image.put_pixel(0, 0, Rgba([255, 0, 0, 255]));
    image.put_pixel(1, 0, Rgba([0, 255, 0, 128]));
    image.put_pixel(0, 1, Rgba([0, 0, 255, 255]));
    image.put_pixel(1, 1, Rgba([255, 255, 255, 255]));
    image.into()
}

#[test]
fn png_keeps_its_opacity() {
    let folder = Folder::new("png");
    let file = folder.join("logo.png");
    four_pixels().save(&file).unwrap();
    let picture = read(file).unwrap();
    assert_eq!((picture.width, picture.height), (2, 2));
    assert_eq!(picture.rgba, four_pixels().into_rgba8().into_raw());
}

#[test]
fn content_counts_and_not_the_extension() {
    let folder = Folder::new("content");
    let (png, jpeg) = (folder.join("logo.jpg"), folder.join("logo.png"));
    four_pixels().save_with_format(&png, ImageFormat::Png).unwrap();
    four_pixels().into_rgb8().save_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
    assert_eq!(read(png).unwrap().rgba[7], 128);
    assert_eq!(read(jpeg).unwrap().rgba[7], 255);
}

#[test]
fn a_camera_s_turn_is_undone() {
    /// TIFF, little-endian, one entry: orientation 6, to be turned clockwise by a quarter.
    const EXIF: &[u8] = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let folder = Folder::new("turned");
    let file = folder.join("logo.jpg");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
    encoder.set_exif_metadata(EXIF.to_vec()).unwrap();
    // The left half dark, the right half light.
    let rows: Vec<u8> =
        (0..16).flat_map(|_| (0..32).map(|x| if x < 16 { 0 } else { 255 })).collect();
    encoder.write_image(&rows, 32, 16, ExtendedColorType::L8).unwrap();
    fs::write(&file, bytes).unwrap();

    let picture = read(file).unwrap();
    assert_eq!((picture.width, picture.height), (16, 32));
    let (pixels, _) = picture.rgba.as_chunks::<4>();
    assert!(pixels[0][0] < 10, "the dark half is on top now");
    assert!(pixels.last().unwrap()[0] > 245);
}

#[test]
fn a_missing_file_suggests_the_most_similar_name() {
    let folder = Folder::new("missing");
    four_pixels().save(folder.join("TP-PKK.png")).unwrap();
    let diagnostic = refusal(folder.join("tp_pkk.png"));
    assert!(diagnostic.message.starts_with("there is no picture"), "{diagnostic}");
    let meant = format!("did you mean `{}`?", folder.join("TP-PKK.png").display());
    assert_eq!(diagnostic.help, [meant]);

    let diagnostic = refusal(folder.join("garuda.png"));
    assert_eq!(diagnostic.help, [format!("looked for {}", folder.join("garuda.png").display())]);
    refusal(folder.join("no-such-folder/logo.png"));
}

#[test]
fn what_is_no_picture_is_refused() {
    let folder = Folder::new("refused");
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        refusal(file)
    };
    assert!(refusal(folder.0.clone()).message.ends_with("is a folder"));
    assert!(write("empty.png", b"").message.ends_with("is neither PNG nor JPEG"));
    assert!(write("a.png", b"GIF89a\x01\0\x01\0").message.ends_with("it is a .gif file"));
    let mut png = Vec::new();
    four_pixels().write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).unwrap();
    let diagnostic = write("cut.png", &png[..png.len() / 2]);
    assert!(diagnostic.message.contains("is damaged"), "{diagnostic}");
}

#[test]
fn a_huge_picture_is_refused_before_it_is_decoded() {
    let folder = Folder::new("huge");
    let file = folder.join("logo.png");
    DynamicImage::new_luma8(8_001, 1).save(&file).unwrap();
    let diagnostic = refusal(file);
    assert!(diagnostic.message.ends_with("has more than 8000 pixels across or down"));
}

#[test]
fn downsampling_keeps_proportions_and_clean_edges() {
    // The left half opaque red, the right half transparent, with black hidden underneath.
    let (width, height) = (100, 50);
    let left = |index: u32| index % width < width / 2;
    let picture = Picture {
        width,
        height,
        rgba: (0..width * height)
            .flat_map(|index| if left(index) { [255, 0, 0, 255] } else { [0; 4] })
            .collect(),
    };
    let scaled = picture.downsampled(31, 10).unwrap();
    assert_eq!((scaled.width, scaled.height), (31, 16));
    let (pixels, _) = scaled.rgba.as_chunks::<4>();
    assert_eq!((pixels[0], pixels[30]), ([255, 0, 0, 255], [0; 4]));
    for pixel @ [red, .., opacity] in pixels {
        assert!(*opacity < 8 || *red > 250, "{pixel:?}: black shines through");
    }
}

#[test]
fn small_pictures_are_left_alone() {
    let picture = Picture { width: 10, height: 20, rgba: [9, 9, 9, 255].repeat(200) };
    assert_eq!(picture.downsampled(10, 5), None);
    assert_eq!(picture.downsampled(4, 20), None);
    assert_eq!(picture.downsampled(0, 0), None);
    assert_eq!(
        picture.downsampled(5, 5),
        Some(Picture { width: 5, height: 10, rgba: [9, 9, 9, 255].repeat(50) })
    );
}

#[test]
fn a_file_that_changes_is_read_again() {
    let folder = Folder::new("changed");
    let file = folder.join("logo.png");
    let store = ImageStore::default();
    let read = |image: &DynamicImage| {
        image.save(&file).unwrap();
        store.read(file.to_str().unwrap(), None).unwrap()
    };
    let (first, again) = (read(&four_pixels()), read(&four_pixels()));
    assert!(Arc::ptr_eq(&first, &again), "it is decoded once");
    let other = read(&RgbaImage::from_pixel(3, 1, Rgba([1, 2, 3, 255])).into());
    assert_eq!((other.width, other.height), (3, 1));
}

#[test]
fn untrusted_paths_never_reach_the_disk() {
    let folder = Folder::new("untrusted");
    let file = folder.join("secret.png");
    four_pixels().save(&file).unwrap();
    let path = file.to_str().unwrap();
    assert!(ImageStore::default().read(path, None).is_ok(), "the file is there");

    let mut logo = Vec::new();
    four_pixels().write_to(&mut io::Cursor::new(&mut logo), ImageFormat::Png).unwrap();
    let store = ImageStore::new(Arc::new(InMemory::new().with("logos/a.png", logo)));
    assert_eq!(store.read("logos/a.png", None).unwrap().width, 2);
    for path in [path, "/etc/passwd", "../../etc/passwd", "logos/../../etc/passwd", ".", ""] {
        let errors = store.read(path, None).unwrap_err();
        let diagnostic = errors.iter().next().unwrap();
        assert_eq!(diagnostic.code, codes::PICTURE_NOT_FOUND, "{path}");
        assert!(!diagnostic.help.iter().any(|help| help.contains("looked for")), "{diagnostic}");
    }
    let errors = store.read("logo/a.png", None).unwrap_err();
    assert_eq!(errors.iter().next().unwrap().help, ["did you mean `logos/a.png`?"]);
}

/// Fails as an operating system does.
#[derive(Debug)]
struct Failing(io::ErrorKind);

impl Assets for Failing {
    fn read(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(self.0.into())
    }
}

#[test]
fn a_machine_that_refuses_is_told_from_a_wrong_path() {
    for (kind, code, category) in [
        (io::ErrorKind::NotFound, "picture-not-found", Category::Input),
        (io::ErrorKind::NotADirectory, "picture-not-found", Category::Input),
        (io::ErrorKind::IsADirectory, "picture-not-a-file", Category::Input),
        (io::ErrorKind::InvalidInput, "picture-not-a-file", Category::Input),
        (io::ErrorKind::FileTooLarge, "picture-too-large", Category::Input),
        (io::ErrorKind::PermissionDenied, "io-failed", Category::Machine),
        (io::ErrorKind::Other, "io-failed", Category::Machine),
    ] {
        let store = ImageStore::new(Arc::new(Failing(kind)));
        let errors = store.read("logo.png", None).unwrap_err();
        let diagnostic = errors.iter().next().unwrap();
        assert_eq!((diagnostic.code.name(), errors.category()), (code, category), "{kind:?}");
    }
    assert!(FileSystem.read("no-such-file").is_err());
}
