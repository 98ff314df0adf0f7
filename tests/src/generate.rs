//! Agreements of every shape, made from a number: the same number makes the same agreement.

use std::fmt::Write;

use naskah::agreement::{Acting, Logo, Party, Person};
use naskah::diagnostic::Source;
use naskah::{Agreement, Press, Style, Template};

use crate::dice::Dice;
use crate::example::root;

/// A generated template with generated data.
#[derive(Debug)]
pub struct Case {
    /// From what it was made.
    pub seed: u64,
    /// The style that it is printed in.
    pub style: Style,
    /// The wording, Djot.
    pub wording: String,
    /// The data.
    pub agreement: Agreement,
}

/// The styles, in turn.
const STYLES: [&str; 3] = ["f4-bookman", "a4-arial", "a4-times"];

impl Case {
    /// The agreement of that number with that many articles.
    ///
    /// # Panics
    /// A style that ships cannot be read.
    pub fn new(seed: u64, articles: usize) -> Self {
        let mut dice = Dice::new(seed);
        let name = STYLES[dice.below(STYLES.len())];
        let style = Style::builtin(name).unwrap_or_else(|errors| panic!("{errors}"));
        let agreement = agreement(&mut dice);
        let wording = wording(&mut dice, articles);
        Self { seed, style, wording, agreement }
    }

    /// What prints it.
    ///
    /// # Panics
    /// The generated template is wrong.
    pub fn press(&self) -> Press {
        let manifest =
            "(title: \"Perjanjian Kerja Sama\", style: \"f4-bookman\", least_parties: 1)";
        let template = Template::from_parts(
            Source::new("generated/template.dj", self.wording.as_str()),
            Source::new("generated/template.ron", manifest),
        );
        template
            .and_then(|template| Press::with_style(template, self.style.clone()))
            .unwrap_or_else(|errors| panic!("seed {}: {errors}", self.seed))
    }
}

const WORDS: [&str; 36] = [
    "pelaksanaan",
    "program",
    "kegiatan",
    "dan",
    "pemberdayaan",
    "masyarakat",
    "dalam",
    "rangka",
    "penyelenggaraan",
    "bimbingan",
    "teknis",
    "oleh",
    "dengan",
    "memperhatikan",
    "ketentuan",
    "peraturan",
    "perundang-undangan",
    "yang",
    "berlaku",
    "secara",
    "bersama-sama",
    "sesuai",
    "kewenangan",
    "masing-masing",
    "untuk",
    "peningkatan",
    "literasi",
    "keluarga",
    "daerah",
    "pertanggungjawaban",
    "anggaran",
    "di",
    "tingkat",
    "kecamatan",
    "serta",
    "dokumentasi",
];

/// What may not be divided, and words that stand out.
const PHRASES: [&str; 14] = [
    "Rp1.000.000,00 (satu juta rupiah)",
    "sebesar Rp12.345.678.900,00",
    "Undang-Undang Nomor 23 Tahun 2014",
    "tanggal 21 September 2021",
    "tanggal 5 Mei 2024",
    "PIHAK KESATU",
    "PIHAK KEDUA",
    "PARA PIHAK",
    "14 (empat belas) hari",
    "Drs. H. Nama Lengkap, S.Sos., M.Si.",
    "Dr. Ir. Siti Aminah, M.T.",
    "paling lambat 30 (tiga puluh) hari kerja",
    "Plt. Kepala Dinas",
    "(21-09-2021)",
];

const OFFICES: [&str; 4] = [
    "Kepala Dinas Komunikasi dan Informatika Kabupaten",
    "Ketua",
    "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga \
     Berencana Kabupaten Kutai Kartanegara Provinsi Kalimantan Timur",
    "Direktur",
];

/// So many words, with phrases among them.
fn text(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for index in 0..words {
        if index > 0 {
            text.push(' ');
        }
        let phrase = dice.once_in(7);
        text.push_str(if phrase { dice.pick(&PHRASES) } else { dice.pick(&WORDS) });
    }
    text
}

/// A sentence for an item: sometimes one word, mostly a few lines, rarely half a page.
fn sentence(dice: &mut Dice) -> String {
    let words = match dice.below(30) {
        0 => 1,
        1..4 => dice.between(60, 180),
        _ => dice.between(4, 40),
    };
    // A sentence that begins with a bracket or a number is a marker of a list.
    format!("kegiatan {}", text(dice, words))
}

