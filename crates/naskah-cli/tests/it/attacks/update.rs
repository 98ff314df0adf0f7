//! Updates that are appended to a file, object by object: whatever one wants to say, signed or not.

use std::collections::BTreeMap;

use aws_lc_rs::digest::{SHA256, digest};

use super::text::{body, table, trailer};

/// Room for the message of a signature, in bytes.
const ROOM: usize = 8192;
/// What a signature covers, as wide as it can become.
const RANGE: &str = "[0 0000000000 0000000000 0000000000]";

/// An update in the making, behind a file.
#[derive(Clone)]
pub(crate) struct Update {
    bytes: Vec<u8>,
    /// Where objects stand; nowhere, if they are taken away.
    entries: BTreeMap<u32, Option<usize>>,
    /// The table to which it goes back.
    previous: usize,
    trailer: String,
    /// Where the range of a signature is still to be written.
    range: Option<usize>,
}

impl Update {
    pub(crate) fn new(pdf: &[u8]) -> Self {
        let told = trailer(pdf);
        let value = |key: &str, end: &str| {
            let start = told.find(key).unwrap();
            told[start..][..told[start..].find(end).unwrap() + end.len()].to_owned()
        };
        let trailer = value("/Root", " R") + &value("/Info", " R") + &value("/ID", "]");
        Self {
            bytes: pdf.to_vec(),
            entries: BTreeMap::new(),
            previous: table(pdf),
            trailer,
            range: None,
        }
    }

    /// Where the next bytes go.
    pub(crate) fn at(&self) -> usize {
        self.bytes.len()
    }

    /// An object, anew or in the place of another.
    pub(crate) fn object(self, number: u32, body: &str) -> Self {
        self.bytes_of(number, body.as_bytes())
    }

    /// An object as it was, but for some text.
    pub(crate) fn altered(self, number: u32, from: &str, to: &str) -> Self {
        let old = body(&self.bytes, number);
        assert!(old.contains(from), "{from}: {old}");
        self.object(number, &old.replacen(from, to, 1))
    }

    /// An object that says more than it did.
    pub(crate) fn with(self, number: u32, more: &str) -> Self {
        let old = body(&self.bytes, number);
        let rest = old.trim_end().strip_suffix(">>").unwrap();
        self.object(number, &format!("{rest}{more}>>"))
    }

    /// An array of an object with another item at its end.
    pub(crate) fn append(self, number: u32, key: &str, item: u32) -> Self {
        let old = body(&self.bytes, number);
        let at = old.find(key).unwrap();
        let end = at + old[at..].find(']').unwrap();
        self.object(number, &format!("{} {item} 0 R{}", &old[..end], &old[end..]))
    }

    pub(crate) fn stream(self, number: u32, dictionary: &str, data: &[u8]) -> Self {
        let head = format!("<<{dictionary}/Length {}>>\nstream\n", data.len());
        self.bytes_of(number, &[head.as_bytes(), data, b"\nendstream"].concat())
    }

    /// Bytes that no table knows.
    pub(crate) fn raw(mut self, bytes: &[u8]) -> Self {
        self.bytes.extend(bytes);
        self
    }

    /// The table leads to an object that stands there already.
    pub(crate) fn leads(mut self, number: u32, offset: usize) -> Self {
        self.entries.insert(number, Some(offset));
        self
    }

    /// An object is taken away.
    pub(crate) fn free(mut self, number: u32) -> Self {
        self.entries.insert(number, None);
        self
    }

    /// The update goes back to another table than the newest.
    pub(crate) fn behind(mut self, table: usize) -> Self {
        self.previous = table;
        self
    }

    /// The trailer says otherwise than those before.
    pub(crate) fn trailer(mut self, from: &str, to: &str) -> Self {
        assert!(self.trailer.contains(from), "{from}: {}", self.trailer);
        self.trailer = self.trailer.replacen(from, to, 1);
        self
    }

    /// The dictionary of a signature, with room for its message.
    pub(crate) fn signature(mut self, number: u32, kind: &str, more: &str) -> Self {
        let head = format!("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{kind}{more}/ByteRange");
        self.range = Some(self.at() + format!("{number} 0 obj\n{head}").len());
        self.object(number, &format!("{head}{RANGE}/Contents<{}>>>", "00".repeat(ROOM)))
    }

    /// The file with the update.
    pub(crate) fn end(mut self) -> Vec<u8> {
        let start = self.at();
        let mut text = String::from("xref\n");
        for (number, offset) in &self.entries {
            text += &match offset {
                Some(offset) => format!("{number} 1\n{offset:010} 00000 n \n"),
                None => format!("{number} 1\n0000000000 00001 f \n"),
            };
        }
        let Self { previous, trailer, .. } = &self;
        text += &format!("trailer\n<</Size 2000/Prev {previous}{trailer}>>\n");
        text += &format!("startxref\n{start}\n%%EOF\n");
        self.bytes.extend(text.bytes());
        self.bytes
    }

    /// The same, with the message that is made of the digest of what is signed.
    pub(crate) fn end_signed(self, message: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let at = self.range.unwrap();
        let mut pdf = self.end();
        let hole =
            at + RANGE.len() + "/Contents".len()..at + RANGE.len() + "/Contents<>".len() + 2 * ROOM;
        let range = format!("[0 {} {} {}]", hole.start, hole.end, pdf.len() - hole.end);
        pdf[at..at + RANGE.len()].fill(b' ');
        pdf[at..at + range.len()].copy_from_slice(range.as_bytes());
        let signed = [&pdf[..hole.start], &pdf[hole.end..]].concat();
        let message = message(digest(&SHA256, &signed).as_ref());
        assert!(message.len() <= ROOM, "{}", message.len());
        let digits = hex::encode(message);
        pdf[hole.start + 1..][..digits.len()].copy_from_slice(digits.as_bytes());
        pdf
    }

    fn bytes_of(mut self, number: u32, body: &[u8]) -> Self {
        self.entries.insert(number, Some(self.at()));
        self.raw(&[format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat())
    }
}
