//! Values and their ranges, by example and over generated text.

use proptest::prelude::*;
use ron::ser::PrettyConfig;

use super::*;

fn content<'a>(text: &'a str, path: &str) -> Option<&'a str> {
    scan(text)?.at(path, text).map(|node| &text[node.content.clone()])
}

#[test]
fn values_are_found_by_their_paths() {
    let text = r###"
        #![enable(implicit_some)]
        // a comment, with "quotes" and (brackets
        Agreement( /* nested /* comment */ here */
            name: "Dinas", n: -1.5e3, empty: (),
            list: ["a", 'b', r#"raw "quoted" text"#, "esc\"aped",],
            signing: paper(originals: Some(2)),
            details: {"budget": 5, "rows": [(x: true)]},
        )
    "###;
    assert_eq!(content(text, "name"), Some("Dinas"));
    assert_eq!(content(text, "n"), Some("-1.5e3"));
    assert_eq!(content(text, "empty"), Some("()"));
    assert_eq!(content(text, "list[0]"), Some("a"));
    assert_eq!(content(text, "list[2]"), Some("raw \"quoted\" text"));
    assert_eq!(content(text, "list[3]"), Some(r#""esc\"aped""#));
    assert_eq!(content(text, "signing.originals"), Some("Some(2)"));
    assert_eq!(content(text, "details.budget"), Some("5"));
    assert_eq!(content(text, "details.rows[0].x"), Some("true"));
    assert_eq!(content(text, "list[4]"), None);
    assert_eq!(content(text, "nothing"), None);
}

#[test]
fn raw_names_hold_what_others_cannot() {
    let text = "(r#rencana-kerja: [r#2021.a], r#-: 1)";
    let names = ["rencana-kerja", "-: 1"].map(|name| text.find(name).unwrap());
    let ValueKind::Struct { fields, .. } = scan(text).unwrap().kind else { panic!("no struct") };
    assert_eq!(fields.iter().map(|field| field.name.start).collect::<Vec<_>>(), names);
}

#[test]
fn depth_is_bounded() {
    assert!(scan(&"[".repeat(100_000)).is_none());
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert!(scan(&deep).is_some());
}

fn any_value() -> impl Strategy<Value = ron::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(ron::Value::Bool),
        any::<i64>().prop_map(|n| ron::Value::Number(n.into())),
        any::<String>().prop_map(ron::Value::String),
        any::<char>().prop_map(ron::Value::Char),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(ron::Value::Seq),
            proptest::collection::btree_map(".*", inner, 0..5).prop_map(|entries| {
                let entries = entries.into_iter();
                ron::Value::Map(entries.map(|(k, v)| (ron::Value::String(k), v)).collect())
            }),
        ]
    })
}

/// The text of each leaf, by the scanner's ranges.
fn leaves<'a>(node: &ValueNode, text: &'a str, found: &mut Vec<&'a str>) {
    match &node.kind {
        ValueKind::Leaf => found.push(&text[node.extent.clone()]),
        ValueKind::List(items) | ValueKind::Tuple { items, .. } => {
            items.iter().for_each(|item| leaves(item, text, found));
        }
        ValueKind::Map(entries) => entries.iter().for_each(|(key, value)| {
            leaves(key, text, found);
            leaves(value, text, found);
        }),
        ValueKind::Struct { fields, .. } => {
            fields.iter().for_each(|field| leaves(&field.value, text, found));
        }
    }
}

fn values<'a>(value: &'a ron::Value, found: &mut Vec<&'a ron::Value>) {
    match value {
        ron::Value::Seq(items) => items.iter().for_each(|item| values(item, found)),
        ron::Value::Map(map) => map.iter().for_each(|(key, value)| {
            values(key, found);
            values(value, found);
        }),
        leaf => found.push(leaf),
    }
}

proptest! {
    #[test]
    fn what_ron_writes_is_found_value_by_value(value in any_value(), pretty: bool) {
        let text = if pretty {
            ron::ser::to_string_pretty(&value, PrettyConfig::default()).unwrap()
        } else {
            ron::to_string(&value).unwrap()
        };
        let tree = scan(&text).expect("ron wrote it");
        let (mut found, mut expected) = (Vec::new(), Vec::new());
        leaves(&tree, &text, &mut found);
        values(&value, &mut expected);
        prop_assert_eq!(found.len(), expected.len());
        for (text, value) in found.into_iter().zip(expected) {
            // The width of a number is not serialised, so compare the serialised forms.
            let read = ron::from_str::<ron::Value>(text).unwrap();
            prop_assert_eq!(ron::to_string(&read), ron::to_string(value));
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC*") {
        scan(&text);
    }

    #[test]
    fn what_ron_reads_it_reads(text in "[\\[\\](){}:,a\"'r#b/*\\\\ 1.\n-]{0,24}") {
        if ron::from_str::<ron::Value>(&text).is_ok() {
            prop_assert!(scan(&text).is_some(), "{:?}", text);
        }
    }
}