fn agreement(dice: &mut Dice) -> Agreement {
    // Mostly two; otherwise one alone, or many.
    let parties = match dice.once_in(6) {
        true => {
            if dice.once_in(6) {
                1
            } else {
                dice.between(3, 10)
            }
        }
        false => 2,
    };
    let witnesses = [0, 1, 1, 2, 2, 3, 6][dice.below(7)];
    let date = jiff::civil::date(2021, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8);
    let subject = dice.between(3, 40);
    let recitals = dice.below(5);
    let laws = dice.below(4);
    let mut agreement = Agreement::default();
    agreement.subject = text(dice, subject);
    agreement.signed.date = (!dice.once_in(4)).then_some(date);
    let place = "Tenggarong, Kabupaten Kutai Kartanegara";
    agreement.signed.place = (!dice.once_in(4)).then(|| place.to_owned());
    agreement.parties = (1..=parties).map(|number| party(dice, number)).collect();
    agreement.witnesses =
        (1..=witnesses).map(|number| person(dice, &format!("Saksi {number}"))).collect();
    agreement.recitals = (0..recitals).map(|_| sentence(dice).into()).collect();
    agreement.legal_basis = (0..laws)
        .map(|law| format!("Undang-Undang Nomor {} Tahun 2014 tentang Daerah", law + 20))
        .collect();
    agreement.watermark = dice.once_in(3).then(|| "CONTOH".to_owned());
    agreement
}

fn party(dice: &mut Dice, number: usize) -> Party {
    let logos = ["tp-pkk.png", "kukar.png"];
    let logo = dice.pick(&logos);
    let logo = root("examples/kukar-2021/logos").join(logo).display().to_string();
    let name = if dice.once_in(5) {
        let name = format!("Badan {number} {}", text(dice, 14));
        name.chars().take(120).collect::<String>().trim().to_owned()
    } else {
        format!("Dinas {number} Kabupaten Kutai Kartanegara")
    };
    let mut party = Party::new(name, Person::default());
    party.number = (!dice.once_in(3)).then(|| format!("{number}19/PKS/TP.PKK-KUKAR/X/2021"));
    party.seat = (!dice.once_in(4)).then(|| "Jalan Jelawat Nomor 12, Tenggarong".to_owned());
    party.logo = dice.once_in(2).then_some(Logo::File(logo));
    party.signer = person(dice, &format!("Pihak {number}"));
    party.mandate = dice.once_in(2).then(|| "Keputusan Bupati Nomor 12 Tahun 2021".to_owned());
    party
}

fn person(dice: &mut Dice, called: &str) -> Person {
    let name = match dice.below(6) {
        0 => format!("{called} {}", "Nama yang Sangat Panjang ".repeat(5)).trim().to_owned(),
        1 | 2 => format!("Drs. H. {called}, S.Sos., M.Si."),
        _ => format!("{called} Lengkap"),
    };
    let mut person = Person::new(name, format!("{} {called}", dice.pick(&OFFICES)));
    person.acting = dice.once_in(8).then_some(Acting::Plt);
    person.rank = dice.once_in(2).then(|| "Pembina Utama Muda, IV/c".to_owned());
    person.nip = dice.once_in(2).then(|| "198001012005011001".to_owned());
    person
}

/// A template of that many articles; each may refer to any that comes before it.
fn wording(dice: &mut Dice, articles: usize) -> String {
    let mut it = String::from(OPENING);
    let mut labels: Vec<String> = Vec::new();
    let chapters = dice.once_in(4);
    for number in 1..=articles {
        if chapters && (number == 1 || dice.once_in(5)) {
            let words = dice.between(1, 6);
            let _ = write!(it, "# {}\n\n", text(dice, words));
        }
        let words = if dice.once_in(12) { 25 } else { dice.between(1, 4) };
        let _ = write!(it, "{{#pasal-{number}}}\n## {}\n\n", text(dice, words));
        labels.push(format!("pasal-{number}"));
        // Of a long document few articles are long, or it would have thousands of pages.
        match dice.below(if articles > 50 { 60 } else { 16 }) {
            0 => {
                let words = dice.between(900, 1500);
                let _ = write!(it, "{}.\n\n", text(dice, words));
            }
            1 => table(dice, &mut it, number),
            2..=6 => {
                let sentence = sentence(dice);
                let _ = write!(it, "{sentence}{}.\n\n", reference(dice, &labels));
            }
            7..=9 => {
                let introduction = sentence(dice);
                let _ = write!(it, "{introduction} meliputi:\n\n");
                items(dice, &mut it, 0, "");
            }
            _ => ayat(dice, &mut it, number, &mut labels),
        }
    }
    it.push_str(CLOSING);
    it
}

