//! The bytes between and around the objects (ISO 19005-2, 6.1.2 to 6.1.9).

use super::Faults;

pub(super) fn check(bytes: &[u8], faults: &mut Faults) {
    header(bytes, faults);
    let end = find_last(bytes, b"%%EOF").map_or(&b"?"[..], |at| &bytes[at + 5..]);
    faults.unless(matches!(end, b"" | b"\n" | b"\r" | b"\r\n"), "6.1.3-3", "bytes after the end");
    let Some(offsets) = table(bytes) else {
        faults.add("6.1.4-2", "no table of objects at its place, begun by one line end");
        return;
    };
    for (place, start) in offsets.iter().enumerate() {
        let end = offsets.get(place + 1).copied();
        let end = end.unwrap_or_else(|| find_last(bytes, b"xref\n0").unwrap_or(bytes.len()));
        object(&bytes[start - 1..end.max(*start)], faults);
    }
}

fn header(bytes: &[u8], faults: &mut Faults) {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let first = first.strip_suffix(b"\r").unwrap_or(first);
    let version = matches!(first, [b'%', b'P', b'D', b'F', b'-', b'1', b'.', b'0'..=b'7']);
    faults.unless(version, "6.1.2-1", "the header is not at the start of the file");
    faults.unless(version, "UA 6.1-1", "the header is not at the start of the file");
    let second = lines.next().unwrap_or_default();
    let binary =
        matches!(second, [b'%', a, b, c, d, ..] if [a, b, c, d].iter().all(|it| **it > 127));
    faults.unless(binary, "6.1.2-2", "no comment of bytes above 127");
}

/// Where the objects begin, in order, as the table of objects at the end tells.
fn table(bytes: &[u8]) -> Option<Vec<usize>> {
    let last = find_last(bytes, b"startxref\n")?;
    let number = |bytes: &[u8]| std::str::from_utf8(bytes).ok()?.trim().parse::<usize>().ok();
    let at = number(bytes[last + 10..].split(|byte| *byte == b'\n').next()?)?;
    let table = bytes.get(at..last)?.strip_prefix(b"xref\n0 ")?;
    let line = table.iter().position(|byte| *byte == b'\n')?;
    let count = number(&table[..line])?;
    let entries = table[line + 1..].chunks(20).take(count);
    let mut offsets = entries
        .filter(|entry| entry.get(17) == Some(&b'n'))
        .map(|entry| number(&entry[..10]).filter(|at| (1..bytes.len()).contains(at)))
        .collect::<Option<Vec<usize>>>()?;
    offsets.sort_unstable();
    Some(offsets)
}

/// An object from the byte before its number up to the next one.
fn object(bytes: &[u8], faults: &mut Faults) {
    let number = String::from_utf8_lossy(&bytes[1..bytes.len().min(25)]).into_owned();
    let number = number.lines().next().unwrap_or_default();
    let digits = |word: Option<&str>| {
        word.is_some_and(|word| !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit()))
    };
    let mut words = number.split(' ');
    let spaced = matches!(bytes[0], b'\n' | b'\r')
        && digits(words.next())
        && digits(words.next())
        && words.next() == Some("obj")
        && words.next().is_none();
    let end = find_last(bytes, b"endobj").unwrap_or(0);
    let ended = end > 0
        && matches!(bytes[end - 1], b'\n' | b'\r')
        && matches!(bytes.get(end + 6), Some(b'\n' | b'\r'));
    faults.unless(spaced && ended, "6.1.9-1", format!("white space around the object {number}"));

    let begin = [&b">>stream"[..], b">>\nstream"];
    let dictionary = begin.iter().find_map(|it| Some((find(bytes, it)?, it.len())));
    let Some((at, length)) = dictionary else {
        return hexadecimal(&bytes[..end], number, faults);
    };
    hexadecimal(&bytes[..at], number, faults);
    let rest = &bytes[at + length..];
    let Some(content) = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n")) else {
        return faults.add("6.1.7.1-2", format!("no line end behind stream: {number}"));
    };
    let Some(end) = find_last(content, b"endstream") else {
        return faults.add("6.1.7.1-2", format!("no end of the stream: {number}"));
    };
    let Some(real) = content[..end].strip_suffix(b"\n") else {
        return faults.add("6.1.7.1-2", format!("no line end before endstream: {number}"));
    };
    let said = find(&bytes[..at], b"/Length ").map(|at| &bytes[at + 8..]).unwrap_or_default();
    let said = said.iter().take_while(|it| it.is_ascii_digit()).map(|it| char::from(*it));
    let said: String = said.collect();
    let right = said == real.len().to_string();
    faults.unless(right, "6.1.7.1-1", format!("{number}: {said} instead of {}", real.len()));
}

/// The hexadecimal strings of objects or of content.
pub(super) fn hexadecimal(bytes: &[u8], whose: &str, faults: &mut Faults) {
    let (mut at, mut depth) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, depth) {
            (b'\\', 1..) => at += 1,
            (b'(', _) => depth += 1,
            (b')', 1..) => depth -= 1,
            (b'<', 0) if bytes.get(at + 1) == Some(&b'<') => at += 1,
            (b'<', 0) => {
                let string = bytes[at + 1..].split(|it| *it == b'>').next().unwrap_or_default();
                let digits = string.iter().filter(|it| !it.is_ascii_whitespace());
                let all = digits.clone().all(u8::is_ascii_hexdigit);
                faults.unless(all, "6.1.6-2", format!("{whose}: a string of other characters"));
                let even = digits.count() % 2 == 0;
                faults.unless(even, "6.1.6-1", format!("{whose}: an odd number of digits"));
                at += string.len() + 1;
            }
            _ => {}
        }
        at += 1;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|it| it == wanted)
}
