//! Files made object by object, and updates of them.

use std::collections::BTreeMap;

use naskah_reader::Pdf;

/// A revision under construction, after the existing ones.
pub(crate) struct Made {
    bytes: Vec<u8>,
    entries: Vec<(u32, Option<usize>)>,
    previous: Option<usize>,
    /// The offset of a byte range that is still to be written.
    range: Option<usize>,
}

/// The message of a signature.
pub(crate) const MESSAGE: &str = "<3003020101000000>";
const RANGE: &str = "[0 0000000000 0000000000 0000000000]";

impl Made {
    pub(crate) fn new() -> Self {
        let bytes = b"%PDF-1.7\n".to_vec();
        Self { bytes, entries: Vec::new(), previous: None, range: None }
    }

    /// An update of a file.
    pub(crate) fn update(pdf: &[u8]) -> Self {
        let file = Pdf::read("x.pdf", pdf).unwrap();
        let previous = file.revisions().last().map(|revision| revision.start);
        Self { bytes: pdf.to_vec(), entries: Vec::new(), previous, range: None }
    }

    pub(crate) fn at(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) fn object(mut self, number: u32, body: &str) -> Self {
        self.entries.push((number, Some(self.bytes.len())));
        self.raw(&format!("{number} 0 obj\n{body}\nendobj\n"))
    }

    pub(crate) fn stream(self, number: u32, dictionary: &str, data: &str) -> Self {
        let body = format!("<<{dictionary}/Length {}>>\nstream\n{data}\nendstream", data.len());
        self.object(number, &body)
    }

    /// A signature dictionary with further entries.
    pub(crate) fn signature(mut self, number: u32, more: &str) -> Self {
        let head = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange";
        self.range = Some(self.bytes.len() + format!("{number} 0 obj\n{head}").len());
        self.object(number, &format!("{head}{RANGE}/Contents{MESSAGE}{more}>>"))
    }

    /// Bytes outside objects.
    pub(crate) fn raw(mut self, text: &str) -> Self {
        self.bytes.extend(text.bytes());
        self
    }

    /// A cross-reference entry of an object at an offset.
    pub(crate) fn leads(mut self, number: u32, offset: usize) -> Self {
        self.entries.push((number, Some(offset)));
        self
    }

    pub(crate) fn free(mut self, number: u32) -> Self {
        self.entries.push((number, None));
        self
    }

    /// The revision refers to another previous one than the last.
    pub(crate) fn behind(mut self, previous: Option<usize>) -> Self {
        self.previous = previous;
        self
    }

    /// Ends the revision with a table, and a trailer with further entries.
    pub(crate) fn end(mut self, trailer: &str) -> Vec<u8> {
        let start = self.bytes.len();
        let mut text = String::from("xref\n");
        for (number, offset) in &self.entries {
            text += &match offset {
                Some(offset) => format!("{number} 1\n{offset:010} 00000 n \n"),
                None => format!("{number} 1\n0000000000 00001 f \n"),
            };
        }
        let previous = self.previous.map(|at| format!("/Prev {at}")).unwrap_or_default();
        text += &format!("trailer\n<</Size 200{previous}{trailer}>>\n");
        text += &format!("startxref\n{start}\n%%EOF\n");
        self.bytes.extend(text.bytes());
        self.signed()
    }

