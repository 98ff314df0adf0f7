//! Dates, in figures and in words.

use jiff::civil::{Date, Weekday};

use super::number::terbilang;

pub(super) const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// The day of the week, *Senin* to *Minggu*.
///
/// ```
/// use naskah_wording::weekday;
///
/// assert_eq!(weekday(jiff::civil::date(2021, 9, 21)), "Selasa");
/// ```
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    }
}

/// The month, *Januari* to *Desember*.
///
/// ```
/// use naskah_wording::month;
///
/// assert_eq!(month(jiff::civil::date(2021, 9, 21)), "September");
/// ```
pub fn month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

/// Day, month and year in the long form: `21 September 2021`.
///
/// ```
/// use naskah_wording::long_date;
///
/// assert_eq!(long_date(jiff::civil::date(2000, 5, 1)), "1 Mei 2000");
/// ```
pub fn long_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Day, month and year in figures: `21-09-2021`.
///
/// ```
/// use naskah_wording::numeric_date;
///
/// assert_eq!(numeric_date(jiff::civil::date(2000, 5, 1)), "01-05-2000");
/// ```
pub fn numeric_date(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
}

/// A date as the opening sentence of an agreement says it, behind the day of the week: *tanggal
/// dua puluh satu, bulan September, tahun dua ribu dua puluh satu*.
///
/// ```
/// use naskah_wording::{date_in_words, numeric_date, weekday};
///
/// let date = jiff::civil::date(2021, 9, 21);
/// assert_eq!(
///     format!("{}, {} ({})", weekday(date), date_in_words(date), numeric_date(date)),
///     "Selasa, tanggal dua puluh satu, bulan September, tahun dua ribu dua puluh satu (21-09-2021)",
/// );
/// ```
pub fn date_in_words(date: Date) -> String {
    let (day, year) = (terbilang(date.day().into()), terbilang(date.year().into()));
    format!("tanggal {day}, bulan {}, tahun {year}", month(date))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_of_the_week_are_those_of_the_calendar() {
        for (date, name) in [
            (date(2021, 9, 21), "Selasa"),
            (date(2021, 8, 17), "Selasa"),
            (date(2020, 2, 29), "Sabtu"),
            (date(2024, 12, 31), "Selasa"),
            (date(2021, 5, 1), "Sabtu"),
            (date(2021, 5, 2), "Minggu"),
            (date(2021, 5, 3), "Senin"),
            (date(2021, 5, 5), "Rabu"),
            (date(2021, 5, 6), "Kamis"),
            (date(1945, 8, 17), "Jumat"),
        ] {
            assert_eq!(weekday(date), name, "{date}");
        }
    }

    #[test]
    fn every_month_has_its_name() {
        let names: Vec<_> = (1..=12).map(|number| month(date(2021, number, 1))).collect();
        assert_eq!(
            names.join(" "),
            "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
        );
    }

    #[test]
    fn forms() {
        let seed = date(2021, 9, 21);
        assert_eq!(long_date(seed), "21 September 2021");
        assert_eq!(numeric_date(seed), "21-09-2021");
        assert_eq!(
            date_in_words(seed),
            "tanggal dua puluh satu, bulan September, tahun dua ribu dua puluh satu"
        );

        let first = date(2000, 5, 1);
        assert_eq!(long_date(first), "1 Mei 2000");
        assert_eq!(numeric_date(first), "01-05-2000");
        assert_eq!(date_in_words(first), "tanggal satu, bulan Mei, tahun dua ribu");

        let last = date(1999, 12, 31);
        assert_eq!(
            date_in_words(last),
            "tanggal tiga puluh satu, bulan Desember, tahun seribu sembilan ratus sembilan puluh \
             sembilan"
        );
    }

    #[test]
    fn the_ends_of_the_calendar_have_words() {
        assert!(date_in_words(Date::MIN).contains("tahun minus"));
        assert_eq!(numeric_date(Date::MAX), "31-12-9999");
    }
}
