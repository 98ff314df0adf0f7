//! Agreements to measure with: as many as wanted, alike as those of one batch are, each different.

use naskah::Agreement;
use naskah::agreement::Batch;
use naskah::diagnostic::Result;

/// The example whose agreements are varied: five pages, two logos, three fields.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/kukar-2021/batch.ron");

/// The template that makes five pages of them.
pub const TEMPLATE: &str = "kesepakatan-bersama";

/// What departments are called after.
const SUBJECTS: [&str; 12] = [
    "Kesehatan",
    "Pendidikan",
    "Perhubungan",
    "Pariwisata",
    "Pertanian",
    "Perikanan",
    "Sosial",
    "Kehutanan",
    "Koperasi",
    "Perdagangan",
    "Tenaga Kerja",
    "Lingkungan Hidup",
];

/// What they do together with others.
const WORKS: [&str; 7] = [
    "pembinaan",
    "penyuluhan",
    "pendampingan",
    "pelatihan",
    "pendataan",
    "pemantauan",
    "sosialisasi",
];

/// For whom.
const WHOM: [&str; 5] = [
    "kader dan kelompok binaan",
    "keluarga muda",
    "masyarakat desa dan kelurahan",
    "pelaku usaha rumah tangga",
    "remaja dan pemuda",
];

/// A batch without an end.
#[derive(Debug)]
pub struct Agreements(Vec<Agreement>);

impl Agreements {
    /// Reads the example.
    ///
    /// # Errors
    /// An example that cannot be read.
    pub fn read() -> Result<Self> {
        let text = std::fs::read_to_string(EXAMPLE).unwrap_or_default();
        let entries = Batch::from_ron(EXAMPLE, &text)?.entries;
        Ok(Self(entries.into_iter().map(|entry| entry.agreement).collect::<Result<_>>()?))
    }

    /// The agreement of that number. Each has a name, a seat, a signer, a number and a scope of its own; the
    /// rest is the example's.
    pub fn get(&self, number: usize) -> Agreement {
        varied(self.0[number % self.0.len()].clone(), number)
    }
}

fn varied(mut agreement: Agreement, number: usize) -> Agreement {
    let pick = |words: &[&'static str], step: usize| words[(number / step) % words.len()];
    let (one, other) = (pick(&SUBJECTS, 1), pick(&SUBJECTS, SUBJECTS.len()));
    agreement.watermark = None;
    agreement.template = None;
    if let Some(party) = agreement.parties.get_mut(1) {
        party.name = format!("Dinas {one} dan {other} Kabupaten Kutai Kartanegara");
        party.number = Some(format!("{}/PKS/{}/IX/2021", 100 + number, one.to_uppercase()));
        party.seat = Some(format!("Jalan Jelawat Nomor {}, Tenggarong", number % 500 + 1));
        party.signer.name = format!(
            "{} {}, S.Sos., M.Si.",
            pick(&["Ahmad", "Siti", "Budi", "Rina", "Yusuf"], 3),
            other
        );
        party.signer.position = format!("Kepala {}", party.name);
        party.signer.nip = Some(format!("19700101 199503 1 {:03}", number % 1000));
    }
    let item = |step| {
        let (work, whom) = (pick(&WORKS, step), pick(&WHOM, step + 1));
        format!("{work} {whom} di bidang {} pada tahun {}", other.to_lowercase(), 2021 + number % 5)
    };
    agreement.scope = (1..=18).map(|n| item(n).into()).collect();
    agreement
}
