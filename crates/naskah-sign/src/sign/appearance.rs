//! What is seen of a signature: lines of text in the house's type, set as a page of the field's size, which then
//! becomes the field's form XObject.

use std::collections::BTreeMap;

use jiff::tz::Offset;
use naskah::diagnostic::Result;
use naskah::page::{Item, Page, Pages, Point};
use naskah::pdf::{self, Settings, Standard};
use naskah::style::Paper;
use naskah::text::{Alignment, Fonts, Line, Measure, Piece, TextStyle};
use naskah::{Length, wording};

use super::Request;
use crate::file::{Dictionary, Fault, File, Id, Object, Read, View};
use crate::update::{Update, write};

/// The family of the default style.
const FAMILY: &str = "TeX Gyre Bonum";

/// The sizes of the text that are tried, the largest first, in points; smaller is not legible.
const SIZES: [i64; 5] = [9, 8, 7, 6, 5];

/// From one baseline to the next, in hundredths of the size.
const LEADING: i64 = 125;

/// What is kept free inside the field's edges, in points.
const MARGIN: i64 = 3;

/// A form XObject that is still a page of a file of its own.
pub(super) struct Appearance {
    pdf: Vec<u8>,
}

impl Appearance {
    /// The text of a signature by that name, for a field of that size in points: all of it, or the name alone in a
    /// small field, such as one for initials; nothing where that does not fit either.
    ///
    /// # Errors
    /// A character that the typeface lacks.
    pub(super) fn new(name: &str, request: &Request, size: (f32, f32)) -> Result<Option<Self>> {
        let fonts = Fonts::builtin(FAMILY)?;
        let (width, height) = (length(size.0), length(size.1));
        for said in [all(name, request), vec![(name.to_owned(), true)]] {
            for size in SIZES.map(Length::pt) {
                let Some(items) = set(&fonts, &said, size, (width, height))? else { continue };
                let page = Page { paper: Paper { width, height }, number: 1, items };
                let pages = Pages { pages: vec![page], ..Pages::default() };
                let settings = Settings { standard: Standard::None, ..Settings::default() };
                return Ok(Some(Self { pdf: pdf::write(&pages, &fonts, &settings)? }));
            }
        }
        Ok(None)
    }

    /// Takes the page over into an update, as a form XObject.
    pub(super) fn add(&self, update: &mut Update) -> Result<Id> {
        let file = File::read("the appearance", &self.pdf)?;
        let view = file.newest();
        let mut copy = Copy { view: &view, update, copies: BTreeMap::new() };
        copy.page().map_err(|fault| crate::file::unreadable("the appearance", &fault).into())
    }
}

/// Everything that is said, and whether it is bold.
fn all(name: &str, request: &Request) -> Vec<(String, bool)> {
    let mut said = vec![
        ("Ditandatangani secara elektronik oleh".to_owned(), false),
        (name.to_owned(), true),
        (moment(request), false),
    ];
    said.extend(request.reason.iter().chain(&request.location).map(|it| (it.clone(), false)));
    said
}

/// The text in the middle of the height, if it fits in that size.
fn set(
    fonts: &Fonts,
    said: &[(String, bool)],
    size: Length,
    (width, height): (Length, Length),
) -> Result<Option<Vec<Item>>> {
    let margin = Length::pt(MARGIN);
    let measure =
        Measure { width: width - margin * 2, alignment: Alignment::Left, hyphenate: false };
    let mut lines = Vec::new();
    for (text, bold) in said {
        let style = TextStyle { face: fonts.select(*bold, false), size, underline: false };
        let piece = Piece { text: one_line(text), style, tag: None, origin: None };
        lines.extend(fonts.lines(&[piece], measure)?);
    }
    let leading = size * LEADING / 100;
    let tall = leading * i64::try_from(lines.len()).unwrap_or(i64::MAX);
    if measure.width <= Length::ZERO
        || tall > height - margin * 2
        || lines.iter().any(|line| line.overfull)
    {
        return Ok(None);
    }
    Ok(Some(items(lines, margin, (height - tall) / 2 + size, leading)))
}

