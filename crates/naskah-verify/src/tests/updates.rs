//! Legitimate updates.

use super::{allowed, covered, judge, refused};
use crate::changes::ChangeKind;
use naskah_fixtures::revisions::{
    RevisionBuilder, TRAILER, field, file, first, objects, second, signed, stamping,
};

const NOTHING: [&str; 0] = [];

/// Every signature of a file covers its revision, and nothing is refused.
fn assert_good(pdf: &[u8]) {
    assert_eq!(refused(pdf), NOTHING);
    assert!(covered(pdf).iter().all(|(_, flaws)| flaws.is_empty()), "{:?}", covered(pdf));
}

/// An unfinished update that adds a field and signs it.
fn adds(pdf: &[u8], rect: &str, more: &str) -> RevisionBuilder {
    RevisionBuilder::update(pdf)
        .signature(64, "")
        .object(65, &field("METERAI", 3, rect, 66, &format!("/V 64 0 R{more}")))
        .stream(66, "/Type/XObject/Subtype/Form/BBox[0 0 80 80]", "0 0 80 80 re f")
        .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>")
        .object(
            3,
            "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>/XObject\
             <</X 8 0 R>>>>/Annots[11 0 R 12 0 R 65 0 R]/StructParents 0>>",
        )
}

#[test]
fn the_next_signer_fills_the_next_field() {
    let pdf = second(&signed()).end(TRAILER);
    assert_good(&pdf);
    assert_eq!(allowed(&pdf), ["field PIHAK-KEDUA: signed"]);
    let (_, changes) = judge(&pdf).unwrap();
    assert_eq!((changes[0].revision, changes[0].kind), (2, ChangeKind::Signed));
    let third = RevisionBuilder::update(&pdf)
        .signature(67, "")
        .object(
            13,
            &field("SAKSI-1", 4, "[50 50 130 100]", 23, "/V 67 0 R").replace("/F 4", "/F 132"),
        )
        .end_streamed(&[(160, "null")], TRAILER);
    assert_good(&third);
    assert_eq!(allowed(&third), ["field PIHAK-KEDUA: signed", "field SAKSI-1: signed"]);
}

#[test]
fn services_add_fields_of_their_own() {
    let visible =
        adds(&signed(), "[250 50 330 130]", "/DR<</XObject<</FRM 66 0 R>>>>").end(TRAILER);
    assert_good(&visible);
    assert_eq!(allowed(&visible), ["field METERAI: added, visible on page 1, and signed"]);
    let invisible = adds(&signed(), "[0 0 0 0]", "").end(TRAILER);
    assert_good(&invisible);
    assert_eq!(allowed(&invisible), ["field METERAI: added, invisible, and signed"]);
    // And another signature afterwards.
    let next = second(&visible).end(TRAILER);
    assert_good(&next);
}

#[test]
fn an_added_field_may_be_tagged() {
    let pdf = adds(&signed(), "[250 50 330 130]", "/StructParent 1")
        .object(30, "<</Type/StructTreeRoot/K[31 0 R]/ParentTree 32 0 R/ParentTreeNextKey 2>>")
        .object(31, "<</Type/StructElem/S/Document/P 30 0 R/K[33 0 R 34 0 R]>>")
        .object(32, "<</Nums[0[33 0 R]1 34 0 R]>>")
        .object(34, "<</Type/StructElem/S/Form/P 31 0 R/Pg 3 0 R/K<</Type/OBJR/Obj 65 0 R>>>>");
    assert_good(&pdf.end(TRAILER));
    let speaks = adds(&signed(), "[250 50 330 130]", "/StructParent 1")
        .object(31, "<</Type/StructElem/S/Document/P 30 0 R/K[33 0 R 34 0 R]>>")
        .object(34, "<</Type/StructElem/S/P/P 31 0 R/Pg 3 0 R/K 0/ActualText(lain)>>");
    assert_eq!(refused(&speaks.end(TRAILER)), ["the catalog: /StructTreeRoot/K/K/2: added"]);
}

#[test]
fn validation_data_is_added_and_time_stamped() {
    let catalog = |more: &str| objects()[&1].replacen("/Names", &format!("{more}/Names"), 1);
    let store = "/DSS 70 0 R/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>";
    for certified in ["", CERTIFIED] {
        let pdf = RevisionBuilder::update(&first(&file(&objects()), certified))
            .object(1, &catalog(store))
            .object(70, "<</Certs[71 0 R]/VRI<</A<</Cert[71 0 R]/TU(D:2026)>>>>>>")
            .stream(71, "", "certificate")
            .stream(40, "/Type/Metadata/Subtype/XML", "<later/>")
            .end(TRAILER);
        assert_good(&pdf);
        assert_eq!(
            allowed(&pdf),
            [
                "the catalog: /DSS: proofs for signatures added",
                "the catalog: /Extensions: updated",
                "the catalog: /Metadata: updated",
            ]
        );
        // More of it, in another order, and a document time stamp.
        let pdf = RevisionBuilder::update(&pdf)
            .object(70, "<</Certs[72 0 R 73 0 R]/VRI<</A<</Cert[73 0 R]>>/B<</CRL[72 0 R]>>>>>>")
            .stream(72, "", "another")
            .stream(73, "", "certificate")
            .signature(64, "")
            .object(65, &field("STEMPEL", 3, "[0 0 0 0]", 22, "/V 64 0 R"))
            .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>")
            .end(TRAILER);
        let pdf = stamping(pdf);
        assert_good(&pdf);
        // Validation data removed again.
        let gone = RevisionBuilder::update(&pdf)
            .object(70, "<</Certs[72 0 R]/VRI<</A<</Cert[72 0 R]>>>>>>")
            .end(TRAILER);
        assert!(refused(&gone).contains(&"the catalog: /DSS: altered".to_owned()));
    }
}

