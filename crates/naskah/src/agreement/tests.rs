//! Reads agreements and batches, and checks the errors reported.

use super::{Agreement, Batch, Originals, Provider, Shown};

const GOOD: &str = r#"(
    subject: "Literasi",
    signed: (date: "2021-09-21"),
    parties: [
        (name: "A", number: "1/PKS/IX/2021", signer: (name: "Budi", position: "Ketua")),
        (name: "B", signer: (name: "Ani", position: "Kepala", nip: "19700101 199003 1 001")),
    ],
)"#;

fn errors(text: &str) -> String {
    Agreement::from_ron("data.ron", text).unwrap_err().to_string()
}

#[test]
fn good_data_is_read_and_knows_its_places() {
    let agreement = Agreement::from_ron("folder/data.ron", GOOD).unwrap();
    assert_eq!(agreement.parties[1].signer.name, "Ani");
    assert_eq!(agreement.check(), []);
    let span = agreement.origin.span("parties[1].signer.name").unwrap();
    assert_eq!((span.text(), span.to_string().as_str()), ("Ani", "folder/data.ron:6:37"));
    let logo = agreement.origin.resolve("logo.png", "parties[0].name");
    assert_eq!(logo.to_str(), Some("folder/logo.png"));
    assert_eq!(agreement.origin.span("parties[2]"), None);
    assert_eq!(
        agreement.origin.nearest("parties[1].logo").unwrap().to_string(),
        "folder/data.ron:6:9"
    );
}

#[test]
fn each_fault_has_its_place_and_its_help() {
    let cases = [
        (
            GOOD.replace("subject:", "subjek:"),
            "data.ron:2:5: error: there is no field `subjek` here\n  help: did you mean `subject`?",
        ),
        (
            GOOD.replace("    subject: \"Literasi\",\n", ""),
            "data.ron:1:1: error: the field `subject` is missing\n  help: add `subject: …`",
        ),
        (
            GOOD.replace(", position: \"Ketua\"", ""),
            "data.ron:5:54: error: the field `position` is missing\n  help: add `position: …`",
        ),
        (
            GOOD.replace("\"Literasi\",", "\"Literasi\""),
            "data.ron:3:5: error: a comma is missing\n  help: put a comma behind the value before",
        ),
        (
            GOOD.replace("\"Literasi\"", "Literasi"),
            "data.ron:2:14: error: a text is expected\n  help: write it in quotes: \"…\"",
        ),
        (
            GOOD.replace("\"Budi\"", "\" \""),
            "data.ron:5:62: error: the field `name` is empty\n  \
             help: fill it in, or write a placeholder such as \"[…]\"",
        ),
        (
            GOOD.replace("199003", "19900"),
            "data.ron:6:69: error: \"19700101 19900 1 001\" is not a NIP: a NIP has \
             18 digits, and this one has 17\n  help: write its 18 digits, or a placeholder such as \"[NIP]\"",
        ),
        (
            "(subject: \"X\", scope: [\"Y\",\n".to_owned(),
            "data.ron:2:1: error: the text ends too early\n  help: a closing `)` or `]` is missing",
        ),
        (
            "(subject: \"X\", parties: [])".to_owned(),
            "data.ron:1:25: error: an agreement has 1 to 10 parties, not 0\n  \
             help: add or remove parties in `parties: [ … ]`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(errors(&text), expected);
    }
}

#[test]
fn a_date_that_is_none_is_refused_at_its_place() {
    let error = errors(&GOOD.replace("2021-09-21", "2021-09-31"));
    assert!(error.starts_with("data.ron:3:"), "{error}");
}

#[test]
fn all_faults_of_a_file_are_found_at_once() {
    let text = GOOD.replace("\"Budi\"", "\"\"").replace("\"Kepala\"", "\"\"");
    assert_eq!(Agreement::from_ron("data.ron", &text).unwrap_err().iter().count(), 2);
}

#[test]
fn a_number_of_another_month_is_doubted() {
    let text = GOOD.replace("/IX/", "/X/");
    let agreement = Agreement::from_ron("data.ron", &text).unwrap();
    let messages: Vec<String> = agreement.check().into_iter().map(|found| found.message).collect();
    assert_eq!(messages, ["the number says X/2021, the date of signing IX/2021"]);
}

const BATCH: &str = r#"(
    shared: (
        subject: "Literasi",
        parties: [
            (name: "A", signer: (name: "Budi", position: "Ketua")),
            (number: "1", signer: (position: "Kepala")),
        ],
    ),
    each: [
        (id: "satu", parties: [(), (name: "B", signer: (name: "Ani"))]),
        (id: "dua", subject: "Pangan", parties: [(), (name: "C", signer: (name: "Eka"))]),
    ],
)"#;

