"""pyHanko: each signature is whole and trusted, and what came after it were further signatures only."""

from documents import Document
from signing import ROOTS, pyhanko


def concerns(document: Document) -> bool:
    return document.signed > 0


def faults(document: Document) -> list[str]:
    roots = [argument for root in ROOTS for argument in ("--trust", root)]
    good, told = pyhanko("sign", "validate", *roots, "--trust-replace", document.path)
    lines = [line for line in told.splitlines() if ":INTACT:TRUSTED," in line]
    return [] if good and len(lines) == document.signed else [told]
