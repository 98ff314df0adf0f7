"""outloud: PDF/UA-1, and what a screen reader makes of the file."""

import outloud
from documents import Document

# Warnings that are no faults here.
EXPECTED = {
    "DOC-040",  # a title is long: it names kind, parties and subject
    "HDG-011",  # and so is the heading that shows it
    "ORD-001",  # signers and cells are drawn row by row, and read one after another
    "PAG-001",  # a heading is taken for a running head where it begins several pages
    "TBL-014",  # a table and the boxes for initials under it are taken for one grid
}
# Errors that are none: it does not count the last columns of a row where cells above cover them. veraPDF judges the
# grid of every table (ISO 14289-1, rules 7.2-15 and 7.2-41 to 7.2-43).
MISTAKEN = {"TBL-004"}
# Text tags for signing services are long enough to be taken for prose that nobody reads.
TAG = "{{"
# What its renderer draws into an empty signature field.
PLACEHOLDER = "SIGN"


def concerns(document: Document) -> bool:
    return document.sampled


def faults(document: Document) -> list[str]:
    result = outloud.check(str(document.path))
    if result.error:
        return [result.error]
    if not result.stats.get("elements") or not result.stats.get("fonts"):
        return ["has no structure elements or no fonts"]
    found = [f"{it.rule} cannot judge: {it.reason}" for it in result.runs if it.status == "crashed"]
    return found + [
        f"{it.severity} {it.rule}: {it.message}: {it.evidence}"
        for it in result.findings
        if it.severity == "error" and not it.evidence.startswith(TAG) and it.rule not in MISTAKEN
        or it.severity == "warning" and counts(it, document)
    ]


def counts(warning: outloud.findings.Finding, document: Document) -> bool:
    """Whether a warning is a fault: what a signing program writes into its field is not the document's."""
    return not (document.signed or warning.rule in EXPECTED or warning.evidence == PLACEHOLDER)
