//! What stays on one page: headings with their first lines, the signature part with the closing lines.

use super::flow::{Flow, KeepTogether};
use crate::page::DisplayItem;

/// The number of following lines that stay on the page of their heading.
pub(super) const LINES_KEPT_BY_HEADING: usize = 2;

/// The number of closing lines that stay on the page of the signature part.
const LINES_KEPT_BY_SIGNATURES: usize = 2;

/// How line `index` of a paragraph of `count` lines is kept with the line above.
pub(super) fn line_keep(index: usize, count: usize) -> KeepTogether {
    match index {
        0 => KeepTogether::Free,
        1 => KeepTogether::WidowOrOrphan,
        _ if index + 1 == count => KeepTogether::WidowOrOrphan,
        _ => KeepTogether::Paragraph,
    }
}

/// Keeps a band with the one above as strongly as the last line of a paragraph.
pub(super) fn keep_with_previous(flow: &mut Flow, band: usize) {
    if let Some(band) = flow.bands.get_mut(band) {
        band.keep(KeepTogether::WidowOrOrphan);
    }
}

/// Keeps the first line of a list with the sentence that introduces it.
pub(super) fn keep_with_introduction(flow: &mut Flow, start: usize) {
    if let Some(first) = flow.bands.get_mut(start) {
        first.keep(KeepTogether::ListIntroduction);
    }
}

/// Keeps the first lines from index `start` on with the heading above them.
pub(super) fn keep_under_heading(flow: &mut Flow, start: usize) {
    for band in flow.since(start).iter_mut().take(LINES_KEPT_BY_HEADING) {
        band.keep(KeepTogether::Heading);
    }
}

/// Keeps the last lines of text with the signature part that follows them.
pub(super) fn keep_closing_lines(flow: &mut Flow) {
    let mut kept = 0;
    for band in flow.bands.iter_mut().rev() {
        kept += usize::from(band.is_running_text);
        // What is above the last heading is no closing text.
        if kept >= LINES_KEPT_BY_SIGNATURES || band.heading_number.is_some() {
            break;
        }
        band.keep(KeepTogether::Closing);
    }
}

/// Keeps the last lines of both columns with the signature part that follows them.
pub(super) fn keep_closing_lines_of_columns(flow: &mut Flow) {
    let Some(at) = flow.bands.iter().position(|band| band.in_signatures) else {
        return;
    };
    let shows =
        |items: &[DisplayItem]| items.iter().any(|item| matches!(item, DisplayItem::Glyphs { .. }));
    let mut kept = [0, 0];
    for band in flow.bands[..at].iter_mut().rev() {
        kept[0] += usize::from(shows(&band.items));
        kept[1] += usize::from(shows(&band.second_column));
        if kept.iter().all(|lines| *lines >= LINES_KEPT_BY_SIGNATURES) {
            break;
        }
        band.keep(KeepTogether::Closing);
    }
}
