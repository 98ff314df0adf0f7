//! The description agrees with what serde reads, and misses no field.

use std::collections::BTreeSet;

use super::description::{Described, Found, find};
use super::field::{Field, Shape};
use super::kinds::Kind;
use super::path::Path;
use super::visit::{Leaf, Visitor};
use super::{
    Acting, Agreement, Office, Profile, Provider, Signing, TextTagSyntax, Value, Witnessing,
};

/// Every field that data can hold, by its path; list items are `1`.
fn fields() -> Vec<(String, &'static Field)> {
    fn add(path: &str, shape: Shape, found: &mut Vec<(String, &'static Field)>) {
        match shape {
            Shape::Fields(fields) | Shape::TextOrFields(fields) => {
                for field in fields.iter().filter(|field| field.kind.is_written()) {
                    let path =
                        format!("{path}{}{}", if path.is_empty() { "" } else { "." }, field.name);
                    found.push((path.clone(), field));
                    if field.kind != Kind::Translation {
                        add(&path, (field.shape)(), found);
                    }
                }
            }
            Shape::List(item) => add(&format!("{path}.1"), item(), found),
            _ => {}
        }
    }
    let mut found = Vec::new();
    add("", Agreement::shape(), &mut found);
    found
}

#[test]
fn every_field_has_help_and_every_value_an_example() {
    let groups = [Kind::Group, Kind::Translation];
    for (path, field) in fields() {
        assert!(!field.help.is_empty(), "{path}");
        assert_eq!(field.example.is_empty(), groups.contains(&field.kind), "{path}");
    }
}

#[test]
fn serde_knows_the_same_fields() {
    // serde lists the fields of a struct when it meets one that it does not know.
    for (path, _) in fields() {
        let Found::Value(shape) = find::<Agreement>(&path.split('.').collect::<Vec<_>>()) else {
            panic!("{path} is not found");
        };
        let Shape::Fields(described) = shape else { continue };
        let steps: Vec<&str> = path.split('.').collect();
        let mut text = "(unknown_field: 1)".to_owned();
        for step in steps.iter().rev() {
            text = if step.parse::<usize>().is_ok() {
                format!("[{text}]")
            } else {
                format!("({step}: {text})")
            };
        }
        let error = Agreement::from_ron("a.ron", &text).unwrap_err();
        let first = error.iter().next().unwrap();
        assert_eq!(first.code.name(), "unknown-field", "{path}: {error}");
        assert_eq!(first.path.as_deref().map(|it| it.ends_with("unknown_field")), Some(true));
        let names: BTreeSet<_> =
            described.iter().filter(|it| it.kind.is_written()).map(|it| it.name).collect();
        let help = first.help.join(" ");
        if let Some((_, listed)) = help.split_once("are: ") {
            assert_eq!(listed.split(", ").collect::<BTreeSet<_>>(), names, "{path}");
        }
    }
}

#[test]
fn choices_have_the_names_that_serde_reads() {
    fn check<T: Described + serde::Serialize + serde::de::DeserializeOwned>() {
        let Shape::Choice(names) = T::shape() else { panic!("no choice") };
        for name in names {
            let value: T = ron::from_str(name).unwrap();
            assert_eq!(ron::to_string(&value).unwrap(), *name);
        }
    }
    check::<Acting>();
    check::<Office>();
    check::<Witnessing>();
    check::<Profile>();
    check::<Provider>();
    check::<TextTagSyntax>();
}

#[test]
fn paths_lead_to_shapes() {
    let at = |path: &str| find::<Agreement>(&path.split('.').collect::<Vec<_>>());
    for (path, shape) in [
        ("subject", "Text"),
        ("signed.date", "Text"),
        ("parties", "List"),
        ("parties.2", "Fields"),
        ("parties.2.signer.nip", "Text"),
        ("parties.2.signer.acting", "Choice"),
        ("parties.2.logo", "TextOrFields"),
        ("parties.2.logo.file", "Text"),
        ("parties.2.rights", "List"),
        ("parties.2.rights.1", "Text"),
        ("plan.1.budget", "Integer"),
        ("details", "Map"),
        ("details.duration_years", "Any"),
        ("translation.subject", "Text"),
    ] {
        let Found::Value(found) = at(path) else { panic!("{path}: {:?}", at(path)) };
        assert!(format!("{found:?}").starts_with(shape), "{path}: {found:?}");
    }
    for path in ["parties.second.name", "subject.name"] {
        assert!(matches!(at(path), Found::Nowhere), "{path}");
    }
    for path in ["parties.2.nama", "origin", "original"] {
        assert!(matches!(at(path), Found::Unknown(_)), "{path}");
    }
}

#[test]
fn a_walk_shows_every_value_with_its_path() {
    struct Paths(Vec<String>);
    impl Visitor for Paths {
        fn leaf(&mut self, path: &Path, _: &'static Field, leaf: Leaf<'_>) {
            self.0.push(format!("{} {leaf:?}", path.as_str()));
        }
    }
    let text = r##"(
        subject: "S",
        parties: [(name: "A", signer: (name: "B", position: "C", acting: plt), logo: (file: "l", description: "d"))],
        signing: both(paper: (originals: 2), electronic: (qr: true, anchors: ["#"])),
        details: {"rows": [{"x": 1}]},
        translation: (subject: "T"),
    )"##;
    let mut paths = Paths(Vec::new());
    Agreement::from_ron("a.ron", text).unwrap().walk(&mut paths);
    for expected in [
        "subject Text(\"S\")",
        "parties[0].signer.acting Choice(\"plt\")",
        "parties[0].logo.description Text(\"d\")",
        "signing Choice(\"both\")",
        "signing.paper.originals Integer(2)",
        "signing.electronic.qr Boolean(true)",
        "signing.electronic.anchors[0] Text(\"#\")",
        "details.rows[0].x Integer(1)",
    ] {
        assert!(paths.0.iter().any(|path| path == expected), "{expected}: {:?}", paths.0);
    }
    assert!(!paths.0.iter().any(|path| path.contains("translation")));
}

#[test]
fn every_path_of_a_walk_has_a_place_in_the_data() {
    struct Missing<'a>(&'a Agreement, Vec<String>);
    impl Visitor for Missing<'_> {
        fn leaf(&mut self, path: &Path, field: &'static Field, _: Leaf<'_>) {
            if self.0.origin.span(path.as_str()).is_none() && field.kind != Kind::Choice {
                self.1.push(path.as_str().to_owned());
            }
        }
    }
    for (name, text) in [
        ("bilingual", include_str!("../../../../../examples/bilingual/agreement.ron")),
        ("electronic", include_str!("../../../../../examples/electronic/agreement.ron")),
    ] {
        let agreement = Agreement::from_ron(name, text).unwrap();
        let mut missing = Missing(&agreement, Vec::new());
        agreement.walk(&mut missing);
        let defaults = |path: &String| !path.starts_with("signing") && !path.ends_with(".meterai");
        let lost: Vec<_> = missing.1.iter().filter(|path| defaults(path)).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn the_kinds_of_details_follow_from_their_values() {
    let mut agreement = Agreement::default();
    agreement.details.insert("blank".to_owned(), Value::Text(" ".to_owned()));
    let found = agreement.check();
    let blank: Vec<_> = found.iter().filter_map(|it| it.path.as_deref()).collect();
    assert!(blank.contains(&"details.blank"), "{found:?}");
    assert_eq!(Signing::default().name(), "paper");
}
