"""Measures what an agreement costs among many, beside what offices could use instead: processor time, memory, bytes.

Each program sets a few agreements and then many, so that its start is taken off; rounds in turn, and of each the median.
All get the same data, and the first agreement of each is compared with naskah's letter by letter."""

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from agreements import batch

WORK = Path(sys.argv[1])
HERE = Path(__file__).parent
ROUNDS = 3
# How many agreements naskah sets.
FEW, MANY = 200, 2000
# Of how many files the bytes and the pages are counted: those that all have made.
LOOKED_AT = 20


@dataclass
class Spent:
    """What a process, and those that it waited for, took: seconds, and bytes of memory at most."""
    processor: float
    wall: float
    peak: int


def spent(command: list[str]) -> Spent:
    """Runs a command to its end."""
    log = WORK / "log"
    began = time.monotonic()
    with log.open("w") as told:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=told, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ends with {process.returncode}: see {log}")
    return Spent(usage.ru_utime + usage.ru_stime, wall, 1024 * usage.ru_maxrss)


@dataclass
class Way:
    """A way to set agreements, and what it took in each round for the few and for the many."""
    name: str
    few: int
    many: int
    # What sets so many agreements into a folder.
    command: Callable[[int, Path], list[object]]
    rounds: list[tuple[Spent, Spent]] = field(default_factory=list)

    def folder(self) -> Path:
        return WORK / self.name.replace(",", "").replace(" ", "-")

    def files(self) -> list[Path]:
        return sorted(self.folder().glob("*.pdf"))

    def set(self, count: int) -> Spent:
        shutil.rmtree(self.folder(), ignore_errors=True)
        self.folder().mkdir()
        took = spent(list(map(str, self.command(count, self.folder()))))
        if len(self.files()) != count:
            sys.exit(f"{self.name}: {len(self.files())} files of {count}: see {WORK / 'log'}")
        return took

    def each(self, what: str) -> float:
        """Seconds of one agreement, without the start."""
        return median(getattr(many, what) - getattr(few, what) for few, many in self.rounds) / (self.many - self.few)

    def peak(self) -> int:
        return max(many.peak for _, many in self.rounds)


def naskah(jobs: int) -> Callable[[int, Path], list[object]]:
    data = WORK / "data"
    return lambda count, out: ["target/release/naskah", "batch", data / "batch.ron", "--rows", data / f"{count}.csv",
                               "--jobs", jobs, "-o", out]


def python(script: str, *first: str) -> Callable[[int, Path], list[object]]:
    return lambda count, out: [sys.executable, HERE / script, *first, count, out]


def told(*command: object) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def letters(pdf: Path) -> Counter[str]:
    """The letters and digits of a file: neither lines nor pages need break at the same places."""
    return Counter(filter(str.isalnum, told("pdftotext", pdf, "-")))


def pages(pdf: Path) -> int:
    return int(told("pdfinfo", pdf).split("Pages:")[1].split()[0])


def row(way: Way, ours: Way) -> None:
    cost, files = way.each("processor"), way.files()[:LOOKED_AT]
    size, our_size = (mean(file.stat().st_size for file in each.files()[:LOOKED_AT]) for each in (way, ours))
    print(f"{way.name:26}{way.many:6}{1e3 * cost:9.1f} ms{cost / ours.each('processor'):7.1f}{way.peak() / 1e6:7.0f} MB"
          f"{size:9.0f}{size / our_size:7.2f}{mean(map(pages, files)):7.1f}")
    if letters(files[0]) != letters(ours.files()[0]):
        sys.exit(f"{way.name}: the text is another than naskah's")


def main() -> None:
    one, two = Way("naskah", FEW, MANY, naskah(1)), Way("naskah, two jobs", FEW, MANY, naskah(2))
    ways = [
        one,
        two,
        Way("Typst, compiler reused", 20, 420, python("by_typst.py", "reused")),
        Way("Typst, compiler for each", 20, 120, python("by_typst.py", "fresh")),
        Way("Typst, process for each", 10, 60, python("by_typst.py", "process")),
        Way("WeasyPrint", 2, 20, python("by_weasyprint.py")),
        Way("LibreOffice", 5, 55, python("by_libreoffice.py")),
    ]
    batch(WORK / "data", (FEW, MANY))
    # Whatever a program makes at its first start is there before it is measured.
    for way in ways:
        way.set(way.few)
    for _ in range(ROUNDS):
        for way in ways:
            way.rounds.append((way.set(way.few), way.set(way.many)))
    print(f"{'':26}{'files':>6}{'CPU each':>12}{'ratio':>7}{'peak':>10}{'bytes':>9}{'ratio':>7}{'pages':>7}")
    for way in ways:
        row(way, one)
    print(f"\nnaskah with two jobs: {one.each('wall') / two.each('wall'):.2f} times as fast as with one")


main()