#[test]
fn entries_are_laid_over_what_they_share() {
    let batch = Batch::from_ron("batch.ron", BATCH).unwrap();
    let read: Vec<_> = batch
        .entries
        .iter()
        .map(|entry| {
            let agreement = entry.agreement.as_ref().unwrap();
            let second = &agreement.parties[1];
            (entry.id.as_str(), agreement.subject.as_str(), second.name.as_str())
        })
        .collect();
    assert_eq!(read, [("satu", "Literasi", "B"), ("dua", "Pangan", "C")]);
    let first = batch.entries[0].agreement.as_ref().unwrap();
    assert_eq!(first.parties[1].number.as_deref(), Some("1"));
    assert_eq!(first.parties[1].signer.position, "Kepala");
    assert_eq!(first.origin.span("parties[1].signer.name").unwrap().to_string(), "batch.ron:10:64");
    assert_eq!(
        first.origin.span("parties[1].signer.position").unwrap().to_string(),
        "batch.ron:6:47"
    );
}

#[test]
fn a_bad_entry_does_not_stop_the_good_ones() {
    let text = BATCH.replace("subject: \"Pangan\"", "subyek: \"Pangan\"");
    let batch = Batch::from_ron("batch.ron", &text).unwrap();
    assert!(batch.entries[0].agreement.is_ok());
    assert_eq!(
        batch.entries[1].agreement.as_ref().unwrap_err().to_string(),
        "batch.ron:11:21: error: there is no field `subyek` here\n  help: did you mean `subject`?"
    );
}

#[test]
fn ids_must_be_there_safe_and_of_one_use() {
    let errors = |from: &str, to: &str| {
        Batch::from_ron("batch.ron", &BATCH.replace(from, to)).unwrap_err().to_string()
    };
    assert_eq!(
        errors("\"dua\"", "\"Satu\""),
        "batch.ron:11:15: error: two entries would write the same file `Satu.pdf`\n  \
         help: give each entry its own id; upper and lower case do not differ"
    );
    assert_eq!(
        errors("id: \"dua\", ", ""),
        "batch.ron:11:9: error: an entry has no id\n  help: add `id: \"…\"`: the name of its file"
    );
    for id in ["../dua", "a/b", ".dua", "con", "nul.pdf", "", "dua ", "dùa"] {
        let message = errors("\"dua\"", &format!("{id:?}"));
        assert!(message.contains("is no safe file name"), "{id}: {message}");
    }
}

#[test]
fn the_form_of_a_batch_is_told() {
    let error = Batch::from_ron("batch.ron", "(shared: (), ech: [])").unwrap_err().to_string();
    assert_eq!(
        error,
        "batch.ron:1:1: error: this is not a batch\n  \
         help: a batch has the form `(shared: (…), each: [(id: \"…\", …), …])`"
    );
    assert!(Batch::is_batch(BATCH) && !Batch::is_batch(GOOD));
}

/// Good data with `fields` appended.
fn with(fields: &str) -> String {
    format!("{}{fields})", GOOD.strip_suffix(')').unwrap())
}

#[test]
fn the_data_of_the_family_is_read() {
    let agreement = Agreement::from_ron(
        "data.ron",
        &with(
            r#"
    letterhead: (government: "Pemerintah X", office: "Dinas Y", lines: ["Jalan Z"]),
    plan: [(activity: "Kelas", budget: 25750000)],
    amendment: (signed: (date: "2022-01-03"), changes: [(place: "Pasal 1", old: "a", new: "b")]),
    minutes: (number: "2/BA/IX/2021"),
    event: (time: "09.00", attendees: [(name: "Ani")], rooms: 30),
"#,
        ),
    )
    .unwrap();
    assert_eq!(agreement.plan[0].budget, Some(25_750_000));
    assert_eq!(agreement.amendment.as_ref().unwrap().ordinal.get(), 1);
    assert_eq!(agreement.check(), []);
}

