"""Measures one agreement by a command that has just started, with hyperfine: `naskah render`, beside Typst in a Python
that does nothing else. What Python takes to start and to load Typst is told apart, and taken off."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

WORK = Path(sys.argv[1])
NASKAH = "target/release/naskah"
EXAMPLE = "examples/kukar-2021/batch.ron"
TYPST = f"""
import typst
typst.compile("benches/size/diskominfo.typ", output="{WORK / "typst.pdf"}", root=".", font_paths=["fonts"],
              ignore_system_fonts=True, format="pdf", pdf_standards=["a-2a", "ua-1"])
"""


def run(*command: object) -> None:
    subprocess.run(list(map(str, command)), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def main() -> None:
    # The example's agreement as a file of its own, with its pictures.
    run(NASKAH, "batch", EXAMPLE, "--only", "diskominfo", "--attach-data", "-o", WORK / "attached")
    run(NASKAH, "extract", WORK / "attached/diskominfo.pdf", "-o", WORK / "agreement")
    render = (NASKAH, "render", WORK / "agreement/agreement.ron", "-o")
    commands = {
        "naskah render": (*render, WORK / "naskah.pdf"),
        "naskah render, to a pipe": (*render, "-"),
        "python, typst.compile": (sys.executable, "-c", TYPST),
        "python, import typst": (sys.executable, "-c", "import typst"),
    }
    told = WORK / "start.json"
    # Not through a shell, and each time a new file: one that is replaced waits for the disk.
    new = shlex.join(["rm", "-f", str(WORK / "naskah.pdf"), str(WORK / "typst.pdf")])
    run("hyperfine", "-N", "--warmup", 3, "--runs", 30, "--prepare", new, "--export-json", told,
        *(shlex.join(map(str, command)) for command in commands.values()))
    results = json.loads(told.read_text())["results"]
    wall = {name: result["median"] for name, result in zip(commands, results)}
    processor = {name: result["user"] + result["system"] for name, result in zip(commands, results)}
    for times in (wall, processor):
        times["Typst, without Python's start"] = times["python, typst.compile"] - times["python, import typst"]

    print(f"{'':32}{'time':>10}{'ratio':>8}{'CPU':>12}{'ratio':>8}")
    for name in wall:
        ratios = [times[name] / times["naskah render"] for times in (wall, processor)]
        print(f"{name:32}{1e3 * wall[name]:7.1f} ms{ratios[0]:8.2f}{1e3 * processor[name]:9.1f} ms{ratios[1]:8.2f}")


main()
