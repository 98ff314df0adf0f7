"""What is judged: the files that `make` made, and what is known of each before it is opened."""

import json
from dataclasses import dataclass
from pathlib import Path

# Each kind is a folder; so many documents are the least that has to be in it.
KINDS = {"agreements": 4, "documents": 27, "electronic": 6, "attached": 4, "generated": 218}

# These have no signatures at all; and services make their own fields in the electronic ones.
UNSIGNED = ("daftar-hadir-", "rekap")


@dataclass(frozen=True)
class Document:
    """A PDF, of what kind it is, and how many of its fields were signed after it was made."""

    path: Path
    kind: str
    signed: int = 0

    @property
    def name(self) -> str:
        """Its path without what all paths have in common."""
        return f"{'signed/' if self.signed else ''}{self.kind}/{self.path.name}"

    @property
    def part(self) -> int:
        """The part of PDF/A: attachments of any format are allowed by the third only."""
        return 3 if self.kind == "attached" else 2

    @property
    def profiles(self) -> tuple[str, ...]:
        """The standards it claims, by veraPDF's names. A merged file keeps neither structure tree nor PDF/UA."""
        return ("2b",) if self.kind == "merged" else (f"{self.part}a", "ua1")

    @property
    def sampled(self) -> bool:
        """Whether judges that take long look at it, too: of the generated agreements at every fifth."""
        number = self.path.stem
        return self.kind != "generated" or not number.isdigit() or int(number) % 5 == 0

    @property
    def fields(self) -> int | None:
        """How many signature fields it has to have, where that is known."""
        if self.path.name.startswith("signers-"):
            return int(self.path.stem.removeprefix("signers-"))
        unsigned = self.path.name.startswith(UNSIGNED) or self.kind == "electronic"
        return 0 if unsigned else None

    @property
    def places(self) -> list[dict]:
        """Where it is signed, as the command that made it said; an electronic document alone has that."""
        return json.loads(self.path.with_suffix(".json").read_text())


def find(folder: Path) -> list[Document]:
    """Every document in the folder; too few of a kind are an error."""
    found = []
    for kind, least in KINDS.items():
        paths = sorted((folder / kind).glob("*.pdf"))
        if len(paths) < least:
            raise SystemExit(f"{folder / kind}: {len(paths)} documents, at least {least} are expected")
        found += [Document(path, kind) for path in paths]
    return found


def extras(folder: Path) -> list[Document]:
    """Files that earlier steps of `run` made and judged their own way: the merged batch, and long-term signatures."""
    found = [Document(folder / "merged.pdf", "merged")]
    # A name ends in the number of signatures; the last file of a series contains the earlier ones.
    lasting: dict[str, Document] = {}
    for path in sorted((folder / "lasting").glob("*.pdf")):
        series, _, number = path.stem.rpartition("-")
        lasting[series] = Document(path, "lasting", int(number))
    found += lasting.values()
    if not lasting or not found[0].path.is_file():
        raise SystemExit(f"{folder}: no merged.pdf, or nothing in lasting")
    return found
