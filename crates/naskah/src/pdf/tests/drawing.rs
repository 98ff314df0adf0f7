//! Rules, watermarks and pictures.

use std::sync::Arc;

use lopdf::Object;

use super::reader::{open, operations, resource};
use super::{A4, BONUM, START, file_of, line, one_page, picture, run, shown, write};
use crate::Length;
use crate::page::{DisplayItem, Gray};
use crate::picture::Picture;
use crate::text::{FaceId, Fonts};

#[test]
fn an_underline_runs_through() {
    let mut width = Length::ZERO;
    let document = file_of(BONUM, |fonts, face| {
        let mut run = run(fonts, face, "SUNGGONO, M.Si.");
        run.underline = true;
        width = run.width();
        run
    });
    let operations = operations(&document, 1);
    let rules: Vec<_> = operations.iter().filter(|operation| operation.operator == "re").collect();
    let [rule] = rules[..] else { panic!("{rules:?}") };
    let [x, y, across, up] =
        [0, 1, 2, 3].map(|index| f64::from(rule.operands[index].as_float().unwrap()));
    assert_eq!(x, 72.0);
    assert!((across - width.to_pt()).abs() < 0.001);
    let baseline = A4.height.to_pt() - START.y.to_pt();
    assert!(up > 0.0 && y + up < baseline && y > baseline - 3.0, "{y} {up}");
}

#[test]
fn final_spaces_are_underlined_only_between_underlined_runs() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut first = run(&fonts, fonts.select(false, false), "a ");
    first.underline = true;
    let mut second = run(&fonts, fonts.select(true, false), "b ");
    second.underline = true;
    second.x = first.width();
    let expected = [first.width(), second.glyphs[0].advance].map(Length::to_pt);
    let items = vec![line(first), line(second)];
    let document = open(&write(&one_page(items), &fonts).unwrap());
    let widths: Vec<f64> = operations(&document, 1)
        .into_iter()
        .filter(|operation| operation.operator == "re")
        .map(|operation| f64::from(operation.operands[2].as_float().unwrap()))
        .collect();
    assert_eq!(widths.len(), 2);
    for (width, expected) in widths.iter().zip(expected) {
        assert!((width - expected).abs() < 0.001, "{width} {expected}");
    }
}

#[test]
fn a_watermark_lies_about_the_middle() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let watermark = run(&fonts, fonts.select(true, false), "DRAF");
    let width = watermark.width().to_pt();
    let item = DisplayItem::Watermark { run: watermark, gray: Gray(15), degrees: 90 };
    let text = line(run(&fonts, fonts.select(false, false), "Pasal 1"));
    let document = open(&write(&one_page(vec![item, text]), &fonts).unwrap());
    let operations = operations(&document, 1);
    let names: Vec<&str> = operations.iter().map(|operation| operation.operator.as_str()).collect();
    let marked = ["q", "g", "BT", "Tf", "Tm", "TJ", "ET", "Q", "BT", "Tf", "Td", "TJ", "ET"];
    assert_eq!(names, [&["BMC"][..], &marked, &["EMC"]].concat());
    let operations = &operations[1..];
    assert_eq!(operations[1].operands, [Object::Real(0.85)]);
    let matrix: Vec<f64> =
        operations[4].operands.iter().map(|number| f64::from(number.as_float().unwrap())).collect();
    assert_eq!(matrix[..4], [0.0, 1.0, -1.0, 0.0]);
    let half_capitals = 12.0 * f64::from(fonts.face(FaceId(1)).metrics().cap_height) / 2000.0;
    assert!((matrix[4] - half_capitals - A4.width.to_pt() / 2.0).abs() < 0.01);
    assert!((matrix[5] + width / 2.0 - A4.height.to_pt() / 2.0).abs() < 0.01);
}

#[test]
fn equal_pictures_are_stored_once() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut pages = one_page((0..3).map(|number| shown(number, Length::mm(25))).collect());
    pages.pictures = [9, 9, 8].map(|shade| Arc::new(picture(4, shade))).into();
    let document = open(&write(&pages, &fonts).unwrap());
    let names: Vec<Object> = operations(&document, 1)
        .into_iter()
        .filter(|operation| operation.operator == "Do")
        .flat_map(|operation| operation.operands)
        .collect();
    assert_eq!(names, ["Im1", "Im1", "Im2"].map(Object::from));
    assert_eq!(resource(&document, 1, &["XObject"]).len(), 2);
}

#[test]
fn opacity_becomes_a_soft_mask() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut transparent = picture(2, 200);
    for (pixel, opacity) in transparent.rgba.chunks_mut(4).zip([0, 80, 160, 255]) {
        pixel[3] = opacity;
    }
    let mut pages = one_page(vec![shown(0, Length::mm(25))]);
    pages.pictures = vec![Arc::new(transparent)];
    let document = open(&write(&pages, &fonts).unwrap());
    let mask = resource(&document, 1, &["XObject", "Im1"]).get_deref(b"SMask", &document).unwrap();
    let mask = mask.as_stream().unwrap();
    assert_eq!(mask.dict.get(b"ColorSpace").unwrap(), &Object::from("DeviceGray"));
    assert_eq!(mask.decompressed_content().unwrap(), [0, 80, 160, 255]);
}

#[test]
fn opaque_pictures_have_no_soft_mask() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut pages = one_page(vec![shown(0, Length::mm(25))]);
    pages.pictures = vec![Arc::new(picture(2, 200))];
    let document = open(&write(&pages, &fonts).unwrap());
    assert!(!resource(&document, 1, &["XObject", "Im1"]).has(b"SMask"));
}

#[test]
fn gray_pictures_take_a_third_of_the_samples() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    let mut pages = one_page(vec![shown(0, Length::mm(25))]);
    pages.pictures =
        vec![Arc::new(Picture { width: 2, height: 1, rgba: vec![7, 7, 7, 255, 9, 9, 9, 255] })];
    let document = open(&write(&pages, &fonts).unwrap());
    let image = resource(&document, 1, &["XObject"]).get_deref(b"Im1", &document).unwrap();
    assert_eq!(image.as_stream().unwrap().decompressed_content().unwrap(), [7, 9]);
}

#[test]
fn pictures_are_no_finer_than_print_needs() {
    let fonts = Fonts::builtin(BONUM).unwrap();
    // One inch and half an inch: the larger place counts.
    let places = [Length::pt(36), Length::pt(72)];
    let mut pages = one_page(places.map(|side| shown(0, side)).into());
    pages.pictures = vec![Arc::new(picture(1200, 200))];
    let document = open(&write(&pages, &fonts).unwrap());
    let image = resource(&document, 1, &["XObject", "Im1"]);
    assert_eq!(image.get(b"Width").unwrap().as_i64().unwrap(), 300);
}
