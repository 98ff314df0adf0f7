//! Batches as a shell sees them: rows of tables, the manifest, going on, parts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::shared::desk::{Desk, Done, agreement};

/// As spreadsheets in Indonesia write it: semicolons, a mark at the beginning, quotes around what has semicolons.
const CSV: &str = "\u{feff}id;parties.2.name;parties.2.signer.nip;scope;\n\
    dkp;\"Dinas \"\"Ketahanan\"\" Pangan\";198001012005011001;\"satu; dua\";\n\
    ;;;;\n\
    dukcapil;Dinas Kependudukan;;;\n";

/// What all rows share.
fn shared() -> String {
    format!("(shared: {})", agreement("Sinergi").trim_end())
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("batch.ron", &shared());
    desk.put("opd.csv", CSV);
    desk
}

/// The lines of a manifest.
fn records(desk: &Desk, name: &str) -> Vec<Value> {
    let text = String::from_utf8(desk.read(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn rows(desk: &Desk, more: &[&str]) -> Done {
    let args = [&["batch", "batch.ron", "--rows", "opd.csv", "-o", "out"], more].concat();
    desk.run(&args)
}

/// A file of the workspace.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// In hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Many rows, each with its own name.
fn many(desk: &Desk, count: usize) {
    let rows = (0..count).map(|number| format!("desa-{number},Desa Nomor {number}\n"));
    desk.put("opd.csv", &format!("id,parties.2.name\n{}", rows.collect::<String>()));
}

#[test]
fn a_row_makes_what_an_entry_makes() {
    let desk = desk();
    let done = rows(&desk, &[]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let each = r#", each: [
        (id: "dkp", parties: [(), (name: "Dinas \"Ketahanan\" Pangan", signer: (nip: "198001012005011001"))],
         scope: ["satu", "dua"]),
        (id: "dukcapil", parties: [(), (name: "Dinas Kependudukan")]),
    ])"#;
    let shared = shared();
    let text = shared.strip_suffix(')').unwrap();
    desk.put("entries.ron", &format!("{text}{each}"));
    let done = desk.run(&["batch", "entries.ron", "-o", "same"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let json = "{\"id\": \"dkp\", \"parties.2\": {\"name\": \"Dinas \\\"Ketahanan\\\" Pangan\", \
                \"signer\": {\"nip\": \"198001012005011001\"}}, \"scope\": [\"satu\", \"dua\"]}\n\n\
                {\"id\": \"dukcapil\", \"parties.2.name\": \"Dinas Kependudukan\", \"scope\": null}\n";
    let args = ["batch", "batch.ron", "--rows", "-", "-o", "lines"];
    let done = desk.run_with_input(&args, json);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let ron = r#"[
        (id: "dkp", parties: [(), (name: "Dinas \"Ketahanan\" Pangan", signer: (nip: "198001012005011001"))],
         scope: ["satu", "dua"]),
        // As paths.
        {"id": "dukcapil", "parties.2.name": "Dinas Kependudukan", "scope": ()},
    ]"#;
    desk.put("opd.ron", ron);
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.ron", "-o", "ron"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    for name in ["dkp.pdf", "dukcapil.pdf"] {
        let read = |folder| desk.read(&format!("{folder}/{name}"));
        for folder in ["same", "lines", "ron"] {
            assert!(read("out") == read(folder), "{folder}/{name}");
        }
    }
}

#[test]
fn a_row_in_ron_is_told_at_its_line() {
    let desk = desk();
    for (text, place, why) in [
        ("[\n (id: \"x\", parties: [(), (nama: \"y\")])]", "opd.ron:2:27", "did you mean `name`"),
        (
            "[(id: \"x\"),\n {\"id\": \"y\", \"signed.day\": \"z\"}]",
            "opd.ron:2:15",
            "no field `signed.day`",
        ),
        ("[(id: \"x\", signed: (date: \"2021-02-31\"))]", "opd.ron:1:28", "2021-02-31"),
        ("[(id: \"x\"), (id: \"../y\")]", "opd.ron:1:19", "\"../y\" is no safe file name"),
        ("[(id: \"x\"), (subject: \"y\")]", "opd.ron:1:13", "the row has no id"),
        ("[(id: \"x\", id: \"y\")]", "opd.ron:1:12", "`id` cannot be filled"),
        ("[(id: \"x\"), \"y\"]", "opd.ron:1:13", "fields in brackets"),
        ("[(id: \"x\"),", "opd.ron:1:11", "ends too early"),
        ("(each: [])", "opd.ron:1:1", "no list of rows"),
    ] {
        desk.put("opd.ron", text);
        let done = desk.run(&["batch", "batch.ron", "--rows", "opd.ron", "-o", "out"]);
        assert_eq!(done.status, Some(1), "{text}");
        assert!(
            done.stderr.contains(place) && done.stderr.contains(why),
            "{text}: {}",
            done.stderr
        );
    }
}

#[test]
fn a_workbook_makes_what_a_table_makes() {
    let desk = desk();
    assert_eq!(rows(&desk, &[]).status, Some(0));
    fs::copy(root("tests/suite/opd.xlsx"), desk.path("opd.xlsx")).unwrap();
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.xlsx", "-o", "book"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    for name in ["dkp.pdf", "dukcapil.pdf"] {
        let read = |folder| desk.read(&format!("{folder}/{name}"));
        assert!(read("out") == read("book"), "{name}");
    }
    fs::copy(root("tests/suite/nip-as-number.xlsx"), desk.path("opd.xlsx")).unwrap();
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.xlsx", "-o", "none"]);
    assert_eq!(done.status, Some(1));
    let place = "opd.xlsx, sheet OPD, B2: the number 198001012005011000 has lost its last digits";
    assert!(done.stderr.contains(place), "{}", done.stderr);
    desk.put("opd.xlsx", "id,subject\nx,y\n");
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.xlsx", "-o", "none"]);
    assert!(done.stderr.contains("cannot read `opd.xlsx` as a workbook"), "{}", done.stderr);
}

#[test]
fn what_is_wrong_in_a_table_names_its_cell() {
    let desk = desk();
    for (table, place, why) in [
        ("id,parties.2.nama\nx,y\n", "opd.csv, line 1, column 2", "did you mean `name`"),
        ("id,signed.date\nx,2021-02-31\n", "opd.csv, line 2, column 2", "2021-02-31"),
        ("id,subject\nx,a\ny\n", "opd.csv, line 3", "1 cells, but 2 headings"),
        ("id,subject\n../x,a\n", "opd.csv, line 2, column 1", "no safe file name"),
        ("id,subject\nx,a\nX,b\n", "`X.pdf`", "two entries"),
        ("", "`opd.csv`", "no headings"),
    ] {
        desk.put("opd.csv", table);
        let done = rows(&desk, &[]);
        assert_eq!(done.status, Some(1), "{table}");
        assert!(done.stderr.contains(place) && done.stderr.contains(why), "{}", done.stderr);
    }
    let args = ["batch", "batch.ron", "--rows", "-", "-o", "out"];
    let done: Done = desk.run_with_input(&args, "{\"id\": \"a\"}\n[1]\n{\"id\": \"b\"}\n").into();
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("<stdin>, line 2: not a JSON object"), "{}", done.stderr);
    assert!(desk.path("out/a.pdf").exists() && desk.path("out/b.pdf").exists());
    let done = desk.run(&["batch", "batch.ron", "--rows", "opd.pdf", "-o", "out"]);
    assert_eq!(done.status, Some(2));
    let done = desk.run(&["batch", "-", "--rows", "-", "-o", "out"]);
    assert_eq!(done.status, Some(2), "{}", done.stderr);
}

