"""Pages as LibreOffice sets them: none sparse, no heading alone, no question split.

That holds on Letter, on A4 and in large print.

The fonts Carlito and Liberation have the widths of Calibri and Arial, so lines break as in Word as
far as both agree.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from built_files import Built
from click.testing import CliRunner
from docx import Document
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image

from jobcareer_kb.cli import group
from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.office
XHTML = "{http://www.w3.org/1999/xhtml}"
FOOT = 64.0
"""Points above the lower edge of a page in which only the footer stands; text ends at 64.8."""
HEAD = 72.0
LINE = 12.0
"""About the height of a line of a table, in points."""
CLOCK = re.compile(r"\d:\d\d")
PAGES = {
    "handout": 3, "help-list": 2, "agenda": 1, "booklet": 16, "facilitator-guide": 17, "sheet": 2,
}  # fmt: skip
"""Most pages of what must stay short; a guide of 60 minutes has 14."""
LARGE = 1.5**2
"""How many times as many in large print: letters are so much larger in both directions."""
SMALL_PRINT = tuple(
    "".join(start.split())
    for start in ("License:", "This page includes", "For titles and", "Job and career works")
)
"""How paragraphs begin that may not have a page of their own."""


DPI = 24


@dataclass(frozen=True)
class Line:
    """A line of a page, and where it ends in points from above."""

    page: int
    bottom: float
    text: str


@pytest.fixture(scope="module", params=["letter", "a4", "large"])
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The files as they are built, once more on other paper, and in large print."""
    if request.param == "letter":
        built: Built = request.getfixturevalue("built")
        return built
    out = tmp_path_factory.mktemp(request.param)
    how = ("--large",) if request.param == "large" else ("--paper", request.param)
    asked = (*how, "--format", "docx", "--out", str(out))
    done = CliRunner().invoke(group, ["build", "--kb", str(packaged("kb")), *asked])
    assert done.exit_code == 0, done.output
    return Built(out)


def word_files(papers: Built) -> list[Path]:
    """The Word files; of a set with large print, those."""
    every = papers.files(".docx")
    return [path for path in every if path.stem.endswith("-large")] or every


