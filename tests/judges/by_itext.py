"""iText 5, as a signing service uses it: it reads a document as it is, signs it in a field and at a place of its own,
and in turn with us; whatever comes of it is valid for everybody.

It stands beside the checkout where it is present, and needs a JDK.
"""

import os
import shutil
from pathlib import Path

import by_naskah
import by_pdfsig
import by_pyhanko
from documents import Document
from jvm import Program
from program import run
from signing import KEYS, by_us, empty_fields

TOOL = Path("../shared/tools/itext5/judge")
KEY = KEYS / "rsa-2048.legacy.p12"
# So many are signed in turn with us.
IN_TURN = {
    "agreements/diskominfo", "agreements/dukcapil", "attached/diskominfo", "documents/bilingual",
    "documents/berita-acara-a4-times", "documents/kesepakatan-bersama-a4-arial", "documents/signers-10",
    "documents/transparent",
}
# A service makes its field under this name.
SERVICE = "service"
# What TOOL runs, without starting a virtual machine for each call.
CLASSES = Path(os.environ.get("TMPDIR", "/tmp")) / "itext5-judge"
JARS = ("itext5", "bcprov", "bcpkix", "bcutil")
ITEXT = Program("Judge", ":".join([str(CLASSES), *(f"/usr/share/java/{jar}.jar" for jar in JARS)]))


def absent() -> str | None:
    if not TOOL.is_file():
        return "is not beside the checkout"
    if not (shutil.which("java") and shutil.which("javac")):
        return "needs a JDK"
    # The first call compiles it, before several are made at once.
    run(TOOL)
    return None


def concerns(document: Document) -> bool:
    return not document.signed and document.kind != "generated"


def by_itext(_: Path, field: str, key: str, path: Path, result: Path, last: bool) -> tuple[bool, str]:
    output, exception = ITEXT.call(path, result, KEY, "naskah", *([] if field == SERVICE else [field]))
    kept = not exception and result.read_bytes().startswith(path.read_bytes())
    return kept and "signed" in output.splitlines(), output + exception


def ways(document: Document) -> list[list[tuple]]:
    """Who signs where, one after another. Services make a field of their own where there is none."""
    fields = [name for name in empty_fields(document.path) if not name.startswith("PARAF")]
    ours = [(by_us, name) for name in fields]
    theirs, own = [(by_itext, name) for name in fields], (by_itext, SERVICE)
    if document.name.removesuffix(".pdf") not in IN_TURN:
        return [[own], theirs[:1]] if fields else [[own]]
    return [[own], [theirs[0], ours[1], own], [ours[0], own, ours[1]]]


def faults(document: Document) -> list[str]:
    """What goes wrong in any of the ways."""
    folder = document.path.parent.parent
    target = folder / "itext" / document.kind
    target.mkdir(parents=True, exist_ok=True)
    found = []
    for number, signers in enumerate(ways(document)):
        path = document.path
        way = ", then ".join(f"{sign.__name__} in {field}" for sign, field in signers)
        for step, (sign, field) in enumerate(signers):
            result = target / f"{document.path.stem}-{number}-{step}.pdf"
            good, told = sign(folder, field, "p-256", path, result, step + 1 == len(signers))
            if not good:
                return [*found, f"{way}: {field}: {told}"]
            path = result
        signed = Document(path, document.kind, len(signers))
        # pyHanko takes long, and looks at those that several signed.
        judges = [by_naskah, by_pdfsig] + ([by_pyhanko] if len(signers) > 1 else [])
        found += [f"{way}: {judge.__name__}: {fault}" for judge in judges for fault in judge.faults(signed)]
    return found
