"""The file is small enough to be sent around."""

from documents import Document

MOST = 150_000


def concerns(document: Document) -> bool:
    return document.kind == "agreements" and not document.signed


def faults(document: Document) -> list[str]:
    size = document.path.stat().st_size
    return [] if size < MOST else [f"{size} bytes"]
