//! The filters that templates may use: official wording from values.
//!
//! Filters of texts keep provenance. For an open value (`none`) they give a blank to fill in by hand.

use jiff::civil::Date;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

use super::provenance::{derived, text};
use naskah_wording::{self as wording, Language};

/// A blank to fill in by hand.
pub(super) const BLANK: &str = "....................";
const SHORT_BLANK: &str = "............";

/// The names of all filters, for suggestions.
pub(super) const NAMES: &[&str] = &[
    "angka",
    "baris",
    "bilangan",
    "butir",
    "deret",
    "hari",
    "jumlah",
    "kapital_awal",
    "kapital_nama",
    "kutip",
    "length",
    "ordinal",
    "rincian",
    "romawi",
    "rupiah",
    "rupiah_angka",
    "sama",
    "tanggal",
    "tanggal_angka",
    "tanggal_terbilang",
    "teks",
    "terbilang",
    "upper",
];

/// Registers the filters, with output in that language.
pub(super) fn add_to(env: &mut Environment<'_>, language: Language) {
    env.add_filter("bilangan", move |value: &Value| number(value, |n| Some(language.count(n))));
    env.add_filter("terbilang", move |value: &Value| {
        number(value, |n| Some(language.in_words(i128::from(n))))
    });
    env.add_filter("rupiah", move |value: &Value| {
        number(value, |n| Some(language.rupiah_in_words(n)))
    });
    env.add_filter("angka", |value: &Value| number(value, |n| Some(wording::thousands(n))));
    env.add_filter("rupiah_angka", |value: &Value| number(value, |n| Some(wording::rupiah(n))));
    env.add_filter("romawi", |value: &Value| {
        number(value, |n| u32::try_from(n).ok().and_then(wording::roman))
    });
    env.add_filter("ordinal", move |value: &Value| {
        number(value, |n| u32::try_from(n).ok().filter(|&n| n > 0).map(|n| language.ordinal(n)))
    });
    env.add_filter("hari", move |value: &Value| {
        date(value, |date| language.weekday(date).to_owned(), SHORT_BLANK)
    });
    env.add_filter("tanggal", move |value: &Value| {
        date(value, |date| language.long_date(date), BLANK)
    });
    env.add_filter("tanggal_angka", |value: &Value| {
        date(value, wording::numeric_date, "....-....-........")
    });
    env.add_filter("tanggal_terbilang", move |value: &Value| {
        let blank = match language {
            Language::Indonesian => {
                format!("tanggal {SHORT_BLANK}, bulan {SHORT_BLANK}, tahun {BLANK}")
            }
            Language::English => format!("the {SHORT_BLANK} of {SHORT_BLANK} {BLANK}"),
        };
        date(value, |date| language.date_in_words(date), &blank)
    });
    env.add_filter("upper", |value: &Value| words(value, str::to_uppercase));
    env.add_filter("kapital_nama", |value: &Value| words(value, wording::name_in_capitals));
    env.add_filter("kapital_awal", |value: &Value| words(value, initials_in_capitals));
    env.add_filter("teks", |value: &Value| {
        text(value).map(str::to_owned).ok_or_else(|| not("a text", value))
    });
    env.add_filter("butir", |value: &Value| {
        words(value, |text| without_punctuation(text).to_owned())
    });
    env.add_filter("rincian", move |value: &Value, of: &Value, conjunction: Option<&str>| {
        item(value, of, conjunction.unwrap_or(language.and()))
    });
    env.add_filter("deret", move |value: &Value, of: &Value| in_a_row(value, of, language.and()));
    env.add_filter("kutip", quoted);
    env.add_filter("baris", lines);
    env.add_filter("jumlah", sum);
    env.add_filter("sama", equal);
    env.add_filter("length", |value: &Value| value.len().ok_or_else(|| not("a list", value)));
}

fn number(value: &Value, f: impl Fn(i64) -> Option<String>) -> Result<Value, Error> {
    if value.is_none() {
        return Ok(Value::from(SHORT_BLANK));
    }
    let n = i64::try_from(value.clone()).map_err(|_| not("a whole number", value))?;
    f(n).map(Value::from).ok_or_else(|| not("a number that can be written so", value))
}

fn date(value: &Value, f: impl Fn(Date) -> String, blank: &str) -> Result<Value, Error> {
    if value.is_none() {
        return Ok(Value::from(blank));
    }
    let date = text(value).and_then(|text| text.parse().ok());
    let date = date.ok_or_else(|| not("a date such as \"2021-09-21\"", value))?;
    Ok(derived(value, f(date)))
}

fn words(value: &Value, f: impl Fn(&str) -> String) -> Result<Value, Error> {
    if value.is_none() {
        return Ok(Value::from(()));
    }
    let text = text(value).ok_or_else(|| not("a text", value))?;
    Ok(derived(value, f(text)))
}

