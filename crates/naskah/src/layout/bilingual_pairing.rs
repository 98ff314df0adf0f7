//! Pairs the blocks of two languages for two columns, and combines those that appear once for both.

use crate::document::{
    Block, List, ListItem, ListKind, PartyEntry, Run, Signatory, Signatures, Text, Title,
    TitlePart, Witnesses,
};
use naskah_wording::Language;

/// The blocks of each column. Title and signatures combine both languages; the parties become items, for
/// which a column is wide enough.
pub(super) fn paired_blocks(
    original: &[Block],
    translation: &[Block],
    language: Language,
) -> (Vec<Block>, Vec<Block>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (index, block) in original.iter().enumerate() {
        match (block, translation.get(index)) {
            (Block::Title(title), Some(Block::Title(translated))) => {
                let is_words = |part: &&TitlePart| !matches!(part, TitlePart::Numbers(_));
                let words = |title: &Title| title.parts.iter().filter(is_words).cloned().collect();
                let numbers = title.parts.iter().filter(|part| !is_words(part)).cloned().collect();
                let nothing = Title::default();
                // In this order: logos and the original's lines, the translation's lines, the numbers.
                left.push(Block::Title(Title { parts: words(title), ..title.clone() }));
                right.push(Block::Title(nothing.clone()));
                left.push(Block::Title(nothing.clone()));
                right.push(Block::Title(Title { parts: words(translated), ..nothing.clone() }));
                left.push(Block::Title(Title { parts: numbers, ..nothing.clone() }));
                right.push(Block::Title(nothing));
            }
            (Block::Signatures(signatures), Some(Block::Signatures(translated))) => {
                left.push(Block::Signatures(bilingual_signatures(
                    signatures, translated, language,
                )));
                right.push(Block::Signatures(Signatures::default()));
            }
            (Block::Parties(parties), Some(Block::Parties(translated))) => {
                left.push(as_items(parties));
                right.push(as_items(translated));
            }
            (Block::Letterhead(_), translated) => {
                left.push(block.clone());
                right.extend(translated.map(|_| Block::Title(Title::default())));
            }
            (block, translated) => {
                left.push(block.clone());
                right.extend(translated.cloned());
            }
        }
    }
    right.extend(translation.iter().skip(original.len()).cloned());
    (left, right)
}

fn as_items(entries: &[PartyEntry]) -> Block {
    let items = entries.iter().map(|entry| {
        // The name is the label of a single row, or the first value of several.
        let texts: Vec<&Text> = match (entry.rows.as_slice(), &entry.sentence) {
            ([row], None) => vec![&row.label, &row.value],
            (rows, _) => rows.iter().map(|row| &row.value).collect(),
        };
        let comma = Text::plain(", ");
        let runs: Vec<&[Run]> = texts.iter().map(|text| text.0.as_slice()).collect();
        let about = Text(runs.join(comma.0.as_slice()));
        let texts = [about].into_iter().chain(entry.sentence.clone());
        let blocks = texts.map(Block::Paragraph).collect();
        ListItem { marker: entry.marker.clone(), label: None, blocks }
    });
    Block::List(List { kind: ListKind::Ayat, items: items.collect() })
}

fn bilingual_signatures(
    original: &Signatures,
    translation: &Signatures,
    language: Language,
) -> Signatures {
    let signatories = |originals: &[Signatory], translations: &[Signatory]| -> Vec<Signatory> {
        let mut translations = translations.iter();
        originals.iter().map(|it| bilingual_signatory(it, translations.next(), language)).collect()
    };
    let groups = original.witnesses.iter().enumerate().map(|(index, witnesses)| {
        let (heading, translated) = match translation.witnesses.get(index) {
            Some(it) => (
                with_translation(&witnesses.heading, &it.heading, language),
                it.signatories.as_slice(),
            ),
            None => (witnesses.heading.clone(), [].as_slice()),
        };
        let signatories = signatories(&witnesses.signatories, translated);
        Witnesses { heading, signatories, compact: witnesses.compact }
    });
    Signatures {
        parties: signatories(&original.parties, &translation.parties),
        witnesses: groups.collect(),
    }
}

fn bilingual_signatory(
    original: &Signatory,
    translation: Option<&Signatory>,
    language: Language,
) -> Signatory {
    let Some(translation) = translation else { return original.clone() };
    let role = original.role.as_ref().map(|role| match &translation.role {
        Some(translated) => with_translation(role, translated, language),
        None => role.clone(),
    });
    let mut position = original.position.clone();
    let plain = |lines: &[Text]| lines.iter().map(Text::to_plain).collect::<Vec<_>>();
    if plain(&original.position) != plain(&translation.position) {
        position.extend(translation.position.iter().map(|it| in_translation_style(it, language)));
    }
    Signatory { role, position, ..original.clone() }
}

/// A text and its translation, in italics on a line of its own; not if both are equal.
fn with_translation(original: &Text, translation: &Text, language: Language) -> Text {
    let mut text = original.clone();
    if original.to_plain() != translation.to_plain() {
        text.0.push(Run { text: "\n".into(), ..Run::default() });
        text.0.extend(in_translation_style(translation, language).0);
    }
    text
}

/// A text in the other language, with italics and upright exchanged.
fn in_translation_style(text: &Text, language: Language) -> Text {
    let mut text = text.clone();
    for run in &mut text.0 {
        run.language = Some(language);
        run.emphasis.emphasised = !run.emphasis.emphasised;
    }
    text
}
