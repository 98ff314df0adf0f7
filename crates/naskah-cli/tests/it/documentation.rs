//! The documentation holds: every command in it runs, its data is good, and the README's picture of a terminal shows
//! what the command says.

use std::env;
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs before each block of commands. Cargo is replaced: `cargo run` becomes the built command, and `cargo test` only
/// has to be part of CI.
const PRELUDE: &str = r#"set -eu
cargo() {
    case "$*" in
        'run --release -- '*) shift 3; naskah "$@" ;;
        'test --workspace --all-features')
            grep -qF "cargo $*" "$REPOSITORY/.ci/run" || { echo ".ci/run lacks: cargo $*" >&2; return 1; } ;;
        *) echo "no test runs this: cargo $*" >&2; return 1 ;;
    esac
}
"#;

/// A fenced block of code in a document.
struct Block {
    language: String,
    /// The second word of the info string: the file name under which the reader saves the block.
    name: Option<String>,
    text: String,
}

struct Document {
    path: PathBuf,
    blocks: Vec<Block>,
}

impl Document {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let mut blocks = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(fence) = line.strip_prefix("```") else { continue };
            let mut words = fence.split(' ').map(str::to_owned);
            let language = words.next().unwrap();
            let inside = lines.by_ref().take_while(|line| *line != "```");
            let text = inside.map(|line| format!("{line}\n")).collect();
            blocks.push(Block { language, name: words.next(), text });
        }
        Self { path, blocks }
    }

    fn of(&self, language: &str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.language == language)
    }
}

/// The README and everything for users that it links to.
fn documents() -> Vec<Document> {
    let root = root();
    let mut paths = vec![root.join("README.md"), root.join("templates/README.md")];
    let listed =
        |folder: &str| fs::read_dir(root.join(folder)).unwrap().map(|it| it.unwrap().path());
    paths.extend(listed("docs").filter(|path| path.extension().is_some_and(|it| it == "md")));
    paths.extend(listed("examples").map(|it| it.join("README.md")).filter(|path| path.is_file()));
    paths.sort();
    paths.into_iter().map(Document::read).collect()
}

/// The root of the workspace.
fn root() -> PathBuf {
    let ancestors = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    ancestors.into_iter().find(|it| it.join(".ci/run").is_file()).unwrap().to_owned()
}

/// A temporary folder that looks like a checkout, with the named blocks of all documents as files. If two documents
/// have a block of the same name, the one of `own` wins.
fn checkout(documents: &[Document], own: &Document) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["examples", "templates", "tests"] {
        symlink(root().join(name), folder.path().join(name)).unwrap();
    }
    for block in documents.iter().flat_map(|it| &it.blocks).chain(&own.blocks) {
        if let Some(name) = &block.name {
            fs::write(folder.path().join(name), &block.text).unwrap();
        }
    }
    folder
}

fn shell(folder: &Path, script: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_naskah"));
    let mut paths = vec![program.parent().unwrap().to_owned()];
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{PRELUDE}{script}")]).current_dir(folder).stdin(Stdio::null());
    command.env("PATH", env::join_paths(paths).unwrap()).env("REPOSITORY", root());
    command.output().unwrap()
}

