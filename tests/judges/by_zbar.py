"""zbar: the QR code is read back from a picture of every page, at 150 dots to the inch."""

import hashlib
import tempfile
from pathlib import Path

from documents import Document
from program import output

DATA = Path("tests/suite/electronic.ron")
LINK = "https://contoh.example/naskah/1"
NUMBERS = "119/PKS/ALFA/IX/2026\n7/PKS/BETA/IX/2026"


def concerns(document: Document) -> bool:
    return document.kind == "electronic" and not document.signed


def expected(document: Document) -> str | None:
    """What the code says; of data that the command changed, its digest is not known here."""
    if document.path.stem.startswith(("bsre", "stamped")):
        return LINK
    if document.path.stem == "digest":
        return f"{NUMBERS}\nSHA-256 {hashlib.sha256(DATA.read_bytes()).hexdigest()}"
    return None


def faults(document: Document) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        output("pdftoppm", "-r", 150, "-png", document.path, Path(folder) / "page")
        pages = sorted(Path(folder).glob("*.png"))
        read = [output("zbarimg", "--quiet", "--raw", page).strip() for page in pages]
    wanted = expected(document) or read[0]
    return [
        f"page {number}: the code says {text!r}, not {wanted!r}"
        for number, text in enumerate(read, 1)
        if text != wanted
    ]
