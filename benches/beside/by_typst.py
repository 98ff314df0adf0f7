"""Sets so many agreements with Typst, into a folder: with one compiler for all, which keeps what it has set (`reused`), or
with one for each (`fresh`)."""

import sys
from pathlib import Path

import typst
from agreements import department

SOURCE = "benches/size/diskominfo.typ"


def compiler() -> typst.Compiler:
    return typst.Compiler(SOURCE, root=".", font_paths=["fonts"], ignore_system_fonts=True)


kind, count, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
kept = compiler()
for number in range(count):
    press = compiler() if kind == "fresh" else kept
    press.compile(output=str(out / f"{number:04}.pdf"), format="pdf", pdf_standards=["a-2a", "ua-1"],
                  sys_inputs=department(number))