const CERTIFIED: &str = "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1/V/1.2>>>>]";

#[test]
fn signing_programs_update_metadata() {
    let pdf = second(&signed())
        .object(1, &objects()[&1].replace("/Pages", "/Version/2.0/Pages"))
        .stream(40, "/Type/Metadata/Subtype/XML", "<y/>")
        .object(50, "<</Title(PKS)/Producer(layanan)/ModDate(D:2026)>>")
        .end("/Root 1 0 R/Info 50 0 R/ID[<01><02>]");
    assert_good(&pdf);
    assert_eq!(allowed(&pdf).len(), 5, "{:?}", allowed(&pdf));
}

#[test]
fn equivalent_notations_are_no_change() {
    // Arrays as indirect objects, numbers with a decimal point, objects in a stream, unreferenced objects.
    let pdf = RevisionBuilder::update(&signed()).end_streamed(
        &[
            (2, "<</Type/Pages/Kids 80 0 R/Count 2/MediaBox[0 0 500.0 800]/Rotate 98 0 R>>"),
            (80, "[3 0 R 81 0 R]"),
            (81, &objects()[&4]),
            (82, "<</S/JavaScript/JS(app.alert(1))>>"),
        ],
        TRAILER,
    );
    assert_good(&pdf);
    assert_eq!(allowed(&pdf), NOTHING);
}

/// The agreement with a text field, signed with or without the permission to fill it in.
fn with_text(level: &str) -> Vec<u8> {
    let mut objects = objects();
    objects.insert(14, TEXT.replace("MORE", ""));
    let form = "<</Fields[11 0 R 12 0 R 13 0 R 14 0 R]/SigFlags 3>>";
    objects.insert(10, form.into());
    objects.get_mut(&4).map(|page| *page = page.replace("13 0 R]", "13 0 R 14 0 R]")).unwrap();
    first(&file(&objects), level)
}

const TEXT: &str = "<</Subtype/Widget/FT/Tx/T(CATATAN)/Rect[9 9 99 99]MORE>>";

