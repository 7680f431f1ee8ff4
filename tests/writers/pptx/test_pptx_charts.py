"""A chart in a deck: native, with its numbers in a workbook, the same each time."""

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from deck_samples import LOOK, document
from pptx import Presentation
from short_blocks import h, p, row, t

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.audits import audits
from jobcareer_kb.document import Chart, Column, Document, Section
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.writers.markdown import write_markdown
from jobcareer_kb.writers.pptx import write_pptx

CHART = Chart(
    "compact",
    (Column(t("Role"), 6, names_row=True), Column(t("Median pay, 2024"), 4, "right")),
    (row("Nursing assistant", "$39,530"), row("=Nurse", "$93,600.5")),
    summary="Two bars. The second is more than twice as long.",
    values=("39530", "93600.5"),
    form='"$"#,##0.0',
)
NOTES = (p("What do you notice?"),)
SLIDE = Section((h("Job and career"), CHART, p("Source: BLS", "hint")), "list", notes=NOTES)
BOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
PART = "ppt/charts/chart1.xml"
ROWS = [(None, "Median pay, 2024"), ("Nursing assistant", 39530), ("=Nurse", 93600.5)]


def deck(chart: Chart = CHART) -> Document:
    blocks = tuple(chart if block is CHART else block for block in SLIDE.blocks)
    return document(replace(SLIDE, blocks=blocks))


def cells(book: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))


def charts_in(data: bytes) -> list[Any]:
    slides = Presentation(io.BytesIO(data)).slides
    return [s for slide in slides for s in slide.shapes if s.has_chart]


def test_the_chart_is_native_and_its_workbook_holds_the_numbers() -> None:
    data = write_pptx(deck(), LOOK)
    (frame,) = charts_in(data)
    plot = frame.chart.plots[0]
    assert list(plot.categories) == ["Nursing assistant", "=Nurse"]
    assert (plot.series[0].name, list(plot.series[0].values)) == (ROWS[0][1], [39530, 93600.5])
    assert plot.data_labels.number_format == '"$"#,##0.0'
    assert cells(entries_of(data)[BOOK]) == ROWS
    assert cells(frame.chart.part.chart_workbook.xlsx_part.blob) == ROWS
    assert 'descr="Two bars. The second' in entries_of(data)["ppt/slides/slide1.xml"].decode()


def test_elsewhere_it_is_a_table() -> None:
    text = write_markdown(deck(), LOOK).decode()
    assert "| Nursing assistant | \\$39,530 |" in " ".join(text.split())


def test_from_the_right_bars_grow_to_the_left() -> None:
    (frame,) = charts_in(write_pptx(replace(deck(), language="ar-EG"), LOOK))
    assert frame.chart.value_axis.reverse_order


WRITE = (
    "import hashlib, sys; sys.path[:0] = {paths!r}\n"
    "from test_pptx_charts import deck, LOOK; from jobcareer_kb.writers.pptx import write_pptx\n"
    "print(hashlib.sha256(write_pptx(deck(), LOOK)).hexdigest())"
)


@pytest.mark.slow
def test_its_bytes_are_the_same_on_another_day_and_place() -> None:
    code = WRITE.format(paths=[str(Path(__file__).parent), str(Path(__file__).parents[2])])
    said = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "SOURCE_DATE_EPOCH": day},
        ).stdout
        for seed, zone, day in (("0", "UTC", "0"), ("7", "Asia/Tokyo", "1700000000"))
    }  # fmt: skip
    assert len(said) == 1


def test_the_workbook_does_not_say_when_it_was_made() -> None:
    core = entries_of(entries_of(write_pptx(deck(), LOOK))[BOOK])["docProps/core.xml"].decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


DEFECTS = {
    "JK702 another number": (PART, "<c:v>39530.0</c:v>", "<c:v>49530.0</c:v>"),
    "JK702 another name": (PART, "Nursing assistant", "Nurse"),
    "JK702 a bar is gone": (PART, "=Nurse", ""),
    "JK702 no workbook": ("ppt/charts/_rels/chart1.xml.rels", "relationships/package", "x"),
    "JK709 no words": ("ppt/slides/slide1.xml", ' descr="Two bars', ' title="Two bars'),
    "JK715 pale bars": (PART, '<a:schemeClr val="accent1"/>', '<a:srgbClr val="DDDDDD"/>'),
    "JK715 pale letters": (PART, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="CCCCCC"/>'),
    "JK717 small letters": (PART, ' sz="', ' sz="900" x="'),
}


@pytest.mark.parametrize("id_", DEFECTS)
def test_a_planted_defect_is_found(id_: str) -> None:
    part, old, new = DEFECTS[id_]
    entries = entries_of(write_pptx(deck(), LOOK))
    assert old in entries[part].decode()
    spoilt = {**entries, part: entries[part].decode().replace(old, new).encode()}
    codes = {each.rule.code for each in audited(spoilt)}
    assert id_.split()[0] in codes


def test_a_workbook_with_another_number_is_found() -> None:
    entries = entries_of(write_pptx(deck(), LOOK))
    other = entries_of(write_pptx(deck(replace(CHART, values=("1", "2"))), LOOK))
    (finding,) = audited({**entries, BOOK: other[BOOK]})[:1]
    assert finding.rule.code == "JK702"
    assert "the workbook of a chart says 'Nursing assistant', '1'" in finding.found.message


def test_what_was_not_touched_has_no_finding() -> None:
    assert audited(entries_of(write_pptx(deck(), LOOK))) == ()


def audited(entries: dict[str, bytes]) -> Any:
    return audits()["pptx"].findings(canonical_zip(entries), deck())


def test_the_shipped_charts_have_the_numbers_of_their_table(
    real_build: Path, real_kb: KnowledgeBase
) -> None:
    shop = "job-or-career-60"
    parts = entries_of((real_build / shop / f"{shop}-slides.pptx").read_bytes())
    with (Path(__file__).parents[3] / "kb/data/bls_projections_2024_34.csv").open() as file:
        table = {row["soc_code"]: row for row in csv.DictReader(file)}
    codes = ("31-1131", "29-2061", "29-1141", "29-1171", "11-9111")
    pay = [float(table[code]["median_annual_wage_2024_usd"]) for code in codes]
    openings = [round(float(table[code]["annual_openings_thousands"]) * 1000) for code in codes]
    for number, expected in ((1, pay), (2, openings)):
        rows = cells(parts[f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"])
        assert [value for _, value in rows[1:]] == expected
    assert len(charts_in((real_build / shop / f"{shop}-slides.pptx").read_bytes())) == 2
