//! Data embedded in PDFs and extracted again.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{ImageFormat, RgbImage};
use lopdf::{Document, Object, dictionary};
use proptest::prelude::*;

use super::{DATA, attachments, attachments_from, extract};
use crate::agreement::{Agreement, Batch};
use crate::pdf::{Attachment, Settings, Standard};
use crate::picture::InMemory;
use crate::{Press, Template};

/// A picture of one pixel.
fn pixel() -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    RgbImage::new(1, 1).write_to(&mut png, ImageFormat::Png).unwrap();
    png.into_inner()
}

fn data(logo: &str) -> String {
    format!(
        r#"( // what is agreed upon
    subject: "Literasi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "A", logo: "logos/a.png", signer: (name: "Budi", position: "Ketua")),
        (name: "B", logo: (file: {logo}, description: "B"), signer: (name: "Ani", position: "Kepala")),
    ],
    scope: ["penyuluhan", "pelatihan"],
)"#
    )
}

/// A folder with `data.ron` and its logos, and another beside the folder.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir_all(desk.path().join("data/logos")).unwrap();
    fs::write(desk.path().join("data/logos/a.png"), pixel()).unwrap();
    fs::write(desk.path().join("b.png"), pixel()).unwrap();
    desk
}

fn read(folder: &Path, text: &str) -> Agreement {
    Agreement::from_ron(folder.join("data.ron").display().to_string(), text).unwrap()
}

fn printed(agreement: &Agreement) -> Vec<u8> {
    let press = Press::new(Template::builtin("pks").unwrap()).unwrap();
    let attachments = attachments(agreement).unwrap();
    let settings = Settings { standard: Standard::A3a, attachments, ..Settings::default() };
    press.print_with(agreement, &settings).unwrap().pdf
}

/// The agreement that a PDF holds, in a folder of its own.
fn again(pdf: &[u8]) -> (tempfile::TempDir, Agreement) {
    let folder = tempfile::tempdir().unwrap();
    for file in extract("a.pdf", pdf).unwrap() {
        let path = folder.path().join(file.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.bytes).unwrap();
    }
    let text = fs::read_to_string(folder.path().join(DATA)).unwrap();
    let path = folder.path().join(DATA).display().to_string();
    let agreement = Agreement::from_ron(path, &text).unwrap();
    (folder, agreement)
}

fn names(files: &[Attachment]) -> Vec<&str> {
    files.iter().map(|file| file.name.as_str()).collect()
}

#[test]
fn data_whose_pictures_lie_below_it_is_attached_as_it_is() {
    let desk = desk();
    let text = data("r\"logos/a.png\"");
    let files = attachments(&read(&desk.path().join("data"), &text)).unwrap();
    assert_eq!(names(&files), [DATA, "logos/a.png"]);
    assert_eq!(files[0].bytes, text.as_bytes());
    assert_eq!((&files[1].bytes, files[1].media_type.as_str()), (&pixel(), "image/png"));
}

#[test]
fn a_picture_elsewhere_gets_a_name_below_the_data() {
    let desk = desk();
    let elsewhere = desk.path().join("b.png").display().to_string();
    for logo in ["../b.png", &elsewhere] {
        let logo = format!("{logo:?}");
        let files = attachments(&read(&desk.path().join("data"), &data(&logo))).unwrap();
        assert_eq!(names(&files), [DATA, "logos/a.png", "gambar-1.png"]);
        let text = String::from_utf8(files[0].bytes.clone()).unwrap();
        assert_eq!(text, data("\"gambar-1.png\""));
    }
}

#[test]
fn what_is_taken_out_gives_the_same_bytes() {
    let desk = desk();
    for logo in ["\"logos/a.png\"", "\"../b.png\"", "\"\\u{2e}./b.png\""] {
        let pdf = printed(&read(&desk.path().join("data"), &data(logo)));
        let (_folder, agreement) = again(&pdf);
        assert!(printed(&agreement) == pdf, "{logo}");
    }
}

