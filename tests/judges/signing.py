"""Signs documents as two signers after one another do with pyHanko's command: each in a field of the
document, the second on top of what the first has signed."""

from pathlib import Path

from click.testing import CliRunner
from documents import Document
from program import output
from pyhanko.cli import cli_root
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

# What it writes into a field is to be in a font that is embedded, as PDF/A has it.
STYLE = """\
stamp-styles:
    default:
        type: text
        stamp-text: "Ditandatangani secara elektronik oleh %(signer)s"
        text-box-style:
            font: fonts/tex-gyre-bonum/texgyrebonum-regular.otf
"""
# As many as sign each document.
SIGNERS = 2


def make_key(folder: Path) -> None:
    """Makes a key, its certificate, and the settings for what is seen of a signature."""
    output(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", "2",
        "-subj", "/C=ID/O=Naskah/CN=Penanda Tangan Percobaan",
        "-addext", "keyUsage=critical,digitalSignature,nonRepudiation",
        "-keyout", key(folder), "-out", certificate(folder),
    )
    output(
        "openssl", "pkcs12", "-export", "-inkey", key(folder), "-in", certificate(folder),
        "-passout", "pass:naskah", "-out", folder / "signer.p12",
    )
    (folder / "pyhanko.yml").write_text(STYLE)
    (folder / "signed").mkdir()


def key(folder: Path) -> Path:
    return folder / "key.pem"


def certificate(folder: Path) -> Path:
    return folder / "certificate.pem"


def pyhanko(*arguments: str | Path) -> tuple[bool, str]:
    """Runs the command in this process; whether it ended well, and what it wrote."""
    done = CliRunner().invoke(cli_root, [str(argument) for argument in arguments])
    return done.exit_code == 0, f"{done.output}{done.exception or ''}"


def empty_fields(path: Path) -> list[str]:
    with path.open("rb") as file:
        reader = PdfFileReader(file)
        return [name for name, _, _ in enumerate_sig_fields(reader, filled_status=False)]


def sign(document: Document) -> tuple[Document | None, list[str]]:
    """A signed copy of the document, if it has fields; and faults."""
    folder = document.path.parent.parent
    try:
        names = empty_fields(document.path)[:SIGNERS]
    except Exception as error:
        return None, [f"its fields cannot be read: {error}"]
    if not names:
        return None, []
    target = folder / "signed" / document.path.parent.name / document.path.name
    target.parent.mkdir(exist_ok=True)
    path = document.path
    for number, name in enumerate(names, 1):
        result = target.with_suffix(f".{number}")
        good, told = pyhanko(
            "--config", folder / "pyhanko.yml", "sign", "addsig", "--field", name, "--existing-only",
            "--style-name", "default", "pemder", "--key", key(folder), "--cert", certificate(folder),
            "--no-pass", path, result,
        )
        if not good:
            return None, [f"{name}: {told}"]
        path = result
    path.rename(target)
    return Document(target, document.kind, len(names)), []