    /// Ends the revision with a cross-reference stream; these objects are in an object stream.
    pub(crate) fn end_streamed(mut self, objects: &[(u32, &str)], trailer: &str) -> Vec<u8> {
        let (mut head, mut body) = (String::new(), String::new());
        for (number, text) in objects {
            head += &format!("{number} {} ", body.len());
            body += &format!("{text} ");
        }
        let dictionary = format!("/Type/ObjStm/N {}/First {}", objects.len(), head.len());
        self = self.stream(150, &dictionary, &format!("{head}{body}"));
        let start = self.bytes.len();
        let (mut index, mut rows) = (String::new(), String::new());
        let inside = objects.iter().enumerate().map(|(at, (number, _))| (*number, 2, 150, at));
        let alone = self.entries.iter().map(|(number, at)| (*number, 1, at.unwrap(), 0));
        for (number, kind, second, third) in alone.chain(inside) {
            index += &format!("{number} 1 ");
            rows += &format!("{kind:02x}{second:08x}{third:04x}");
        }
        let data: Vec<u8> = (0..rows.len() / 2)
            .map(|at| u8::from_str_radix(&rows[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        let previous = self.previous.map(|at| format!("/Prev {at}")).unwrap_or_default();
        let dictionary = format!(
            "<</Type/XRef/Size 200/W[1 4 2]/Index[{index}]/Length {}{previous}{trailer}>>",
            data.len()
        );
        self.bytes.extend(format!("151 0 obj\n{dictionary}\nstream\n").bytes());
        self.bytes.extend(data);
        self.bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
        self.signed()
    }

    fn signed(mut self) -> Vec<u8> {
        if let Some(at) = self.range {
            let hole = at + RANGE.len() + "/Contents".len();
            let end = hole + MESSAGE.len();
            let range = format!("[0 {hole} {end} {}]", self.bytes.len() - end);
            let range = format!("{range:<width$}", width = RANGE.len());
            self.bytes[at..at + RANGE.len()].copy_from_slice(range.as_bytes());
        }
        self.bytes
    }
}

/// The entries of all trailers.
pub(crate) const TRAILER: &str = "/Root 1 0 R/Info 50 0 R/ID[<01><01>]";

/// The objects of a tagged agreement of two pages, with three fields.
pub(crate) fn objects() -> BTreeMap<u32, String> {
    let stream = |dictionary: &str, data: &str| {
        format!("<<{dictionary}/Length {}>>\nstream\n{data}\nendstream", data.len())
    };
    let appearance =
        |name: &str| stream("/Type/XObject/Subtype/Form/BBox[0 0 80 50]", &format!("% {name}"));
    BTreeMap::from([
        (
            1,
            "<</Type/Catalog/Pages 2 0 R/AcroForm 10 0 R/StructTreeRoot 30 0 R/Metadata 40 0 R\
             /Names<</Dests<</Names[(a)[3 0 R/Fit]]>>>>>>"
                .into(),
        ),
        (2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 500 800]>>".into()),
        (
            3,
            "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>/XObject\
             <</X 8 0 R>>>>/Annots[11 0 R 12 0 R]/StructParents 0>>"
                .into(),
        ),
        (
            4,
            "<</Type/Page/Parent 2 0 R/Contents[6 0 R 91 0 R]/Resources<</Font<</F1 7 0 R>>\
             /XObject<</Y 90 0 R>>>>/Annots[13 0 R]>>"
                .into(),
        ),
        (5, stream("", "BT /F1 12 Tf 50 700 Td (Rp 1.000.000) Tj ET /X Do")),
        (6, stream("", "BT /F1 12 Tf 50 700 Td (Pasal 2) Tj ET /Y Do")),
        (7, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>".into()),
        (8, stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f")),
        (10, "<</Fields[11 0 R 12 0 R 13 0 R]/SigFlags 3>>".into()),
        (11, field("PIHAK-KESATU", 3, "[50 50 130 100]", 21, "")),
        (12, field("PIHAK-KEDUA", 3, "[150 50 230 100]", 22, "")),
        (13, field("SAKSI-1", 4, "[50 50 130 100]", 23, "")),
        (21, appearance("KESATU")),
        (22, appearance("KEDUA")),
        (23, appearance("SAKSI")),
        (30, "<</Type/StructTreeRoot/K 31 0 R/ParentTree 32 0 R/ParentTreeNextKey 1>>".into()),
        (31, "<</Type/StructElem/S/Document/P 30 0 R/K[33 0 R]>>".into()),
        (32, "<</Nums[0[33 0 R]]>>".into()),
        (33, "<</Type/StructElem/S/P/P 31 0 R/Pg 3 0 R/K 0>>".into()),
        (40, stream("/Type/Metadata/Subtype/XML", "<x/>")),
        (50, "<</Title(PKS)/Producer(naskah)>>".into()),
    ])
}

/// A field with its widget and further entries.
pub(crate) fn field(name: &str, page: u32, rect: &str, appearance: u32, more: &str) -> String {
    format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/P {page} 0 R/Rect{rect}/F 4\
         /AP<</N {appearance} 0 R>>{more}>>"
    )
}

/// A file of these objects.
pub(crate) fn file(objects: &BTreeMap<u32, String>) -> Vec<u8> {
    let mut made = Made::new();
    for (number, body) in objects {
        made = made.object(*number, body);
    }
    made.end(TRAILER)
}

/// An update that signs the first field; the signature has further entries.
pub(crate) fn first(pdf: &[u8], more: &str) -> Vec<u8> {
    Made::update(pdf)
        .signature(60, more)
        .object(11, &field("PIHAK-KESATU", 3, "[50 50 130 100]", 61, "/V 60 0 R"))
        .stream(61, "/Type/XObject/Subtype/Form/BBox[0 0 80 50]", "0 0 9 9 re f")
        .end(TRAILER)
}

/// The agreement, with its first field signed.
pub(crate) fn signed() -> Vec<u8> {
    first(&file(&objects()), "")
}

/// An unfinished update that signs the second field.
pub(crate) fn second(pdf: &[u8]) -> Made {
    Made::update(pdf)
        .signature(62, "")
        .object(12, &field("PIHAK-KEDUA", 3, "[150 50 230 100]", 63, "/V 62 0 R"))
        .stream(63, "/Type/XObject/Subtype/Form/BBox[0 0 80 50]", "0 0 9 9 re f")
}

/// The file with its newest signature turned into a time stamp.
pub(crate) fn stamping(mut pdf: Vec<u8>) -> Vec<u8> {
    let (old, new) = (b"/ETSI.CAdES.detached", b"/ETSI.RFC3161       ");
    let at = pdf.windows(old.len()).rposition(|it| it == old).unwrap();
    pdf[at..at + old.len()].copy_from_slice(new);
    pdf
}