#[test]
fn an_entry_of_a_batch_holds_its_own_data() {
    let desk = desk();
    let folder = desk.path().join("data");
    let translated = data("\"../b.png\"").replace(
        "\n)",
        "\n    translation: (subject: \"Literacy\", parties: [(name: \"One\"), (name: \"Two\")]),\n)",
    );
    let text = format!(
        "(shared: {translated}, each: [(id: \"x\", subject: \"Lain\", parties: [(), (name: \"C\")])])"
    );
    let batch = Batch::from_ron(folder.join("batch.ron").display().to_string(), &text).unwrap();
    let agreement = batch.entries[0].agreement.clone().unwrap();
    let pdf = printed(&agreement);
    let (_folder, extracted) = again(&pdf);
    assert_eq!((extracted.subject.as_str(), extracted.parties[1].name.as_str()), ("Lain", "C"));
    assert!(printed(&extracted) == pdf);
}

#[test]
fn data_that_a_program_changed_is_attached_as_it_is_now() {
    let desk = desk();
    let mut agreement = read(&desk.path().join("data"), &data("\"../b.png\""));
    agreement.subject = "\"Kesehatan\"\n\\".to_owned();
    agreement.details.insert("duration_years".to_owned(), crate::agreement::Value::Integer(5));
    let files = attachments(&agreement).unwrap();
    assert_eq!(names(&files), [DATA, "logos/a.png", "gambar-1.png"]);
    let pdf = printed(&agreement);
    let (_folder, extracted) = again(&pdf);
    assert_eq!((&extracted.subject, &extracted.details), (&agreement.subject, &agreement.details));
    assert!(printed(&extracted) == pdf);
}

#[test]
fn every_example_can_be_written_and_read_again() {
    for template in naskah_templates::TEMPLATES {
        let agreement = Agreement::from_ron("example.ron", template.example).unwrap();
        let text = crate::data::write(&agreement).unwrap();
        let again = Agreement::from_ron("example.ron", &text);
        assert_eq!(again.unwrap_or_else(|errors| panic!("{text}\n{errors}")), agreement);
    }
}

#[test]
fn a_missing_picture_is_told_at_its_place() {
    let desk = desk();
    let errors = attachments(&read(&desk.path().join("data"), &data("\"c.png\""))).unwrap_err();
    assert!(errors.to_string().contains("data.ron:6:35: error: there is no picture"), "{errors}");
}

#[test]
fn pictures_in_memory_are_attached_without_touching_the_disk() {
    let desk = desk();
    let agreement = Agreement::from_ron("data.ron", &data("\"b.png\"")).unwrap();
    let assets = InMemory::new().with("logos/a.png", pixel()).with("b.png", pixel());
    let files = attachments_from(&agreement, &assets).unwrap();
    assert_eq!(names(&files), [DATA, "logos/a.png", "b.png"]);

    let outside = desk.path().join("b.png").display().to_string();
    for path in ["../../etc/passwd", "/etc/passwd", &outside] {
        let agreement = Agreement::from_ron("data.ron", &data(&format!("{path:?}"))).unwrap();
        let errors = attachments_from(&agreement, &assets).unwrap_err();
        let diagnostic = errors.iter().next().unwrap();
        assert_eq!(diagnostic.code.name(), "picture-not-found");
        assert_eq!(diagnostic.path.as_deref(), Some("parties[1].logo.file"));
    }
}

// Foreign files

fn with_attachments(names: &[&str]) -> Vec<u8> {
    let attachment = |name: &&str| Attachment {
        name: (*name).to_owned(),
        media_type: "text/plain".to_owned(),
        description: String::new(),
        bytes: b"()".to_vec(),
    };
    let attachments = names.iter().map(attachment).collect();
    let settings = Settings { standard: Standard::A3a, attachments, ..Settings::default() };
    let press = Press::new(Template::builtin("pks").unwrap()).unwrap();
    crate::pdf::write(&crate::page::Pages::default(), press.fonts(), &settings).unwrap()
}

