//! The lines of text an appearance shows: who signed, when, why and where.

use jiff::tz::Offset;
use naskah::wording;

use super::appearance::TextLine;
use super::request::Request;

/// All lines; the signer's name is at [`NAME`](super::appearance::NAME).
pub(super) fn lines(name: &str, request: &Request) -> Vec<TextLine> {
    let regular = |text: &str| TextLine { text: one_line(text), bold: false };
    let mut lines = vec![
        regular("Ditandatangani secara elektronik oleh"),
        TextLine { text: one_line(name), bold: true },
        regular(&moment(request)),
    ];
    lines.extend(request.reason.iter().chain(&request.location).map(|it| regular(it)));
    lines
}

/// The text without line breaks, which a certificate may contain.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `21 September 2021 pukul 10.00 WITA`: the local time of signing.
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
