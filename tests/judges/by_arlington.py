"""The Arlington model of PDF 1.7: every object reachable from the trailer has the keys, types and values that the model
allows. The program that walks the model stands beside the checkout where it is present."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pikepdf
from documents import Document

EXTRAS = True
TOOL = Path("../shared/tools/arlington_check.py")
MODEL = Path("../shared/data/arlington")
# A field and its only widget may be one dictionary (ISO 32000-1, 12.5.6.19); the model knows them as two.
MERGED = ("FieldSig", "AnnotWidget")
# pyHanko writes several extensions under one prefix as an array; only PDF 2.0 allows that (ISO 32000-2, 7.12).
BY_PYHANKO = "Extensions/ISO_: is array/matrix/rectangle, may be dictionary"

tool: ModuleType | None = None


def absent() -> str | None:
    return None if TOOL.is_file() and MODEL.is_dir() else "is not beside the checkout"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("arlington_check", TOOL)
    module = importlib.util.module_from_spec(spec)
    # It judges the files of its command line as it is loaded.
    sys.argv = [str(TOOL)]
    spec.loader.exec_module(module)
    return module


def concerns(document: Document) -> bool:
    return document.sampled


def accepted(document: Document) -> set[str]:
    """The faults of a merged dictionary, which are the keys that only the other of the two has; and pyHanko's."""
    field, widget = ({row["Key"] for row in tool.model(name)} for name in MERGED)
    names = [(MERGED[0], widget - field), (MERGED[1], field - widget)]
    keys = {f"{name}: key /{key} not in the model" for name, others in names for key in others}
    return keys | {BY_PYHANKO} if document.signed else keys


def faults(document: Document) -> list[str]:
    global tool
    tool = tool or load()
    for record in (tool.faults, tool.where, tool.seen, tool.visited):
        record.clear()
    with pikepdf.open(document.path) as pdf:
        # A signature that locks fields refers to the whole document, as a dictionary of any kind: not to be followed.
        tool.seen.add((pdf.Root.objgen, "_UniversalDictionary"))
        tool.walk(pdf.trailer, "[FileTrailer]", "trailer")
        # The walk has taken each field for a widget; this reaches its signature and its lock.
        for index, field in enumerate(pdf.Root.get("/AcroForm", {}).get("/Fields", [])):
            tool.walk(field, f"[{MERGED[0]}]", f"trailer/Root/AcroForm/Fields[{index}]")
    if "Catalog" not in tool.visited:
        return ["the catalog was not reached"]
    allowed = accepted(document)
    return [
        f"{count} times {fault} @ {tool.where[fault]}"
        for fault, count in tool.faults.items()
        if fault not in allowed
    ]