fn refused(pdf: &[u8]) -> String {
    extract("a.pdf", pdf).unwrap_err().to_string()
}

#[test]
fn files_without_data_are_told_so() {
    insta::assert_snapshot!(refused(&with_attachments(&[])), @r"
    error: `a.pdf` holds no data of an agreement
      help: only a PDF that was made with its data attached holds it
    ");
    assert!(refused(&with_attachments(&["logo.png"])).contains("holds no data"));
    for garbage in [&b""[..], b"%PDF-1.7", b"(subject: \"\")", &[0xFF; 3000]] {
        assert!(refused(garbage).contains("cannot be read as a PDF"));
    }
}

#[test]
fn names_that_would_leave_the_folder_are_refused() {
    for name in
        ["../agreement.ron", "/etc/passwd", "a/../../b", "Agreement.ron", r"..\b", ".bashrc"]
    {
        let told = refused(&with_attachments(&[DATA, name]));
        assert!(told.contains("unsafe name"), "{name}: {told}");
    }
    assert!(refused(&with_attachments(&[DATA, "a.png", "A.PNG"])).contains("holds two files"));
}

/// The file with one object changed.
fn tampered(change: impl Fn(&mut Object)) -> Vec<u8> {
    let mut document = Document::load_mem(&with_attachments(&[DATA])).unwrap();
    document.objects.values_mut().for_each(change);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_stream_that_swells_without_end_is_refused() {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        std::io::Write::write_all(&mut encoder, &zeros).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    let pdf = tampered(|object| {
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"EmbeddedFile")
        {
            stream.set_content(bomb.clone());
        }
    });
    assert!(refused(&pdf).contains("broken, too large or oddly encoded"));
}

#[test]
fn a_tree_of_names_that_leads_back_to_itself_ends() {
    let mut document = Document::load_mem(&with_attachments(&[DATA])).unwrap();
    let node = document.new_object_id();
    let kids = vec![Object::Reference(node), Object::Reference(node)];
    document.set_object(node, dictionary! { "Kids" => kids });
    let catalog = document.catalog_mut().unwrap();
    catalog.set("Names", dictionary! { "EmbeddedFiles" => node });
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(refused(&bytes).contains("holds no data"));
}

/// A file whose catalog has this body.
fn with_catalog(body: &str) -> Vec<u8> {
    let mut pdf = format!("%PDF-1.7\n1 0 obj\n{body}\nendobj\n");
    let table = pdf.len();
    pdf += "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n";
    pdf += &format!("trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn deep_nesting_is_refused() {
    assert!(refused(&with_catalog("<</Type/Catalog>>")).contains("holds no data"));
    for (open, close) in [("[", "]"), ("<</A", ">>"), ("[<</A", ">>]"), ("[", "")] {
        let deep = [open.repeat(1 << 17), "1".into(), close.repeat(1 << 17)].concat();
        let error = refused(&with_catalog(&format!("<</Names {deep}>>")));
        assert!(error.contains("nested too deeply"), "{error}");
    }
}

#[test]
fn deep_brackets_are_no_danger() {
    for bracket in ["[", "<<", "<</A", "("] {
        let pdf = format!(
            "%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer\n<</Root 1 0 R>>\n",
            bracket.repeat(1 << 17)
        );
        refused(pdf.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn damaged_files_are_never_a_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        length in any::<prop::sample::Index>(),
        cut: bool,
    ) {
        thread_local!(static WHOLE: Vec<u8> = with_attachments(&[DATA, "a.png"]));
        let mut pdf = WHOLE.with(Clone::clone);
        for (place, byte) in damage {
            let at = place.index(pdf.len());
            pdf[at] = byte;
        }
        if cut {
            pdf.truncate(length.index(pdf.len()));
        }
        let _ = extract("a.pdf", &pdf);
    }
}