#[test]
fn what_is_wrong_with_the_family_has_its_place() {
    let cases = [
        ("letterhead: (office: \" \"),", "the field `office` is empty"),
        ("plan: [(activity: \"\")],", "the field `activity` is empty"),
        ("plan: [(activity: \"a\", budget: -1)],", "a budget is not below zero"),
        ("amendment: (changes: []),", "the addendum changes nothing"),
        (
            "amendment: (changes: [(place: \"Pasal 1\")]),",
            "the change has neither an old wording nor a new one",
        ),
        ("amendment: (changes: [(place: \"Pasal 1\", new: \"\")]),", "the field `new` is empty"),
        (
            "amendment: (numbers: [\"1\"], changes: [(place: \"Pasal 1\", old: \"a\")]),",
            "the addendum has 1 numbers, not 2",
        ),
        (
            "amendment: (signed: (date: \"2021-09-20\"), changes: [(place: \"Pasal 1\", old: \"a\")]),",
            "the addendum is older than the agreement that it changes",
        ),
        ("event: (attendees: [(name: \"\")]),", "the field `name` is empty"),
        ("event: (rooms: 1001),", "an attendance list has at most 1000 rooms"),
    ];
    for (field, expected) in cases {
        let errors = errors(&with(&format!("\n    {field}\n")));
        assert!(errors.starts_with("data.ron:9:"), "{errors}");
        assert!(errors.contains(&format!("error: {expected}")), "{errors}");
        assert!(errors.contains("\n  help: "), "{errors}");
    }
}

#[test]
fn numbers_of_the_family_are_compared_with_their_own_dates() {
    let agreement = Agreement::from_ron(
        "data.ron",
        &with(
            r#"
    amendment: (signed: (date: "2022-01-03"), numbers: ["1/PKS/I/2022", "2/PKS/IX/2021"],
        changes: [(place: "Pasal 1", old: "a")]),
    minutes: (number: "3/BA/X/2021"),
"#,
        ),
    )
    .unwrap();
    let messages: Vec<String> = agreement.check().into_iter().map(|found| found.message).collect();
    assert_eq!(
        messages,
        [
            "the number says IX/2021, the date of signing I/2022",
            "the number says X/2021, the date of signing IX/2021",
        ]
    );
}

/// Good data with this `signing`.
fn signed_by(signing: &str) -> String {
    GOOD.replacen("(\n", &format!("(\n    signing: {signing},\n"), 1)
}

#[test]
fn agreements_are_signed_on_paper_electronically_or_both_ways() {
    let read = |signing: &str| Agreement::from_ron("data.ron", &signed_by(signing)).unwrap();
    let paper = read("paper(originals: 3)");
    assert_eq!((paper.originals(), paper.electronically()), (3, None));
    assert!(paper.has_ready_made_fields());

    let electronic =
        read("electronic(provider: bsre, anchors: [\"#\"], footer: \"Sah.\", qr: true)");
    let settings = electronic.electronically().unwrap();
    assert_eq!(
        (settings.provider, settings.footer.as_ref()),
        (Provider::Bsre, Some(&Shown::Text("Sah.".into())))
    );
    assert_eq!(settings.qr, Some(Shown::Usual(true)));
    assert!(!electronic.has_ready_made_fields() && electronic.on_paper().is_none());
    let error = electronic.as_original(Originals::MIN).unwrap_err().to_string();
    assert!(error.contains("has no originals on paper"), "{error}");

    let both = read("both(paper: (originals: 2), electronic: (provider: other))");
    assert_eq!(both.originals(), 2);
    assert!(both.printed_electronically().is_some());
    let original = both.as_original(Originals::MIN).unwrap();
    assert!(original.printed_electronically().is_none(), "an original is on paper");
}

#[test]
fn a_service_that_makes_its_own_fields_finds_none() {
    for (signing, fields) in [
        ("electronic(provider: other)", true),
        ("electronic(provider: bsre)", false),
        ("electronic(meterai: true)", false),
        ("electronic(tags: docuseal)", false),
        ("electronic(provider: bsre, fields: true)", true),
        ("electronic(fields: false)", false),
    ] {
        let agreement = Agreement::from_ron("data.ron", &signed_by(signing)).unwrap();
        assert_eq!(agreement.has_ready_made_fields(), fields, "{signing}");
    }
}

#[test]
fn anchors_are_single_characters_that_services_take_one_for_each_signer() {
    for (anchors, message) in [
        ("\"ttd\"", "an anchor is one character, not \"ttd\""),
        ("\"\"", "the field `anchors[0]` is empty"),
        ("\"@\"", "`@` is no anchor: services and addresses use it otherwise"),
        ("\"%\"", "`%` is no anchor: services and addresses use it otherwise"),
        ("\" \"", "the field `anchors[0]` is empty"),
        ("\"#\", \"#\"", "`#` is the anchor of two signers"),
        ("\"#\", \"$\", \"^\", \"~\"", "2 sign, but there are 4 anchors"),
    ] {
        for (open, close) in [("electronic(", ")"), ("both(paper: (), electronic: (", "))")] {
            let text = signed_by(&format!("{open}anchors: [{anchors}]{close}"));
            let error = errors(&text);
            assert!(error.contains(message), "{error}");
            assert!(error.starts_with("data.ron:2:"), "{error}");
        }
    }
}