#[test]
fn a_check_tells_what_is_wrong_with_every_row_and_writes_nothing() {
    let desk = desk();
    let check = |table: &str| {
        desk.put("opd.csv", table);
        desk.run(&["check", "batch.ron", "--rows", "opd.csv"])
    };
    let done = check(CSV);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(done.stdout.contains("batch.ron: 2 agreements, 0 errors"), "{}", done.stdout);
    let done = check(
        "id,signed.date,parties.2.signer.nip\na,2021-02-31,\nb,,198001012005011001\n\
         B,,\nc,,198099012005011001\n../d,2021-02-31,\n",
    );
    assert_eq!(done.status, Some(1));
    for place in ["line 2, column 2", "`B.pdf`", "line 5, column 3", "line 6, column 1"] {
        assert!(done.stderr.contains(place), "{place}: {}", done.stderr);
    }
    assert!(done.stdout.contains("5 agreements, 3 errors, 1 warning"), "{}", done.stdout);
    assert_eq!(fs::read_dir(desk.path("")).unwrap().count(), 2, "the data alone");
    let done = desk.run(&["check", "batch.ron", "opd.ron", "--rows", "opd.csv"]);
    assert_eq!(done.status, Some(2), "{}", done.stderr);
}

#[test]
fn the_manifest_tells_of_each_file() {
    let desk = desk();
    assert_eq!(rows(&desk, &["--original", "all"]).status, Some(0));
    let records = records(&desk, "out/naskah.jsonl");
    let files: Vec<_> = records.iter().map(|it| it["file"].as_str().unwrap()).collect();
    assert_eq!(files.len(), 4);
    for record in &records {
        let pdf = desk.read(&format!("out/{}", record["file"].as_str().unwrap()));
        assert_eq!(record["pdf"].as_str().unwrap(), sha256(&pdf));
        assert!(record["pages"].as_u64().unwrap() > 0);
        let fields = record["fields"].as_array().unwrap();
        assert!(fields.contains(&"PIHAK-KESATU".into()), "{record}");
    }
    assert_ne!(records[0]["data"], records[1]["data"], "another original is another document");
}