/// The text without ends of lines, which a certificate may hold.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `21 September 2021 pukul 10.00 WITA`: the day and the time, as the signer's place counts it.
fn moment(request: &Request) -> String {
    let local = request.offset.to_datetime(request.time);
    let zone = match request.offset.seconds() {
        25_200 => "WIB".to_owned(),
        28_800 => "WITA".to_owned(),
        32_400 => "WIT".to_owned(),
        _ if request.offset == Offset::UTC => "UTC".to_owned(),
        _ => format!("UTC{}", request.offset),
    };
    let (hour, minute) = (local.hour(), local.minute());
    format!("{} pukul {hour:02}.{minute:02} {zone}", wording::long_date(local.date()))
}

fn items(lines: Vec<Line>, x: Length, mut y: Length, leading: Length) -> Vec<Item> {
    let mut items = Vec::new();
    for line in lines {
        items.extend(line.runs.into_iter().map(|run| Item::Glyphs { at: Point { x, y }, run }));
        y += leading;
    }
    items
}

fn length(points: f32) -> Length {
    #[expect(clippy::cast_possible_truncation, reason = "a field is smaller than its page")]
    let hundredths = (points * 100.0) as i64;
    Length::pt(hundredths) / 100
}

/// Objects of one file on their way into another.
struct Copy<'a, 'b> {
    view: &'a View<'a>,
    update: &'a mut Update<'b>,
    /// What became of the objects that were met.
    copies: BTreeMap<Id, Id>,
}

impl Copy<'_, '_> {
    fn page(&mut self) -> Read<Id> {
        let pages = crate::field::pages(self.view)?;
        let missing = Fault::new(0, "the page is missing");
        let page = *pages.first().ok_or_else(|| missing.clone())?;
        let page = self.view.get(page)?.as_dictionary().cloned().ok_or_else(|| missing.clone())?;
        let Object::Stream(content) = self.view.value(&page, "Contents")? else {
            return Err(missing);
        };
        let resources = self.object(&self.view.value(&page, "Resources")?)?;
        let dictionary = content
            .dictionary
            .with("Type", Object::name("XObject"))
            .with("Subtype", Object::name("Form"))
            .with("BBox", page.get("MediaBox").clone())
            .with("Resources", resources);
        let mut bytes = Vec::new();
        write::stream(&dictionary, &self.view.bytes()[content.data], &mut bytes);
        Ok(self.update.add(bytes))
    }

    fn object(&mut self, object: &Object) -> Read<Object> {
        Ok(match object {
            Object::Reference(id) => self.reference(*id)?.into(),
            Object::Array(items) => {
                let items: Read<Vec<_>> = items.iter().map(|item| self.object(item)).collect();
                Object::array(items?)
            }
            Object::Dictionary(entries) => self.dictionary(entries)?.into(),
            other => other.clone(),
        })
    }

    fn dictionary(&mut self, entries: &Dictionary) -> Read<Dictionary> {
        let mut copy = Dictionary::default();
        for (key, value) in entries.iter() {
            copy = copy.with(&String::from_utf8_lossy(key), self.object(value)?);
        }
        Ok(copy)
    }

    /// What is written here refers to what was copied before it, and never back to itself.
    fn reference(&mut self, id: Id) -> Read<Id> {
        if let Some(copy) = self.copies.get(&id) {
            return Ok(*copy);
        }
        let mut bytes = Vec::new();
        match self.view.get(id)? {
            Object::Stream(stream) => {
                let dictionary = self.dictionary(&stream.dictionary)?;
                write::stream(&dictionary, &self.view.bytes()[stream.data], &mut bytes);
            }
            other => write::object(&self.object(&other)?, &mut bytes),
        }
        let copy = self.update.add(bytes);
        self.copies.insert(id, copy);
        Ok(copy)
    }
}
