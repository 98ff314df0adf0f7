"""Signs documents as several signers after one another do: with keys of every kind, in any order of the fields,
by `naskah sign` and by pyHanko's command in turn, each on top of what the one before has signed. Our last one locks all
fields."""

import hashlib
import random
from pathlib import Path

from click.testing import CliRunner
from documents import Document
from program import run
from pyhanko.cli import cli_root
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

NASKAH = Path("target/debug/naskah")
KEYS = Path("tests/suite/pki/signers")
ROOTS = (Path("tests/suite/pki/roots/rsa.pem"), Path("tests/suite/pki/roots/ec.pem"))
NAMES = ("rsa-2048", "rsa-3072", "rsa-4096", "p-256", "p-384")

# PDF/A requires that the text which pyHanko writes into a field is in an embedded font.
FONT = "fonts/tex-gyre-bonum/texgyrebonum-regular.otf"
# pyHanko's configuration. A signer's certificate has one of the two key usages, or both.
SETTINGS = f"""\
validation-contexts:
    default:
        trust: [{", ".join(map(str, ROOTS))}]
        trust-replace: true
        signer-key-usage-policy:
            key-usage: ["digital_signature", "non_repudiation"]
            match-all-key-usages: false
stamp-styles:
    default:
        type: text
        stamp-text: "Ditandatangani secara elektronik oleh %(signer)s"
        text-box-style:
            font: {FONT}
"""
# What a signature of ours shows beside its text: a picture that is transparent in part, and in a room that is large
# enough, a party's or a witness's, a QR code.
PICTURE = ("--picture", "tests/suite/logos/wide-3x1-alpha.png")
CODE = ("--qr", "https://contoh.go.id/naskah/1")
# The most that sign a document.
SIGNERS = 4
# As many of the generated agreements are signed.
GENERATED = 40


def prepare(folder: Path) -> None:
    """Makes the place for signed copies, and pyHanko's settings."""
    (folder / "pyhanko.yml").write_text(SETTINGS)
    (folder / "signed").mkdir()


def to_sign(documents: list[Document]) -> list[Document]:
    generated = [document for document in documents if document.kind == "generated"]
    return [document for document in documents if document.kind != "generated"] + generated[:GENERATED]


def pyhanko(*arguments: str | Path) -> tuple[bool, str]:
    """Runs the command in this process; whether it ended well, and what it wrote."""
    done = CliRunner().invoke(cli_root, [str(argument) for argument in arguments])
    return done.exit_code == 0, f"{done.output}{done.exception or ''}"


def by_pyhanko(folder: Path, field: str, key: str, path: Path, result: Path, _: bool) -> tuple[bool, str]:
    return pyhanko(
        "--config", folder / "pyhanko.yml", "sign", "addsig", "--field", field, "--existing-only",
        "--style-name", "default", "--use-pades", "pemder", "--key", KEYS / f"{key}.key",
        "--cert", KEYS / f"{key}.pem", "--chain", KEYS / f"{key}.chain.pem", "--no-pass", path, result,
    )


def by_us(_: Path, field: str, key: str, path: Path, result: Path, last: bool) -> tuple[bool, str]:
    shown = {"rsa-2048": PICTURE, "p-256": () if field.startswith("PARAF") else PICTURE + CODE}.get(key, ())
    done = run(
        NASKAH, "sign", path, "--field", field, "--key", KEYS / f"{key}.key",
        "--cert", KEYS / f"{key}.chain.pem", "--reason", "Menyetujui isi perjanjian", "-o", result,
        *shown, *(("--lock", "all") if last else ()),
    )
    kept = done.returncode == 0 and result.read_bytes().startswith(path.read_bytes())
    return kept, done.stderr or "what was there did not stay"


def empty_fields(path: Path) -> list[str]:
    with path.open("rb") as file:
        reader = PdfFileReader(file)
        return [name for name, _, _ in enumerate_sig_fields(reader, filled_status=False)]


def sign(document: Document) -> tuple[Document | None, list[str]]:
    """A signed copy of the document, if it has fields; and faults."""
    folder = document.path.parent.parent
    try:
        names = empty_fields(document.path)
    except Exception as error:
        return None, [f"its fields cannot be read: {error}"]
    if not names:
        return None, []
    # Any choice, but the same for the same document.
    choice = random.Random(hashlib.sha256(document.name.encode()).digest())
    names = choice.sample(names, min(len(names), choice.randint(1, SIGNERS)))
    signers = choice.sample([by_us, by_pyhanko], 2)
    target = folder / "signed" / document.path.parent.name / document.path.name
    target.parent.mkdir(exist_ok=True)
    path = document.path
    for number, name in enumerate(names):
        result = target.with_suffix(f".{number}")
        good, told = signers[number % 2](folder, name, choice.choice(NAMES), path, result, name == names[-1])
        if not good:
            return None, [f"{name}: {told}"]
        path = result
    path.rename(target)
    return Document(target, document.kind, len(names)), []
