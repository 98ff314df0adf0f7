"""iText 5, as a signing service uses it: it reads a document, signs it in a field and at a place of its own.

It stands beside the checkout where it is present, and needs a JDK.
"""

import shutil
import tempfile
from pathlib import Path

from documents import Document
from program import run

TOOL = Path("../shared/tools/itext5/judge")
# It takes seconds to start: one document of each kind.
SAMPLE = {
    "agreements/diskominfo", "documents/bilingual", "documents/signers-10", "electronic/bsre-a4-arial",
}
FIELD = "PIHAK-KESATU"
KEY = Path("tests/suite/pki/signers/rsa-2048.legacy.p12")


def absent() -> str | None:
    if not TOOL.is_file():
        return "is not beside the checkout"
    if not (shutil.which("java") and shutil.which("javac")):
        return "needs a JDK"
    # The first call compiles it, before several are made at once.
    run(TOOL)
    return None


def concerns(document: Document) -> bool:
    return not document.signed and document.name.removesuffix(".pdf") in SAMPLE


def faults(document: Document) -> list[str]:
    found = []
    # BSrE makes a field of its own.
    for place in [[]] if document.fields == 0 else ([FIELD], []):
        with tempfile.TemporaryDirectory() as folder:
            signed = Path(folder) / "signed.pdf"
            done = run(TOOL, document.path, signed, KEY, "naskah", *place)
            where = place[0] if place else "a place of its own"
            if done.returncode or "signed" not in done.stdout.splitlines():
                found.append(f"at {where}: {done.stdout}{done.stderr}")
            elif "Signature is Valid." not in run("pdfsig", "-nocert", signed).stdout:
                found.append(f"at {where}: pdfsig finds no valid signature")
    return found
