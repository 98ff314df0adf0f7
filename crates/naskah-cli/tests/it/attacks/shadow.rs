//! Shadow attacks (Mainka, Mladenov and Rohlmann, "Shadow Attacks", NDSS 2021): whoever writes the document prepares
//! it before it is signed, so that a small update hides or shows something else.

use super::agreement::{ONE, UNSIGNED, sign};
use super::message::Other;
use super::other::fills;
use super::text::{body, find, form, last_page, of_root, page, references, root};
use super::update::Update;
use super::verdict::{assert_seen, verify};

const FORM: &str = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]";

/// The prepared document, as it was signed.
fn signed(prepared: Update) -> Vec<u8> {
    let pdf = sign(&prepared.end(), "PIHAK-KEDUA", "rsa-2048", &[]);
    verify(&pdf, &[]).assert_valid(1);
    pdf
}

#[test]
fn what_covered_the_page_when_it_was_signed_is_not_to_be_taken_away() {
    // Hide: a stamp that lies on the page.
    let stamp = "<</Type/Annot/Subtype/Stamp/Rect[50 300 550 600]/F 4/AP<</N 911 0 R>>>>";
    let base = Update::new(&UNSIGNED)
        .object(910, stamp)
        .stream(911, FORM, b"1 1 1 rg 0 0 600 900 re f")
        .append(page(&UNSIGNED, 1), "/Annots", 910);
    let pdf = signed(base);
    let update = || Update::new(&pdf);
    let stamp = |what: &str| format!("page 1: its annotations /4{what}");
    assert_seen(update().free(910), &["removed"], &stamp(": removed"));
    assert_seen(update().free(911), &["removed"], &stamp("/AP/N: removed"));
    assert_seen(update().altered(910, "/F 4", "/F 6"), &["altered"], &stamp("/F: altered"));
    let aside = update().altered(910, "[50 300 550 600]", "[50 300 51 301]");
    assert_seen(aside, &["altered"], &stamp("/Rect/3: altered"));
    assert_seen(update().stream(911, FORM, b""), &["altered"], &stamp("/AP/N: altered"));
}

#[test]
fn what_lay_ready_in_the_signed_document_is_not_to_be_shown() {
    // Replace: another content, page, or catalog, to which nothing led.
    let (first, pages) = (page(&UNSIGNED, 1), of_root(&UNSIGNED, "/Pages"));
    let content = references(&body(&UNSIGNED, first), "/Contents")[0];
    let [now, other] = [content, 910].map(|number| format!("/Contents {number} 0 R"));
    let base = Update::new(&UNSIGNED)
        .stream(910, "", b"0 0 99 99 re f")
        .object(911, &body(&UNSIGNED, first).replace(&now, &other))
        .object(912, "<</Type/Pages/Count 1/Kids[911 0 R]>>");
    let hidden = base.at();
    let catalog = body(&UNSIGNED, root(&UNSIGNED));
    let catalog = catalog.replace(&format!("/Pages {pages} 0"), "/Pages 912 0");
    // It has the number of the one that counts, which stands in the table.
    let base = base.raw(format!("{} 0 obj\n{catalog}\nendobj\n", root(&UNSIGNED)).as_bytes());
    let pdf = signed(base);

    let update = || Update::new(&pdf);
    let why = "page 1: its content: altered";
    assert_seen(update().altered(first, &now, &other), &["altered"], why);
    assert_seen(update().altered(pages, &format!("[{first} 0"), "[911 0"), &["altered"], why);
    let hidden = update().leads(root(&pdf), hidden);
    assert_seen(hidden, &["altered"], "the catalog: /Pages/Kids: altered");
    // Hide and replace: the text that an object had before the document was prepared.
    let older = find(&UNSIGNED, format!("\n{first} 0 obj\n").as_bytes()).unwrap() + 1;
    let pdf = signed(Update::new(&UNSIGNED).stream(910, "", b"").altered(first, &now, &other));
    assert_seen(Update::new(&pdf).leads(first, older), &["altered"], why);
}