#[test]
fn going_on_makes_what_is_missing_broken_or_changed() {
    let desk = desk();
    many(&desk, 6);
    assert_eq!(rows(&desk, &[]).status, Some(0));
    let before: Vec<_> =
        (0..6).map(|number| desk.read(&format!("out/desa-{number}.pdf"))).collect();
    fs::remove_file(desk.path("out/desa-1.pdf")).unwrap();
    desk.put("out/desa-2.pdf", "%PDF-1.7");
    desk.put("out/.naskah-abc.tmp", "left behind");
    let table = String::from_utf8(desk.read("opd.csv")).unwrap();
    desk.put("opd.csv", &table.replace("Desa Nomor 3", "Desa Baru"));
    let done = rows(&desk, &["--resume"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(done.stdout.lines().count(), 3, "{}", done.stdout);
    assert!(done.stderr.contains("6 agreements, 3 kept, 0 errors"), "{}", done.stderr);
    for (number, before) in before.iter().enumerate() {
        let same = desk.read(&format!("out/desa-{number}.pdf")) == *before;
        assert_eq!(same, number != 3, "{number}");
    }
    assert!(!desk.path("out/.naskah-abc.tmp").exists());
    // Another look makes another document.
    let done = rows(&desk, &["--resume", "--watermark", "DRAF"]);
    assert_eq!(done.stdout.lines().count(), 6, "{}", done.stdout);
    let done = rows(&desk, &["--resume", "--watermark", "DRAF", "--jobs", "1"]);
    assert_eq!((done.stdout.as_str(), done.status), ("", Some(0)));
}

#[test]
fn a_picture_that_changed_makes_the_document_anew() {
    let desk = desk();
    let png = fs::read(root("examples/kukar-2021/logos/kukar.png")).unwrap();
    fs::write(desk.path("logo.png"), &png).unwrap();
    desk.put("opd.csv", "id,parties.2.logo.file,parties.2.logo.description\nx,logo.png,Lambang\n");
    assert_eq!(rows(&desk, &[]).stdout.lines().count(), 1);
    assert_eq!(rows(&desk, &["--resume"]).stdout.lines().count(), 0);
    let other = fs::read(root("examples/kukar-2021/logos/tp-pkk.png")).unwrap();
    fs::write(desk.path("logo.png"), other).unwrap();
    assert_eq!(rows(&desk, &["--resume"]).stdout.lines().count(), 1);
}

#[test]
fn parts_make_all_together_and_nothing_twice() {
    let desk = desk();
    many(&desk, 12);
    let mut made = Vec::new();
    for part in 1..=3 {
        let done = rows(&desk, &["--shard", &format!("{part}/3")]);
        assert_eq!(done.status, Some(0), "{}", done.stderr);
        let own = records(&desk, &format!("out/naskah-{part}-of-3.jsonl"));
        made.extend(own.iter().map(|it| it["id"].as_str().unwrap().to_owned()));
    }
    let all: BTreeSet<_> = (0..12).map(|number| format!("desa-{number}")).collect();
    assert_eq!(made.len(), 12);
    assert_eq!(made.into_iter().collect::<BTreeSet<_>>(), all);
    let merge = |of: &str| {
        let parts = (1..=3).map(|part| format!("{of}/naskah-{part}-of-3.jsonl"));
        let mut args: Vec<_> = ["manifest", "merge"].map(str::to_owned).to_vec();
        args.extend(parts.chain(["-o".to_owned(), "naskah.jsonl".to_owned()]));
        desk.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(merge("out").status, Some(0));
    let merged = records(&desk, "naskah.jsonl");
    let files: Vec<_> = merged.iter().map(|it| it["file"].as_str().unwrap()).collect();
    assert!(files.len() == 12 && files.is_sorted(), "{files:?}");
    assert_eq!(merge("none").status, Some(1), "a part is not there");
    let part = String::from_utf8(desk.read("out/naskah-1-of-3.jsonl")).unwrap();
    let first = part.lines().next().unwrap();
    desk.put(
        "out/naskah-2-of-3.jsonl",
        &format!("{}\n", first.replace("\"pdf\":\"", "\"pdf\":\"0")),
    );
    let done = merge("out");
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("describe two different files"), "{}", done.stderr);

    let mut command = desk.command(&[
        "batch",
        "batch.ron",
        "--rows",
        "opd.csv",
        "-o",
        "auto",
        "--shard",
        "auto/3",
    ]);
    let done: Done = command.env("JOB_COMPLETION_INDEX", "1").output().unwrap().into();
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert!(desk.path("auto/naskah-2-of-3.jsonl").exists());
    assert_eq!(rows(&desk, &["--shard", "4/3"]).status, Some(2));
}

#[test]
fn only_an_id_that_is_there() {
    let desk = desk();
    let done = rows(&desk, &["--only", "dukcapil"]);
    assert_eq!((done.status, desk.path("out/dkp.pdf").exists()), (Some(0), false));
    let done = rows(&desk, &["--only", "dinkes"]);
    assert_eq!(done.status, Some(1));
    assert!(done.stderr.contains("no entry has the id `dinkes`"), "{}", done.stderr);
}
