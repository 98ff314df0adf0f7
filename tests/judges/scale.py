"""The recipes of examples/scale, as they stand there: by Slurm, by GNU parallel, and as Kubernetes would start them. What
the parts make together is what one machine makes alone."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import kubernetes_validate
import yaml

from batches import NASKAH, data, digests
from program import output
from slurm import slurm
from verdict import verdict

RECIPES = Path("examples/scale").resolve()
PARTS = 8


def by_slurm(folder: Path) -> None:
    # One processor each: this cluster may have no more.
    with slurm() as cluster:
        cluster.submit("--cpus-per-task=1", f"--chdir={folder}", RECIPES / "slurm.sh")
        # A part that is run again, alone, is the same part.
        (folder / "out/naskah-3-of-8.jsonl").unlink()
        cluster.submit("--cpus-per-task=1", "--array=3", f"--chdir={folder}", RECIPES / "slurm.sh")
    merge(folder)


def by_parallel(folder: Path) -> None:
    output("env", f"--chdir={folder}", RECIPES / "parallel.sh")


def by_kubernetes(folder: Path) -> None:
    """Its schema is judged, and the command that it starts is started as it would be, but into a folder."""
    job = yaml.safe_load((RECIPES / "kubernetes.yaml").read_text())
    for version in ("1.33", kubernetes_validate.latest_version()):
        kubernetes_validate.validate(job, version, strict=True)
    (container,) = job["spec"]["template"]["spec"]["containers"]
    command = ["out" if word.startswith("s3://") else word for word in container["command"]]
    for index in range(job["spec"]["completions"]):
        output("env", f"--chdir={folder}", f"JOB_COMPLETION_INDEX={index}", *command)
    merge(folder)


def merge(folder: Path) -> None:
    parts = sorted(folder.glob(f"out/naskah-*-of-{PARTS}.jsonl"))
    output("naskah", "manifest", "merge", *parts, "-o", folder / "out/naskah.jsonl")


def records(path: Path) -> list[dict]:
    """What a manifest says, but for the times, in the order of the names."""
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return sorted(({**record, "time": None} for record in found), key=lambda record: record["file"])


def faults(recipe: Callable[[Path], None], wanted: Path) -> list[str]:
    name = recipe.__name__
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        data(folder)
        recipe(folder)
        out = folder / "out"
        found = [] if digests(out) == digests(wanted) else [f"{name}: other files"]
        found += [] if records(out / "naskah.jsonl") == records(wanted / "naskah.jsonl") else [f"{name}: another manifest"]
        parts = [len(records(out / f"naskah-{part}-of-{PARTS}.jsonl")) for part in range(1, PARTS + 1)]
        print(f"{name}: {len(digests(out))} documents, by the parts {parts}")
        return found + ([] if sum(parts) == len(digests(wanted)) else [f"{name}: something is made twice"])


def main() -> int:
    os.environ["PATH"] = f"{NASKAH.parent}:{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output(*data(folder), "-o", folder / "wanted")
        found = [fault for recipe in (by_slurm, by_parallel, by_kubernetes) for fault in faults(recipe, folder / "wanted")]
    return verdict("batches on many machines", found)


if __name__ == "__main__":
    sys.exit(main())
