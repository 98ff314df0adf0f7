//! The letterhead.

use super::*;
use crate::document::Letterhead;

fn letterhead() -> Letterhead {
    Letterhead {
        logo: Some(logo(50, 50)),
        government: Some(Text::plain("PEMERINTAH KABUPATEN")),
        office: Text::plain("DINAS KOMUNIKASI"),
        lines: vec![Text::plain("Jalan Satu Nomor 1"), Text::plain("dinas.example")],
    }
}

fn page_of(letterhead: Letterhead) -> Page {
    let blocks = vec![Block::Letterhead(letterhead), paragraph(2)];
    pages_of(blocks, &style()).pages.remove(0)
}

/// The horizontal centre of the text.
fn middle(shown: &Shown<'_>) -> Length {
    (shown.x + shown.right) / 2
}

#[test]
fn a_double_rule_thick_over_thin_runs_across_under_logo_and_text() {
    let style = style();
    let page = page_of(letterhead());
    let [thick, thin] = rules(&page)[..] else { panic!("{:?}", rules(&page)) };
    assert!(thick.height > thin.height && thick.y + thick.height < thin.y);
    for rule in [thick, thin] {
        assert_eq!(rule.x, style.margins.left);
        assert_eq!(rule.x + rule.width, style.paper.width - style.margins.right);
    }
    let logo = pictures(&page)[0];
    assert_eq!(logo.x, style.margins.left);
    assert!(logo.y + logo.height < thick.y);
    assert!(find(&page, "dinas.example").y < thick.y);
    let text = shown(&page).into_iter().find(|s| s.text.starts_with("PIHAK")).unwrap().y;
    assert!(text > thin.y + style.letterhead.gap);
}

#[test]
fn short_lines_stand_in_the_middle_of_the_page_and_long_ones_beside_the_logo() {
    let style = style();
    let text_middle = (style.margins.left + style.paper.width - style.margins.right) / 2;
    let page = page_of(letterhead());
    for text in ["PEMERINTAH KABUPATEN", "DINAS KOMUNIKASI", "dinas.example"] {
        let off = middle(&find(&page, text)) - text_middle;
        assert!(off.to_sp().abs() <= 2, "{text} is {off} off");
    }

    let long = "DINAS PEMBERDAYAAN MASYARAKAT";
    let page = page_of(Letterhead { office: Text::plain(long), ..letterhead() });
    let logo = pictures(&page)[0];
    for line in shown(&page).iter().take(4) {
        assert!(line.x > logo.x + logo.width, "{line:?} runs into the logo");
    }
}

#[test]
fn what_is_left_out_leaves_no_hole() {
    let style = style();
    let all = page_of(letterhead());
    let bare =
        page_of(Letterhead { logo: None, government: None, lines: Vec::new(), ..letterhead() });
    let office = find(&bare, "DINAS KOMUNIKASI");
    assert!(office.y - style.margins.top < style.letterhead.office_size * 2);
    assert!(rules(&bare)[0].y < rules(&all)[0].y);
}
