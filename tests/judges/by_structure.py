"""poppler: the text in the order of the structure tree is the document's own text.

The document's text stands beside the PDF, a line for each text that stands apart: see
tests/src/reading.rs.
"""

from documents import Document
from program import output

# Elements inside a line: what they hold goes on where the text before them ended.
INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
# How much is shown of a place where the two differ.
AROUND = 60


def concerns(document: Document) -> bool:
    """Every second of the numbered ones: poppler takes long to read a structure tree."""
    number = document.path.stem
    chosen = not number.isdigit() or int(number) % 2 == 0
    return document.kind == "generated" and not document.signed and chosen


def faults(document: Document) -> list[str]:
    said = in_order(output("pdfinfo", "-struct-text", document.path))
    own = document.path.with_suffix(".txt").read_text(encoding="utf-8")
    if not own.strip():
        return ["has no text of its own"]
    letters = difference("".join(said.split()), "".join(own.split()))
    if letters:
        return [letters]
    words = difference(" ".join(said.split()), " ".join(own.split()))
    return [f"words run together or apart: {words}"] if words else []


def in_order(tree: str) -> str:
    """The texts of what `pdfinfo -struct-text` prints: an element a line, the pieces of text that it holds
    in quotes under it, two spaces further in."""
    text, pieces = "", tree.splitlines()
    for line in pieces:
        piece = line.lstrip(" ")
        if len(piece) > 1 and piece[0] == piece[-1] == '"':
            text += piece[1:-1]
        elif piece and not piece.startswith(("/", "Object ")) and piece.split()[0] not in INLINE:
            text += "\n"
    return text


def difference(said: str, own: str) -> str | None:
    """Where the structure first says something else than the document."""
    if said == own:
        return None
    pairs = enumerate(zip(said, own))
    at = next((index for index, (a, b) in pairs if a != b), min(len(said), len(own)))
    start = max(at - AROUND // 2, 0)
    return f"…{said[start:at + AROUND]}… instead of …{own[start:at + AROUND]}…"
