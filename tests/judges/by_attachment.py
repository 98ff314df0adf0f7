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
    with tempfile.TemporaryDirectory() as folder:
        output("pdfdetach", "-saveall", "-o", folder, document.path)
        attached = {path.name: path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()}
    with pikepdf.open(document.path) as pdf:
        relations = [str(file.get("/AFRelationship")) for file in pdf.Root.get("/AF", [])]
    found = [f"{name} is empty" for name, size in attached.items() if size == 0]
    if DATA not in attached:
        found.append(f"{DATA} is not among what is attached: {sorted(attached)}")
    if len(relations) != len(attached) or set(relations) != {"/Source"}:
        found.append(f"what is attached belongs to it as {relations}")
    return found
