"""The judges in Java (`java/`). One virtual machine judges many files: starting it takes longer than judging one."""

import atexit

import json
import subprocess
from pathlib import Path

BUILT = Path("target/judges-java")
# Measured: over two hundred files, the optimizing compiler costs more time than it saves.
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
# A check and the file it is made of.
Judgement = tuple[str, Path]


class Program:
    """A program that runs again and again in one virtual machine, which starts with the first call."""

    def __init__(self, main: str, classpath: str) -> None:
        self.command = ["java", *OPTIONS, "-cp", f"{classpath}:{BUILT}/lib/*:{BUILT}/classes", "Calls", main]
        self.process: subprocess.Popen[str] | None = None

    def call(self, *arguments: str | Path) -> tuple[str, str]:
        """What it writes, and the exception with which it ends; empty where it ends well."""
        if self.process is None or self.process.poll() is not None:
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            self.process = subprocess.Popen(self.command, encoding="utf-8", **pipes)
            atexit.register(self.process.kill)
        self.process.stdin.write("\t".join(map(str, arguments)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            return "", "the virtual machine ended"
        found = json.loads(answer)
        return found["output"], found.get("exception", "")


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
