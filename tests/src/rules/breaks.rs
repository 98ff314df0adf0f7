//! Page breaks: no lone lines, no heading without text, no list without the sentence before it (D-05).

use super::{Breach, Kind, Placed, Traced};

/// At least that many lines of a paragraph stand on each side of a page break, and as many of what
/// follows stand under a heading.
const LEAST_LINES: usize = 2;

/// Paragraphs that leave a single line on a page.
pub(super) fn paragraphs(texts: &[Traced]) -> Vec<Breach> {
    let mut found = Vec::new();
    for Traced { part, lines } in texts {
        let (Kind::Paragraph { .. }, Some(last)) = (part.kind, lines.last()) else { continue };
        let on = |page| lines.iter().filter(|line| line.page == page).count();
        for page in lines[0].page..last.page {
            if on(page) == 1 || on(page + 1) == 1 {
                let what = format!("a single line on a page: {}", part.text);
                found.push(Breach::after("D-05", page, what));
            }
        }
    }
    found
}

/// Headings that end a page, or keep a single line of what follows.
pub(super) fn headings(texts: &[Traced]) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..texts.len()).find(|index| texts[*index].part.kind == Kind::Heading)
    {
        let body = (start..texts.len())
            .find(|index| texts[*index].part.kind != Kind::Heading)
            .unwrap_or(texts.len());
        let end = (body..texts.len())
            .find(|index| matches!(texts[*index].part.kind, Kind::Heading | Kind::Signature(_)))
            .unwrap_or(texts.len());
        at = end.max(body);
        let following: Vec<&Placed> =
            distinct(texts[body..end].iter().flat_map(|text| &text.lines));
        let heading = texts[start..body].iter().flat_map(|text| &text.lines);
        let kept = heading.chain(following.into_iter().take(LEAST_LINES));
        let pages: Vec<usize> = kept.map(|line| line.page).collect();
        if let (Some(first), Some(last)) = (pages.iter().min(), pages.iter().max())
            && first != last
        {
            let what = format!("a heading apart from its text: {}", texts[start].part.text);
            found.push(Breach::after("D-05", *first, what));
        }
    }
    found
}

/// Sentences that announce a list on the next page.
pub(super) fn introductions(texts: &[Traced]) -> Vec<Breach> {
    let mut found = Vec::new();
    for pair in texts.windows(2) {
        let (Kind::Paragraph { introduces: true }, Some(last), Some(first)) =
            (pair[0].part.kind, pair[0].lines.last(), pair[1].lines.first())
        else {
            continue;
        };
        if last.page != first.page {
            let what = format!("a list apart from what announces it: {}", pair[0].part.text);
            found.push(Breach::after("D-05", last.page, what));
        }
    }
    found
}

/// One line for each baseline.
fn distinct<'a>(lines: impl Iterator<Item = &'a Placed>) -> Vec<&'a Placed> {
    let mut distinct: Vec<&Placed> = Vec::new();
    for line in lines {
        let same = |known: &&Placed| known.page == line.page && (known.y - line.y).abs() < 0.5;
        if !distinct.iter().any(same) {
            distinct.push(line);
        }
    }
    distinct.sort_by(|one, other| one.page.cmp(&other.page).then(one.y.total_cmp(&other.y)));
    distinct
}
