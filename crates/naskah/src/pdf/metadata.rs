//! What a file says of itself, twice and the same: as its information dictionary, which every reader
//! shows, and as XMP, which archives want (ISO 19005-2, 6.6; ISO 14289-1, 5).

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::settings::{Settings, Standard};
use super::text::text_string;
use crate::page::Properties;

const PRODUCER: &str = concat!("naskah ", env!("CARGO_PKG_VERSION"));

/// What a file says of itself.
#[derive(Debug)]
pub(super) struct Metadata {
    claim: Claim,
    title: String,
    authors: Vec<String>,
    language: String,
    created: Option<Timestamp>,
}

/// What a file claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// That part of PDF/A at its level A, and PDF/UA.
    A(u8),
    /// PDF/A-2b: what it shows, and not what that means.
    B,
    None,
}

impl Metadata {
    /// Of a file that has no structure.
    pub(super) fn without_structure(properties: &Properties, settings: &Settings) -> Self {
        let mut metadata = Self::new(properties, settings);
        if metadata.claim != Claim::None {
            metadata.claim = Claim::B;
        }
        metadata
    }

    pub(super) fn new(properties: &Properties, settings: &Settings) -> Self {
        Self {
            claim: match settings.standard {
                Standard::A2a => Claim::A(2),
                Standard::A3a => Claim::A(3),
                Standard::None => Claim::None,
            },
            title: printable(&properties.title),
            authors: properties.authors.iter().map(|author| printable(author)).collect(),
            language: printable(&properties.language),
            created: created(properties, settings),
        }
    }

    /// When the file was made, as a date of PDF (ISO 32000-1, 7.9.4).
    pub(super) fn date(&self) -> Option<Object> {
        self.created.map(|at| text_string(&at.strftime("D:%Y%m%d%H%M%SZ").to_string()))
    }

    /// The language, by BCP 47.
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

    /// The metadata stream; not deflated, so that archives find it without reading PDF.
    pub(super) fn add_to(&self, document: &mut Document) -> Object {
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let stream = Stream::new(kind, self.xmp().into_bytes()).with_compression(false);
        document.add_object(stream).into()
    }

    /// The packet of XMP (ISO 16684-1).
    fn xmp(&self) -> String {
        let mut xmp = String::from(HEAD);
        // Writing into a String cannot fail.
        let _ = self.properties(&mut xmp);
        xmp.push_str(FOOT);
        xmp
    }

    fn properties(&self, xmp: &mut String) -> std::fmt::Result {
        match self.claim {
            Claim::A(part) => {
                write!(xmp, "{PDFAID}{PDFUAID}>\n<pdfaid:part>{part}</pdfaid:part>\n{CLAIMS}")?;
            }
            Claim::B => write!(xmp, "{PDFAID}>\n{CLAIM_2B}")?,
            Claim::None => writeln!(xmp, ">")?,
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

/// When the file was made: never by the clock, so that the same document is the same file ever after.
/// A day alone is its midnight by universal time, which is seven to nine in the morning of the same day
/// everywhere in Indonesia.
pub(crate) fn created(properties: &Properties, settings: &Settings) -> Option<Timestamp> {
    let midnight =
        || TimeZone::UTC.to_timestamp(properties.date?.to_datetime(Time::midnight())).ok();
    let created = settings.created.or_else(midnight)?;
    // Both notations have four digits for the year.
    (TimeZone::UTC.to_datetime(created).year() >= 0).then_some(created)
}

/// The text with a space for each character that XML cannot hold, or that has no place in one line.
fn printable(text: &str) -> String {
    let unfit = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.replace(unfit, " ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The mark behind `begin` is U+FEFF: the packet is UTF-8.
const HEAD: &str = "\
<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";

/// The namespaces of what a file claims to be.
const PDFAID: &str = "
 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"";
const PDFUAID: &str = "
 xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

/// What a file without structure claims.
const CLAIM_2B: &str = "\
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
";

/// What every file with structure claims that claims to be PDF/A: its level, and PDF/UA; of the latter PDF/A does not
/// know and wants a description (ISO 19005-2, 6.6.2.3).
const CLAIMS: &str = "\
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
