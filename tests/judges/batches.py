"""Batches that come to grief: killed at any moment, on a full disk, in a folder where nothing may be written. In the end,
once they are gone on with, every file is whole and none is missing or too many."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from program import run
from verdict import verdict

NASKAH = Path("target/debug/naskah").resolve()
BATCH = Path("examples/kukar-2021/batch.ron")
COUNT = 40


def data(folder: Path, count: int = COUNT) -> list[str]:
    """A batch and its rows; and the command that makes it, but for where."""
    text = BATCH.read_text().split("    // What each has of its own.")[0] + ")\n"
    (folder / "batch.ron").write_text(text)
    shutil.copytree(BATCH.parent / "logos", folder / "logos")
    heading = "id,parties.2.name,parties.2.short,parties.2.seat,parties.2.signer.position,scope\n"
    rows = [f"desa-{n},Pemerintah Desa {n},Desa {n},Jalan {n},Kepala Desa {n},pembinaan {n}; pelatihan\n" for n in range(count)]
    (folder / "rows.csv").write_text(heading + "".join(rows))
    return [str(NASKAH), "batch", str(folder / "batch.ron"), "--rows", str(folder / "rows.csv")]


def digests(out: Path) -> dict[str, str]:
    """The documents of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.glob("*.pdf")}


def faults(out: Path, wanted: dict[str, str]) -> list[str]:
    """What is wrong with a folder that should hold these files."""
    there = digests(out)
    found = [f"{name} is missing" for name in wanted.keys() - there.keys()]
    found += [f"{path.name} is too many" for path in out.iterdir() if path.name not in wanted and path.name != "naskah.jsonl"]
    found += [f"{name} is another" for name, digest in there.items() if wanted.get(name) != digest]
    told = {}
    for line in (out / "naskah.jsonl").read_text().splitlines():
        record = json.loads(line)
        told[record["file"]] = record["pdf"]
    return found + ([] if told == wanted else ["the manifest tells of other files"])


def killed(command: list[str], folder: Path, wanted: dict[str, str], times: int, takes: float) -> list[str]:
    """Kills it at random moments of the seconds that it takes, so many times, going on each time; a batch that ends is the
    beginning of the next."""
    dice, out, rounds = random.Random(2021), folder / "killed", 0
    found: list[str] = []
    while times > 0:
        shutil.rmtree(out, ignore_errors=True)
        while True:
            process = subprocess.Popen([*command, str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(dice.uniform(0.0, takes))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                times -= 1
        rounds += 1
        found += faults(out, wanted)
    print(f"killed again and again: {rounds} batches ended, {len(found)} faults")
    return found


def full(command: list[str], folder: Path, wanted: dict[str, str]) -> list[str]:
    """On a disk that has room for some of it."""
    disk = folder / "disk"
    disk.mkdir()
    if run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk).returncode:
        print("a full disk: not tried, this takes root")
        return []
    try:
        out = disk / "out"
        done = run(*command, out)
        found = [] if done.returncode == 3 and "cannot write" in done.stderr else [f"a full disk: {done}"]
        run("mount", "-o", "remount,size=64m", disk)
        done = run(*command, out)
        found += [] if done.returncode == 0 else [f"with room again: {done}"]
        return found + faults(out, wanted)
    finally:
        run("umount", disk)


def unwritable(command: list[str], folder: Path) -> list[str]:
    """In a folder that cannot be written, by somebody who is not root."""
    out = folder / "closed"
    out.mkdir(mode=0o555)
    folder.chmod(0o755)
    user = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None
    done = subprocess.run([*command, str(out)], capture_output=True, text=True, preexec_fn=user)
    fine = done.returncode == 3 and "cannot write" in done.stderr and not list(out.iterdir())
    return [] if fine else [f"a closed folder: {done}"]


def interrupted(command: list[str], folder: Path, wanted: dict[str, str]) -> list[str]:
    """Ended with Ctrl-C, once some of it is made."""
    out, whole = folder / "interrupted", folder / "whole"
    whole.mkdir()
    command = [*command[:-1], "--merge", str(whole / "all.pdf"), "--recap", str(whole / "rekap.pdf"), "-o"]
    process = subprocess.Popen([*command, str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list(out.glob("*.pdf")):
        time.sleep(0.01)
    process.send_signal(2)
    found = [] if process.wait() == 130 else [f"interrupted: ends with {process.returncode}"]
    made = len(list(out.glob("*.pdf")))
    found += [] if 0 < made < COUNT else [f"interrupted: {made} files"]
    found += [f"interrupted: {path.name} is there" for path in whole.iterdir()]
    run(*command, out)
    found += [] if len(list(whole.iterdir())) == 2 else ["gone on with: the whole is not made"]
    return found + faults(out, wanted)


def main(times: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [*data(folder), "--resume", "-o"]
        out, began = folder / "wanted", time.monotonic()
        done = run(*command, out)
        takes = time.monotonic() - began
        if done.returncode:
            print(done.stderr)
            return 1
        wanted = digests(out)
        found = faults(out, wanted) + ([] if len(wanted) == COUNT else [f"{len(wanted)} files are made"])
        found += killed(command, folder, wanted, times, takes)
        found += full(command, folder, wanted)
        found += unwritable(command, folder)
        found += interrupted(command, folder, wanted)
    return verdict("batches that come to grief", found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
