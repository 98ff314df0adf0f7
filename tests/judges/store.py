"""Batches into a store of objects, Ceph's: what is there afterwards, as another program reads it, is what a folder would
hold; whatever stops a batch, it can be gone on with; and what is refused is told."""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml
from pathlib import Path

from batches import COUNT, data, digests
from ceph import Store, store
from program import run
from verdict import verdict

BUCKET = "dokumen"
# So many that they are not all begun before the store has taken the first.
MANY = 400
NAMES = {"": "http://s3.amazonaws.com/doc/2006-03-01/"}


def names(there: Store, prefix: str) -> set[str]:
    """What lies in a folder of the store."""
    listed = xml.fromstring(there.ask("GET", f"{BUCKET}?prefix={prefix}%2F"))
    return {key.text.removeprefix(f"{prefix}/") for key in listed.iterfind("Contents/Key", NAMES) if key.text}


def records(there: Store, prefix: str, manifest: str = "naskah.jsonl") -> dict[str, str]:
    lines = there.ask("GET", f"{BUCKET}/{prefix}/{manifest}").splitlines()
    return {record["file"]: record["pdf"] for record in map(json.loads, lines)}


def digest(there: Store, path: str, folder: Path) -> str:
    there.ask("GET", f"{BUCKET}/{path}", "--output", str(folder / "object"))
    return hashlib.sha256((folder / "object").read_bytes()).hexdigest()


def faults(there: Store, prefix: str, wanted: dict[str, str], folder: Path) -> list[str]:
    """What is wrong with a folder of the store that should hold these files, and one manifest."""
    found = [f"{prefix}: other objects"] if names(there, prefix) != {*wanted, "naskah.jsonl"} else []
    found += [f"{prefix}: {name} is another" for name in wanted if digest(there, f"{prefix}/{name}", folder) != wanted[name]]
    return found + ([] if records(there, prefix) == wanted else [f"{prefix}: the manifest tells of other files"])


def ends(done: subprocess.CompletedProcess[str], status: int, *why: str) -> list[str]:
    """Whether a command ends like that, and says these words."""
    fine = done.returncode == status and all(words in done.stderr for words in why)
    return [] if fine else [f"not {status}, {why}: {done}"]


def whole(there: Store, command: list[str], wanted: dict[str, str], folder: Path) -> list[str]:
    """Made at once; and gone on with, where nothing, and where two objects are missing or others."""
    began = time.monotonic()
    found = ends(run(*command, f"s3://{BUCKET}/whole"), 0) + faults(there, "whole", wanted, folder)
    print(f"a store: {COUNT} documents in {time.monotonic() - began:.1f} s, with reading them")
    again = (*command, f"s3://{BUCKET}/whole", "--resume")
    found += ends(run(*again), 0, f"{COUNT} kept")
    there.ask("DELETE", f"{BUCKET}/whole/desa-3.pdf")
    there.ask("PUT", f"{BUCKET}/whole/desa-4.pdf", "--data", "")
    found += ends(run(*again), 0, f"{COUNT - 2} kept") + faults(there, "whole", wanted, folder)
    kind = there.ask("GET", f"{BUCKET}/whole/desa-4.pdf", "--output", "/dev/null", "--write-out", "%{content_type}")
    return found + ([] if kind == "application/pdf" else [f"a document is {kind}"])


def stopped(there: Store, command: list[str], wanted: dict[str, str], folder: Path) -> list[str]:
    """Killed; then ended with Ctrl-C, once some of it is made; then gone on with."""
    into = [*command, f"s3://{BUCKET}/stopped", "--resume"]
    for _ in range(3):
        process = subprocess.Popen(into, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.1, 0.6))
        process.kill()
        process.wait()
    process = subprocess.Popen(into, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    process.stdout.readline()
    process.send_signal(2)
    process.communicate()
    told = records(there, "stopped")
    found = [] if process.returncode == 130 else [f"Ctrl-C: ends with {process.returncode}"]
    found += [] if 0 < len(told) < len(wanted) and told.items() <= wanted.items() else [f"Ctrl-C: {len(told)} in the manifest"]
    found += [] if told.keys() <= names(there, "stopped") else ["Ctrl-C: what the manifest tells of is not there"]
    return found + ends(run(*into), 0, f"{len(told)} kept") + faults(there, "stopped", wanted, folder)


def parts(there: Store, command: list[str], wanted: dict[str, str]) -> list[str]:
    """By two machines, into the same place."""
    found = []
    for part in ("1/2", "2/2"):
        found += ends(run(*command, f"s3://{BUCKET}/parts/", "--shard", part), 0)
    told = records(there, "parts", "naskah-1-of-2.jsonl") | records(there, "parts", "naskah-2-of-2.jsonl")
    fine = told == wanted and len(names(there, "parts")) == COUNT + 2
    return found + ([] if fine else ["parts: not all together"])


def gone(there: Store, command: list[str], wanted: dict[str, str], folder: Path) -> list[str]:
    """While nobody answers any more; then somebody does."""
    into = [*command, f"s3://{BUCKET}/gone", "--resume", "--jobs", "1"]
    process = subprocess.Popen(into, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.readline()
    there.close()
    _, told = process.communicate()
    done = subprocess.CompletedProcess(into, process.returncode, "", told)
    found = ends(done, 3, f"cannot write `s3://{BUCKET}/gone/desa-", "resume the batch")
    found += ends(run(*into), 3, f"cannot read `s3://{BUCKET}/gone/naskah.jsonl`")
    there.open()
    return found + ends(run(*into), 0) + faults(there, "gone", wanted, folder)


def refused(command: list[str]) -> list[str]:
    """Without the bucket, a place, or the right."""
    found = ends(run(*command, "s3://none/x"), 3, "cannot write `s3://none/x/naskah.jsonl`", "NoSuchBucket")
    for place in ("", "/x", f"{BUCKET}/x//y", f"{BUCKET}/../x"):
        found += ends(run(*command, f"s3://{place}"), 2, f"`s3://{place}` is not an object store's address", "s3://BUCKET/PREFIX")
    os.environ["AWS_SECRET_ACCESS_KEY"] = "other"
    return found + ends(run(*command, f"s3://{BUCKET}/x"), 3, "cannot write `s3://dokumen/x/naskah.jsonl`")


def main() -> int:
    with tempfile.TemporaryDirectory() as name, store(BUCKET) as there:
        os.environ.update(there.environment)
        folder = Path(name)
        (folder / "many").mkdir()
        command, many = [*data(folder), "-o"], [*data(folder / "many", MANY), "-o"]
        found = ends(run(*command, folder / "wanted"), 0) + ends(run(*many, folder / "many/wanted"), 0)
        wanted, wanted_of_many = digests(folder / "wanted"), digests(folder / "many/wanted")
        found += whole(there, command, wanted, folder)
        found += stopped(there, many, wanted_of_many, folder)
        found += parts(there, command, wanted)
        found += gone(there, command, wanted, folder)
        found += refused(command)
    return verdict("batches into a store", found)


if __name__ == "__main__":
    sys.exit(main())
