//! The signature part: names of a row on one baseline under their offices (D-42), the whole of it on
//! one page and not alone there (D-45).

use super::{Breach, Kind, Piece, Placed, Signature, Traced};

/// At least that many lines of the text before it stand with the signature part.
const LEAST_LINES: usize = 2;

/// A block of a row: the lines of each piece.
struct Block<'a> {
    row: usize,
    pieces: Vec<(Piece, &'a [Placed])>,
}

/// Rows whose names stand on different baselines, or not under role, office and the room to sign.
pub(super) fn rows(texts: &[Traced], room: f64) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut baselines: Vec<(usize, usize, f64)> = Vec::new();
    for block in blocks(texts) {
        let lines = |wanted: Piece| {
            block.pieces.iter().filter(move |(piece, _)| *piece == wanted).flat_map(|(_, l)| *l)
        };
        let Some(name) = lines(Piece::Name).next() else { continue };
        let row = block.row;
        match baselines.iter().find(|(known, _, _)| *known == row) {
            Some((_, page, y)) if *page != name.page || (y - name.y).abs() > 0.1 => {
                let what = format!("\"{}\" is not on the baseline of its row", name.text);
                found.push(Breach::new("D-42", what));
            }
            Some(_) => {}
            None => baselines.push((row, name.page, name.y)),
        }
        let role = lines(Piece::Role).last();
        let position = lines(Piece::Position);
        if let (Some(role), Some(first)) = (role, position.clone().next())
            && role.y >= first.y
        {
            found.push(Breach::new("D-42", format!("\"{}\" is not under its role", first.text)));
        }
        if let Some(last) = position.last()
            && name.y - last.y < room
        {
            found.push(Breach::new("D-42", format!("no room to sign above \"{}\"", name.text)));
        }
        let name_end = lines(Piece::Name).last().map_or(0.0, |line| line.y);
        if lines(Piece::Credential).any(|line| line.y <= name_end) {
            let what = format!("rank or NIP stand not under \"{}\"", name.text);
            found.push(Breach::new("D-42", what));
        }
    }
    found
}

/// A signature part that is divided, or alone on its page.
pub(super) fn whole(texts: &[Traced]) -> Vec<Breach> {
    let is_signing = |kind: Kind| matches!(kind, Kind::Signature(_) | Kind::WitnessHeading);
    let lines = texts.iter().filter(|text| is_signing(text.part.kind)).flat_map(|t| &t.lines);
    let pages: Vec<usize> = lines.map(|line| line.page).collect();
    let (Some(first), Some(last)) = (pages.iter().min(), pages.iter().max()) else {
        return Vec::new();
    };
    let mut found: Vec<Breach> = (*first..*last)
        .filter(|page| pages.contains(page))
        .map(|page| Breach::after("D-45", page, "the signature part is divided"))
        .collect();

    let closing = texts.iter().filter(|text| matches!(text.part.kind, Kind::Paragraph { .. }));
    let with_it = closing.flat_map(|text| &text.lines).filter(|line| line.page == *first).count();
    if with_it < LEAST_LINES && *first > 1 {
        let what = format!("{with_it} lines of text stand with the signature part");
        found.push(Breach::after("D-45", first - 1, what));
    }
    found
}

/// The signature blocks, in the order of the texts.
fn blocks(texts: &[Traced]) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = None;
    for text in texts {
        let Kind::Signature(Signature { row, side, piece }) = text.part.kind else {
            open = None;
            continue;
        };
        if open != Some((row, side)) {
            open = Some((row, side));
            blocks.push(Block { row, pieces: Vec::new() });
        }
        if let Some(block) = blocks.last_mut() {
            block.pieces.push((piece, &text.lines));
        }
    }
    blocks
}
