//! Hard cases, one a test: what each has to show for somebody to sign it.

use naskah::agreement::{Acting, Agreement, Batch, Logo, Person};
use naskah::style::Style;
use naskah::{Press, Template};
use naskah_tests::example::{agreements, root};
use naskah_tests::reader::{Page, flat_text, read};
use naskah_tests::rules::{Breach, check};

/// The agreement of `suite/plain.ron`: two parties, one witness, nothing unusual.
fn plain() -> Agreement {
    let path = root("tests/suite/plain.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    Agreement::from_ron(path.to_string_lossy(), &text).unwrap_or_else(|errors| panic!("{errors}"))
}

fn person(name: &str, position: &str) -> Person {
    Person::new(name, position)
}

/// Prints in that style, has every rule checked, and gives the pages and the warnings.
fn print(agreement: &Agreement, style: &str) -> (Vec<Page>, Vec<String>) {
    let press =
        Press::with_style(Template::builtin("pks").unwrap(), Style::builtin(style).unwrap())
            .unwrap();
    print_with(&press, agreement, &Style::builtin(style).unwrap())
}

fn print_with(press: &Press, agreement: &Agreement, style: &Style) -> (Vec<Page>, Vec<String>) {
    let print = press.print(agreement).unwrap_or_else(|errors| panic!("{errors}"));
    let (document, _) = press.document(agreement).unwrap();
    let pages = read(&print.pdf);
    let breaches: Vec<Breach> = check(&document, style, &pages);
    assert_eq!(breaches, []);
    (pages, print.warnings.into_iter().map(|warning| warning.message).collect())
}

/// The pages in the default style.
fn pages(agreement: &Agreement) -> Vec<Page> {
    print(agreement, "f4-bookman").0
}

fn says(pages: &[Page], text: &str) {
    let flat = flat_text(pages);
    assert!(flat.contains(text), "\"{text}\" is not in: {flat}");
}

fn never_says(pages: &[Page], text: &str) {
    assert!(!flat_text(pages).contains(text), "\"{text}\" is on a page");
}

/// How often a text occurs.
fn count(pages: &[Page], text: &str) -> usize {
    flat_text(pages).matches(text).count()
}

#[test]
fn a_an_office_of_three_lines_signs_on_the_baseline_of_its_neighbour() {
    let mut agreement = plain();
    agreement.parties[1].name = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian \
        Penduduk dan Keluarga Berencana Kabupaten Kutai Kartanegara"
        .into();
    agreement.parties[1].signer.position = format!("Kepala {}", agreement.parties[1].name);
    for style in ["f4-bookman", "a4-arial", "a4-times"] {
        let (pages, _) = print(&agreement, style);
        let last = pages.last().unwrap();
        let name = |text: &str| {
            let line = last
                .lines()
                .into_iter()
                .find(|line| line.runs.iter().any(|run| run.bold && run.text.contains(text)));
            line.unwrap_or_else(|| panic!("{text} signs on the last page")).y
        };
        assert_eq!(name("NAMA KEDUA"), name("NAMA KESATU"));
    }
}

#[test]
fn b_five_parties_and_three_witnesses() {
    let mut agreement = plain();
    for ordinal in ["Ketiga", "Keempat", "Kelima"] {
        let mut party = agreement.parties[1].clone();
        party.name = format!("Dinas {ordinal}");
        party.signer = person(&format!("Nama {ordinal}"), &format!("Kepala Dinas {ordinal}"));
        agreement.parties.push(party);
    }
    agreement.witnesses = (1..=3)
        .map(|number| person(&format!("Nama Saksi {number}"), &format!("Camat {number}")))
        .collect();
    let (pages, _) = print(&agreement, "f4-bookman");
    says(&pages, "PIHAK KESATU, PIHAK KEDUA, PIHAK KETIGA, PIHAK KEEMPAT, dan PIHAK KELIMA");
    says(&pages, "dalam rangkap 5 (lima) asli");
    for name in ["NAMA KELIMA", "NAMA SAKSI 3"] {
        says(&pages, name);
    }
}

#[test]
fn c_numbers_and_references_close_up_when_an_article_is_left_out() {
    let mut agreement = plain();
    let with = pages(&agreement);
    agreement.details.insert("confidentiality".into(), naskah::agreement::Value::Boolean(false));
    // That references lead to what is there is among the rules that every test here checks.
    let without = pages(&agreement);
    let articles = |pages: &[Page]| {
        (1..)
            .take_while(|number| {
                let heading = format!("Pasal {number}");
                pages.iter().any(|page| page.text().lines().any(|line| line.trim() == heading))
            })
            .count()
    };
    assert_eq!(articles(&with), articles(&without) + 1);
    says(&with, "Pasal 9 KERAHASIAAN");
    says(&with, "Pasal 10 KEADAAN KAHAR");
    never_says(&without, "KERAHASIAAN");
    says(&without, "Pasal 9 KEADAAN KAHAR");
}

#[test]
fn d_the_signature_part_is_whole_and_in_company_wherever_the_text_ends() {
    let mut agreement = plain();
    let style = "f4-bookman";
    let mut most = 0;
    for length in 0..60 {
        agreement.scope =
            (0..length).map(|item| format!("kegiatan bersama ke-{item}").into()).collect();
        let (pages, warnings) = print(&agreement, style);
        assert_eq!(warnings, Vec::<String>::new());
        most = most.max(pages.len());
    }
    assert!(most > pages(&plain()).len(), "the text has moved over a page's end");
}

#[test]
fn e_a_table_of_thirty_rows_repeats_its_header() {
    let rows: String = (1..=30)
        .map(|row| {
            format!("| {row} | kegiatan nomor {row} dengan keluaran | Rp{row}.000.000,00 |\n")
        })
        .collect();
    let wording = format!(
        "::: title\n:::\n\n## Rencana Kerja\n\nKegiatan:\n\n| Nomor | Kegiatan | Anggaran |\n|--:|:--|--:|\n{rows}\nDemikian rencana kerja ini dibuat dan disepakati oleh PARA PIHAK untuk dilaksanakan bersama-sama sebagaimana mestinya.\n\n::: signatures\n:::\n"
    );
    let manifest = "(title: \"Rencana Kerja\", style: \"a4-arial\", fields: {})";
    let template = Template::from_parts(
        naskah::diagnostic::Source::new("template.dj", wording),
        naskah::diagnostic::Source::new("template.ron", manifest),
    )
    .unwrap();
    let style = Style::from_ron(
        "own.ron",
        "(base: \"a4-arial\", leading: \"20pt\", tables: (leading: \"26pt\"))",
    )
    .unwrap();
    let press = Press::with_style(template, style.clone()).unwrap();
    let (pages, _) = print_with(&press, &plain(), &style);
    assert!(pages.len() > 1);
    let holds = |page: &&Page, text: &str| page.text().contains(text);
    let with_rows: Vec<&Page> = pages.iter().filter(|page| holds(page, "kegiatan nomor")).collect();
    assert!(with_rows.len() > 1);
    for page in with_rows {
        assert_eq!(page.text().matches("Nomor Kegiatan Anggaran").count(), 1);
        let header = page.lines().into_iter().find(|line| line.runs[0].text.trim() == "Nomor");
        assert!(header.unwrap().runs.iter().all(|run| run.bold));
    }
    // Numbers stand flush right.
    let right = |row: usize| {
        let text = format!("Rp{row}.000.000,00");
        let mut runs = pages.iter().flat_map(|page| &page.runs);
        runs.find(|run| run.text == text).unwrap().right
    };
    assert!((right(1) - right(30)).abs() < 0.2);
}

#[test]
fn f_a_number_of_sixty_characters_is_printed_whole() {
    let mut agreement = plain();
    let number = "119/PKS/TP.PKK-KUKAR/SEKRETARIAT-UMUM/DISKOMINFO.KUKAR/IX/2021";
    assert!(number.len() >= 60);
    agreement.parties[0].number = Some(number.into());
    agreement.parties[1].number = None;
    for style in ["f4-bookman", "a4-arial", "a4-times"] {
        let (pages, _) = print(&agreement, style);
        // Too wide for its line, it goes on behind a slash.
        let squeezed: String = flat_text(&pages[..1]).split(' ').collect();
        assert!(squeezed.contains(number));
        let page = &pages[0];
        let colons: Vec<f64> = page
            .lines()
            .iter()
            .filter(|line| line.runs[0].text.trim() == "NOMOR")
            .map(|line| line.runs[1].x)
            .collect();
        assert_eq!(colons.len(), 2);
        assert!((colons[0] - colons[1]).abs() < 0.05, "the colons are aligned");
    }
}

#[test]
fn g_a_title_of_forty_words_breaks_into_balanced_lines() {
    let mut agreement = plain();
    agreement.subject =
        "Penguatan Sinergitas Dalam Implementasi Program Kerja ".repeat(7).trim().into();
    assert!(agreement.subject.split(' ').count() >= 40);
    let pages = pages(&agreement);
    let lines = pages[0].lines();
    let about = lines.iter().position(|line| line.runs[0].text.trim() == "TENTANG").unwrap();
    let title: Vec<f64> = lines[about + 1..]
        .iter()
        .take_while(|line| line.runs[0].bold && !line.runs[0].text.starts_with("NOMOR"))
        .map(|line| line.runs.last().unwrap().right - line.runs[0].x)
        .collect();
    assert!(title.len() > 4);
    let widest = title.iter().copied().fold(0.0, f64::max);
    assert!(title.iter().all(|width| *width > widest / 2.0), "{title:?}");
}

#[test]
fn h_without_a_date_there_are_blanks_to_fill_in() {
    let mut agreement = plain();
    agreement.signed.date = None;
    agreement.signed.place = None;
    let pages = pages(&agreement);
    says(&pages, "Pada hari ini, ....");
    for word in ["None", "none", "null", "undefined", "September 2021"] {
        never_says(&pages, word);
    }
}

#[test]
fn i_an_acting_head_signs_as_plt() {
    let mut agreement = plain();
    agreement.parties[1].signer.acting = Some(Acting::Plt);
    let pages = pages(&agreement);
    says(&pages, "Plt. Kepala Dinas Kedua");
    says(&pages, "Plt. KEPALA DINAS KEDUA,");
}

#[test]
fn j_the_number_of_a_contract_employee_is_printed_in_its_groups() {
    let data = std::fs::read_to_string(root("tests/suite/plain.ron")).unwrap();
    // The ninth to fourteenth digits of such a number are no month.
    let data = data.replace("198001012005011001", "198609262022212001");
    let agreement = Agreement::from_ron("pppk.ron", &data).unwrap();
    says(&pages(&agreement), "NIP 19860926 202221 2 001");
}

#[test]
fn k_addresses_without_spaces_stay_inside_their_column() {
    let mut agreement = plain();
    let email = "sekretariat.tim-penggerak.pemberdayaan-dan-kesejahteraan-keluarga@kutaikartanegara.example";
    let url = format!("https://{}.example/{}", "kerjasama".repeat(8), "dokumen/".repeat(12));
    let mut contact = naskah::agreement::Contact::default();
    contact.email = Some(email.into());
    agreement.parties[0].contact = Some(contact);
    agreement.scope = vec![format!("pengelolaan laman {url}").into()];
    let pages = pages(&agreement);
    let squeezed: String = flat_text(&pages).split(' ').collect();
    assert!(squeezed.contains(&url));
}

#[test]
fn l_the_days_that_are_easily_forgotten() {
    for (date, words) in [
        (
            jiff::civil::date(2024, 2, 29),
            "Kamis, tanggal dua puluh sembilan, bulan Februari, tahun dua ribu dua puluh empat (29-02-2024)",
        ),
        (
            jiff::civil::date(2021, 5, 1),
            "Sabtu, tanggal satu, bulan Mei, tahun dua ribu dua puluh satu (01-05-2021)",
        ),
        (
            jiff::civil::date(2021, 9, 26),
            "Minggu, tanggal dua puluh enam, bulan September, tahun dua ribu dua puluh satu (26-09-2021)",
        ),
    ] {
        let mut agreement = plain();
        agreement.signed.date = Some(date);
        let pages = pages(&agreement);
        says(&pages, words);
        for month in ["May", "February", "January", "December"] {
            never_says(&pages, month);
        }
    }
    assert!(
        Agreement::from_ron(
            "x.ron",
            &std::fs::read_to_string(root("tests/suite/plain.ron"))
                .unwrap()
                .replace("2021-09-21", "2023-02-29")
        )
        .is_err()
    );
}

#[test]
fn m_the_same_data_on_f4_and_on_a4() {
    let agreement = plain();
    let millimetres = |points: f64| (points * 25.4 / 72.0).round();
    let (f4, _) = print(&agreement, "f4-bookman");
    let (a4, _) = print(&agreement, "a4-times");
    assert!(
        f4.iter().all(|page| (millimetres(page.width), millimetres(page.height)) == (215.0, 330.0))
    );
    assert!(
        a4.iter().all(|page| (millimetres(page.width), millimetres(page.height)) == (210.0, 297.0))
    );
}

#[test]
fn n_signs_that_mean_something_elsewhere_are_plain_text_here() {
    let mut agreement = plain();
    let text =
        "biaya $ 5 # 7 {{ subject }} *tebal* _miring_ [](#objek) \\ `kode` <!-- x --> | kolom";
    agreement.subject = text.into();
    agreement.scope = vec![text.into(), "# judul".into(), "::: title".into(), "a. butir".into()];
    let pages = pages(&agreement);
    says(&pages, text);
    for item in ["# judul;", "::: title; dan", "a. butir."] {
        says(&pages, item);
    }
}

#[test]
fn o_names_with_an_apostrophe_an_accent_and_a_hyphen_that_never_breaks() {
    let mut agreement = plain();
    agreement.parties[0].signer.name = "Ma'ruf Noé Al\u{2011}Habsyi, S.Pd.".into();
    agreement.parties[1].signer.name = "Nur’aini D’Ornaÿ, Ph.D.".into();
    for style in ["f4-bookman", "a4-arial", "a4-times"] {
        let (pages, _) = print(&agreement, style);
        says(&pages, "MA'RUF NOÉ AL-HABSYI, S.Pd.");
        says(&pages, "NUR’AINI D’ORNAŸ, Ph.D.");
    }
}

/// Prints with that logo for the first party and gives the picture's width and height, in points.
fn logo(file: &str) -> [f64; 2] {
    let mut agreement = plain();
    let path = root("tests/suite/logos").join(file).display().to_string();
    agreement.parties[0].logo = Some(Logo::File(path));
    let pages = pages(&agreement);
    let [picture] = pages[0].pictures.as_slice() else { panic!("there is one picture") };
    let middle = picture.x + picture.width / 2.0;
    let text_middle = (pages[0].width + (30.0 - 25.0) * 72.0 / 25.4) / 2.0;
    assert!((middle - text_middle).abs() < 0.1, "a single logo stands in the middle");
    [picture.width, picture.height]
}

#[test]
fn p_logos_of_every_kind_keep_their_proportions() {
    for (file, proportion) in
        [("high-1x3-alpha.png", 1.0 / 3.0), ("wide-3x1-alpha.png", 3.0), ("cmyk.jpg", 1.0)]
    {
        let [width, height] = logo(file);
        assert!((width / height - proportion).abs() < 0.01, "{file}: {width} by {height}");
        assert!(height <= 25.0 * 72.0 / 25.4, "{file}");
    }
}

#[test]
fn no_text_of_one_agreement_is_in_another_of_its_batch() {
    let own: Vec<(String, Vec<String>)> = agreements()
        .iter()
        .map(|(id, agreement)| {
            let party = &agreement.parties[1];
            let texts = [party.name.clone(), party.signer.position.clone()];
            (
                id.clone(),
                texts
                    .into_iter()
                    .chain(agreement.scope.iter().map(|it| it.text().to_owned()))
                    .collect(),
            )
        })
        .collect();
    let press = naskah_tests::example::press();
    for (id, agreement) in agreements() {
        let pdf = press.print(&agreement).unwrap().pdf;
        let text = flat_text(&read(&pdf)).to_lowercase();
        for (other, texts) in own.iter().filter(|(other, _)| *other != id) {
            let mine = &own.iter().find(|(known, _)| *known == id).unwrap().1;
            for foreign in texts.iter().filter(|text| !mine.contains(text)) {
                assert!(!text.contains(&foreign.to_lowercase()), "{id} says of {other}: {foreign}");
            }
        }
    }
}

#[test]
fn what_real_generators_got_wrong_is_right_in_every_agreement() {
    let text = std::fs::read_to_string(root("examples/kukar-2021/batch.ron")).unwrap();
    let path = root("examples/kukar-2021/batch.ron");
    for entry in Batch::from_ron(path.to_string_lossy(), &text).unwrap().entries {
        let agreement = entry.agreement.unwrap();
        let pages = pages(&agreement);
        for wrong in [
            "Rp.",
            "Rp ",
            "(need help)",
            "need",
            "Kesepakatan Bersama ini",
            "PIHAK PERTAMA",
            "hari)",
            "{{",
            "}}",
            "{%",
            "September 2021 September",
            "satu ribu",
            "satu belas",
            "satu ratus",
        ] {
            never_says(&pages, wrong);
        }
        assert_eq!(count(&pages, "(21-09-2021)"), 1, "the day of signing, not today's");
        // Page numbers from the second page on, and one each.
        for (number, page) in (1..).zip(&pages) {
            assert_eq!(
                page.text().matches(&format!("- {number} -")).count(),
                usize::from(number > 1)
            );
        }
        // A lone "(1)": an article of one paragraph has no number.
        let lines: Vec<String> = pages
            .iter()
            .flat_map(|page| page.text().lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let at: Vec<usize> =
            (0..lines.len()).filter(|index| lines[*index].starts_with("(1) ")).collect();
        for first in at {
            let next = lines[first + 1..].iter().find(|line| {
                line.starts_with('(') || line.starts_with("Pasal ") && !line.contains(' ')
            });
            assert!(next.is_some_and(|line| line.starts_with("(2) ")), "{}", lines[first]);
        }
    }
}