#[test]
fn fonts_and_layers_are_as_they_were_signed() {
    let number = |key: &str| {
        let at = find(&UNSIGNED, key.as_bytes()).unwrap();
        references(str::from_utf8(&UNSIGNED[at..at + 20]).unwrap(), key)[0]
    };
    for (key, says) in [("/FontFile3", "/Subtype/CIDFontType0C"), ("/ToUnicode", "")] {
        let update = Update::new(&ONE).stream(number(key), says, b"x");
        assert_seen(update, &["altered"], key);
    }

    let layers = "/OCProperties<</OCGs[910 0 R]/D<</OFF[910 0 R]>>>>";
    let base = Update::new(&UNSIGNED).object(910, "<</Type/OCG/Name(Lapisan)>>");
    let pdf = signed(base.with(root(&UNSIGNED), layers));
    let shown = Update::new(&pdf).altered(root(&pdf), "/OFF[910 0 R]", "/ON[910 0 R]");
    assert_seen(shown, &["added", "removed"], "the catalog: /OCProperties/D");
    let moved = Update::new(&pdf).object(910, "<</Type/OCG/Name(Lapisan)/Usage<<>>>>");
    assert_seen(moved, &["added"], "the catalog: /OCProperties");
}

#[test]
fn what_was_missing_when_it_was_signed_is_not_to_be_supplied() {
    let first = page(&UNSIGNED, 1);
    let content = references(&body(&UNSIGNED, first), "/Contents")[0];
    let base = Update::new(&UNSIGNED)
        .altered(first, &format!(" {content} 0 R"), &format!("[{content} 0 R 950 0 R]"))
        .append(first, "/Annots", 951)
        .with(references(&body(&UNSIGNED, first), "/Resources")[0], "/Pattern<</P 952 0 R>>");
    let pdf = signed(base);
    let update = || Update::new(&pdf);
    let content = "page 1: its content /2: added";
    assert_seen(update().stream(950, "", b"0 0 9 9 re f"), &["added"], content);
    let stamp = "<</Type/Annot/Subtype/Stamp/Rect[50 300 550 600]/F 4>>";
    assert_seen(update().object(951, stamp), &["added"], "page 1: its annotations /4: added");
    let pattern = update().stream(952, "/PatternType 1", b"");
    assert_seen(pattern, &["added"], "page 1: its resources /Pattern/P: added");
    // Nor under the name of what may be added: metadata, and proofs for signatures.
    let now = format!("/Metadata {} 0", of_root(&pdf, "/Metadata"));
    let metadata = update().stream(950, "/Type/Metadata/Subtype/XML", b"0 0 9 9 re f").altered(
        root(&pdf),
        &now,
        "/Metadata 950 0",
    );
    assert_seen(metadata, &["added"], content);
    let proofs =
        update().stream(950, "", b"0 0 9 9 re f").with(root(&pdf), "/DSS<</Certs[950 0 R]>>");
    assert_seen(proofs, &["added"], content);
}

#[test]
fn a_form_is_not_filled_in_where_nobody_lets_it() {
    let text = "<</Type/Annot/Subtype/Widget/FT/Tx/T(NILAI)/Rect[60 60 300 90]/F 4/V(1)\
                /AP<</N 911 0 R>>>>";
    let base = Update::new(&UNSIGNED)
        .object(910, text)
        .stream(911, FORM, b"BT (1) Tj ET")
        .append(form(&UNSIGNED), "/Fields", 910)
        .append(last_page(&UNSIGNED), "/Annots", 910);
    let pdf = signed(base);
    let update = || Update::new(&pdf);
    let value = update().altered(910, "/V(1)", "/V(9)");
    assert_seen(value, &["altered"], "field NILAI: its value: altered");
    let drawn = update().stream(911, FORM, b"BT (9) Tj ET");
    assert_seen(drawn, &["altered"], "field NILAI: its appearance /N: altered");
    // As little as it can be: the value is drawn anew by whoever shows it.
    let anew = update().altered(910, "/AP<</N 911 0 R>>", "");
    assert_seen(anew, &["removed"], "field NILAI: its appearance: removed");
    let needs = update().altered(form(&pdf), "/Fields", "/NeedAppearances true/Fields");
    assert_seen(needs, &["added"], "the form: /NeedAppearances: added");
}

