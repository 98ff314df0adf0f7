"""pikepdf: the signature fields are there, empty until they are signed, named, labelled and visible."""

import re

import pikepdf
from documents import Document

ROLES = "KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH"
PARTY = rf"PIHAK-({ROLES}|PERTAMA)(-2)?"
INITIALS = re.compile(rf"PARAF-{PARTY}-\d+")
NAME = re.compile(rf"{PARTY}|SAKSI-\d+|MENGETAHUI-\d+|{INITIALS.pattern}")


def concerns(document: Document) -> bool:
    return True


def faults(document: Document) -> list[str]:
    with pikepdf.open(document.path) as pdf:
        form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
        fields = list(form.get("/Fields", []))
        names = [str(field.get("/T")) for field in fields]
        found = [f"a field is called {name}" for name in names if not NAME.fullmatch(name)]
        if len(set(names)) < len(names):
            found.append(f"two fields have one name: {names}")
        signers = [name for name in names if not INITIALS.fullmatch(name)]
        if document.fields not in (None, len(signers)):
            found.append(f"has {len(signers)} fields for signatures: {names}")
        signed = [name for name, field in zip(names, fields) if "/V" in field]
        if len(signed) != document.signed:
            found.append(f"signed fields: {signed}, not {document.signed}")
        if document.kind != "generated" and document.fields is None and not fields:
            found.append("has no signature fields")
        for name, field in zip(names, fields):
            # Room for what somebody can see: of a signature 20 by 10 mm, of initials 5 by 4.
            least = (14, 11) if INITIALS.fullmatch(name) else (56, 28)
            found += [f"{name}: {fault}" for fault in field_faults(pdf, field, least)]
        return found


def field_faults(pdf: pikepdf.Pdf, field: pikepdf.Dictionary, least: tuple[int, int]) -> list[str]:
    page = next((page for page in pdf.pages if page.objgen == field.get("/P").objgen), None)
    if page is None:
        return ["is on no page"]
    found = []
    if field.get("/FT") != pikepdf.Name.Sig or field.get("/Subtype") != pikepdf.Name.Widget:
        found.append("is no signature field")
    if not str(field.get("/TU", "")).strip():
        found.append("has no label")
    if field.objgen not in [annotation.objgen for annotation in page.get("/Annots", [])]:
        found.append("is not among its page's annotations")
    left, bottom, right, top = (float(number) for number in field.Rect)
    x0, y0, x1, y1 = (float(number) for number in page.mediabox)
    if not (x0 <= left < right <= x1 and y0 <= bottom < top <= y1):
        found.append(f"is not on its page: {left} {bottom} {right} {top}")
    elif right - left < least[0] or top - bottom < least[1]:
        found.append(f"is {right - left:.0f} by {top - bottom:.0f} points")
    return found
