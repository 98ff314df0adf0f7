"""poppler: each signature is valid, and the last covers the whole file."""

from documents import Document
from program import run


def concerns(document: Document) -> bool:
    return document.signed > 0


def faults(document: Document) -> list[str]:
    # The certificate is not judged: nobody else knows it.
    told = run("pdfsig", "-nocert", document.path).stdout
    valid = told.count("Signature is Valid.")
    found = [] if valid == document.signed else [f"{valid} valid signatures: {told}"]
    return found if told.count("- Total document signed") == 1 else [*found, "signed in part"]
