"""pikepdf: the file says of itself what it is, PDF/A-2a (with attachments PDF/A-3a) and PDF/UA-1, its
language and its title."""

import pikepdf
from documents import Document


def concerns(document: Document) -> bool:
    return True


def faults(document: Document) -> list[str]:
    with pikepdf.open(document.path) as pdf, pdf.open_metadata() as metadata:
        claims = {
            "PDF/A": (metadata.pdfa_status, f"{document.part}A"),
            "PDF/UA": (metadata.get("pdfuaid:part"), "1"),
            "the language": (str(pdf.Root.get("/Lang"))[:2], "id"),
        }
        found = [
            f"{what} is {is_!r}, not {ought!r}" for what, (is_, ought) in claims.items() if is_ != ought
        ]
        if not metadata.get("dc:title"):
            found.append("has no title")
        return found
