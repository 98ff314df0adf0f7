"""Sets so many agreements with Typst, into a folder: with one compiler for all, which keeps what it has set (`reused`); with
one for each, which still finds what the process has set (`fresh`); or with a process for each, which knows nothing and
has Typst loaded (`process`)."""

import os
import sys
from pathlib import Path

import typst
from agreements import department

SOURCE = "benches/size/diskominfo.typ"


def compiler() -> typst.Compiler:
    return typst.Compiler(SOURCE, root=".", font_paths=["fonts"], ignore_system_fonts=True)


def make(press: typst.Compiler, number: int) -> None:
    press.compile(output=str(out / f"{number:04}.pdf"), format="pdf", pdf_standards=["a-2a", "ua-1"],
                  sys_inputs=department(number))


kind, count, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
kept = compiler() if kind == "reused" else None
for number in range(count):
    if kind != "process":
        make(kept or compiler(), number)
        continue
    child = os.fork()
    if not child:
        make(compiler(), number)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit("a process that sets one agreement has failed")
