"""Sets so many agreements with one call of LibreOffice, into a folder, as PDF/A-2b with tags: it makes no PDF/A-2a."""

import json
import os
import subprocess
import sys
from pathlib import Path

from agreements import EXAMPLE, filled

# Only the fonts of the repository.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
}

count, out = int(sys.argv[1]), Path(sys.argv[2]).resolve()
sources, profile = out / "sources", out.parent / "libreoffice-profile"
sources.mkdir()
profile.mkdir(exist_ok=True)
fonts = profile / "fonts.conf"
fonts.write_text(FONTS.format(fonts=Path("fonts").resolve(), cache=profile / "fonts"))
source = Path("benches/beside/diskominfo.fodt").read_text().replace("$logos", (EXAMPLE / "logos").resolve().as_uri())
for number in range(count):
    (sources / f"{number:04}.fodt").write_text(filled(source, number))
subprocess.run(
    ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
     "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(OPTIONS)}", "--outdir", out, *sorted(sources.iterdir())],
    env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, check=True,
)
