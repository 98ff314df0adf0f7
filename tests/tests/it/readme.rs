//! The README is short, its data makes a document, and the links of every Markdown file resolve.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use naskah::Agreement;
use naskah_tests::example::{press, root};

#[test]
fn its_agreement_is_printed_without_warnings() {
    let readme = read("README.md");
    let (_, behind) = readme.split_once("```ron dkp.ron\n").unwrap();
    let (data, _) = behind.split_once("```").unwrap();
    let agreement = Agreement::from_ron("README.md", data).unwrap();
    let print = press().print(&agreement).unwrap();
    assert!(print.pages > 0);
    assert_eq!(print.warnings, []);
}

#[test]
fn it_fits_on_a_screen_and_shows_a_page_and_a_terminal() {
    let readme = read("README.md");
    let words = readme.split_whitespace().count();
    assert!(words < 700, "{words} words");
    for (picture, most) in
        [("docs/images/page.png", 150_000), ("docs/images/terminal.svg", 100_000)]
    {
        assert!(readme.contains(picture), "{picture} is not shown");
        let size = fs::metadata(root(picture)).unwrap().len();
        assert!(size < most, "{picture} has {size} bytes");
    }
}

#[test]
fn every_relative_link_leads_to_a_file_and_a_heading() {
    let base = root("").canonicalize().unwrap();
    let files = markdown_files();
    assert!(files.len() > 10, "{files:?}");
    let (mut broken, mut count) = (Vec::new(), 0);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for link in links(&text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if path.is_empty() { file.clone() } else { file.parent().unwrap().join(path) };
            let Ok(target) = target.canonicalize() else {
                broken.push(format!("{}: {link}", file.display()));
                continue;
            };
            let inside = target.starts_with(&base);
            let there = anchor.is_empty()
                || target.is_file()
                    && anchors(&fs::read_to_string(&target).unwrap()).contains(anchor);
            if !inside || !there {
                broken.push(format!("{}: {link}", file.display()));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
    assert!(count > 50, "{count} links");
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The Markdown files of the repository.
fn markdown_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root("")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && !["target", "out"].contains(&&*name) {
            walk(&path, &mut files);
        } else if name.ends_with(".md") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
}

/// The text without blocks and spans of code.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    });
    let lines = lines.map(|line| line.split('`').step_by(2).collect::<Vec<_>>().join("`"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The targets of links and pictures, in Markdown and in HTML.
fn links(text: &str) -> Vec<String> {
    let text = prose(text);
    let after = |open: &str, close: char| -> Vec<String> {
        let parts = text.split(open).skip(1);
        parts.filter_map(|part| Some(part.split_once(close)?.0.to_owned())).collect()
    };
    [after("](", ')'), after("src=\"", '"'), after("href=\"", '"')].concat()
}

/// The anchors of the headings, as GitHub names them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        let Some(heading) = line.strip_prefix('#').filter(|_| !fenced) else { continue };
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
        anchors.insert(kept.map(|it| if it == ' ' { '-' } else { it }).collect());
    }
    anchors
}
