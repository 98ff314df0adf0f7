"""PDFBox: it reads the file without repairing it, extracts text from every page, draws every page, and finds that
structure tree, parent tree and pages agree on who owns which content; all without a warning."""

import jvm
from documents import Document

EXTRAS = True


def concerns(document: Document) -> bool:
    return document.sampled


def faults_of_all(documents: list[Document]) -> list[list[str]]:
    return jvm.judge([("pdfbox", document.path) for document in documents])
