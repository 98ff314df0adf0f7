"""outloud: PDF/UA-1, and what a screen reader makes of the file."""

import outloud
from documents import Document


def concerns(document: Document) -> bool:
    return True


def faults(document: Document) -> list[str]:
    result = outloud.check(str(document.path))
    if result.error:
        return [result.error]
    if not result.stats.get("elements") or not result.stats.get("fonts"):
        return ["has no structure elements or no fonts"]
    # What a signing program writes into its field is no element of the document.
    weighty = ("error",) if document.signed else ("error", "warning")
    found = [f"{it.rule} cannot judge: {it.reason}" for it in result.runs if it.status == "crashed"]
    return found + [
        f"{it.severity} {it.rule}: {it.message}: {it.evidence}"
        for it in result.findings
        if it.severity in weighty
    ]
