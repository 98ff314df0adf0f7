//! Files as writers make them, and hostile ones.

use crate::{Id, Object, Pdf, ReadResult};

/// A file under construction: its objects and their offsets.
struct Made {
    bytes: Vec<u8>,
    entries: Vec<(u32, usize)>,
    /// The offset of the newest cross-reference section.
    section: Option<usize>,
}

impl Made {
    fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n".to_vec(), entries: Vec::new(), section: None }
    }

    fn object(mut self, number: u32, body: &str) -> Self {
        self.entries.push((number, self.bytes.len()));
        self.bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
        self
    }

    /// Ends a revision with a cross-reference table.
    fn table(mut self, trailer: &str) -> Self {
        let start = self.bytes.len();
        let mut text = String::from("xref\n");
        for (number, offset) in self.entries.drain(..) {
            text += &format!("{number} 1\n{offset:010} 00000 n \n");
        }
        let previous = self.section.map(|at| format!("/Prev {at}")).unwrap_or_default();
        text += &format!("trailer\n<</Size 10/Root 1 0 R{previous}{trailer}>>\n");
        text += &format!("startxref\n{start}\n%%EOF\n");
        self.bytes.extend(text.bytes());
        self.section = Some(start);
        self
    }
}

fn id(number: u32) -> Id {
    Id::new(number)
}

fn refusal(bytes: &[u8]) -> String {
    Pdf::read("x.pdf", bytes).unwrap_err().to_string()
}

/// A catalog, an object of that body, and a table.
fn holding(body: &str) -> Vec<u8> {
    Made::new().object(1, "<</Type/Catalog>>").object(2, body).table("").bytes
}

fn read(body: &str) -> ReadResult<Object> {
    let bytes = holding(body);
    Pdf::read("x.pdf", &bytes).unwrap().newest().get(id(2))
}

#[test]
fn objects_are_parsed() {
    let read = |body| read(body).unwrap();
    assert_eq!(read("null"), Object::Null);
    assert_eq!(read("[true false]"), Object::array([true, false].map(Object::Boolean)));
    assert_eq!(
        read("[-7 +7 .5 -2. 3 0 R]").as_array().unwrap()[..4],
        [Object::Integer(-7), Object::Integer(7), Object::Real(0.5), Object::Real(-2.0),]
    );
    assert_eq!(read("[3 0 R]"), Object::array([Object::Reference(id(3))]));
    assert_eq!(read("/A#20B"), Object::name("A B"));
    assert_eq!(
        read(
            r"(a\(b\)(c)\101\n\
d)"
        ),
        Object::string(b"a(b)(c)A\nd")
    );
    assert_eq!(read("<4 1 4\n2 5>"), Object::string(b"ABP"));
    assert_eq!(
        read("<</A 1 % a comment >>\n/B<</C()>>>>").as_dictionary().unwrap().get("A"),
        &Object::Integer(1)
    );
}

#[test]
fn ambiguous_syntax_is_refused() {
    for (body, why) in [
        ("<</A 1/A 2>>", "a key twice"),
        ("<</A>>", "an object is missing"),
        ("(open", "does not end"),
        ("<4x>", "other characters"),
        ("1.2.3", "a number cannot be read"),
        ("99999999999999999999", "a number cannot be read"),
        ("/A#G0", "without two digits"),
        ("<</Length 3>>\nstream\nabcd\nendstream", "the wrong length"),
        ("<</Length 3>>\nstream abc\nendstream", "not followed by a line break"),
        ("<</Length -1>>\nstream\nabc\nendstream", "no valid length"),
        ("1 2", "`endobj` is missing"),
    ] {
        let fault = read(body).unwrap_err().to_string();
        assert!(fault.contains(why), "{body}: {fault}");
    }
    let deep = "[".repeat(100) + &"]".repeat(100);
    assert!(read(&deep).unwrap_err().to_string().contains("too deeply"));
}

#[test]
fn a_revision_is_read_as_it_was() {
    let made = Made::new().object(1, "<</Type/Catalog>>").object(2, "(old)").table("");
    let before = made.bytes.len();
    let bytes = made.object(2, "(new)").object(3, "(more)").table("").bytes;
    let file = Pdf::read("x.pdf", &bytes).unwrap();
    let ends: Vec<_> = file.revisions().iter().map(|revision| revision.end).collect();
    assert_eq!(ends, [before, bytes.len()]);
    assert_eq!(file.at(0).get(id(2)).unwrap(), Object::string(b"old"));
    assert_eq!(file.at(0).get(id(3)).unwrap(), Object::Null);
    assert_eq!(file.newest().get(id(2)).unwrap(), Object::string(b"new"));
}