#[test]
fn forms_are_filled_in_where_a_signer_permits_it() {
    let fill = |pdf: &[u8]| {
        RevisionBuilder::update(pdf)
            .object(14, &TEXT.replace("MORE", "/V(setuju)/AP<</N 85 0 R>>"))
            .stream(85, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 1 1 re f")
            .end(TRAILER)
    };
    let level = |level: u8| CERTIFIED.replace("/P 1", &format!("/P {level}"));
    for level in [level(2), level(3), "/Reference[<</TransformMethod/DocMDP>>]".into()] {
        let pdf = fill(&with_text(&level));
        assert_good(&pdf);
        assert_eq!(allowed(&pdf), ["field CATATAN: filled in"]);
    }
    let locked = "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2>>>>\
                  <</TransformMethod/FieldMDP/TransformParams<</Action/Include/Fields[(CATATAN)]>>>>]";
    for level in ["", CERTIFIED, locked, "/Reference[<</TransformMethod/Unknown>>]"] {
        let told = refused(&fill(&with_text(level)));
        assert_eq!(
            told,
            ["field CATATAN: its appearance: added", "field CATATAN: its value: added"],
            "{level}"
        );
    }
    // It may be filled in, but not moved.
    let moved = TEXT.replace("[9 9 99 99]MORE", "[9 9 199 99]/V(a)");
    let moved = RevisionBuilder::update(&with_text(&level(2))).object(14, &moved).end(TRAILER);
    assert_eq!(refused(&moved), ["field CATATAN: its rectangle /3: altered"]);
}

#[test]
fn many_permitted_changes_do_not_hide_a_refused_one() {
    let text = |number: u32, more: &str| format!("<</FT/Tx/T(ISIAN-{number}){more}>>");
    let numbers = 100..200;
    let mut objects = objects();
    let fields: String = numbers.clone().map(|number| format!("{number} 0 R ")).collect();
    objects.insert(10, format!("<</Fields[11 0 R {fields}]/SigFlags 3>>"));
    objects.extend(numbers.clone().map(|number| (number, text(number, ""))));
    let signed = first(&file(&objects), &CERTIFIED.replace("/P 1", "/P 2"));
    let filled = numbers.fold(RevisionBuilder::update(&signed), |made, number| {
        made.object(number, &text(number, "/V(isi)"))
    });
    let pdf = filled.object(5, &objects[&5].replace("1.000", "9.000")).end(TRAILER);
    assert_eq!(allowed(&pdf).len(), 100);
    assert_eq!(refused(&pdf), ["page 1: its content: altered"]);
}

#[test]
fn forbidden_changes_name_the_forbidding_signature() {
    let forbidden = |name: &str| {
        vec![format!("field {name}: signed, which the signature in PIHAK-KESATU forbids")]
    };
    let lock =
        |what: &str| format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<<{what}>>>>]");
    let next = |level: &str| refused(&second(&first(&file(&objects()), level)).end(TRAILER));
    assert_eq!(next(CERTIFIED), forbidden("PIHAK-KEDUA"));
    assert_eq!(next(&CERTIFIED.replace("/P 1", "/P 2")), NOTHING);
    assert_eq!(next(&CERTIFIED.replace("/P 1", "/P 7")), forbidden("PIHAK-KEDUA"));
    assert_eq!(next(&lock("/Action/All")), forbidden("PIHAK-KEDUA"));
    assert_eq!(next(&lock("/Action/Include/Fields[(PIHAK-KEDUA)]")), forbidden("PIHAK-KEDUA"));
    assert_eq!(next(&lock("/Action/Include/Fields[(PIHAK)]")), NOTHING);
    assert_eq!(next(&lock("/Action/Exclude/Fields[(PIHAK-KEDUA)]")), NOTHING);
    assert_eq!(next(&lock("/Action/Exclude/Fields[(SAKSI-1)]")), forbidden("PIHAK-KEDUA"));
    assert_eq!(next(&lock("/Action/Maybe")), forbidden("PIHAK-KEDUA"));
    // The field itself has a lock.
    let mut objects = objects();
    objects.get_mut(&11).map(|it| *it = it.replace("/F 4", "/Lock<</Action/All>>/F 4")).unwrap();
    let pdf = first(&file(&objects), "");
    let with_lock =
        field("PIHAK-KESATU", 3, "[50 50 130 100]", 61, "/V 60 0 R/Lock<</Action/All>>");
    let pdf_with_lock = RevisionBuilder::update(&file(&objects))
        .signature(60, "")
        .object(11, &with_lock)
        .stream(61, "/Type/XObject/Subtype/Form/BBox[0 0 80 50]", "")
        .end(TRAILER);
    assert_eq!(refused(&second(&pdf).end(TRAILER)), NOTHING);
    assert_eq!(refused(&second(&pdf_with_lock).end(TRAILER)), forbidden("PIHAK-KEDUA"));
}

#[test]
fn an_added_field_must_not_hide_content_or_have_actions() {
    let refusal = |made: RevisionBuilder| {
        let told = refused(&made.end(TRAILER));
        assert!(!told.is_empty());
        told.join("; ")
    };
    // Over the first signature; over a large part of the page; on another page than its `/P`.
    assert!(refusal(adds(&signed(), "[60 60 330 130]", "")).contains("METERAI"));
    assert!(refusal(adds(&signed(), "[0 200 500 700]", "")).contains("METERAI"));
    assert!(refusal(adds(&signed(), "[250 50 330 130]", "/AA<<>>")).contains("METERAI"));
    assert!(refusal(adds(&signed(), "[0 0 0 0]", "/A<</S/JavaScript/JS(x)>>")).contains("METERAI"));
    let elsewhere = adds(&signed(), "[250 50 330 130]", "")
        .object(4, &objects()[&4].replace("13 0 R]", "13 0 R 65 0 R]"));
    assert!(refusal(elsewhere).contains("page 2: its annotations /2: added"));
    // Not signed at once, or with something else than a signature.
    let unsigned = RevisionBuilder::update(&signed())
        .object(65, &field("METERAI", 3, "[0 0 0 0]", 22, ""))
        .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>");
    assert_eq!(refusal(unsigned), "the form: its fields /4: added");
    let forged = RevisionBuilder::update(&signed())
        .object(64, "<</Type/Sig/Contents<3003>/ByteRange[0 1 9 9]>>")
        .object(65, &field("METERAI", 3, "[0 0 0 0]", 22, "/V 64 0 R"))
        .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>");
    assert_eq!(refusal(forged), "the form: its fields /4: added");
    // A second field of the same name.
    let twin = RevisionBuilder::update(&signed())
        .signature(64, "")
        .object(65, &field("PIHAK-KEDUA", 3, "[0 0 0 0]", 22, "/V 64 0 R"))
        .object(10, "<</Fields[11 0 R 12 0 R 13 0 R 65 0 R]/SigFlags 3>>");
    assert!(refusal(twin).contains("field PIHAK-KEDUA: added"));
}
