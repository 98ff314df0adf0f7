"""Other people's programs, run to their end."""

import subprocess
from pathlib import Path


def run(*command: str | int | Path) -> subprocess.CompletedProcess[str]:
    """Runs a command; whatever it writes is text."""
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace",
    )


def output(*command: str | int | Path) -> str:
    """What a command writes; that it fails is an error."""
    done = run(*command)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ends with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout
