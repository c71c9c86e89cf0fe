"""Files of charts: SVG, PNG and CSV, which say of which events they are, from where and when."""

import csv as csv_module
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from common.spreadsheets import inert
from insights.asking import Asked
from insights.charting import Answer, Chart, answer
from insights.drawing.framing import Frame, framed

FONT = Path(__file__).parent / "data/dejavu/DejaVuSans.ttf"
"""Machines that serve pages often have no fonts at all."""
ZOOM = 2


@dataclass(frozen=True)
class Format:
    """A kind of file: its extension, its content type, and how it is made."""

    extension: str
    label: str
    content_type: str
    write: Callable[[Chart, Asked], bytes]


def svg(chart: Chart, asked: Asked) -> bytes:
    """The drawing in a frame."""
    made = answer(chart, asked)
    return framed(made.drawing, _frame(chart, asked, made)).encode()


def png(chart: Chart, asked: Asked) -> bytes:
    """The same in pixels, two for each of the drawing's."""
    drawn = svg(chart, asked).decode()
    return bytes(
        resvg_py.svg_to_bytes(svg_string=drawn, zoom=ZOOM, font_files=[str(FONT)], sans_serif_family="DejaVu Sans")
    )


def csv(chart: Chart, asked: Asked) -> bytes:
    """A row for each mark, those of 0 too: its values, then its numbers."""
    series = answer(chart, asked).series
    text = io.StringIO()
    table = csv_module.writer(text)
    table.writerow(series.head)
    table.writerows([*map(inert, labels), *mark.numbers] for labels, mark in series.rows)
    return text.getvalue().encode()


FORMATS = (
    Format("svg", "SVG", "image/svg+xml", svg),
    Format("png", "PNG", "image/png", png),
    Format("csv", "CSV", "text/csv; charset=utf-8", csv),
)


def file_name(chart: Chart, form: Format) -> str:
    """A name that tells charts and days apart."""
    return f"{chart.name}-{timezone.now():%Y-%m-%d}.{form.extension}"


def _frame(chart: Chart, asked: Asked, made: Answer) -> Frame:
    total = _("%(sentence)s (%(count)s)") % {
        "sentence": asked.selection.sentence,
        "count": f"{asked.selection.total:,}",
    }
    site, licence = settings.BASE_URL, settings.CONTENT_LICENCE["name"]
    origin = f"{settings.SITE_NAME}, {timezone.now():%Y-%m-%d}, {licence}. {site}{asked.address()}"
    below = (str(chart.rule), *made.series.notes, asked.coding, origin)
    title = f"{chart.title}: {' × '.join(str(axis.name) for axis in made.series.axes)}" if chart.takes else chart.title
    return Frame(str(title), total, tuple(said for said in below if said), site)
