//! What the command tells and makes for signing services: `--fields-json`, `--tags`, `--profile`.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const PARTIES: &str = r#"
    signed: (date: "2026-09-21", place: "Tenggarong"),
    parties: [
        (name: "Badan", signer: (name: "Ana", position: "Ketua Badan")),
        (name: "Dinas", signer: (name: "Budi", position: "Kepala Dinas")),
    ],
    scope: ["bimbingan teknis"],
"#;

fn data(signing: &str) -> String {
    format!("(subject: \"Sinergi\", signing: {signing}, {PARTIES})")
}

fn naskah(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_naskah")).args(args).current_dir(folder).output().unwrap()
}

fn places(path: &Path) -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn places_are_told_with_and_without_ready_made_fields() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("paper.ron"), data("paper()")).unwrap();
    std::fs::write(folder.join("bsre.ron"), data("electronic(provider: bsre)")).unwrap();
    for (name, state) in [("paper", "empty"), ("bsre", "absent")] {
        let (file, json) = (format!("{name}.ron"), format!("{name}.json"));
        let done =
            naskah(folder, &["render", &file, "--style", "a4-arial", "--fields-json", &json]);
        assert!(done.status.success(), "{done:?}");
        let places = places(&folder.join(json));
        let signature = &places[0];
        assert_eq!(signature["name"], "PIHAK-KESATU");
        assert_eq!(signature["state"], state);
        assert_eq!(signature["purpose"], "signature");
        assert_eq!(signature["role"], "PIHAK KESATU");
        assert_eq!(signature["signer"]["name"], "Ana");
        assert_eq!(signature["signer"]["position"], "Ketua Badan");
        let number = |key: &str, index: usize| signature[key][index].as_f64().unwrap();
        // A4 is 595.276 by 841.89 points.
        assert!((number("percent", 0) - number("points", 0) / 5.952_76).abs() < 0.01);
        let top = 100.0 - number("points", 3) / 8.4189;
        assert!((number("percent", 1) - top).abs() < 0.01);
        let [left, bottom, right, top] = [0, 1, 2, 3].map(|it| number("points", it).round());
        let page = &signature["page"];
        assert_eq!(
            signature["pyhanko"].as_str().unwrap(),
            format!("{page}/{left},{bottom},{right},{top}/PIHAK-KESATU")
        );
        assert!(places.iter().any(|it| it["name"] == "PARAF-PIHAK-KEDUA-1"));
    }
    assert_eq!(places(&folder.join("bsre.json"))[1]["anchor"], "$");
    assert!(places(&folder.join("paper.json"))[1]["anchor"].is_null());

    // Of ready-made fields, the file itself tells the same.
    let told = naskah(folder, &["fields", "paper.pdf", "--format", "json"]);
    let fields: Vec<Value> = String::from_utf8(told.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let places = places(&folder.join("paper.json"));
    assert_eq!(fields.len(), places.len());
    for (field, place) in fields.iter().zip(&places) {
        for key in ["name", "description", "state", "page", "pyhanko"] {
            assert_eq!(field[key], place[key]);
        }
    }
    let told = naskah(folder, &["fields", "bsre.pdf"]);
    assert!(told.stdout.is_empty(), "the service makes its own");
}

#[test]
fn places_are_told_beside_each_original_and_each_entry() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.ron"), data("paper()")).unwrap();
    let args = ["render", "a.ron", "--original", "all", "--fields-json", "tempat.json"];
    assert!(naskah(folder, &args).status.success());
    assert!(folder.join("tempat-rangkap-1.json").is_file());
    assert!(folder.join("tempat-rangkap-2.json").is_file());

    let done = naskah(folder, &["render", "a.ron", "--fields-json", "-"]);
    let shown: Vec<Value> = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(shown[1]["name"], "PIHAK-KEDUA");
    let done = naskah(folder, &["render", "a.ron", "-o", "a.pdf", "--fields-json", "a.pdf"]);
    assert_eq!(done.status.code(), Some(2), "one would overwrite the other");

    let batch = format!("(shared: {}, each: [(id: \"dkp\")])", data("electronic()"));
    std::fs::write(folder.join("batch.ron"), batch).unwrap();
    assert!(naskah(folder, &["batch", "batch.ron", "-o", "out", "--fields-json"]).status.success());
    assert_eq!(places(&folder.join("out/dkp.json"))[0]["name"], "PIHAK-KESATU");
}