const OPENING: &str = "\
::: title
:::

Pada hari ini, {{ signed.date | hari }}, {{ signed.date | tanggal_terbilang }}
({{ signed.date | tanggal_angka }}), bertempat di {{ signed.place }}, kami:

::: parties
:::

{% if recitals %}
PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:

{% for recital in recitals %}
a. bahwa {{ recital | rincian(loop) }}
{% endfor %}

{% endif %}
{% if legal_basis %}
Dengan memperhatikan:

{% for law in legal_basis %}
1. {{ law | rincian(loop, \"\") }}
{% endfor %}

{% endif %}
PARA PIHAK sepakat mengikatkan diri dengan ketentuan sebagai berikut.

";

const CLOSING: &str = "\
## Penutup

Demikian {{ kind }} ini dibuat dalam rangkap {{ originals | bilangan }} asli, bermeterai cukup,
masing-masing mempunyai kekuatan hukum yang sama setelah ditandatangani oleh PARA PIHAK pada hari dan
tanggal tersebut di atas.

::: signatures
:::
";

fn reference(dice: &mut Dice, labels: &[String]) -> String {
    if dice.once_in(2) {
        return String::new();
    }
    format!(" sebagaimana dimaksud [](#{})", labels[dice.below(labels.len())])
}

fn ayat(dice: &mut Dice, it: &mut String, article: usize, labels: &mut Vec<String>) {
    let count = if dice.once_in(15) { 25 } else { dice.between(2, 5) };
    for number in 1..=count {
        let label = format!("pasal-{article}-{number}");
        let sentence = sentence(dice);
        let reference = reference(dice, labels);
        if dice.once_in(3) {
            let _ = write!(it, "({number}) {{#{label}}} {sentence}{reference}:\n\n");
            items(dice, it, 0, "    ");
        } else {
            let _ = write!(it, "({number}) {{#{label}}} {sentence}{reference}.\n\n");
        }
        labels.push(label);
    }
}

/// A list of items, some of which have items of their own.
fn items(dice: &mut Dice, it: &mut String, depth: usize, indent: &str) {
    let marker = ["a.", "1.", "a)", "1)"][depth];
    let count = if dice.once_in(20) { 28 } else { dice.between(2, 6) };
    for index in 1..=count {
        let sentence = sentence(dice);
        let end = if index == count {
            "."
        } else if index + 1 == count {
            "; dan"
        } else {
            ";"
        };
        if depth < 3 && dice.once_in(8) {
            let _ = write!(it, "{indent}{marker} {sentence}:\n\n");
            items(dice, it, depth + 1, &format!("{indent}   "));
        } else {
            let _ = writeln!(it, "{indent}{marker} {sentence}{end}");
        }
    }
    it.push('\n');
}

fn table(dice: &mut Dice, it: &mut String, article: usize) {
    let rows = dice.between(1, 30);
    let _ = write!(
        it,
        "Rincian sebagai berikut:\n\n| Baris | Kegiatan {article} | Biaya |\n|--:|:--|--:|\n"
    );
    for row in 1..=rows {
        let words = dice.between(1, 25);
        let _ = writeln!(it, "| {row} | {} | Rp{row}.000.000,00 |", text(dice, words));
    }
    it.push('\n');
}

/// An agreement of about that many pages in the default style: as many articles of one page each.
///
/// # Panics
/// The style that ships cannot be read.
pub fn of_length(pages: usize) -> Case {
    /// So many words in ayat of forty fill a page together with the article's heading.
    const AYAT: usize = 7;

    let mut case = Case::new(1, 0);
    case.style = Style::builtin("f4-bookman").unwrap_or_else(|errors| panic!("{errors}"));
    let mut dice = Dice::new(1);
    case.wording = String::from(OPENING);
    for _ in 1..pages {
        let _ = write!(case.wording, "## {}\n\n", text(&mut dice, 2));
        for number in 1..=AYAT {
            let _ = write!(case.wording, "({number}) {}.\n\n", text(&mut dice, 40));
        }
    }
    case.wording.push_str(CLOSING);
    case
}
