"""What the four agreements of the example say, as poppler reads it."""

import re

from documents import Document
from program import output

# What each says, and what one of them says besides, in any case of letters.
ALL = (
    "Selasa, tanggal dua puluh satu, bulan September, tahun dua ribu dua puluh satu (21-09-2021)",
    "Maslianawaty Edi Damansyah",
    "Sunggono",
)
ONE = {
    "diskominfo": (
        "Dafip Haryanto",
        "pengembangan dan pemberdayaan pemangku kepentingan melalui bimbingan teknis, workshop, sarasehan, "
        "forum, dan kegiatan peningkatan literasi",
        "peliputan, dokumentasi dan promosi kegiatan Tim Penggerak PKK",
        "pengembangan kreatifitas berbasis Teknologi Informasi",
    ),
}
NUMBER_OF_PAGE = re.compile(r"^[\s\f]*- \d+ -\s*$", re.MULTILINE)
# A heading stands alone on its line; a reference to an article does not.
HEADING = re.compile(r"^[\s\f]*Pasal (\d+)\s*$", re.MULTILINE)


def concerns(document: Document) -> bool:
    return document.kind == "agreements"


def faults(document: Document) -> list[str]:
    laid_out = output("pdftotext", "-layout", document.path, "-")
    # Once as it stands on the page, once column by column, so that no line or page break matters.
    both = laid_out + output("pdftotext", document.path, "-")
    text = " ".join(NUMBER_OF_PAGE.sub("", both).split()).lower()
    expected = ALL + ONE.get(document.path.stem, ())
    found = [f'does not say "{words}"' for words in expected if words.lower() not in text]
    if len(text) < 3000:
        found.append("has hardly any text")
    numbers = [int(number) for number in HEADING.findall(laid_out)]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        found.append(f"its articles are numbered {numbers}")
    return found
