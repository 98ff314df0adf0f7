"""pyHanko: each signature is whole and trusted, and what came after it were further signatures only."""

from documents import Document
from signing import pyhanko


def concerns(document: Document) -> bool:
    return document.signed > 0


def faults(document: Document) -> list[str]:
    settings = document.path.parent.parent.parent / "pyhanko.yml"
    # Nobody can be asked whether a certificate was revoked.
    good, told = pyhanko("--config", settings, "sign", "validate", "--soft-revocation-check", document.path)
    lines = [line for line in told.splitlines() if ":INTACT:TRUSTED," in line]
    return [] if good and len(lines) == document.signed else [told]
