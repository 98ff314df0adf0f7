"""pdfua: the rules of PDF/UA-1 that this second checker knows."""

from documents import Document
from pdfua import validate

# Raises at a heading of several pieces, whatever they hold; outloud judges headings, too.
UNABLE = {"UA-14-001"}


def concerns(document: Document) -> bool:
    return document.sampled


def faults(document: Document) -> list[str]:
    report = validate(str(document.path))
    skipped = [it for it in report.outcomes if it.skipped_reason and it.rule_id not in UNABLE]
    found = [f"{it.rule_id} is not judged: {it.skipped_reason}" for it in skipped]
    found += [f"{it.rule_id}: {it.message}" for it in report.findings]
    return found if report.outcomes else ["no rule was judged"]
