//! What is made of all documents of a batch: one PDF for the printer, and a table.

use std::fs;

use naskah_tests::archive;
use naskah_tests::reader::{self, Page};
use sha2::{Digest, Sha256};

use crate::shared::desk::{Desk, Done, agreement};

const COUNT: usize = 5;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("batch.ron", &format!("(shared: {})", agreement("Sinergi").trim_end()));
    let rows = (0..COUNT).map(|number| format!("desa-{number},Desa Nomor {number},{number}/DS\n"));
    let table = format!("id,parties.2.name,parties.2.number\n{}", rows.collect::<String>());
    desk.put("desa.csv", &table);
    desk
}

fn batch(desk: &Desk, more: &[&str]) -> Done {
    desk.run(&[&["batch", "batch.ron", "--rows", "desa.csv", "-o", "out"], more].concat())
}

fn texts(pdf: &[u8]) -> Vec<String> {
    reader::read(pdf).iter().map(Page::text).collect()
}

/// The pages of those files, one after another.
fn pages_of(desk: &Desk, names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().flat_map(|name| texts(&desk.read(&format!("out/{name}.pdf")))).collect()
}

const BOTH: [&str; 4] = ["--merge", "all.pdf", "--recap", "rekap.pdf"];

#[test]
fn all_documents_follow_the_order_of_the_data() {
    let desk = desk();
    let done = batch(&desk, &BOTH);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let all = desk.read("all.pdf");
    let wanted = pages_of(&desk, (0..COUNT).map(|number| format!("desa-{number}")));
    assert!(texts(&all) == wanted);
    assert!(done.stdout.contains(&format!("all.pdf: {} pages", wanted.len())), "{}", done.stdout);

    let recap = desk.read("rekap.pdf");
    let faults = archive::faults(&recap);
    assert!(faults.is_empty(), "{faults:?}");
    let text = reader::flat_text(&reader::read(&recap));
    assert!(text.contains("REKAPITULASI PERJANJIAN KERJA SAMA TENTANG SINERGI"), "{text}");
    assert!(text.contains(&format!("Jumlah: {COUNT} naskah, {} halaman.", wanted.len())), "{text}");
    let closed: String = text.split_whitespace().collect();
    let mut before = 0;
    for number in 0..COUNT {
        let file = format!("desa-{number}.pdf");
        let at = closed.find(&file).unwrap();
        assert!(before < at, "{file}");
        before = at;
        let digest = Sha256::digest(desk.read(&format!("out/{file}")));
        // A digest is broken between its digits, each part in its column.
        for part in digest.chunks(8) {
            let digits = hex::encode(part);
            assert!(closed.contains(&digits), "{file}: {digits}");
        }
        assert!(closed.contains(&format!("{number}/DS")) && closed.contains("21-09-2021"));
    }

    // The same again, of documents that stand already, and on one thread.
    for name in ["all.pdf", "rekap.pdf"] {
        fs::remove_file(desk.path(name)).unwrap();
    }
    fs::remove_file(desk.path("out/desa-2.pdf")).unwrap();
    let done = batch(&desk, &[&BOTH[..], &["--resume", "--jobs", "1"]].concat());
    assert!(done.stderr.contains("4 kept"), "{}", done.stderr);
    assert!(desk.read("all.pdf") == all && desk.read("rekap.pdf") == recap);
}

#[test]
fn rows_that_are_read_once_are_enough() {
    let desk = desk();
    let rows = "{\"id\": \"b\"}\n{\"id\": \"a\", \"parties.2.name\": \"Dinas A\"}\n";
    let args = [&["batch", "batch.ron", "--rows", "-", "-o", "out"], &BOTH[..]].concat();
    let done: Done = desk.run_with_input(&args, rows).into();
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let wanted = pages_of(&desk, ["b", "a"].map(str::to_owned));
    assert!(texts(&desk.read("all.pdf")) == wanted);
}

#[test]
fn each_original_is_a_document() {
    let desk = desk();
    let done = batch(&desk, &[&BOTH[..], &["--original", "all"]].concat());
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let names =
        (0..COUNT).flat_map(|number| [1, 2].map(|it| format!("desa-{number}-rangkap-{it}")));
    assert!(texts(&desk.read("all.pdf")) == pages_of(&desk, names));
    let recap = reader::flat_text(&reader::read(&desk.read("rekap.pdf")));
    assert!(recap.contains(&format!("Jumlah: {} naskah", 2 * COUNT)), "{recap}");
}

#[test]
fn a_bad_entry_is_told_and_the_good_ones_are_merged() {
    let desk = desk();
    let table = String::from_utf8(desk.read("desa.csv")).unwrap();
    desk.put("desa.csv", &table.replace("desa-1,", "../desa-1,"));
    let done = batch(&desk, &BOTH);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("no safe file name"), "{}", done.stderr);
    let names = [0, 2, 3, 4].map(|number| format!("desa-{number}"));
    assert!(texts(&desk.read("all.pdf")) == pages_of(&desk, names));

    // Nothing is made of a part that nobody asked for.
    desk.put("all.pdf", "as it was");
    let done = batch(&desk, &[&BOTH[..], &["--fail-fast", "--jobs", "1"]].concat());
    assert_eq!(done.status, Some(1));
    assert!(
        done.stderr.contains("`all.pdf` was not made: the batch is not complete"),
        "{}",
        done.stderr
    );
    assert_eq!(desk.read("all.pdf"), b"as it was");

    desk.put("desa.csv", "id\n../a\n");
    let done = batch(&desk, &BOTH);
    assert!(done.stderr.contains("there are no documents"), "{}", done.stderr);
    assert_eq!(desk.read("all.pdf"), b"as it was");
}

#[test]
fn a_part_makes_what_is_made_of_its_own() {
    let desk = desk();
    let done = batch(&desk, &["--shard", "1/2", "--merge", "all.pdf"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let own = (0..COUNT).map(|number| format!("desa-{number}"));
    let own: Vec<_> = own.filter(|name| desk.path(&format!("out/{name}.pdf")).exists()).collect();
    assert!(!own.is_empty() && own.len() < COUNT, "{own:?}");
    assert!(texts(&desk.read("all.pdf")) == pages_of(&desk, own));
}

#[test]
fn no_document_is_replaced() {
    let desk = desk();
    let done = batch(&desk, &["--merge", "out/DESA-1.pdf"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("it would replace a document"), "{}", done.stderr);
    assert!(!desk.path("out/DESA-1.pdf").exists());
    let done = batch(&desk, &["--merge", "x.pdf", "--recap", "x.pdf"]);
    assert_eq!((done.status, desk.path("x.pdf").exists()), (Some(2), false));
    let done = batch(&desk, &["--merge", "none/all.pdf"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("cannot write `none/all.pdf`"), "{}", done.stderr);
}
