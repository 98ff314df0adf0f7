//! Every template in every style, the examples, and generated agreements keep the rules of PDF/A-2a and
//! PDF/UA-1, judged by the bytes of the finished PDFs.

use std::collections::BTreeSet;

use naskah::pdf::{Attachment, Settings, Standard};
use naskah::{Agreement, Press, Style, Template};
use naskah_templates::{STYLES, TEMPLATES};
use naskah_tests::archive::faults;
use naskah_tests::example::{agreements, kinds, press, root};
use naskah_tests::generate::Case;

/// How many agreements are made.
const CASES: u64 = 60;

fn assert_sound(name: &str, pdf: &[u8]) {
    let found = faults(pdf);
    assert!(
        found.is_empty(),
        "{name}: {} faults: {:#?}",
        found.len(),
        &found[..found.len().min(20)]
    );
}

#[test]
fn every_template_in_every_style_keeps_every_rule() {
    for template in TEMPLATES {
        let path = root(&format!("templates/{}/example.ron", template.name));
        let agreement = Agreement::from_ron(path.display().to_string(), template.example).unwrap();
        for (style, _) in STYLES {
            let opened = Template::builtin(template.name).unwrap();
            let press = Press::with_style(opened, Style::builtin(style).unwrap()).unwrap();
            let pdf = press.print(&agreement).unwrap().pdf;
            assert_sound(&format!("{} {style}", template.name), &pdf);
        }
    }
}

#[test]
fn every_kind_of_agreement_keeps_every_rule() {
    for (name, agreement, press) in kinds() {
        assert_sound(&name, &press.print(&agreement).unwrap().pdf);
    }
}

#[test]
fn the_examples_keep_every_rule() {
    for (id, agreement) in agreements() {
        assert_sound(&id, &press().print(&agreement).unwrap().pdf);
    }
    let path = root("examples/bilingual/agreement.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let agreement = Agreement::from_ron(path.display().to_string(), &text).unwrap();
    assert_sound("bilingual", &press().print(&agreement).unwrap().pdf);
}

#[test]
fn generated_agreements_keep_every_rule_of_the_archive() {
    for seed in 0..CASES {
        let case = Case::new(seed, 1 + seed as usize % 9);
        let pdf = case.press().print(&case.agreement).unwrap().pdf;
        assert_sound(&format!("seed {seed}"), &pdf);
    }
}

#[test]
fn titles_of_any_length_keep_every_rule() {
    let (_, mut agreement) = agreements().swap_remove(0);
    for word in ["sinergi ", "“sinergi” "] {
        agreement.subject = word.repeat(5_000);
        assert_sound(word, &press().print(&agreement).unwrap().pdf);
    }
}

#[test]
fn a_file_with_attachments_breaks_only_what_part_2_demands() {
    let (_, agreement) = agreements().swap_remove(0);
    let name = "perjanjian “sinergi”.ron";
    let data = Attachment::new(name, "text/plain", *b"(template: \"pks\")");
    let data = data.with_description("Data");
    let settings = Settings::default().with_standard(Standard::A3a).with_attachments([data]);
    let pdf = press().print_with(&agreement, &settings).unwrap().pdf;
    let rules: BTreeSet<&str> = faults(&pdf).into_iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, ["6.6.4-1", "6.6.4-2", "6.8-5"].into());
}
