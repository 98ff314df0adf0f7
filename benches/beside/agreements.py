"""The agreements that all are given to set: the example's with Diskominfo, with the data of other departments put in
its place."""

import csv
import shutil
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

EXAMPLE = Path("examples/kukar-2021")

SUBJECTS = ("Kesehatan", "Pendidikan", "Perhubungan", "Pariwisata", "Pertanian", "Perikanan", "Sosial", "Kehutanan",
            "Koperasi", "Perdagangan", "Tenaga Kerja", "Lingkungan Hidup")
DISTRICTS = ("Anggana", "Kembang Janggut", "Kenohan", "Kota Bangun", "Loa Janan", "Loa Kulu", "Marang Kayu", "Muara Badak",
             "Muara Jawa", "Muara Kaman", "Muara Muntai", "Muara Wis", "Samboja", "Sebulu", "Tabang", "Tenggarong")
FIRST_NAMES = ("Ahmad", "Budi", "Dewi", "Eko", "Fitri", "Hendra", "Lina", "Rina", "Siti", "Yusuf")
LAST_NAMES = ("Gunawan", "Hidayat", "Kurniawan", "Lestari", "Maulana", "Nugroho", "Pratama", "Rahayu", "Saputra", "Setiawan",
              "Utami", "Wahyuni", "Wijaya")
WORKS = ("Pembinaan", "Penyuluhan", "Pendampingan", "Pelatihan", "Pendataan", "Pemantauan", "Sosialisasi")
WHOM = ("kader dan kelompok binaan", "keluarga muda", "masyarakat desa dan kelurahan", "pelaku usaha rumah tangga",
        "remaja dan pemuda")

# Diskominfo's own data: what the example says.
DISKOMINFO = {
    "name": "Dinas Komunikasi dan Informatika Kabupaten Kutai Kartanegara",
    "short": "Diskominfo",
    "number": "[Nomor PIHAK KEDUA]",
    "seat": "[Alamat Dinas Komunikasi dan Informatika]",
    "signer": "Dafip Haryanto, [gelar]",
    "position": "Kepala Dinas Komunikasi dan Informatika Kabupaten Kutai Kartanegara",
    "scope": "Pengembangan dan pemberdayaan pemangku kepentingan melalui bimbingan teknis, workshop, sarasehan, forum, "
             "dan kegiatan peningkatan literasi; Peliputan, dokumentasi dan promosi kegiatan Tim Penggerak PKK; "
             "Pengembangan kreatifitas berbasis Teknologi Informasi",
}

# The column of naskah's table that each of them stands in.
COLUMNS = {
    "name": "parties.2.name", "short": "parties.2.short", "number": "parties.2.number", "seat": "parties.2.seat",
    "signer": "parties.2.signer.name", "position": "parties.2.signer.position", "scope": "scope",
}


def department(number: int) -> dict[str, str]:
    """The data of a department, one of 2,304; the first is Diskominfo, and no two have the same name."""
    if number == 0:
        return DISKOMINFO
    one, other, district = SUBJECTS[number % 12], SUBJECTS[number // 12 % 12], DISTRICTS[number // 144]
    name = f"Dinas {one} dan {other} Kecamatan {district}"

    def work(step: int) -> str:
        what, whom = WORKS[number // step % 7], WHOM[number // (step + 1) % 5]
        return f"{what} {whom} di bidang {other.lower()} pada tahun {2021 + number % 5} di Kecamatan {district}"
    return {
        "name": name,
        "short": f"Dinas {one}",
        "number": f"{100 + number}/PKS/{one.upper()}/IX/2021",
        "seat": f"Jalan Jelawat Nomor {number % 500 + 1}, {district}",
        "signer": f"{FIRST_NAMES[number % 10]} {LAST_NAMES[number % 13]}, [gelar]",
        "position": f"Kepala {name}",
        "scope": "; ".join(map(work, (1, 2, 3))),
    }


def batch(folder: Path, counts: tuple[int, ...]) -> None:
    """Naskah's batch, `batch.ron`, and for each of the counts a table of so many rows, `COUNT.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    shared = (EXAMPLE / "batch.ron").read_text().split("    // What each has of its own.")[0]
    (folder / "batch.ron").write_text(shared + ")\n")
    shutil.copytree(EXAMPLE / "logos", folder / "logos", dirs_exist_ok=True)
    for count in counts:
        with (folder / f"{count}.csv").open("w", newline="") as table:
            rows = csv.writer(table)
            rows.writerow(["id", *COLUMNS.values()])
            rows.writerows([f"{n:04}", *department(n).values()] for n in range(count))


def filled(source: str, number: int) -> str:
    """A document in HTML or XML with the department's data in the place of each word with a dollar sign."""
    data = {key: escape(value) for key, value in department(number).items()}
    data["signer"], data["credentials"] = data["signer"].split(", ")
    scope = {f"scope{at}": item for at, item in enumerate(data["scope"].split("; "), 1)}
    return Template(source).substitute(data, **scope, **{key.upper(): value.upper() for key, value in data.items()})
