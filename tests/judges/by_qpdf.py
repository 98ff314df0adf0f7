"""qpdf: the file is well-formed, down to each stream."""

from documents import Document
from program import run


def concerns(document: Document) -> bool:
    return True


def faults(document: Document) -> list[str]:
    done = run("qpdf", "--check", document.path)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]
