"""The one PDF of a batch: well-formed, PDF/A-2b, and page by page what the documents are, in their order.

    merged.py MERGED.pdf FOLDER      the folder of the batch, with its manifest
"""

import json
import sys
from pathlib import Path

import by_pdfa_check
import pikepdf
from program import output, run


def titles(items: list[pikepdf.OutlineItem]) -> list[tuple]:
    """The titles of bookmarks, each with those under it."""
    return [(item.title, titles(item.children)) for item in items]


def bookmarks(path: Path) -> list[tuple]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return titles(outline.root)


def pages(path: Path) -> list[str]:
    """The text of each page."""
    return output("pdftotext", "-layout", path, "-").split("\f")[:-1]


def faults(merged: Path, files: list[Path]) -> list[str]:
    done = run("qpdf", "--check", merged)
    found = [] if done.returncode == 0 else [done.stdout + done.stderr]
    if by_pdfa_check.absent() is None:
        found += by_pdfa_check.broken(merged, "b")
    own = [pages(file) for file in files]
    if pages(merged) != sum(own, []):
        found.append("its pages are not those of the documents, in their order")
    tops = bookmarks(merged)
    if len(tops) != len(files):
        found.append(f"{len(tops)} bookmarks of {len(files)} documents")
    for file, (title, under) in zip(files, tops):
        if not title.startswith(file.stem):
            found.append(f"the bookmark of {file.name} is {title}")
        if under != bookmarks(file):
            found.append(f"{file.name} has lost bookmarks")
    with pikepdf.open(merged) as pdf:
        labels = [page.label for page in pdf.pages]
        if "/AcroForm" in pdf.Root or any("/Annots" in page for page in pdf.pages):
            found.append("there are fields or links left")
    wanted = [f"{file.stem} {number}" for file, texts in zip(files, own) for number in range(1, len(texts) + 1)]
    if labels != wanted:
        found.append(f"the pages are labelled {labels}")
    return found


def main() -> int:
    merged, folder = Path(sys.argv[1]), Path(sys.argv[2])
    records = [json.loads(line) for line in (folder / "naskah.jsonl").read_text().splitlines()]
    found = faults(merged, [folder / record["file"] for record in records])
    for fault in found:
        print("FAULT", fault)
    print(f"{merged.name}: {len(records)} documents, {len(found) or 'no'} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
