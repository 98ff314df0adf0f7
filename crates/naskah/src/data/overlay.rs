//! One value laid over another, field by field.

use super::composed::Composed;
use super::tree::{Field, Kind, Node};
use naskah_diagnostic::Source;

/// Lists of these fields are laid over one another by position; any other list takes the place of the
/// one below.
const BY_POSITION: [&str; 2] = ["parties", "witnesses"];

/// `upper` laid over `lower`: structs field by field, without the fields named in `left_out`; maps,
/// such as the details, name by name; `()` changes nothing; anything else takes the place of what is below.
pub(crate) fn overlay(
    lower: (&Source, &Node),
    upper: (&Source, &Node),
    left_out: &[&str],
) -> Composed {
    let mut composed = Composed::default();
    lay(lower, upper, left_out, &mut composed);
    composed
}

fn lay(
    (lower_source, lower): (&Source, &Node),
    (upper_source, upper): (&Source, &Node),
    left_out: &[&str],
    composed: &mut Composed,
) {
    match (&lower.kind, &upper.kind) {
        (
            Kind::Struct { name: lower_name, fields: below },
            Kind::Struct { name: upper_name, fields: above },
        ) if lower_name.as_ref().map(|name| &lower_source.text()[name.clone()])
            == upper_name.as_ref().map(|name| &upper_source.text()[name.clone()]) =>
        {
            if let Some(name) = upper_name {
                composed.push(&upper_source.span(name.clone()));
            }
            composed.punctuate("(");
            lay_fields((lower_source, below), (upper_source, above), left_out, composed);
            composed.punctuate(")");
        }
        (Kind::Map(below), Kind::Map(above)) => {
            lay_entries((lower_source, below), (upper_source, above), composed);
        }
        (_, Kind::Tuple { name: None, items }) if items.is_empty() => {
            composed.push(&lower_source.span(lower.whole.clone()));
        }
        _ => composed.push(&upper_source.span(upper.whole.clone())),
    }
}

fn lay_fields(
    (lower_source, below): (&Source, &[Field]),
    (upper_source, above): (&Source, &[Field]),
    left_out: &[&str],
    composed: &mut Composed,
) {
    let name_below = |field: &Field| &lower_source.text()[field.name.clone()];
    let name_above = |field: &Field| &upper_source.text()[field.name.clone()];
    for field in below {
        let name = name_below(field);
        match above.iter().find(|other| name_above(other) == name) {
            Some(other) => {
                composed.push(&upper_source.span(other.name.clone()));
                composed.punctuate(": ");
                let (lower, upper) = ((lower_source, &field.value), (upper_source, &other.value));
                if BY_POSITION.contains(&name) {
                    lay_items(lower, upper, composed);
                } else {
                    lay(lower, upper, &[], composed);
                }
            }
            None => {
                let whole = field.name.start..field.value.whole.end;
                composed.push(&lower_source.span(whole));
            }
        }
        composed.punctuate(",\n");
    }
    for field in above {
        let name = name_above(field);
        let known = below.iter().any(|other| name_below(other) == name);
        if !known && !left_out.contains(&name) {
            composed.push(&upper_source.span(field.name.start..field.value.whole.end));
            composed.punctuate(",\n");
        }
    }
}

/// Lays named values over one another, name by name.
fn lay_entries(
    (lower_source, below): (&Source, &[(Node, Node)]),
    (upper_source, above): (&Source, &[(Node, Node)]),
    composed: &mut Composed,
) {
    let name = |source: &Source, key: &Node| source.span(key.range.clone());
    let entry = |source: &Source, (key, value): &(Node, Node)| {
        source.span(key.whole.start..value.whole.end)
    };
    composed.punctuate("{");
    for lower in below {
        let known = name(lower_source, &lower.0);
        let over = above.iter().find(|(key, _)| name(upper_source, key).text() == known.text());
        match over {
            Some(upper) => composed.push(&entry(upper_source, upper)),
            None => composed.push(&entry(lower_source, lower)),
        }
        composed.punctuate(",");
    }
    for upper in above {
        let own = name(upper_source, &upper.0);
        if !below.iter().any(|(key, _)| name(lower_source, key).text() == own.text()) {
            composed.push(&entry(upper_source, upper));
            composed.punctuate(",");
        }
    }
    composed.punctuate("}");
}

fn lay_items(
    (lower_source, lower): (&Source, &Node),
    (upper_source, upper): (&Source, &Node),
    composed: &mut Composed,
) {
    let (Kind::List(below), Kind::List(above)) = (&lower.kind, &upper.kind) else {
        composed.push(&upper_source.span(upper.whole.clone()));
        return;
    };
    composed.punctuate("[");
    for index in 0..below.len().max(above.len()) {
        match (below.get(index), above.get(index)) {
            (Some(lower), Some(upper)) => {
                lay((lower_source, lower), (upper_source, upper), &[], composed);
            }
            (Some(lower), None) => composed.push(&lower_source.span(lower.whole.clone())),
            (None, Some(upper)) => composed.push(&upper_source.span(upper.whole.clone())),
            (None, None) => {}
        }
        composed.punctuate(",\n");
    }
    composed.punctuate("]");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::scan;

    fn laid(lower: &str, upper: &str) -> Composed {
        let (lower, upper) = (Source::new("lower", lower), Source::new("upper", upper));
        let (below, above) = (scan(lower.text()).unwrap(), scan(upper.text()).unwrap());
        overlay((&lower, &below), (&upper, &above), &["id"])
    }

    #[test]
    fn fields_are_laid_over_fields() {
        let laid = laid("(a: 1, s: (x: 1, y: 2), l: [1, 2])", "(id: 9, s: (y: 3), l: [4], b: 5)");
        assert_eq!(laid.text(), "(a: 1,\ns: (x: 1,\ny: 3,\n),\nl: [4],\nb: 5,\n)");
    }

    #[test]
    fn parties_are_laid_by_position_and_nothing_changes_nothing() {
        let laid = laid("(parties: [(a: 1), (a: 2, b: 3)])", "(parties: [(), (a: 4), (a: 5)])");
        assert_eq!(laid.text(), "(parties: [(a: 1),\n(a: 4,\nb: 3,\n),\n(a: 5),\n],\n)");
    }

    #[test]
    fn named_values_are_laid_by_name() {
        let laid = laid("(d: {\"a\": 1, \"b\": 2})", "(d: {\"b\": 3, \"c\": [4]})");
        assert_eq!(laid.text(), "(d: {\"a\": 1,\"b\": 3,\"c\": [4],},\n)");
    }

    #[test]
    fn a_variant_of_another_name_takes_the_place() {
        assert_eq!(
            laid("(s: paper(n: 2))", "(s: electronic(a: 1))").text(),
            "(s: electronic(a: 1),\n)"
        );
        assert_eq!(
            laid("(s: paper(n: 2))", "(s: paper(m: 1))").text(),
            "(s: paper(n: 2,\nm: 1,\n),\n)"
        );
    }

    #[test]
    fn each_value_knows_where_it_was_written() {
        let laid = laid("(a: 1, b: 2)", "(b: 30)");
        let origin = |text: &str| {
            let at = laid.text().find(text).unwrap();
            laid.origin(at..at + text.len()).unwrap().to_string()
        };
        assert_eq!(origin("1"), "lower:1:5");
        assert_eq!(origin("30"), "upper:1:5");
    }
}
