//! The characters that fence a value in while the engine writes it.
//!
//! They are of the two private-use planes, which no text of an agreement needs: data and templates
//! that hold one are refused, so a mark is never mistaken.

/// The first characters of the two planes, and how many there are.
const FIRST: u32 = 0xF_0000;
const END: char = '\u{10_0000}';
const COUNT: u32 = 0xFFFE;

/// Whether a character is kept for marks.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{F0000}'
}

/// The mark in front of the value of that number; none for numbers beyond the plane's end.
pub(super) fn start(number: usize) -> Option<char> {
    let number = u32::try_from(number).ok().filter(|&number| number < COUNT)?;
    char::from_u32(FIRST + number)
}

/// The mark behind a value.
pub(super) fn end() -> char {
    END
}

/// The number of the value in front of which a mark stands.
pub(super) fn number(mark: char) -> Option<usize> {
    usize::try_from(u32::from(mark).checked_sub(FIRST)?).ok().filter(|_| mark < END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_carry_numbers() {
        for n in [0, 1, 65_533] {
            let mark = start(n).unwrap();
            assert!(is_mark(mark) && mark != end());
            assert_eq!(number(mark), Some(n));
        }
        assert_eq!(start(65_534), None);
        assert_eq!(number(end()), None);
        assert!(!is_mark('\u{E000}') && !is_mark('😀'));
    }
}
