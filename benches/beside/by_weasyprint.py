"""Sets so many agreements with WeasyPrint, into a folder, with the fonts, the style sheet and the pictures read once."""

import sys
from pathlib import Path

from agreements import filled
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

count, out = int(sys.argv[1]), Path(sys.argv[2])
source = Path("benches/beside/diskominfo.html").read_text()
fonts, counters, pictures = FontConfiguration(), CounterStyle(), {}
style = CSS(string=Path("benches/beside/diskominfo.css").read_text(), base_url=".", font_config=fonts,
            counter_style=counters)
for number in range(count):
    html = HTML(string=filled(source, number), base_url=".")
    html.write_pdf(out / f"{number:04}.pdf", stylesheets=[style], font_config=fonts, counter_style=counters,
                   cache=pictures, pdf_variant="pdf/a-2a")
