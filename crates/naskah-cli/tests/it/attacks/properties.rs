//! Updates made by chance, of real objects: whatever changes what a page shows is refused, and what is not refused
//! changes nothing that can be seen.

use naskah_tests::dice::Dice;
use naskah_tests::shown::{Shown, shown};

use super::agreement::ONE;
use super::message::Other;
use super::other::fills;
use super::text::{body, data, field, trailer};
use super::update::Update;
use super::verdict::judge;

/// As many updates are made.
const CASES: u64 = 200;

/// What an object may come to say besides.
const MORE: [&str; 16] = [
    "/Rotate 90",
    "/UserUnit 2",
    "/CropBox[0 0 90 90]",
    "/AA<<>>",
    "/OC 5 0 R",
    "/Hidden true",
    "/F 2",
    "/AS/Off",
    "/NeedAppearances true",
    "/Matrix[2 0 0 2 0 0]",
    "/Group<</S/Transparency>>",
    "/Annots[]",
    "/Parent 7 0 R",
    "/V(lain)",
    "/AP<<>>",
    "/Type/Lain",
];

/// The text of an object, changed at one place as chance has it; nothing where it cannot be.
fn changed(dice: &mut Dice, old: &str, objects: usize) -> Option<String> {
    let at = old.len() - dice.below(old.len());
    let (before, rest) = old.split_at_checked(at)?;
    let starts = |pattern: fn(char) -> bool| rest.find(pattern).map(|it| at + it);
    Some(match dice.below(6) {
        0 => {
            let at = starts(|it| it.is_ascii_digit())?;
            format!("{}{}{}", &old[..at], dice.below(10), &old[at + 1..])
        }
        1 => {
            let (head, tail) = rest.split_once(" 0 R")?;
            let kept = head.trim_end_matches(|it: char| it.is_ascii_digit());
            format!("{before}{kept}{} 0 R{tail}", 1 + dice.below(objects))
        }
        2 => {
            let at = starts(|it| it == '/')?;
            format!("{}/X{}", &old[..at], &old[at + 1..])
        }
        3 => {
            let at = starts(|it| it == '/')?;
            let length = old[at + 1..].find(['/', '>'])? + 1;
            format!("{}{}", &old[..at], &old[at + length..])
        }
        4 => {
            let at = old.rfind(">>")?;
            format!("{}{}{}", &old[..at], MORE[dice.below(MORE.len())], &old[at..])
        }
        _ => {
            let at = starts(|it| it == ']')?;
            format!("{} {} 0 R{}", &old[..at], 1 + dice.below(objects), &old[at..])
        }
    })
}

/// The update with one object otherwise than it was.
fn with_change(update: Update, dice: &mut Dice, objects: usize) -> Update {
    let one = |dice: &mut Dice| u32::try_from(1 + dice.below(objects)).unwrap();
    // What the structure says is most of all, and nothing of it is drawn.
    let drawn = |number: &u32| !body(&ONE, *number).contains("/Pg ");
    let mut number = one(dice);
    while dice.below(4) > 0 && !drawn(&number) {
        number = one(dice);
    }
    let old = body(&ONE, number);
    if let Some(data) = data(&ONE, number) {
        let dictionary = old.trim_start_matches("<<").trim_end_matches(">>");
        let keys = dictionary.split("/Length").next().unwrap_or_default();
        let mut data = data.to_vec();
        match dice.below(3) {
            0 => data.clear(),
            1 => {
                let at = dice.below(data.len());
                data[at] ^= 1 << dice.below(8);
            }
            _ => data = b"0 0 99 99 re f".to_vec(),
        }
        return update.stream(number, keys, &data);
    }
    match dice.below(8) {
        0 => update.free(number),
        1 => update.object(number, &body(&ONE, one(dice))),
        _ => match changed(dice, &old, objects) {
            Some(new) => update.object(number, &new),
            None => update.object(number, &old),
        },
    }
}

#[test]
fn what_changes_what_is_seen_is_refused() {
    let size = trailer(&ONE).split_once("/Size ").unwrap().1;
    let objects: usize = size.split(['/', '>']).next().unwrap().trim().parse().unwrap();
    let other = Other::signer("p-256");
    let filled = field(&ONE, "PIHAK-KESATU");
    let look = |pdf: &[u8]| {
        let mut seen = shown(pdf);
        seen.annotations.retain(|(_, number), _| *number != filled);
        seen
    };
    let before: Shown = look(&ONE);
    let (mut refused, mut passed) = (0, 0);
    for seed in 0..CASES {
        let mut dice = Dice::new(seed);
        let signs = dice.once_in(3);
        let mut update = if signs { fills(&ONE, "PIHAK-KESATU") } else { Update::new(&ONE) };
        for _ in 0..dice.between(1, 2) {
            update = with_change(update, &mut dice, objects - 1);
        }
        let pdf = match signs {
            true => update.end_signed(|digest| other.sign(digest)),
            false => update.end(),
        };
        let Some(report) = judge(&pdf) else {
            refused += 1;
            continue;
        };
        let first = report.signatures.first();
        if first.is_none_or(|it| it.field != "PIHAK-KEDUA" || !it.is_valid()) {
            refused += 1;
            continue;
        }
        passed += 1;
        assert!(look(&pdf) == before, "seed {seed} shows something else: {report:?}");
    }
    assert!(passed > 10 && refused > 100, "{refused} refused, {passed} passed");
}
