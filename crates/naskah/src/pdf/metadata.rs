//! Document metadata, written twice with the same values: as the information dictionary, which viewers
//! show, and as XMP, which PDF/A and PDF/UA require (ISO 19005-2, 6.6; ISO 14289-1, 5).

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::settings::{Settings, Standard};
use super::text_string::text_string;
use crate::page::Properties;

const PRODUCER: &str = concat!("naskah ", env!("CARGO_PKG_VERSION"));

/// Document metadata.
#[derive(Debug)]
pub(super) struct Metadata {
    conformance: Conformance,
    title: String,
    authors: Vec<String>,
    language: String,
    created: Option<Timestamp>,
}

/// The conformance that a file claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Conformance {
    /// This part of PDF/A at level A, and PDF/UA-1.
    A(u8),
    /// PDF/A-2b: visual appearance only, no structure.
    B,
    None,
}

impl Metadata {
    /// Metadata of a file without a structure tree.
    pub(super) fn without_structure(properties: &Properties, settings: &Settings) -> Self {
        let mut metadata = Self::new(properties, settings);
        if metadata.conformance != Conformance::None {
            metadata.conformance = Conformance::B;
        }
        metadata
    }

    /// Metadata of a tagged file.
    pub(super) fn new(properties: &Properties, settings: &Settings) -> Self {
        Self {
            conformance: match settings.standard {
                Standard::A2a => Conformance::A(2),
                Standard::A3a => Conformance::A(3),
                Standard::None => Conformance::None,
            },
            title: printable(&properties.title),
            authors: properties.authors.iter().map(|author| printable(author)).collect(),
            language: printable(&properties.language),
            created: created(properties, settings),
        }
    }

    /// The creation date as a PDF date string (ISO 32000-1, 7.9.4).
    pub(super) fn date(&self) -> Option<Object> {
        self.created.map(|at| text_string(&at.strftime("D:%Y%m%d%H%M%SZ").to_string()))
    }

    /// The language, as a BCP 47 tag.
    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// The information dictionary.
    pub(super) fn info(&self) -> Dictionary {
        let mut info = Dictionary::new();
        if !self.title.is_empty() {
            info.set("Title", text_string(&self.title));
        }
        if !self.authors.is_empty() {
            info.set("Author", text_string(&self.authors.join("; ")));
        }
        info.set("Producer", text_string(PRODUCER));
        if let Some(date) = self.date() {
            info.set("CreationDate", date.clone());
            info.set("ModDate", date);
        }
        info
    }

    /// Adds the metadata stream, uncompressed, so that programs can find it without parsing PDF.
    pub(super) fn add_to(&self, document: &mut Document) -> Object {
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let stream = Stream::new(kind, self.xmp().into_bytes()).with_compression(false);
        document.add_object(stream).into()
    }

    /// The XMP packet (ISO 16684-1).
    fn xmp(&self) -> String {
        let mut xmp = String::from(HEAD);
        // Writing into a String cannot fail.
        let _ = self.properties(&mut xmp);
        xmp.push_str(FOOT);
        xmp
    }

    fn properties(&self, xmp: &mut String) -> std::fmt::Result {
        match self.conformance {
            Conformance::A(part) => {
                write!(
                    xmp,
                    "{PDFAID}{PDFUAID}>\n<pdfaid:part>{part}</pdfaid:part>\n{IDENTIFICATION_A}"
                )?;
            }
            Conformance::B => write!(xmp, "{PDFAID}>\n{IDENTIFICATION_2B}")?,
            Conformance::None => writeln!(xmp, ">")?,
        }
        writeln!(xmp, "<dc:format>application/pdf</dc:format>")?;
        let language = escaped(&self.language);
        writeln!(xmp, "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>")?;
        if !self.title.is_empty() {
            let title = escaped(&self.title);
            let item = format!("<rdf:li xml:lang=\"x-default\">{title}</rdf:li>");
            writeln!(xmp, "<dc:title><rdf:Alt>{item}</rdf:Alt></dc:title>")?;
        }
        if !self.authors.is_empty() {
            let item = |author| format!("<rdf:li>{}</rdf:li>", escaped(author));
            let items: String = self.authors.iter().map(|author| item(author)).collect();
            writeln!(xmp, "<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>")?;
        }
        if let Some(created) = self.created {
            let date = created.strftime("%Y-%m-%dT%H:%M:%SZ");
            for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
                writeln!(xmp, "<xmp:{name}>{date}</xmp:{name}>")?;
            }
        }
        writeln!(xmp, "<pdf:Producer>{}</pdf:Producer>", escaped(PRODUCER))?;
        Ok(())
    }
}

/// The creation date of a file: never the clock, so that the same document gives the same file.
///
/// A date without a time becomes midnight UTC, which is seven to nine in the morning of the same day
/// everywhere in Indonesia.
pub(crate) fn created(properties: &Properties, settings: &Settings) -> Option<Timestamp> {
    let midnight =
        || TimeZone::UTC.to_timestamp(properties.date?.to_datetime(Time::midnight())).ok();
    let created = settings.created.or_else(midnight)?;
    // PDF and XMP dates have four digits for the year.
    (TimeZone::UTC.to_datetime(created).year() >= 0).then_some(created)
}

/// The text with a space for each control character and each character that XML cannot hold.
fn printable(text: &str) -> String {
    let unfit = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.replace(unfit, " ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The byte order mark in `begin` is U+FEFF: the packet is UTF-8.
const HEAD: &str = "\
<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";

/// The namespaces of PDF/A and PDF/UA identification.
const PDFAID: &str = "
 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"";
const PDFUAID: &str = "
 xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

/// The identification of PDF/A-2b, for files without structure.
const IDENTIFICATION_2B: &str = "\
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
";

/// The identification of level A and of PDF/UA-1; PDF/A requires an extension schema for the latter
/// (ISO 19005-2, 6.6.2.3).
const IDENTIFICATION_A: &str = "\
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas
 xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"
 xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"
 xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><rdf:Bag>
<rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li>
</rdf:Bag></pdfaExtension:schemas>
";

const FOOT: &str = "\
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>
";
