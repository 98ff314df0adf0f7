//! The sheet: all of the text and nothing else, inside the margins, no line upon another.

use naskah::style::Style;

use super::{Breach, Trace};
use crate::reader::{Page, Run};

/// Rounding of positions, and the half of a table's rule that lies outside, in points.
const ROUNDING: f64 = 0.3;

/// Baselines of lines above one another are at least that far apart, in parts of the size.
const LEAST_LEADING: f64 = 0.9;

/// Texts that are not shown, or not in their order; and what is shown besides.
pub(super) fn complete(trace: &Trace) -> Vec<Breach> {
    let missing = trace.missing.iter().map(|(part, rest)| {
        Breach::new("text", format!("of \"{}\" is not shown: {rest}", part.text))
    });
    let strays = trace
        .strays
        .iter()
        .map(|line| Breach::new("text", format!("on page {} too much: {}", line.page, line.text)));
    let order = trace.texts.windows(2).filter_map(|pair| {
        let (before, after) = (pair[0].lines.first()?, pair[1].lines.first()?);
        let backwards =
            after.page < before.page || after.page == before.page && after.y < before.y - ROUNDING;
        // Columns stand side by side.
        let columns = |text: &super::Traced| {
            matches!(text.part.kind, super::Kind::Signature(_) | super::Kind::Cell { .. })
        };
        (backwards && !(columns(&pair[0]) && columns(&pair[1])))
            .then(|| Breach::new("text", format!("out of its order: {}", pair[1].part.text)))
    });
    missing.chain(strays).chain(order).collect()
}

/// Text, rules and pictures that reach into the margins or off the page.
pub(super) fn margins(pages: &[Page], style: &Style) -> Vec<Breach> {
    let (left, right) = (style.margins.left.to_pt(), style.margins.right.to_pt());
    let mut found = Vec::new();
    for (number, page) in (1..).zip(pages) {
        for run in page.runs.iter().filter(|run| run.upright) {
            let (ascent, descent) = (run.y - run.size * 0.75, run.y + run.size * 0.25);
            if run.x < left - ROUNDING
                || visible_right(run) > page.width - right + ROUNDING
                || ascent < 0.0
                || descent > page.height
            {
                let what = format!("outside the margins of page {number}: {}", run.text);
                found.push(Breach::new("D-01", what));
            }
        }
        for area in page.rules.iter().chain(&page.pictures) {
            if area.x < left - ROUNDING || area.x + area.width > page.width - right + ROUNDING {
                let what = format!("outside the margins of page {number}: {area:?}");
                found.push(Breach::new("D-01", what));
            }
        }
    }
    found
}

/// Lines of text upon one another.
pub(super) fn overlaps(pages: &[Page]) -> Vec<Breach> {
    let mut found = Vec::new();
    for (number, page) in (1..).zip(pages) {
        let shown = page.runs.iter().filter(|run| run.upright && !run.text.trim().is_empty());
        let mut runs: Vec<&Run> = shown.collect();
        runs.sort_by(|one, other| one.y.total_cmp(&other.y));
        for (index, run) in runs.iter().enumerate() {
            let near = runs[index + 1..]
                .iter()
                .take_while(|other| other.y - run.y < LEAST_LEADING * other.size.max(run.size));
            for other in near {
                let one_line = (other.y - run.y).abs() < 0.1;
                let overlap = visible_right(run).min(visible_right(other)) - run.x.max(other.x);
                if overlap > if one_line { ROUNDING } else { 0.0 } {
                    let what = format!(
                        "on page {number} upon one another: {} and {}",
                        run.text, other.text
                    );
                    found.push(Breach::new("overlap", what));
                }
            }
        }
    }
    found
}

/// Where the last glyph ends that can be seen.
fn visible_right(run: &Run) -> f64 {
    let seen = run.glyphs.iter().rev().find(|glyph| !glyph.text.trim().is_empty());
    seen.map_or(run.x, |glyph| glyph.right)
}
