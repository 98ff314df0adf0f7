//! Overlays one value on another, field by field.

use super::spliced_text::SplicedText;
use super::tree::{Field, ValueKind, ValueNode};
use naskah_diagnostic::Source;

/// List fields that are overlaid by position; every other list replaces the lower one.
const BY_POSITION: [&str; 3] = ["parties", "witnesses", "acknowledged_by"];

/// List fields that hold changes in their order.
const APPENDED: [&str; 1] = ["articles"];

/// What becomes of lists of changes, such as those of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lists {
    /// The upper changes follow the lower ones.
    Appended,
    /// The upper list replaces the lower one.
    Replaced,
}

/// Overlays `upper` on `lower`: structs field by field, without the upper fields in `left_out`; maps, such
/// as the details, entry by entry. `()` keeps the lower value; any other value replaces it.
pub(crate) fn overlay(
    lower: (&Source, &ValueNode),
    upper: (&Source, &ValueNode),
    left_out: &[&str],
    lists: Lists,
) -> SplicedText {
    let mut spliced = SplicedText::default();
    overlay_values(lower, upper, left_out, lists, &mut spliced);
    spliced
}

fn overlay_values(
    (lower_source, lower): (&Source, &ValueNode),
    (upper_source, upper): (&Source, &ValueNode),
    left_out: &[&str],
    lists: Lists,
    out: &mut SplicedText,
) {
    match (&lower.kind, &upper.kind) {
        (
            ValueKind::Struct { name: lower_name, fields: lower_fields },
            ValueKind::Struct { name: upper_name, fields: upper_fields },
        ) if lower_name.as_ref().map(|name| &lower_source.text()[name.clone()])
            == upper_name.as_ref().map(|name| &upper_source.text()[name.clone()]) =>
        {
            if let Some(name) = upper_name {
                out.push(&upper_source.span(name.clone()));
            }
            out.push_synthetic("(");
            overlay_fields(
                (lower_source, lower_fields),
                (upper_source, upper_fields),
                left_out,
                lists,
                out,
            );
            out.push_synthetic(")");
        }
        (ValueKind::Map(lower_entries), ValueKind::Map(upper_entries)) => {
            overlay_entries((lower_source, lower_entries), (upper_source, upper_entries), out);
        }
        (_, ValueKind::Tuple { name: None, items }) if items.is_empty() => {
            out.push(&lower_source.span(lower.extent.clone()));
        }
        _ => out.push(&upper_source.span(upper.extent.clone())),
    }
}

fn overlay_fields(
    (lower_source, lower): (&Source, &[Field]),
    (upper_source, upper): (&Source, &[Field]),
    left_out: &[&str],
    lists: Lists,
    out: &mut SplicedText,
) {
    let lower_name = |field: &Field| &lower_source.text()[field.name.clone()];
    let upper_name = |field: &Field| &upper_source.text()[field.name.clone()];
    for field in lower {
        let name = lower_name(field);
        match upper.iter().find(|other| upper_name(other) == name) {
            Some(other) => {
                out.push(&upper_source.span(other.name.clone()));
                out.push_synthetic(": ");
                let lower_value = (lower_source, &field.value);
                let upper_value = (upper_source, &other.value);
                if BY_POSITION.contains(&name) {
                    overlay_items(lower_value, upper_value, lists, out);
                } else if APPENDED.contains(&name) && lists == Lists::Appended {
                    append_items(lower_value, upper_value, out);
                } else {
                    overlay_values(lower_value, upper_value, &[], lists, out);
                }
            }
            None => out.push(&lower_source.span(field.name.start..field.value.extent.end)),
        }
        out.push_synthetic(",\n");
    }
    for field in upper {
        let name = upper_name(field);
        let is_overlaid = lower.iter().any(|other| lower_name(other) == name);
        if !is_overlaid && !left_out.contains(&name) {
            out.push(&upper_source.span(field.name.start..field.value.extent.end));
            out.push_synthetic(",\n");
        }
    }
}

fn overlay_entries(
    (lower_source, lower): (&Source, &[(ValueNode, ValueNode)]),
    (upper_source, upper): (&Source, &[(ValueNode, ValueNode)]),
    out: &mut SplicedText,
) {
    let name = |source: &Source, key: &ValueNode| source.span(key.content.clone());
    let entry = |source: &Source, (key, value): &(ValueNode, ValueNode)| {
        source.span(key.extent.start..value.extent.end)
    };
    out.push_synthetic("{");
    for lower_entry in lower {
        let lower_name = name(lower_source, &lower_entry.0);
        let replacement =
            upper.iter().find(|(key, _)| name(upper_source, key).text() == lower_name.text());
        match replacement {
            Some(upper_entry) => out.push(&entry(upper_source, upper_entry)),
            None => out.push(&entry(lower_source, lower_entry)),
        }
        out.push_synthetic(",");
    }
    for upper_entry in upper {
        let upper_name = name(upper_source, &upper_entry.0);
        if !lower.iter().any(|(key, _)| name(lower_source, key).text() == upper_name.text()) {
            out.push(&entry(upper_source, upper_entry));
            out.push_synthetic(",");
        }
    }
    out.push_synthetic("}");
}

