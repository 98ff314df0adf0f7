"""veraPDF: every machine-checkable rule of the PDF/A level that the file claims, and of PDF/UA-1."""

import jvm
from documents import Document

EXTRAS = True


def concerns(document: Document) -> bool:
    return document.sampled


def faults_of_all(documents: list[Document]) -> list[list[str]]:
    wanted = [(index, profile) for index, document in enumerate(documents) for profile in document.profiles]
    found: list[list[str]] = [[] for _ in documents]
    judged = jvm.judge([(profile, documents[index].path) for index, profile in wanted])
    for (index, profile), faults in zip(wanted, judged):
        found[index] += [f"{profile}: {fault}" for fault in faults]
    return found
