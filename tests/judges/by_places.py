"""poppler: each anchor and each text tag is found once in the whole file, and in the room of its signer."""

import html
import re

from documents import Document
from program import output

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
# Boxes of words are as high as their fonts.
TOLERANCE = 2.0


def concerns(document: Document) -> bool:
    return document.kind == "electronic" and not document.signed


def faults(document: Document) -> list[str]:
    pages = PAGE.findall(output("pdftotext", "-bbox", document.path, "-"))
    words = [
        (number, float(height), *(float(edge) for edge in edges), html.unescape(text))
        for number, (_, height, page) in enumerate(pages, 1)
        for *edges, text in WORD.findall(page)
    ]
    places = [place for place in document.places if place["purpose"] == "signature"]
    found = [] if places else ["nobody signs"]
    for place in places:
        for key, mark in (("anchor", place["anchor"]), ("tag", place["tag"])):
            # A tag with spaces is several words.
            for part in (mark or "").split():
                found += mark_faults(place, key, part, words)
    return found


def mark_faults(place: dict, key: str, mark: str, words: list[tuple]) -> list[str]:
    """Whether that mark stands in the room of its signer and, where no other tag says the same, there alone."""
    where = [word for word in words if mark in word[-1]]
    left, bottom, right, top = place["points"]
    inside = [
        word
        for word in where
        if word[0] == place["page"]
        and left - TOLERANCE <= word[2] and word[4] <= right + TOLERANCE
        and bottom - TOLERANCE <= word[1] - word[5] and word[1] - word[3] <= top + TOLERANCE
    ]
    found = [] if len(inside) == 1 else [f"{place['name']}: {key} {mark} is {len(inside)} times in its room"]
    if key == "anchor" and (len(where) != 1 or where[0][-1] != mark):
        found.append(f"{place['name']}: {mark} is found as {[word[-1] for word in where]}")
    return found