/// Appends the upper list to the lower one.
fn append_items(
    (lower_source, lower): (&Source, &ValueNode),
    (upper_source, upper): (&Source, &ValueNode),
    out: &mut SplicedText,
) {
    let (ValueKind::List(lower_items), ValueKind::List(upper_items)) = (&lower.kind, &upper.kind)
    else {
        out.push(&upper_source.span(upper.extent.clone()));
        return;
    };
    out.push_synthetic("[");
    let lower = lower_items.iter().map(|item| lower_source.span(item.extent.clone()));
    let upper = upper_items.iter().map(|item| upper_source.span(item.extent.clone()));
    for item in lower.chain(upper) {
        out.push(&item);
        out.push_synthetic(",\n");
    }
    out.push_synthetic("]");
}

fn overlay_items(
    (lower_source, lower): (&Source, &ValueNode),
    (upper_source, upper): (&Source, &ValueNode),
    lists: Lists,
    out: &mut SplicedText,
) {
    let (ValueKind::List(lower_items), ValueKind::List(upper_items)) = (&lower.kind, &upper.kind)
    else {
        out.push(&upper_source.span(upper.extent.clone()));
        return;
    };
    out.push_synthetic("[");
    for index in 0..lower_items.len().max(upper_items.len()) {
        match (lower_items.get(index), upper_items.get(index)) {
            (Some(lower), Some(upper)) => {
                overlay_values((lower_source, lower), (upper_source, upper), &[], lists, out);
            }
            (Some(lower), None) => out.push(&lower_source.span(lower.extent.clone())),
            (None, Some(upper)) => out.push(&upper_source.span(upper.extent.clone())),
            (None, None) => {}
        }
        out.push_synthetic(",\n");
    }
    out.push_synthetic("]");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::scan;

    fn overlaid(lower: &str, upper: &str) -> SplicedText {
        let (lower, upper) = (Source::new("lower", lower), Source::new("upper", upper));
        let (lower_tree, upper_tree) = (scan(lower.text()).unwrap(), scan(upper.text()).unwrap());
        overlay((&lower, &lower_tree), (&upper, &upper_tree), &["id"], Lists::Appended)
    }

    #[test]
    fn fields_are_laid_over_fields() {
        let overlaid =
            overlaid("(a: 1, s: (x: 1, y: 2), l: [1, 2])", "(id: 9, s: (y: 3), l: [4], b: 5)");
        assert_eq!(overlaid.text(), "(a: 1,\ns: (x: 1,\ny: 3,\n),\nl: [4],\nb: 5,\n)");
    }

    #[test]
    fn parties_are_laid_by_position_and_nothing_changes_nothing() {
        let overlaid =
            overlaid("(parties: [(a: 1), (a: 2, b: 3)])", "(parties: [(), (a: 4), (a: 5)])");
        assert_eq!(overlaid.text(), "(parties: [(a: 1),\n(a: 4,\nb: 3,\n),\n(a: 5),\n],\n)");
    }

    #[test]
    fn named_values_are_laid_by_name() {
        let overlaid = overlaid("(d: {\"a\": 1, \"b\": 2})", "(d: {\"b\": 3, \"c\": [4]})");
        assert_eq!(overlaid.text(), "(d: {\"a\": 1,\"b\": 3,\"c\": [4],},\n)");
    }

    #[test]
    fn a_variant_of_another_name_takes_the_place() {
        assert_eq!(
            overlaid("(s: paper(n: 2))", "(s: electronic(a: 1))").text(),
            "(s: electronic(a: 1),\n)"
        );
        assert_eq!(
            overlaid("(s: paper(n: 2))", "(s: paper(m: 1))").text(),
            "(s: paper(n: 2,\nm: 1,\n),\n)"
        );
    }

    #[test]
    fn each_value_knows_where_it_was_written() {
        let overlaid = overlaid("(a: 1, b: 2)", "(b: 30)");
        let origin = |text: &str| {
            let at = overlaid.text().find(text).unwrap();
            overlaid.origin(at..at + text.len()).unwrap().to_string()
        };
        assert_eq!(origin("1"), "lower:1:5");
        assert_eq!(origin("30"), "upper:1:5");
    }
}
