"""pdfa_check: the clauses of PDF/A-2, level a, that generated documents meet most often. It stands beside
the checkout where it is present."""

import contextlib
import importlib.util
import io
import sys
from pathlib import Path

from documents import Document

TOOL = Path("../shared/tools/pdfa_check.py")


def absent() -> str | None:
    return None if TOOL.is_file() else "is not beside the checkout"


def concerns(document: Document) -> bool:
    return document.sampled


def load():
    spec = importlib.util.spec_from_file_location("pdfa_check", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = None


def faults(document: Document) -> list[str]:
    return broken(document.path, "a")


def broken(path: Path, level: str) -> list[str]:
    """What a file breaks of PDF/A-2 at that level."""
    global tool
    tool = tool or load()
    # It is made for one file a process.
    tool.BROKEN.clear()
    tool.SEEN.clear()
    sys.argv = [str(TOOL), str(path), "--level", level]
    with contextlib.redirect_stdout(io.StringIO()) as told:
        status = tool.main()
    return told.getvalue().splitlines()[:-1] if status else []
