"""Has every judge look at every document that concerns it; prints each fault, and what was judged.

    judge.py FOLDER      the folder that `make` filled
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import by_arlington
import by_attachment
import by_claim
import by_fields
import by_itext
import by_naskah
import by_outloud
import by_pdfa_check
import by_pdfbox
import by_pdfsig
import by_pdfua
import by_places
import by_poppler
import by_pyhanko
import by_qpdf
import by_size
import by_structure
import by_verapdf
import by_wording
import by_zbar
import signing
from documents import Document, extras, find

ALL = (
    by_qpdf, by_poppler, by_claim, by_pdfa_check, by_verapdf, by_pdfbox, by_arlington, by_outloud, by_pdfua,
    by_structure, by_fields, by_places, by_zbar, by_attachment, by_size, by_wording, by_itext, by_pyhanko, by_pdfsig,
    by_naskah,
)
JUDGES = {module.__name__: module for module in ALL}


def judge(name: str, documents: list[Document]) -> tuple[list[list[str]], float]:
    """Each document's faults, a judge's failure among them, and the seconds it took."""
    start = time.monotonic()
    module = JUDGES[name]
    try:
        if at_once(name):
            faults = module.faults_of_all(documents)
        else:
            faults = [module.faults(document) for document in documents]
    except Exception as error:
        faults = [[f"cannot judge: {type(error).__name__}: {error}"] for _ in documents]
    return faults, time.monotonic() - start


def at_once(name: str) -> bool:
    """Whether a judge takes all its documents in one call."""
    return hasattr(JUDGES[name], "faults_of_all")


def tasks(names: list[str], documents: list[Document], beside: list[Document]) -> list[tuple[str, list[Document]]]:
    """Which judge looks at which documents. Judges that take all at once come first, since they run longest."""
    found = []
    for name in sorted(names, key=at_once, reverse=True):
        candidates = documents + (beside if getattr(JUDGES[name], "EXTRAS", False) else [])
        concerned = [document for document in candidates if JUDGES[name].concerns(document)]
        if at_once(name):
            found += [(name, concerned)] if concerned else []
        else:
            found += [(name, [document]) for document in concerned]
    return found


def main() -> int:
    start = time.monotonic()
    folder = Path(sys.argv[1])
    documents = find(folder)
    # A judge that may be missing says why it is.
    absent = {name: module.absent() for name, module in JUDGES.items() if hasattr(module, "absent")}
    present = [name for name in JUDGES if not absent.get(name)]
    told: list[str] = []
    judged, seconds = Counter(), Counter()
    signing.prepare(folder)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        to_sign = signing.to_sign(documents)
        for document, (signed, faults) in zip(to_sign, pool.map(signing.sign, to_sign)):
            documents += [signed] if signed else []
            told += [f"{document.name}: signing: {fault}" for fault in faults]
        beside = extras(folder)
        pending = [(task, pool.submit(judge, *task)) for task in tasks(present, documents, beside)]
        for (name, concerned), verdict in pending:
            faults, took = verdict.result()
            for document, its in zip(concerned, faults):
                told += [f"{document.name}: {name}: {fault}" for fault in its]
            judged[name] += len(concerned)
            seconds[name] += took
    told += [f"{name}: found nothing to judge" for name in present if not judged[name]]

    for fault in told:
        # However much a judge wrote of it, a fault is a line.
        print("FAULT", " ".join(fault.split())[:500], file=sys.stderr)
    for name in JUDGES:
        counts = f"{judged[name]:4} documents {seconds[name]:6.1f} s"
        print(f"{name:14} {absent.get(name) or counts}")
    print(f"{len(documents) + len(beside)} documents, {len(told) or 'no'} faults, {time.monotonic() - start:.0f} s")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
