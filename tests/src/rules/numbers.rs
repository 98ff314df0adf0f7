//! Numbers: articles from 1 on without a gap (D-30), references to what is there (D-33).

use std::collections::BTreeSet;

use super::{Breach, Kind, Level, Traced};

/// Words with which laws are named.
const LAWS: [&str; 3] = ["Undang", "UUD", "Peraturan"];

/// Headings of articles that are not the next one.
pub(super) fn articles(texts: &[Traced]) -> Vec<Breach> {
    let numbers = texts.iter().filter_map(article_of);
    (1..)
        .zip(numbers)
        .filter(|(expected, number)| expected != number)
        .map(|(expected, number)| {
            Breach::new("D-30", format!("Pasal {number} stands where Pasal {expected} is due"))
        })
        .collect()
}

/// References to articles, paragraphs and items that are not there.
pub(super) fn references(texts: &[Traced]) -> Vec<Breach> {
    let places = places(texts);
    let mut found = Vec::new();
    let (mut article, mut ayat) = (None, None);
    for text in texts {
        if let Some(number) = article_of(text) {
            (article, ayat) = (Some(number), None);
        }
        match (text.part.kind, text.lines.first()) {
            (Kind::Heading, _) => continue,
            (Kind::Marker(Level::Ayat), Some(line)) => ayat = marker(&line.text).parse().ok(),
            _ => {}
        }
        let shown: Vec<&str> = text.lines.iter().map(|line| line.text.as_str()).collect();
        for reference in mentioned(&shown.join(" ")) {
            let Some(number) = reference.article.or(article) else { continue };
            let same_article = reference.article.is_none() && reference.ayat.is_none();
            let paragraph = if same_article { ayat } else { reference.ayat };
            let place = (number, paragraph, reference.huruf);
            if !places.contains(&place) {
                let what = format!("there is no {place:?}, which is named in: {}", text.part.text);
                found.push(Breach::new("D-33", what));
            }
        }
    }
    found
}

/// The number of the article whose heading that is.
fn article_of(text: &Traced) -> Option<usize> {
    let [line] = text.lines.as_slice() else { return None };
    (text.part.kind == Kind::Heading)
        .then(|| line.text.trim().strip_prefix("Pasal ")?.parse().ok())
        .flatten()
}

/// An article, one of its paragraphs, one of the items of either.
type Place = (usize, Option<usize>, Option<String>);

/// Every place that a reference can name.
fn places(texts: &[Traced]) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let (mut article, mut ayat) = (None, None);
    for text in texts {
        if let Some(number) = article_of(text) {
            (article, ayat) = (Some(number), None);
            places.insert((number, None, None));
        }
        let (Some(number), Kind::Marker(level), Some(line)) =
            (article, text.part.kind, text.lines.first())
        else {
            continue;
        };
        let marker = marker(&line.text);
        match level {
            Level::Ayat => {
                ayat = marker.parse().ok();
                places.insert((number, ayat, None));
            }
            Level::Item(0) => {
                places.insert((number, ayat, Some(marker.to_owned())));
            }
            Level::Item(_) => {}
        }
    }
    places
}

/// `2` of `(2)`, `b` of `b.`
fn marker(text: &str) -> &str {
    text.trim().trim_matches(['(', ')', '.'])
}

/// `Pasal 4 ayat (2) huruf b`, or the end of it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reference {
    pub(super) article: Option<usize>,
    pub(super) ayat: Option<usize>,
    pub(super) huruf: Option<String>,
}

/// The references in a text. Articles of laws, which a law's number follows, are not ours.
pub(super) fn mentioned(text: &str) -> Vec<Reference> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(['(', ')', ',', ';', '.', ':']).to_owned();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut reference = Reference::default();
        let start = at;
        while let [word, label, ..] = words[at..] {
            let number = bare(label).parse().ok();
            match word.trim_start_matches('(') {
                "Pasal" if reference.article.is_none() && number.is_some() => {
                    reference.article = number;
                }
                "ayat" if reference.ayat.is_none() && number.is_some() => reference.ayat = number,
                "huruf" if reference.huruf.is_none() && bare(label).len() <= 2 => {
                    reference.huruf = Some(bare(label));
                }
                _ => break,
            }
            at += 2;
            if label.ends_with([',', ';', '.', ':']) {
                break;
            }
        }
        if at == start {
            at += 1;
        } else if !words.get(at).is_some_and(|next| LAWS.iter().any(|law| next.starts_with(law))) {
            found.push(reference);
        }
    }
    found
}
