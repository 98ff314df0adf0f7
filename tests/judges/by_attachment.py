"""poppler: the agreement's data is attached and can be taken out; pikepdf: all that is attached belongs to
the document as its source."""

import tempfile
from pathlib import Path

import pikepdf
from documents import Document
from program import output

DATA = "agreement.ron"


def concerns(document: Document) -> bool:
    return document.kind == "attached"


def faults(document: Document) -> list[str]:
    listed = output("pdfdetach", "-list", document.path).splitlines()[1:]
    names = [line.partition(": ")[2] for line in listed]
    found = [] if DATA in names else [f"{DATA} is not among what is attached: {names}"]
    with tempfile.TemporaryDirectory() as folder:
        # One by one: all at once are refused where a name has a folder in it.
        for number, name in enumerate(names, 1):
            target = Path(folder) / str(number)
            output("pdfdetach", "-save", number, "-o", target, document.path)
            if not target.stat().st_size:
                found.append(f"{name} is empty")
    with pikepdf.open(document.path) as pdf:
        relations = [str(file.get("/AFRelationship")) for file in pdf.Root.get("/AF", [])]
    if len(relations) != len(names) or set(relations) != {"/Source"}:
        found.append(f"what is attached belongs to it as {relations}")
    return found