#[test]
fn nothing_is_read_past_the_end_of_a_revision() {
    // The table points to where the next update will be.
    let mut made = Made::new().object(1, "<</Type/Catalog>>");
    let later = made.bytes.len() + 160;
    made.entries.push((2, later));
    let mut made = made.table("");
    made.bytes.resize(later, b'\n');
    let bytes = made.object(2, "(later)").table("").bytes;
    let file = Pdf::read("x.pdf", &bytes).unwrap();
    assert_eq!(file.newest().get(id(2)).unwrap(), Object::string(b"later"));
    let fault = file.at(0).get(id(2)).unwrap_err().to_string();
    assert!(fault.contains("behind the end of its revision"), "{fault}");
}

#[test]
fn objects_in_object_streams_are_found() {
    let inner = "2 0 3 6 (two) (three)";
    let stream =
        format!("<</Type/ObjStm/N 2/First 8/Length {}>>\nstream\n{inner}\nendstream", inner.len());
    let made = Made::new().object(1, "<</Type/Catalog>>").object(4, &stream);
    let start = made.bytes.len();
    let mut bytes = made.bytes;
    let mut rows = Vec::new();
    for (kind, second, third) in
        [(0, 0, 0), (1, made.entries[0].1, 0), (2, 4, 0), (2, 4, 1), (1, made.entries[1].1, 0)]
    {
        rows.extend([kind, u8::try_from(second).unwrap(), third]);
    }
    let dictionary = format!("<</Type/XRef/Size 5/Root 1 0 R/W[1 1 1]/Length {}>>", rows.len());
    bytes.extend(format!("5 0 obj\n{dictionary}\nstream\n").bytes());
    bytes.extend(rows);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    let file = Pdf::read("x.pdf", &bytes).unwrap();
    assert_eq!(file.newest().get(id(2)).unwrap(), Object::string(b"two"));
    assert_eq!(file.newest().get(id(3)).unwrap(), Object::string(b"three"));
}

#[test]
fn a_damaged_structure_is_named() {
    let good = holding("(x)");
    assert!(refusal(b"PK").contains("`%PDF-` is missing"));
    assert!(refusal(b"%PDF-1.7\n").contains("`startxref` is missing"));
    let without_end = &good[..good.len() - 7];
    assert!(refusal(without_end).contains("`%%EOF` is missing"), "{}", refusal(without_end));
    let encrypted = Made::new().object(1, "<<>>").table("/Encrypt 9 0 R").bytes;
    assert!(refusal(&encrypted).contains("is encrypted"));
    let hybrid = Made::new().object(1, "<<>>").table("/XRefStm 9").bytes;
    assert!(refusal(&hybrid).contains("two cross-references side by side"));
    let twice = Made::new().object(1, "<<>>").object(1, "(x)").table("").bytes;
    assert!(refusal(&twice).contains("in a cross-reference twice"));
}

#[test]
fn cyclic_references_and_lengths_end() {
    let bytes = Made::new()
        .object(1, "2 0 R")
        .object(2, "1 0 R")
        .object(3, "<</Length 3 0 R>>\nstream\nx\nendstream")
        .object(4, "<</Length 5 0 R>>\nstream\nx\nendstream")
        .object(5, "<</Length 4 0 R>>\nstream\nx\nendstream")
        .table("")
        .bytes;
    let file = Pdf::read("x.pdf", &bytes).unwrap();
    let view = file.newest();
    assert!(view.resolve(&Object::Reference(id(1))).is_err());
    assert!(view.get(id(3)).is_err());
    assert!(view.get(id(4)).is_err());
}

#[test]
fn dictionaries_keep_the_order_in_which_they_were_written() {
    let object = read("<</B 1/A 2/C 3>>").unwrap();
    let dictionary = object.as_dictionary().unwrap().clone().with("A", 5).with("B", Object::Null);
    let dictionary = dictionary.with("B", 6);
    let keys = |it: Vec<&[u8]>| it.concat();
    assert_eq!(keys(dictionary.keys().collect()), b"ABC");
    assert_eq!(keys(dictionary.as_written().map(|(key, _)| key).collect()), b"ACB");
    let other = read("<</C 3/A 5/B 6>>").unwrap();
    assert_eq!(other.as_dictionary().unwrap(), &dictionary);
}

#[test]
fn a_decoded_stream_has_a_limit() {
    let bytes = holding("<</Length 3>>\nstream\nabc\nendstream");
    let pdf = Pdf::read("x.pdf", &bytes).unwrap();
    let view = pdf.newest();
    let Object::Stream(stream) = view.get(id(2)).unwrap() else { panic!("a stream") };
    assert_eq!(view.decode_up_to(&stream, 3).unwrap(), b"abc");
    assert!(view.decode_up_to(&stream, 2).is_err());
}
