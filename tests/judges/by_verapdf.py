"""veraPDF: every rule of PDF/A and PDF/UA-1 that a machine can check, where it is installed."""

import shutil

from documents import Document
from program import run


def absent() -> str | None:
    return None if shutil.which("verapdf") else "is not installed"


def concerns(document: Document) -> bool:
    return document.sampled


def faults(document: Document) -> list[str]:
    found = []
    for flavour in (f"{document.part}a", "ua1"):
        done = run("verapdf", "--format", "text", "--verbose", "--flavour", flavour, document.path)
        if not done.stdout.startswith("PASS "):
            found.append(f"{flavour}: {done.stdout}{done.stderr}")
    return found
