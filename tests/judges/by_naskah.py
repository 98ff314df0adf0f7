"""Our own verdict on signatures by us and by others: each is valid, with nothing that speaks against it."""

import json

from documents import Document
from program import run
from signing import NASKAH, ROOTS


def concerns(document: Document) -> bool:
    return document.signed > 0


def faults(document: Document) -> list[str]:
    roots = [argument for root in ROOTS for argument in ("--trust", root)]
    done = run(NASKAH, "verify", document.path, *roots, "--format", "json")
    valid = sum(json.loads(line)["valid"] for line in done.stdout.splitlines())
    if done.returncode == 0 and valid == document.signed:
        return []
    return [f"{valid} valid signatures: {done.stdout}{done.stderr}"]
