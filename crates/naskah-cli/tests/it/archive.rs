//! The kinds of files that the command makes, and data taken out of them again.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const AGREEMENT: &str = r#"(
    subject: "Sinergi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [
        (name: "Tim Penggerak PKK", logo: "../pkk.png", signer: (name: "[Nama]", position: "Ketua")),
        (name: "Dinas Pangan", logo: "logos/dp.png", signer: (name: "[Nama]", position: "Kepala")),
    ],
    scope: ["penyuluhan", "pelatihan"],
)"#;

/// What the command left behind.
struct Done {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

/// A folder with `data/dkp.ron`, an agreement, `data/batch.ron`, a batch of `dkp` and `dukcapil`, and
/// their logos.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(desk.path().join(name), bytes).unwrap();
    fs::create_dir_all(desk.path().join("data/logos")).unwrap();
    let entries = "(id: \"dkp\"), (id: \"dukcapil\", parties: [(), (name: \"Dinas Dukcapil\")])";
    let batch = format!("(shared: {AGREEMENT}, each: [{entries}])");
    put("data/dkp.ron", AGREEMENT.as_bytes());
    put("data/batch.ron", batch.as_bytes());
    put("pkk.png", PIXEL);
    put("data/logos/dp.png", PIXEL);
    desk
}

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\
    \0\0\x0cIDATx\xdac8\xc0\xc0\0\0\x02D\0\xc1\xadq\xbb\x8e\0\0\0\0IEND\xaeB`\x82";

fn command(desk: &TempDir, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naskah"));
    command.args(line.split(' ')).current_dir(desk.path()).env_remove("SOURCE_DATE_EPOCH");
    command
}

fn done(mut command: Command) -> Done {
    let output = command.output().unwrap();
    Done {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(desk: &TempDir, line: &str) -> Done {
    done(command(desk, line))
}

fn well(desk: &TempDir, line: &str) -> String {
    let done = run(desk, line);
    assert_eq!(done.status, Some(0), "{line}: {}", done.stderr);
    done.stdout
}

fn read(desk: &TempDir, name: &str) -> Vec<u8> {
    fs::read(desk.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

// Kinds of files

#[test]
fn a_file_is_an_archives_own_unless_asked_otherwise() {
    let desk = desk();
    for (options, part) in [
        ("", Some("2")),
        (" --standard a-2a", Some("2")),
        (" --standard a-3a", Some("3")),
        (" --attach-data", Some("3")),
        (" --standard a-3a --attach-data", Some("3")),
        (" --standard none", None),
        (" --standard none --attach-data", None),
    ] {
        well(&desk, &format!("render data/dkp.ron -o a.pdf{options}"));
        let pdf = read(&desk, "a.pdf");
        match part {
            Some(part) => assert!(holds(&pdf, &format!("<pdfaid:part>{part}<")), "{options}"),
            None => assert!(!holds(&pdf, "<pdfaid:part>"), "{options}"),
        }
        assert_eq!(holds(&pdf, "/EmbeddedFile"), options.contains("attach"), "{options}");
    }
}

#[test]
fn data_has_no_place_where_archives_forbid_it() {
    let desk = desk();
    let told = ["render data/dkp.ron -o a.pdf", "batch data/batch.ron -o out"].map(|line| {
        let done = run(&desk, &format!("{line} --standard a-2a --attach-data"));
        assert_eq!(done.status, Some(2), "{}", done.stderr);
        assert!(!desk.path().join("a.pdf").exists() && !desk.path().join("out").exists());
        done.stderr
    });
    assert_eq!(told[0], told[1]);
    insta::assert_snapshot!(told[0], @r"
    error: PDF/A-2 allows no attached data: --attach-data conflicts with --standard a-2a
     |
     = help: leave out --standard, or choose `--standard a-3a`
    ");
    assert_eq!(run(&desk, "render data/dkp.ron --standard a-4").status, Some(2));
}

#[test]
fn the_date_is_that_of_the_signing_or_the_one_that_is_set() {
    let desk = desk();
    let dated = |line: &str, moment: &str| {
        let mut command = command(&desk, line);
        command.env("SOURCE_DATE_EPOCH", moment);
        done(command)
    };
    well(&desk, "render data/dkp.ron -o a.pdf");
    let pdf = read(&desk, "a.pdf");
    assert!(holds(&pdf, "/CreationDate(D:20210921000000Z)"));
    assert!(holds(&pdf, "<xmp:CreateDate>2021-09-21T00:00:00Z<"));

    assert_eq!(dated("render data/dkp.ron -o b.pdf", "1700000000").status, Some(0));
    let pdf = read(&desk, "b.pdf");
    assert!(holds(&pdf, "/CreationDate(D:20231114221320Z)"));
    assert!(holds(&pdf, "<xmp:MetadataDate>2023-11-14T22:13:20Z<"));
    assert_eq!(dated("batch data/batch.ron -o out", "1700000000").status, Some(0));
    assert!(read(&desk, "out/dkp.pdf") == pdf);

    for moment in
        ["", "kemarin", "-1", "+1", "1.5", " 1", "99999999999999999999", "999999999999999"]
    {
        let done = dated("render data/dkp.ron -o c.pdf", moment);
        assert_eq!(done.status, Some(2), "{moment:?}: {}", done.stderr);
        assert!(done.stderr.contains("SOURCE_DATE_EPOCH is not a time"), "{}", done.stderr);
        assert!(!desk.path().join("c.pdf").exists());
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = desk();
    for options in ["", " --attach-data", " --standard none"] {
        well(&desk, &format!("render data/dkp.ron -o a.pdf{options}"));
        well(&desk, &format!("render data/dkp.ron -o b.pdf{options}"));
        assert!(read(&desk, "a.pdf") == read(&desk, "b.pdf"), "{options}");
    }
}

// Data taken out again

#[test]
fn an_agreement_is_made_again_from_its_pdf() {
    let desk = desk();
    well(&desk, "render data/dkp.ron -o dkp.pdf --attach-data --watermark DRAF --original 2");
    let told = well(&desk, "extract dkp.pdf -o new/folder");
    insta::assert_snapshot!(told, @r"
    new/folder/logos/dp.png: 69 bytes
    new/folder/gambar-1.png: 69 bytes
    new/folder/agreement.ron: 348 bytes
    ");
    let text = String::from_utf8(read(&desk, "new/folder/agreement.ron")).unwrap();
    assert_eq!(text, AGREEMENT.replace("../pkk.png", "gambar-1.png"));
    well(
        &desk,
        "render new/folder/agreement.ron -o b.pdf --attach-data --watermark DRAF --original 2",
    );
    assert!(read(&desk, "b.pdf") == read(&desk, "dkp.pdf"));
}

#[test]
fn each_agreement_of_a_batch_is_made_again_from_its_pdf() {
    let desk = desk();
    well(&desk, "batch data/batch.ron -o out --attach-data");
    for id in ["dkp", "dukcapil"] {
        well(&desk, &format!("extract out/{id}.pdf"));
        well(&desk, &format!("render {id}/agreement.ron -o {id}.pdf --attach-data"));
        assert!(read(&desk, &format!("{id}.pdf")) == read(&desk, &format!("out/{id}.pdf")));
    }
    let text = String::from_utf8(read(&desk, "dukcapil/agreement.ron")).unwrap();
    insta::assert_snapshot!(text, @r#"
    (subject: "Sinergi",
    signed: (date: "2021-09-21", place: "Tenggarong"),
    parties: [(name: "Tim Penggerak PKK", logo: "gambar-1.png", signer: (name: "[Nama]", position: "Ketua")),
    (name: "Dinas Dukcapil",
    logo: "logos/dp.png",
    signer: (name: "[Nama]", position: "Kepala"),
    ),
    ],
    scope: ["penyuluhan", "pelatihan"],
    )
    "#);
}

#[test]
fn the_data_alone_goes_to_a_file_or_a_stream() {
    let desk = desk();
    well(&desk, "render data/dkp.ron -o a.pdf --attach-data");
    let stream = run(&desk, "extract a.pdf -o -");
    assert_eq!(stream.stdout, AGREEMENT.replace("../pkk.png", "gambar-1.png"));
    insta::assert_snapshot!(stream.stderr, @r"
    warning: the data names pictures, which are not written: `gambar-1.png`, `logos/dp.png`
     |
     = help: name a folder with --output to have them beside the data
    ");
    assert_eq!(
        well(&desk, "extract a.pdf -o b.ron --format json"),
        "{\"path\":\"b.ron\",\"bytes\":348}\n"
    );
    assert_eq!(read(&desk, "b.ron"), stream.stdout.as_bytes());
    assert!(!desk.path().join("gambar-1.png").exists());
}

#[test]
fn what_was_worked_on_since_is_kept() {
    let desk = desk();
    well(&desk, "render data/dkp.ron -o a.pdf --attach-data");
    well(&desk, "extract a.pdf -o a");
    // The same once more is no loss.
    well(&desk, "extract a.pdf -o a");
    fs::write(desk.path().join("a/agreement.ron"), "(mine)").unwrap();
    let done = run(&desk, "extract a.pdf -o a");
    assert_eq!(done.status, Some(1));
    assert!(
        done.stderr.contains("`a/agreement.ron` exists and has other contents"),
        "{}",
        done.stderr
    );
    assert_eq!(read(&desk, "a/agreement.ron"), b"(mine)");
}

#[test]
fn a_file_that_was_changed_since_still_holds_its_data() {
    let desk = desk();
    well(&desk, "render data/dkp.ron -o a.pdf --attach-data");
    let pdf = read(&desk, "a.pdf");
    fs::write(desk.path().join("b.pdf"), updated(&pdf)).unwrap();
    well(&desk, "extract b.pdf -o b");
    well(&desk, "extract a.pdf -o a");
    for name in ["agreement.ron", "gambar-1.png", "logos/dp.png"] {
        let path = |folder| Path::new(folder).join(name).display().to_string();
        assert_eq!(read(&desk, &path("a")), read(&desk, &path("b")));
    }
}

/// The file with an update behind it, as a signature is: another Info, another table, another end.
fn updated(pdf: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(pdf);
    let number = |key: &str| -> usize {
        let rest = &text[text.rfind(key).unwrap() + key.len()..];
        let digits = rest.trim_start().split(|c: char| !c.is_ascii_digit()).next();
        digits.unwrap().parse().unwrap()
    };
    let (size, root, before) = (number("/Size"), number("/Root"), number("startxref\n"));
    let mut bytes = pdf.to_vec();
    let object = bytes.len();
    bytes.extend(format!("{size} 0 obj\n<</Title(Signed)>>\nendobj\n").bytes());
    let table = bytes.len();
    let entries = format!("xref\n{size} 1\n{object:010} 00000 n \n");
    let trailer = format!("<</Size {}/Root {root} 0 R/Info {size} 0 R/Prev {before}>>", size + 1);
    bytes.extend(format!("{entries}trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").bytes());
    bytes
}

#[test]
fn a_pdf_without_data_says_so() {
    let desk = desk();
    well(&desk, "render data/dkp.ron -o a.pdf");
    let done = run(&desk, "extract a.pdf");
    assert_eq!((done.status, done.stdout.as_str()), (Some(1), ""));
    insta::assert_snapshot!(done.stderr, @r"
    error: `a.pdf` holds no data of an agreement
     |
     = help: only a PDF that was made with its data attached holds it
    ");
    assert!(!desk.path().join("a").exists());
}

#[test]
fn what_is_no_pdf_is_told() {
    let desk = desk();
    fs::write(desk.path().join("a.pdf"), [0xFF; 100]).unwrap();
    for (line, told) in [
        ("extract a.pdf", "`a.pdf` cannot be read as a PDF"),
        ("extract data/dkp.ron -o b.ron", "`data/dkp.ron` cannot be read as a PDF"),
        ("extract none.pdf", "cannot read `none.pdf`"),
        ("extract data -o b", "cannot read `data`"),
        ("extract -", "name it with --output"),
    ] {
        let done = run(&desk, line);
        assert_eq!((done.status, done.stdout.as_str()), (Some(1), ""), "{line}");
        assert!(done.stderr.contains(told), "{line}: {}", done.stderr);
    }
}
