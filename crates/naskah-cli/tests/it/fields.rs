//! `naskah fields` as a shell sees it.

use std::path::Path;
use std::process::Output;

use crate::shared::{self, DATA};

fn naskah(folder: &Path, args: &[&str]) -> Output {
    shared::naskah(folder, args).output().unwrap()
}

#[test]
fn fields_are_told_with_their_places_for_people_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.ron"), DATA).unwrap();
    assert!(naskah(folder.path(), &["render", "data.ron"]).status.success());

    let told = naskah(folder.path(), &["fields", "data.pdf"]);
    assert!(told.status.success());
    let told = String::from_utf8(told.stdout).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[2..].iter().all(|line| line.starts_with("PARAF-PIHAK-KE")), "{told}");
    assert!(lines[0].starts_with("PIHAK-KESATU: empty, page "), "{told}");
    assert!(lines[1].ends_with("; Tanda tangan PIHAK KEDUA: Budi, Kepala Dinas"), "{told}");

    let told = naskah(folder.path(), &["fields", "data.pdf", "--format", "json"]);
    let told: Vec<serde_json::Value> = String::from_utf8(told.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(told[0]["state"], "empty");
    let points = told[0]["points"].as_array().unwrap();
    let [left, bottom, right, top] = [0, 1, 2, 3].map(|it| points[it].as_f64().unwrap());
    assert!(right - left > 100.0 && top - bottom > 70.0, "{told:?}");
    // F4 is 609.449 points wide.
    let percent = told[0]["percent"].as_array().unwrap();
    assert!((percent[0].as_f64().unwrap() - left / 6.094_49).abs() < 0.01, "{told:?}");
    let place = told[0]["pyhanko"].as_str().unwrap();
    assert!(place.ends_with(&format!("{}/PIHAK-KESATU", top.round())), "{place}");
}

#[test]
fn what_is_no_pdf_or_has_no_fields_is_said() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.ron"), DATA).unwrap();
    let told = naskah(folder.path(), &["fields", "data.ron"]);
    assert_eq!(told.status.code(), Some(1));
    let message = String::from_utf8(told.stderr).unwrap();
    assert!(message.contains("`data.ron` cannot be read as a PDF"), "{message}");

    let event = DATA.replace("scope:", "event: (time: \"09.00\"), scope:");
    std::fs::write(folder.path().join("event.ron"), event).unwrap();
    let args = ["render", "event.ron", "--template", "daftar-hadir"];
    assert!(naskah(folder.path(), &args).status.success());
    let told = naskah(folder.path(), &["fields", "event.pdf"]);
    assert!(told.status.success() && told.stdout.is_empty());
    let message = String::from_utf8(told.stderr).unwrap();
    assert!(message.contains("has no signature fields"), "{message}");
}
