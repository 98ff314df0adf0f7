//! `naskah fields`: the signature fields of any PDF.

use naskah::page::{self, SigningPurpose};
use naskah_diagnostic::Diagnostic;
use naskah_sign::{Field, FieldLocation};
use serde::Serialize;

use crate::exit_status::{Failure, Status};
use crate::reporter::Reporter;
use crate::{args, codes, input};

pub(crate) fn fields(args: &args::Fields, reporter: &Reporter) -> Result<Status, Failure> {
    let (name, pdf) = input::bytes(&args.pdf)?;
    let fields = naskah_sign::fields(&name, &pdf)?;
    if fields.is_empty() {
        let message = format!("`{name}` has no signature fields");
        reporter.diagnostics(&[Diagnostic::warning(codes::NO_SIGNATURE_FIELDS, message)]);
    }
    for field in &fields {
        reporter.result(&FieldJson::from(field), || line(field))?;
    }
    Ok(Status::Success)
}

/// A field in one line.
fn line(field: &Field) -> String {
    let state = state(field);
    let description = field.description.as_ref().map(|it| format!("; {it}")).unwrap_or_default();
    let location = match &field.location {
        Some(FieldLocation { page, rectangle: [left, bottom, right, top], .. }) => {
            format!("page {page}, {left:.1} {bottom:.1} to {right:.1} {top:.1} pt")
        }
        None => "on no page".to_owned(),
    };
    format!("{}: {state}, {location}{description}", field.name)
}

fn state(field: &Field) -> &'static str {
    if field.signed { "signed" } else { "empty" }
}

/// A field in JSON.
#[derive(Serialize)]
struct FieldJson<'a> {
    name: &'a str,
    description: Option<&'a str>,
    state: &'static str,
    page: Option<usize>,
    /// Left, bottom, right and top in points from the page's lower left corner.
    points: Option<[f64; 4]>,
    /// Left, top, width and height in percent of the page, from its upper left corner.
    percent: Option<[f64; 4]>,
    /// The argument with which pyHanko places a new field.
    pyhanko: Option<String>,
}

impl<'a> From<&'a Field> for FieldJson<'a> {
    fn from(field: &'a Field) -> Self {
        let description = field.description.as_deref();
        Self::new(&field.name, description, state(field), field.location.as_ref())
    }
}

impl<'a> FieldJson<'a> {
    fn new(
        name: &'a str,
        description: Option<&'a str>,
        state: &'static str,
        location: Option<&FieldLocation>,
    ) -> Self {
        Self {
            name,
            description,
            state,
            page: location.map(|location| location.page),
            points: location.map(|location| location.rectangle.map(thousandths)),
            percent: location.map(|location| location.percent().map(thousandths)),
            pyhanko: location.map(|location| {
                let [left, bottom, right, top] = location.rectangle.map(f32::round);
                format!("{}/{left},{bottom},{right},{top}/{name}", location.page)
            }),
        }
    }
}

/// A signing area in a document that was just made, in JSON.
#[derive(Serialize)]
struct PlannedFieldJson<'a> {
    #[serde(flatten)]
    field: FieldJson<'a>,
    purpose: SigningPurpose,
    role: &'a str,
    signer: Signer<'a>,
    anchor: Option<char>,
    tag: Option<&'a str>,
}

#[derive(Serialize)]
struct Signer<'a> {
    name: &'a str,
    position: &'a str,
}

/// The signing areas of a document: a JSON array with a line for each.
pub(super) fn json(areas: &[page::SigningArea]) -> Vec<u8> {
    let lines: Vec<String> = areas
        .iter()
        .map(|area| serde_json::to_string(&PlannedFieldJson::from(area)).unwrap_or_default())
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n")).into_bytes()
}

impl<'a> From<&'a page::SigningArea> for PlannedFieldJson<'a> {
    fn from(area: &'a page::SigningArea) -> Self {
        let points = |length: naskah::Length| length.to_pt() as f32;
        let (paper, rect) = (area.paper, area.rect);
        let on_page = FieldLocation::new(
            area.page + 1,
            [
                rect.x,
                paper.height - rect.y - rect.height,
                rect.x + rect.width,
                paper.height - rect.y,
            ]
            .map(points),
            (points(paper.width), points(paper.height)),
        );
        // An area has a rectangle even without a field.
        let state = if area.field { "empty" } else { "absent" };
        Self {
            field: FieldJson::new(&area.name, Some(&area.description), state, Some(&on_page)),
            purpose: area.purpose,
            role: &area.role,
            signer: Signer { name: &area.signer, position: &area.position },
            anchor: area.anchor,
            tag: area.tag.as_deref(),
        }
    }
}

/// Rounds to three decimals.
fn thousandths(number: f32) -> f64 {
    (f64::from(number) * 1e3).round() / 1e3
}