/// A list item with its punctuation: `;`, before the last `; dan`, at the last `.`. The conjunction may be
/// another or empty. Punctuation that the item already has is not doubled.
fn item(value: &Value, of: &Value, conjunction: &str) -> Result<Value, Error> {
    let text = text(value).ok_or_else(|| not("a text", value))?;
    let left = of.get_attr("revindex")?;
    let left = u64::try_from(left).map_err(|_| not("a loop", of))?;
    let bare = without_punctuation(text);
    Ok(derived(
        value,
        match left {
            0 | 1 if bare.ends_with('.') => bare.to_owned(),
            0 | 1 => format!("{bare}."),
            2 => format!("{bare}; {conjunction}").trim_end().to_owned(),
            _ => format!("{bare};"),
        },
    ))
}

/// A text in an inline series with what follows it: `A dan`, `B`; `A,`, `B, dan`, `C`.
fn in_a_row(value: &Value, of: &Value, and: &str) -> Result<Value, Error> {
    let blank = Value::from(BLANK);
    let value = if value.is_none() { &blank } else { value };
    let text = text(value).ok_or_else(|| not("a text", value))?;
    let count = of.get_attr("length")?;
    let left = of.get_attr("revindex")?;
    let behind = match (u64::try_from(left), u64::try_from(count)) {
        (Ok(1), _) => String::new(),
        (Ok(2), Ok(2)) => format!(" {and}"),
        (Ok(2), _) => format!(", {and}"),
        (Ok(_), Ok(_)) => ",".to_owned(),
        _ => return Err(not("a loop", of)),
    };
    Ok(derived(value, format!("{text}{behind}")))
}

/// A paragraph of a quotation: the first has the opening mark, the last the closing mark.
fn quoted(value: &Value, of: &Value) -> Result<Value, Error> {
    let text = text(value).ok_or_else(|| not("a text", value))?;
    let open = if of.get_attr("first")?.is_true() { "“" } else { "" };
    let close = if of.get_attr("last")?.is_true() { "”" } else { "" };
    Ok(derived(value, format!("{open}{text}{close}")))
}

/// The lines of a text, without blank lines.
fn lines(value: &Value) -> Result<Vec<Value>, Error> {
    let text = text(value).ok_or_else(|| not("a text", value))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(|line| derived(value, line.to_owned())).collect())
}

/// Capitalises each word.
fn initials_in_capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        begins = c.is_whitespace();
    }
    out
}

/// The sum of a field over all rows, or over the rows in a list of theirs, `rincian.jumlah`; none if no row has it.
fn sum(rows: &Value, field: &str) -> Result<Value, Error> {
    let mut total: Option<i64> = None;
    for (number, row) in (1..).zip(rows.try_iter()?) {
        let (name, rest) = match field.split_once('.') {
            Some((list, field)) => (list, Some(field)),
            None => (field, None),
        };
        let value = row.get_attr(name)?;
        if value.is_undefined() {
            let message = format!("row {number} has no `{name}`");
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
        let value = match rest {
            Some(field) => sum(&value, field)?,
            None => value,
        };
        if value.is_none() {
            continue;
        }
        let amount = i64::try_from(value.clone()).map_err(|_| not("a whole number", &value))?;
        let sum = total.unwrap_or(0).checked_add(amount);
        total = Some(sum.ok_or_else(|| not("an amount that can be summed up", &value))?);
    }
    Ok(total.map_or(Value::from(()), Value::from))
}

/// The value, if it equals another one; else an error that names the other one.
fn equal(value: &Value, other: &Value, name: &str) -> Result<Value, Error> {
    if value == other {
        return Ok(value.clone());
    }
    let shown = |value: &Value| match i64::try_from(value.clone()) {
        Ok(number) => wording::thousands(number),
        Err(_) => value.to_string(),
    };
    let message = format!("{} differs from {name}: {}", shown(value), shown(other));
    Err(Error::new(ErrorKind::InvalidOperation, message))
}

/// An item's text without final punctuation; an abbreviation keeps its point.
fn without_punctuation(text: &str) -> &str {
    let mut bare = text.trim();
    for conjunction in ["; dan/atau", "; dan", "; atau", "; and/or", "; and", "; or"] {
        bare = bare.strip_suffix(conjunction).unwrap_or(bare);
    }
    let bare = bare.trim_end_matches([';', ',']).trim_end();
    match bare.strip_suffix('.') {
        Some(without) if !is_abbreviation(without) => without.trim_end(),
        _ => bare,
    }
}

/// Whether the last word, given without its final point, is an abbreviation.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') || matches!(word, "dll" | "dsb" | "dst" | "dkk" | "tbk" | "Tbk")
}

fn not(wanted: &str, value: &Value) -> Error {
    if value.is_undefined() {
        return Error::from(ErrorKind::UndefinedError);
    }
    let shown = text(value).map_or_else(|| value.to_string(), |text| format!("{text:?}"));
    Error::new(ErrorKind::InvalidOperation, format!("{shown} is not {wanted}"))
}
