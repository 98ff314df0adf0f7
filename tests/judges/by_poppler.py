"""poppler: the file is tagged, its fonts are embedded, its text can be copied."""

from documents import Document
from program import output


def concerns(document: Document) -> bool:
    return document.sampled


def faults(document: Document) -> list[str]:
    return tags(document) + fonts(document) + text(document)


def tags(document: Document) -> list[str]:
    lines = output("pdfinfo", document.path).splitlines()
    info = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
    expected = {"Tagged": "yes", "JavaScript": "no", "Encrypted": "no"}
    found = [f"{name}: {info.get(name)}" for name, value in expected.items() if info.get(name) != value]
    if not output("pdfinfo", "-struct", document.path).strip():
        found.append("has no structure")
    return found


def fonts(document: Document) -> list[str]:
    """Every font embedded, subset and with a way back to Unicode."""
    rows = output("pdffonts", document.path).splitlines()[2:]
    # From the end, the columns are: emb sub uni object generation.
    bad = [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]
    if not rows:
        return ["has no fonts"]
    return [f"a font is not embedded, subset and mapped: {row}" for row in bad]


def text(document: Document) -> list[str]:
    said = output("pdftotext", document.path, "-")
    found = [] if len(said.split()) > 30 else ["has hardly any text"]
    for place in document.places if document.kind == "electronic" and not document.signed else []:
        said = said.replace(place["tag"] or "", "")
    if "{{" in said or "{%" in said:
        found.append("template syntax is on the page")
    if "\ufffd" in said or any(0xE000 <= ord(char) < 0xF900 for char in said):
        found.append("a character has no meaning")
    return found
