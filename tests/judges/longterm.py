"""Signatures that last: `naskah sign --tsa --long-term` and pyHanko put into documents what their signatures are verified
by, each on top of the other, and each verifies them without asking anybody."""

import asyncio
import os
import sys
from pathlib import Path

from documents import Document
from pyhanko.keys import load_cert_from_pemder, load_certs_from_pemder
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator import ValidationContext

import by_pdfa_check
from program import run
from services import PKI, THERE, TIME, services
from signing import FONT, KEYS, NASKAH, ROOTS, SETTINGS, pyhanko

TRUST = [argument for root in ROOTS for argument in ("--trust", root)]
# When all certificates have expired, and nobody answers.
LATER = "2051-01-01T00:00:00Z"
# Who signs by which program, with which key; and in which order.
SIGNERS = (("PIHAK-KESATU", "rsa-2048"), ("PIHAK-KEDUA", "p-256"), ("SAKSI-1", "rsa-2048"))


def roots() -> list:
    return [load_cert_from_pemder(str(root)) for root in ROOTS]


def by_us(path: Path, result: Path, field: str, key: str) -> None:
    done = run(
        NASKAH, "sign", path, "--field", field, "--key", KEYS / f"{key}.key", "--cert", KEYS / f"{key}.chain.pem",
        "--tsa", TIME, "--long-term", *TRUST, "-o", result,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def by_pyhanko(path: Path, result: Path, field: str, key: str) -> None:
    signer = SimpleSigner.load(
        str(KEYS / f"{key}.key"), str(KEYS / f"{key}.pem"),
        ca_chain_files=[str(path) for path in (KEYS / f"{key}.chain.pem", *ROOTS)],
    )
    # It goes past the proxy; so it is given what stands there.
    there = {name: file.read_bytes() for name, file in THERE.items()}
    context = ValidationContext(
        trust_roots=roots(), revocation_mode="hard-fail", ocsps=[there.pop("ocsp")], crls=list(there.values()),
        other_certs=list(load_certs_from_pemder([str(PKI / "issuers/rsa.pem")])),
    )
    metadata = PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.PADES, embed_validation_info=True, validation_context=context,
        md_algorithm="sha256", signer_key_usage={"non_repudiation"},
    )
    style = TextStampStyle(
        stamp_text="Ditandatangani secara elektronik", text_box_style=TextBoxStyle(GlyphAccumulatorFactory(FONT)),
    )
    time = HTTPTimeStamper(TIME.replace("http://pki.example", os.environ["http_proxy"]))
    pdf_signer = PdfSigner(metadata, signer, timestamper=time, stamp_style=style)
    with path.open("rb") as file, result.open("w+b") as out:
        asyncio.run(pdf_signer.async_sign_pdf(IncrementalPdfFileWriter(file), output=out))


def faults(path: Path, count: int) -> list[str]:
    """What speaks against a document with so many signatures, once nobody can be asked any more."""
    found = []
    done = run(NASKAH, "verify", path, *TRUST, "--at", LATER, "--format", "json")
    unknown = "revocation-unknown" in done.stdout
    if done.returncode or unknown or done.stdout.count('"valid":true') != count:
        found.append(f"naskah: {done.stdout}{done.stderr}")
    good, told = pyhanko("--config", path.parent / "pyhanko.yml", "sign", "adesverify", path)
    if not good or told.count(":INTACT:TRUSTED,") != count:
        found.append(f"pyHanko: {told}")
    valid = run("pdfsig", "-nocert", path).stdout.count("Signature is Valid.")
    if valid != count:
        found.append(f"pdfsig finds {valid} of {count} signatures valid")
    if not by_pdfa_check.absent():
        found += [f"PDF/A: {fault}" for fault in by_pdfa_check.faults(Document(path, "signed", count))]
    return found


def main(source: Path, folder: Path) -> int:
    wrong = 0
    for order in ((by_us, by_us, by_us), (by_us, by_pyhanko, by_us), (by_pyhanko, by_us, by_pyhanko)):
        path = source
        for number, (signer, (field, key)) in enumerate(zip(order, SIGNERS), 1):
            result = folder / f"{'-'.join(it.__name__ for it in order)}-{number}.pdf"
            with services():
                signer(path, result, field, key)
            path = result
            for fault in faults(path, number):
                print(f"{path.name}: {fault}")
                wrong += 1
    print(f"signatures that last: {wrong} faults")
    return min(wrong, 1)


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyhanko.yml").write_text(SETTINGS)
    sys.exit(main(Path(sys.argv[1]), folder))
