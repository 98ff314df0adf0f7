//! The pages of every template, style and example look as they did when somebody last looked at them.
//!
//! `NASKAH_UPDATE=1 cargo test -p naskah-tests --test it pictures` takes the new pictures as references.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use image::GrayImage;
use naskah::agreement::{Agreement, Batch};
use naskah::{Press, Style, Template};
use naskah_templates::{STYLES, TEMPLATES};
use naskah_tests::example::{kinds, root};
use naskah_tests::picture::{difference, encode, pages};

/// A single line of text that moved changes more than this share of its page.
const TOLERANCE: f64 = 0.001;

/// The template of data that names none.
const DEFAULT_TEMPLATE: &str = "pks";

/// The templates that have pictures in every style; the others look as these do.
const ALL_STYLES: [&str; 6] =
    ["pks", "kesepakatan-bersama", "adendum", "berita-acara", "rencana-kerja", "daftar-hadir"];

/// All the pictures together stay below that, in bytes.
const MOST_BYTES: u64 = 3_600_000;

/// Every document that has pictures, by name.
fn documents() -> BTreeMap<String, Vec<u8>> {
    let mut documents = BTreeMap::new();
    for template in TEMPLATES {
        let path = format!("templates/{}/example.ron", template.name);
        let path = root(&path).display().to_string();
        let agreement = Agreement::from_ron(path, template.example).unwrap();
        let styles = match ALL_STYLES.contains(&template.name) {
            true => STYLES,
            false => &STYLES[..1],
        };
        for (style, _) in styles {
            let opened = Template::builtin(template.name).unwrap();
            let press = Press::with_style(opened, Style::builtin(style).unwrap()).unwrap();
            let name = format!("{}-{style}", template.name);
            documents.insert(name, press.print(&agreement).unwrap().pdf);
        }
    }
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    for folder in folders {
        documents.extend(example(&folder));
    }
    for (name, agreement, press) in kinds() {
        documents.insert(format!("kind-{name}"), press.print(&agreement).unwrap().pdf);
    }
    documents
}

/// The documents of a folder of examples: of a batch the first, and each single agreement.
fn example(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder_name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let mut documents = BTreeMap::new();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let path = file.display().to_string();
        let (name, agreement) = if Batch::is_batch(&text) {
            let first = Batch::from_ron(path, &text).unwrap().entries.swap_remove(0);
            (first.id, first.agreement.unwrap())
        } else {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            (stem, Agreement::from_ron(path, &text).unwrap())
        };
        let template = agreement.template.as_deref().unwrap_or(DEFAULT_TEMPLATE);
        let template = Template::builtin(template).unwrap();
        let style = agreement.style.as_deref().unwrap_or(template.default_style());
        let style = Style::builtin(style).unwrap();
        let press = Press::with_style(template, style).unwrap();
        let pdf = press.print(&agreement).unwrap().pdf;
        documents.insert(format!("{folder_name}-{name}"), pdf);
    }
    documents
}

/// The pictures by the names of their files.
fn pictures() -> BTreeMap<String, GrayImage> {
    let named = documents().into_iter().flat_map(|(name, pdf)| {
        let numbered = (1..).zip(pages(pdf));
        numbered.map(move |(number, page)| (format!("{name}-{number}.png"), page))
    });
    named.collect()
}

/// The names of the files in the folder of references.
fn stored(references: &Path) -> Vec<String> {
    let files = fs::read_dir(references).into_iter().flatten();
    let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".png")).collect()
}

#[test]
fn every_page_looks_as_it_did() {
    let (references, new) = (root("tests/ref"), PathBuf::from(env!("CARGO_TARGET_TMPDIR")));
    let pictures = pictures();
    if std::env::var_os("NASKAH_UPDATE").is_some() {
        fs::create_dir_all(&references).unwrap();
        for name in stored(&references) {
            fs::remove_file(references.join(name)).unwrap();
        }
        for (name, picture) in &pictures {
            fs::write(references.join(name), encode(picture)).unwrap();
        }
    }

    let mut changed = Vec::new();
    for (name, picture) in &pictures {
        let reference = references.join(name);
        let same = image::open(&reference)
            .is_ok_and(|reference| difference(&reference.into_luma8(), picture) <= TOLERANCE);
        if !same {
            let path = new.join(name);
            fs::write(&path, encode(picture)).unwrap();
            changed.push(format!("{} is not {}", path.display(), reference.display()));
        }
    }
    let stored = stored(&references);
    let gone = stored.iter().filter(|name| !pictures.contains_key(*name));
    changed.extend(gone.map(|name| format!("there is no page any more for tests/ref/{name}")));
    assert!(
        changed.is_empty(),
        "{}\nif the new pages are right: NASKAH_UPDATE=1 cargo test -p naskah-tests --test it pictures",
        changed.join("\n")
    );

    let sizes = stored.iter().map(|name| fs::metadata(references.join(name)).unwrap().len());
    let bytes: u64 = sizes.sum();
    assert!(bytes <= MOST_BYTES, "the references take {bytes} bytes");
}
