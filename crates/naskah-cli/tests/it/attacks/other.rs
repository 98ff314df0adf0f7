//! What other programs do to a file that was signed: they fill fields and add some, append proofs, and stamp the
//! time over all.

use std::fs;

use super::message::Other;
use super::text::{field, form, last_page, root};
use super::update::Update;
use crate::shared::pki::pki;

/// How they sign, as in PAdES.
pub(crate) const CADES: &str = "ETSI.CAdES.detached";

/// An update that fills one of our fields, still to be signed.
pub(crate) fn fills(pdf: &[u8], name: &str) -> Update {
    let number = field(pdf, name);
    Update::new(pdf).signature(900, CADES, "/M(D:20260922030000Z)").with(number, "/V 900 0 R")
}

/// An update that adds a field to the last page, still to be signed; its objects have that number and the two
/// that follow.
pub(crate) fn adds(pdf: &[u8], number: u32, name: &str, rectangle: &str, kind: &str) -> Update {
    let [widget, appearance] = [number + 1, number + 2];
    let page = last_page(pdf);
    let says = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/P {page} 0 R/Rect{rectangle}/F 132\
         /AP<</N {appearance} 0 R>>/V {number} 0 R>>"
    );
    Update::new(pdf)
        .signature(number, kind, "")
        .object(widget, &says)
        .stream(appearance, "/Type/XObject/Subtype/Form/BBox[0 0 80 50]", b"0 0 80 50 re f")
        .append(form(pdf), "/Fields", widget)
        .append(page, "/Annots", widget)
}

/// A file with a time stamp over all of it, in a field that is not to be seen.
pub(crate) fn stamped(pdf: &[u8], number: u32, time: &str) -> Vec<u8> {
    stamped_by(&Other::stamper(), pdf, number, time)
}

/// The same, by somebody else.
pub(crate) fn stamped_by(stamper: &Other, pdf: &[u8], number: u32, time: &str) -> Vec<u8> {
    let update = adds(pdf, number, &format!("STEMPEL-{number}"), "[0 0 0 0]", "ETSI.RFC3161");
    update.end_signed(|digest| stamper.stamp(digest, time))
}

/// A file with these lists and answers of the suite in a store of proofs; its objects have numbers from that on.
pub(crate) fn proven(pdf: &[u8], number: u32, files: &[&str]) -> Vec<u8> {
    let (mut lists, mut answers) = (String::new(), String::new());
    let mut update = Update::new(pdf);
    for (file, number) in files.iter().zip(number + 1..) {
        let named = if file.ends_with(".crl") { &mut lists } else { &mut answers };
        *named += &format!("{number} 0 R ");
        update = update.stream(number, "", &fs::read(pki(&format!("revocation/{file}"))).unwrap());
    }
    let store = format!("<</Type/DSS/CRLs[{lists}]/OCSPs[{answers}]>>");
    let level = "/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>";
    update.object(number, &store).with(root(pdf), &format!("/DSS {number} 0 R{level}")).end()
}
