//! Completes changes of articles in RON: an article without a change's name is added, and one without a label has its
//! title as its label.

use crate::data::{self, SplicedText, ValueKind, ValueNode};

/// The text with its changes of articles completed.
pub(super) fn completed(text: SplicedText) -> SplicedText {
    let source = text.text();
    let Some(tree) = data::scan(source) else { return text };
    let translated = tree.field("translation", source);
    let lists =
        [tree.field("articles", source), translated.and_then(|it| it.field("articles", source))];
    let items = lists.into_iter().flatten().flat_map(ValueNode::items);
    let mut insertions: Vec<(usize, String)> =
        items.flat_map(|item| missing(item, source)).collect();
    insertions.sort_by_key(|(at, _)| *at);

    let mut completed = SplicedText::default();
    let mut end = 0;
    for (at, insertion) in insertions {
        completed.push_range_of(&text, end..at);
        completed.push_synthetic(&insertion);
        end = at;
    }
    completed.push_range_of(&text, end..source.len());
    completed
}

/// What an item lacks, and where.
fn missing(item: &ValueNode, source: &str) -> Vec<(usize, String)> {
    let ValueKind::Struct { name, fields } = &item.kind else { return Vec::new() };
    let name = name.as_ref().map(|name| &source[name.clone()]);
    let mut missing = Vec::new();
    if name.is_none() {
        missing.push((item.extent.start, "add".to_owned()));
    }
    if matches!(name, None | Some("add"))
        && item.field("label", source).is_none()
        && let Some(title) = item.field("title", source)
        && let Ok(title) = ron::from_str::<String>(&source[title.extent.clone()])
        && let Some(first) = fields.first()
    {
        missing.push((first.name.start, format!("label: {:?}, ", label_of_title(&title))));
    }
    missing
}

/// A title as a label: `Ruang Lingkup` is `ruang-lingkup`.
pub(crate) fn label_of_title(title: &str) -> String {
    let title = title.to_lowercase();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
