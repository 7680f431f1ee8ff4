"""Charts on a slide: native bars that can be edited, with their numbers in an embedded workbook."""

import datetime
import io
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt
from xlsxwriter import Workbook

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.document import Chart
from jobcareer_kb.wordings import from_right
from jobcareer_kb.writers.pptx.boxes import POINT, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.markup import found, paint

_BAR, _HEAD = 2.0, 3.0
"""Heights of a bar with its gap, and of what stands above all bars, in sizes of their letters."""
_GAP = 60
"""Between two bars, in percent of their height."""
_FILL = "accent1"
_EPOCH = datetime.datetime(1980, 1, 1)
"""A workbook that says when it was made differs each time."""


class ChartBand:
    """A chart among the bands of a slide."""

    grows = True

    def __init__(self, block: Chart, canvas: Canvas, width: int) -> None:
        self._block = block
        self._canvas = canvas
        self._width = width

    def need(self, step: int) -> int:
        """Return the least height: that of the names, one below the other."""
        size = self._canvas.faces.soft.size
        return round((_HEAD + _BAR * len(self._block.rows)) * size * POINT)

    def want(self, step: int) -> int:
        """Return the height at which bars are seen well."""
        return self.need(step) * 3 // 2

    def broken(self, step: int) -> str:
        """Return nothing: names are broken by the program that shows them."""
        return ""

    def put(self, box: Box, step: int) -> None:
        """Put it over the whole of its box."""
        bars = self._block.bars
        made: Any = CategoryChartData  # the library's own is not typed
        data = made(number_format=self._block.form)
        data.categories = [name for name, _ in bars]
        data.add_series(self._block.measure, [float(value) for _, value in bars])
        chart = self._canvas.chart(XL_CHART_TYPE.BAR_CLUSTERED, box, data, self._block.summary)
        chart.part.chart_workbook.update_from_xlsx_blob(workbook(self._block))
        self._dress(chart)

    def _dress(self, chart: Any) -> None:
        """Give it the look of the deck: large letters, one color, each number at its bar."""
        face = self._canvas.faces.soft
        chart.font.size = Pt(face.size)
        paint(chart.font.fill, "tx1")
        chart.has_legend = False
        chart.has_title = True
        chart.chart_title.include_in_layout = False
        title = chart.chart_title.text_frame
        title.text = self._block.measure
        title.paragraphs[0].font.size, title.paragraphs[0].font.bold = Pt(face.size), True
        paint(title.paragraphs[0].font.fill, "tx1")
        names, numbers = chart.category_axis, chart.value_axis
        names.reverse_order = True  # else the first bar stands lowest
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        names.major_tick_mark = XL_TICK_MARK.NONE
        paint(names.format.line.fill, "tx1")
        numbers.reverse_order = from_right(self._canvas.language)
        numbers.visible = numbers.has_major_gridlines = False
        if min(float(value) for value in self._block.values) >= 0:
            numbers.minimum_scale = 0
        plot = chart.plots[0]
        plot.gap_width, plot.vary_by_categories = _GAP, False
        paint(plot.series[0].format.fill, _FILL)
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.number_format, labels.number_format_is_linked = self._block.form, False
        labels.font.size, labels.font.bold = Pt(face.size), True
        for words in found(chart.element, "//a:defRPr | //a:rPr"):
            words.set("lang", self._canvas.language)
        for axis in chart.element.xpath("//c:axId | //c:crossAx"):
            axis.set("val", axis.get("val").lstrip("-"))  # the schema knows no ids below zero


def workbook(block: Chart) -> bytes:
    """Return the workbook of a chart, equal each time: python-pptx dates its own with the clock."""
    file = io.BytesIO()
    book = Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _EPOCH})
    sheet = book.add_worksheet()
    numbers, head = book.add_format({"num_format": block.form}), book.add_format({"bold": True})
    sheet.set_column(0, 1, 40)
    sheet.write_string(0, 1, block.measure, head)
    for at, (name, value) in enumerate(block.bars, 1):
        sheet.write_string(at, 0, name)
        sheet.write_number(at, 1, float(value), numbers)
    book.close()
    return canonical_zip(entries_of(file.getvalue()))