#[test]
fn a_field_that_was_prepared_does_not_cover_the_page_once_it_is_signed() {
    let other = Other::signer("p-256");
    let first = page(&UNSIGNED, 1);
    let field = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(LAMPIRAN)/P {first} 0 R/F 4");
    let base = |says: &str| {
        Update::new(&UNSIGNED)
            .object(920, &format!("{field}{says}>>"))
            .append(form(&UNSIGNED), "/Fields", 920)
            .append(first, "/Annots", 920)
    };
    let covered = |prepared: Update, widget: u32| {
        let pdf = signed(prepared);
        fills(&pdf, "LAMPIRAN")
            .with(widget, "/AP<</N 911 0 R>>")
            .stream(911, FORM, b"1 1 1 rg 0 0 600 900 re f 0 g 50 50 99 99 re f")
            .end_signed(|digest| other.sign(digest))
    };
    let hides = |pdf: &[u8]| {
        let verdict = verify(pdf, &["--expect-field", "LAMPIRAN"]);
        verdict.assert_refused(&["PIHAK-KEDUA changes signed"], "and hides what was signed before");
    };
    verify(&covered(base("/Rect[60 60 200 110]"), 920), &[]).assert_valid(2);
    hides(&covered(base("/Rect[0 0 600 900]"), 920));
    // The page is small, however large its sheet.
    let sheet = body(&UNSIGNED, first);
    let sheet = &sheet[sheet.find("/MediaBox").unwrap()..sheet.find("/CropBox").unwrap()];
    let large = base("/Rect[0 0 600 900]").altered(first, sheet, "/MediaBox[0 0 9000 9000]");
    hides(&covered(large, 920));
    // It says that it stands on another page, which is larger.
    let second = page(&UNSIGNED, 2);
    let elsewhere = base("/Rect[0 0 600 900]")
        .altered(920, &format!("/P {first} 0"), &format!("/P {second} 0"))
        .altered(second, sheet, "/MediaBox[0 0 9000 9000]")
        .altered(second, "/CropBox", "/X");
    hides(&covered(elsewhere, 920));
    // A second widget, which is larger than the first.
    let widget = |rectangle: &str| {
        format!("<</Type/Annot/Subtype/Widget/Parent 920 0 R/P {first} 0 R/F 4/Rect{rectangle}>>")
    };
    let two = Update::new(&UNSIGNED)
        .object(920, "<</FT/Sig/T(LAMPIRAN)/Kids[921 0 R 922 0 R]>>")
        .object(921, &widget("[60 60 200 110]"))
        .object(922, &widget("[0 0 600 900]"))
        .append(form(&UNSIGNED), "/Fields", 920)
        .append(first, "/Annots", 921)
        .append(first, "/Annots", 922);
    verify(&covered(two.clone(), 921), &[]).assert_valid(2);
    verify(&covered(two, 922), &[])
        .assert_refused(&["PIHAK-KEDUA changes added"], "field LAMPIRAN: its appearance: added");
    // And none lies over the signature of another.
    let last = last_page(&UNSIGNED);
    let field = field.replace(&format!("/P {first}"), &format!("/P {last}"));
    let over = Update::new(&UNSIGNED)
        .object(920, &format!("{field}/Rect[85 302 300 378]>>"))
        .append(form(&UNSIGNED), "/Fields", 920)
        .append(last, "/Annots", 920);
    hides(&covered(over, 920));
}

#[test]
fn a_button_that_may_be_pressed_does_not_come_to_look_otherwise() {
    let first = page(&UNSIGNED, 1);
    let button = "<</Type/Annot/Subtype/Widget/FT/Btn/T(SETUJU)/Rect[50 300 550 600]/F 4/AS/Off\
                  /AP<</N<</Ya 911 0 R/Off 912 0 R>>>>>>";
    let base = Update::new(&UNSIGNED)
        .object(910, button)
        .stream(911, FORM, b"0 0 9 9 re f")
        .stream(912, FORM, b"")
        .append(form(&UNSIGNED), "/Fields", 910)
        .append(first, "/Annots", 910);
    let pdf = sign(&base.end(), "PIHAK-KEDUA", "rsa-2048", &["--certify", "forms"]);
    let pressed = || Update::new(&pdf).altered(910, "/AS/Off", "/AS/Ya/V/Ya");
    let verdict = verify(&pressed().end(), &[]);
    verdict.assert_valid(1);
    verdict.assert_noted("PIHAK-KEDUA changes filled-in");
    let other = pressed().altered(910, "/Ya 911 0 R", "/Ya 913 0 R");
    for (update, number) in [(pressed(), 911), (other, 913)] {
        let drawn = update.stream(number, FORM, b"0 0 600 900 re f");
        assert_seen(drawn, &["altered"], "field SETUJU: its appearance /N/Ya: altered");
    }
}