/// Panics with both outputs unless the status is 0.
fn succeed(document: &Document, script: &str, done: &Output) {
    let told = [&done.stdout[..], &done.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    assert!(done.status.success(), "{}:\n{script}\n{told}", document.path.display());
}

#[test]
fn every_command_runs() {
    let documents = documents();
    let mut count = 0;
    for document in &documents {
        let folder = checkout(&documents, document);
        for block in document.of("sh") {
            succeed(document, &block.text, &shell(folder.path(), &block.text));
            count += 1;
        }
    }
    assert!(count > 20, "{count} blocks of commands");
}

#[test]
fn the_readme_tells_a_newcomer_how_to_try_and_test_it() {
    let readme = Document::read(root().join("README.md"));
    let commands: String = readme.of("sh").map(|block| &*block.text).collect();
    for wanted in [
        "cargo run --release -- batch examples/kukar-2021/batch.ron -o out\n",
        "cargo test --workspace --all-features\n",
    ] {
        assert!(commands.contains(wanted), "{commands}");
    }
}

#[test]
fn all_data_is_good() {
    let documents = documents();
    let is = |name: &'static str| move |it: &&Document| it.path.ends_with(name);
    let base = documents.iter().find(is("docs/DATA.md")).unwrap().of("ron").next().unwrap();
    let mut count = 0;
    // templates/README.md shows manifests, which are no data of agreements.
    for document in documents.iter().filter(|it| !is("templates/README.md")(it)) {
        let folder = checkout(&documents, document);
        for block in &document.blocks {
            if let Some(name) = &block.name {
                let used = document.of("sh").any(|commands| commands.text.contains(name));
                assert!(used, "{}: no command uses {name}", document.path.display());
            } else if block.language == "ron" {
                // Fields, laid over the first agreement of DATA.md.
                let shared = &base.text;
                let data = format!("(shared: {shared}, each: [(id: \"a\", {})])", block.text);
                fs::write(folder.path().join("checked.ron"), &data).unwrap();
                let done = shell(folder.path(), "naskah check checked.ron");
                succeed(document, &data, &done);
                assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{data}");
                count += 1;
            }
        }
    }
    assert!(count > 5, "{count} blocks of data");
}

/// The commands in the README's picture of a terminal.
const SHOWN: [&str; 2] =
    ["naskah check dinas.ron", "naskah batch examples/kukar-2021/batch.ron -o out"];

#[test]
fn the_terminal_in_the_readme_shows_what_naskah_says() {
    let readme = Document::read(root().join("README.md"));
    let documents = [readme];
    let folder = checkout(&documents, &documents[0]);
    let data = &documents[0].of("ron").next().unwrap().text;
    fs::write(folder.path().join("dinas.ron"), data.replacen("subject:", "subjek:", 1)).unwrap();

    let mut lines = Vec::new();
    for command in SHOWN {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("$ {command}"));
        let done = shell(folder.path(), &format!("{{ {command} || true; }} 2>&1"));
        let told = String::from_utf8(done.stdout).unwrap();
        lines.extend(told.lines().map(str::to_owned));
    }
    let picture = picture(&lines);
    let path = root().join("docs/images/terminal.svg");
    if env::var_os("NASKAH_UPDATE").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    let help = "run this test with NASKAH_UPDATE=1 and look at the picture";
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == picture,
        "{help}:\n{}",
        lines.join("\n")
    );
}

// In pixels. The advance of a monospaced typeface is about six tenths of its size.
const SIZE: usize = 14;
const LEADING: usize = 20;
const MARGIN: usize = 20;
const BAR: usize = 30;

/// Draws the lines as a terminal shows them, as SVG.
fn picture(lines: &[String]) -> String {
    let columns = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let width = columns * SIZE * 61 / 100 + 2 * MARGIN;
    let height = BAR + lines.len() * LEADING + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <style>text {{ font: {SIZE}px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', \
         'Liberation Mono', monospace; white-space: pre; fill: #d8dee9 }} .bold {{ font-weight: bold }} \
         .error {{ fill: #ff7b72 }} .warning {{ fill: #e3b341 }} .frame {{ fill: #79c0ff }} \
         .prompt {{ fill: #7ee787 }}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#161b22\"/>\n"
    );
    for (dot, colour) in ["#ff5f57", "#febc2e", "#28c840"].iter().enumerate() {
        writeln!(svg, "<circle cx=\"{}\" cy=\"16\" r=\"5\" fill=\"{colour}\"/>", MARGIN + 16 * dot)
            .unwrap();
    }
    let mut level = "error";
    for (number, line) in lines.iter().enumerate() {
        if let Some(begun) =
            ["error", "warning"].into_iter().find(|it| line.starts_with(&format!("{it}: ")))
        {
            level = begun;
        }
        let y = BAR + (number + 1) * LEADING - 4;
        let parts: String =
            parts(line, level).into_iter().map(|(class, text)| part(class, text)).collect();
        writeln!(svg, "<text x=\"{MARGIN}\" y=\"{y}\" xml:space=\"preserve\">{parts}</text>")
            .unwrap();
    }
    svg + "</svg>\n"
}

/// Splits a line into parts with the classes that give them a terminal's colours.
fn parts<'a>(line: &'a str, level: &'static str) -> Vec<(&'static str, &'a str)> {
    let bold = if level == "error" { "bold error" } else { "bold warning" };
    if let Some(command) = line.strip_prefix("$ ") {
        return vec![("prompt", "$ "), ("bold", command)];
    }
    if let Some(message) = line.strip_prefix(level).filter(|it| it.starts_with(": ")) {
        return vec![(bold, &line[..level.len()]), ("bold", message)];
    }
    let inner = line.trim_start_matches(|it: char| it == ' ' || it.is_ascii_digit());
    let start = line.len() - inner.len();
    // The frame around quoted source: `-->`, `:::`, `|` and `=`, with line numbers.
    let Some(frame) =
        ["-->", ":::", "|", "="].into_iter().find(|it| inner.starts_with(it) && start > 0)
    else {
        return vec![("", line)];
    };
    let (frame, rest) = line.split_at(start + frame.len());
    let is_mark = rest.trim_start().starts_with(['^', '-']);
    vec![("bold frame", frame), (if is_mark { bold } else { "" }, rest)]
}

fn part(class: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if class.is_empty() { text } else { format!("<tspan class=\"{class}\">{text}</tspan>") }
}
