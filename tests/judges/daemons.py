"""Programs that run in the background while something is judged, and are ended whatever happens."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from program import run


def port() -> int:
    """One on which nobody listens on the loopback address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Daemons:
    """Those that were started, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str | int | Path, **environment: str) -> subprocess.Popen[bytes]:
        """Starts one that stays in the foreground; what it writes goes to a file."""
        log = (self.folder / f"{Path(str(command[0])).name}.out").open("wb")
        process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )
        self.started.append(process)
        return process

    def until(self, what: str, ready: Callable[[], bool], seconds: int = 60) -> None:
        """Waits until that is so; that it does not come about, or that one of them ends, is an error."""
        end = time.monotonic() + seconds
        while not ready():
            ended = [process.args[0] for process in self.started if process.poll() is not None]
            if ended or time.monotonic() > end:
                logs = "".join(path.read_text(errors="replace")[-2000:] for path in sorted(self.folder.glob("*.out")))
                raise RuntimeError(f"{what}: not within {seconds} seconds; ended: {ended}\n{logs}")
            time.sleep(0.1)

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """Ends one of them; nothing of its own is to be kept."""
        self.started.remove(process)
        process.terminate()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def daemons() -> Iterator[Daemons]:
    """A folder, and daemons that are ended, by their own numbers, when it goes."""
    with tempfile.TemporaryDirectory() as name:
        them = Daemons(Path(name))
        try:
            yield them
        finally:
            for process in reversed(them.started):
                them.stop(process)


def answers(*command: str | int | Path) -> Callable[[], bool]:
    """Whether a command comes to a good end."""
    return lambda: run(*command).returncode == 0