@pytest.fixture(scope="module")
def printed(
    papers: Built, execute: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Each Word file as a PDF."""
    out = tmp_path_factory.mktemp("pdf")
    user = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"
    files = word_files(papers)
    execute("soffice", "--headless", user, "--convert-to", "pdf", "--outdir", out, *files)
    return {path.stem: out / f"{path.stem}.pdf" for path in files}


@pytest.fixture(scope="module")
def lines(
    printed: dict[str, Path], execute: Callable[..., str]
) -> dict[str, tuple[float, list[Line]]]:
    """Of each Word file: the height of its pages, and their lines without header and footer."""
    return {
        name: _lines(execute("pdftotext", "-bbox-layout", path, "-"))
        for name, path in printed.items()
    }


@pytest.fixture(scope="module")
def ends(printed: dict[str, Path], execute: Callable[..., str]) -> dict[str, list[float]]:
    """Of each page of a file: where its ink ends above the footer, in points from above."""
    found = {}
    for name, path in printed.items():
        execute("pdftoppm", "-r", str(DPI), "-gray", path, path.with_suffix(""))
        pages = sorted(path.parent.glob(f"{name}-*.pgm"))
        found[name] = [_end(Image.open(page)) for page in pages]
    return found


def _end(page: Image.Image) -> float:
    body = page.crop((0, 0, page.width, page.height - round(FOOT / 72 * DPI)))
    box = body.point(lambda gray: 255 if gray < 250 else 0).getbbox()
    return box[3] / DPI * 72 if box else 0.0


def _lines(text: str) -> tuple[float, list[Line]]:
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True))
    pages = list(root.iter(f"{XHTML}page"))
    height = float(pages[0].get("height"))
    found = [
        Line(number, float(line.get("yMax")), flat("".join(w.text or "" for w in line)))
        for number, page in enumerate(pages, 1)
        for line in page.iter(f"{XHTML}line")
        if HEAD < float(line.get("yMax")) < height - FOOT
    ]
    return height, sorted(found, key=lambda line: (line.page, line.bottom))


def flat(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


def headings(path: Path) -> Iterator[Paragraph]:
    for paragraph in Document(str(path)).paragraphs:
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading"):
            yield paragraph


def placed_rows(path: Path, found: list[Line]) -> Iterator[list[Line]]:
    """Of each table with two rows or more: the first line of every row below its head.

    Cards are cut apart, so they may stand alone.
    """
    at = 0
    for table in Document(str(path)).tables:
        starts = [flat(row.cells[0].text.strip().split("\n")[0]) for row in table.rows]
        if len(starts) < 3 or not all(starts) or table.style.name == "Workshop Cards":
            continue
        rows = []
        for start in starts:
            at = next(n for n in range(at, len(found)) if begins(found[n].text, start))
            rows.append(found[at])
            at += 1
        yield rows[1:]


def begins(line: str, start: str) -> bool:
    """Say whether a line is the first one of a cell: the cell beside it may follow on the line."""
    return line.startswith(start[:8]) or (len(line) > 3 and start.startswith(line))


def product(papers: Built, path: Path) -> str:
    return next(e["product"] for p, e in papers.artifacts.items() if p.endswith(path.name))


def test_short_papers_stay_short(papers: Built, lines: dict) -> None:
    long = {}
    for path in word_files(papers):
        pages = max(line.page for line in lines[path.stem][1])
        guide = path.stem.endswith("60-facilitator-guide")
        most = 14 if guide else PAGES.get(product(papers, path), 99)
        if pages > most * (LARGE if path.stem.endswith("-large") else 1):
            long[path.stem] = pages
    assert long == {}


def test_the_run_sheet_is_one_page(papers: Built, lines: dict) -> None:
    """The hour, what to do with ten minutes, and what to drop when late."""
    ends = {}
    for path in word_files(papers):
        if product(papers, path) != "facilitator-guide":
            continue
        _, found = lines[path.stem]
        ends[path.stem] = next(line.text for line in found if line.page == 2)
    assert set(ends.values()) <= {flat("What to print")}, ends  # none is in large print


def test_each_row_of_the_run_sheet_is_one_line(papers: Built, lines: dict) -> None:
    """So its rows are all as high as the lowest one, from people coming in to the close."""
    folded = []
    for path in word_files(papers):
        if product(papers, path) != "facilitator-guide":
            continue
        _, found = lines[path.stem]
        rows = [line.bottom for line in found if line.page == 1 and CLOCK.match(line.text)]
        heights = [below - above for above, below in pairwise(rows)]
        assert len(heights) > 3, path
        if max(heights) > min(heights) + LINE / 2:
            folded.append(f"{path.stem}: rows of {min(heights):.0f} to {max(heights):.0f} points")
    assert folded == []


def test_no_page_is_less_than_a_third_full(papers: Built, lines: dict, ends: dict) -> None:
    """The last page of a paper, and of each sheet, apart."""
    sparse = []
    for path in word_files(papers):
        height, found = lines[path.stem]
        first = {line.page: line.text for line in reversed(found)}
        for page, end in enumerate(ends[path.stem][:-1], 1):
            if end - HEAD < (height - HEAD - FOOT) / 3 and not first[page + 1].startswith("Sheet"):
                sparse.append(f"{path.stem}, page {page}: ends at {end:.0f} points")
    assert not sparse, "\n".join(sparse)


def test_no_heading_ends_a_page(papers: Built, lines: dict, ends: dict) -> None:
    alone = []
    for path in word_files(papers):
        titles = {flat(heading.text) for heading in headings(path)}
        _, found = lines[path.stem]
        for line, after in pairwise(found):
            is_last = line.page != after.page and ends[path.stem][line.page - 1] < line.bottom + 12
            if is_last and line.text in titles:
                alone.append(f"{path.stem}, page {line.page}: {line.text}")
    assert alone == []


def test_no_row_of_a_table_is_alone(papers: Built, lines: dict) -> None:
    """Neither the first one at the foot of a page, nor the last one at the head of the next.

    In large print a row may fill a third of a page; there it may.
    """
    alone = []
    for path in word_files(papers):
        if path.stem.endswith("-large"):
            continue
        _, found = lines[path.stem]
        for rows in placed_rows(path, found):
            first, last = rows[:2], rows[-2:]
            alone += [
                f"{path.stem}, page {row.page}: {row.text}"
                for row, beside in ((first[0], first[1]), (last[1], last[0]))
                if row.page != beside.page
            ]
    assert not alone, "\n".join(alone)


def test_no_question_is_split(papers: Built, lines: dict) -> None:
    """From its heading to the next one, on the paper and in the key."""
    split = []
    for path in word_files(papers):
        if product(papers, path) not in ("quiz", "key"):
            continue
        titles = [flat(heading.text) for heading in headings(path)][1:]
        _, found = lines[path.stem]
        starts = [n for n, line in enumerate(found) if any(t.startswith(line.text) for t in titles)]
        for start, end in pairwise(starts):
            if found[start].page != found[end - 1].page:
                split.append(f"{path.stem}: {found[start].text} on page {found[start].page}")
    assert split == []


def test_the_licence_has_no_page_of_its_own(papers: Built, lines: dict) -> None:
    alone = []
    for path in word_files(papers):
        _, found = lines[path.stem]
        last = max(line.page for line in found)
        first = next(line for line in found if line.page == last)
        if last > 1 and first.text.startswith(SMALL_PRINT):
            alone.append(f"{path.stem}, page {last}: {first.text}")
    assert alone == []
