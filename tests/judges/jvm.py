"""The judges in Java (`java/`). One virtual machine judges many files: starting it takes longer than judging one."""

import json
import subprocess
from pathlib import Path

BUILT = Path("target/judges-java")
# Measured: over two hundred files, the optimizing compiler costs more time than it saves.
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
# A check and the file it is made of.
Judgement = tuple[str, Path]


def judge(judgements: list[Judgement]) -> list[list[str]]:
    """The faults of each judgement, in their order."""
    done = subprocess.run(
        ["java", *OPTIONS, "-cp", f"{BUILT}/lib/*:{BUILT}/classes", "Judge"],
        input="".join(f"{check}\t{path}\n" for check, path in judgements),
        capture_output=True, encoding="utf-8", errors="replace",
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    answered = [(answer["check"], Path(answer["file"])) for answer in answers]
    if done.returncode or answered != judgements:
        raise RuntimeError(f"{len(answers)} of {len(judgements)} answers: {done.stderr.strip()[-300:]}")
    return [answer["faults"] for answer in answers]