#[test]
fn tags_are_for_what_is_signed_electronically() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.ron"), data("electronic()")).unwrap();
    for (tags, tag) in [
        ("docuseal", "{{PIHAK-KEDUA;type=signature;role=PIHAK KEDUA}}"),
        ("documenso", "{{signature, r2}}"),
        ("docusign", "/PIHAK-KEDUA/"),
    ] {
        let done = naskah(folder, &["render", "a.ron", "--tags", tags, "--fields-json", "a.json"]);
        assert!(done.status.success(), "{done:?}");
        let places = places(&folder.join("a.json"));
        assert_eq!((&places[1]["tag"], &places[1]["state"]), (&tag.into(), &"absent".into()));
    }
    std::fs::write(folder.join("paper.ron"), data("paper()")).unwrap();
    let done = naskah(folder, &["render", "paper.ron", "--tags", "docuseal"]);
    assert_eq!(done.status.code(), Some(1));
    let message = String::from_utf8(done.stderr).unwrap();
    assert!(message.contains("this is signed on paper") && message.contains("paper.ron:1:"));
    assert!(!folder.join("paper.pdf").exists());
}

#[test]
fn for_the_electronic_meterai_f4_is_refused_and_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("a.ron"), data("electronic()")).unwrap();
    let done = naskah(folder, &["render", "a.ron", "--profile", "emeterai"]);
    assert_eq!(done.status.code(), Some(1));
    let message = String::from_utf8(done.stderr).unwrap();
    assert!(message.contains("A4 alone") && message.contains("`a4-arial`"), "{message}");
    assert!(!folder.join("a.pdf").exists());

    let args = ["--profile", "emeterai", "--style", "a4-times", "--fields-json", "a.json"];
    assert!(naskah(folder, &[&["render", "a.ron"], &args[..]].concat()).status.success());
    let places = places(&folder.join("a.json"));
    let stamp = places.iter().find(|place| place["purpose"] == "meterai").unwrap();
    let [left, bottom, right, top] = [0, 1, 2, 3].map(|it| stamp["points"][it].as_f64().unwrap());
    assert!((right - left - 85.04).abs() < 0.01 && (top - bottom - 85.04).abs() < 0.01);
    assert!(places.iter().all(|place| place["state"] == "absent"));
}

#[test]
fn an_anchor_that_the_data_holds_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let signing = r##"electronic(anchors: ["#", "$"])"##;
    let (good, bad) = (data(signing), data(signing).replace("bimbingan", "bimbingan # dua"));
    std::fs::write(folder.join("good.ron"), &good).unwrap();
    std::fs::write(folder.join("bad.ron"), &bad).unwrap();
    std::fs::write(folder.join("batch.ron"), format!("(shared: {bad}, each: [(id: \"dkp\")])"))
        .unwrap();
    assert!(naskah(folder, &["check", "good.ron"]).status.success());

    let at = bad.find("# dua").unwrap();
    let line = bad[..at].matches('\n').count() + 1;
    let column = at - bad[..at].rfind('\n').unwrap();
    for (file, args) in [
        ("bad.ron", &["check", "bad.ron"][..]),
        ("bad.ron", &["render", "bad.ron"]),
        ("batch.ron", &["check", "batch.ron"]),
    ] {
        let done = naskah(folder, &[args, &["--format", "json"]].concat());
        assert_eq!(done.status.code(), Some(1), "{args:?}");
        let told = String::from_utf8(done.stderr).unwrap();
        let fault: Value = serde_json::from_str(told.lines().next().unwrap()).unwrap();
        assert!(
            fault["message"].as_str().unwrap().starts_with("the anchor `#` also occurs"),
            "{told}"
        );
        assert_eq!(
            (&fault["file"], &fault["line"], &fault["column"]),
            (&file.into(), &line.into(), &column.into())
        );
    }
    assert!(!folder.join("bad.pdf").exists());
}
