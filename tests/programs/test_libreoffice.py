"""LibreOffice opens every Office file, prints it whole, and keeps the marks when it saves it again.

Its pages are those of Word only as far as both agree: the fonts Carlito and Liberation have the
widths of Calibri and Arial, so lines break alike, but nothing here was looked at in Word.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from built_files import Built
from docx_audit import DocxAudit, W, words
from lxml import etree
from pptx_audit import A, P, PptxAudit, shown

pytestmark = pytest.mark.office
Run = Callable[..., str]
Word = tuple[float, float, float, float, str]
XHTML = "{http://www.w3.org/1999/xhtml}"
PAGES = {
    "handout": (2, 4), "booklet": (8, 24), "help-list": (1, 2), "agenda": (1, 1),
    "sheet": (1, 3), "sheets": (8, 30), "quiz": (2, 10), "facilitator-guide": (8, 18),
    "sources": (3, 20), "key": (3, 18),
}  # fmt: skip
"""Fewest and most pages of a product: outside of these something was lost or blown up."""


def convert(execute: Run, files: list[Path], to: str, out: Path, profile: Path) -> dict[str, Path]:
    """Convert all files in one call; a profile of its own keeps a running LibreOffice out of it."""
    user = f"-env:UserInstallation={profile.as_uri()}"
    execute("soffice", "--headless", user, "--convert-to", to, "--outdir", out, *files)
    made = {path.stem: out / f"{path.stem}.{to}" for path in files}
    absent = [name for name, path in made.items() if not path.is_file()]
    assert not absent, f"LibreOffice could not open {absent}"
    return made


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module")
def pdfs(
    built: Built, execute: Run, profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    files = built.files(".docx", ".pptx")
    return convert(execute, files, "pdf", tmp_path_factory.mktemp("pdf"), profile)


@pytest.fixture(scope="module")
def pages(pdfs: dict[str, Path], execute: Run) -> dict[str, list[list[Word]]]:
    """Of each file, of each page: its words and where they stand, in points."""
    return {name: _pages(execute("pdftotext", "-bbox", path, "-")) for name, path in pdfs.items()}


def _pages(text: str) -> list[list[Word]]:
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True))
    return [
        [
            (*(float(word.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")), word.text)
            for word in page.iter(f"{XHTML}word")
        ]
        for page in root.iter(f"{XHTML}page")
    ]


def test_every_paragraph_of_a_word_file_is_printed_in_order(
    built: Built, pdfs: dict[str, Path], execute: Run
) -> None:
    lost = {}
    for path in built.files(".docx"):
        audit = DocxAudit(path)
        margin = audit.body.find(f".//{W}pgMar")
        high = int(audit.body.find(f".//{W}pgSz").get(f"{W}h")) / 20
        top, bottom = (int(margin.get(f"{W}{side}")) / 20 for side in ("top", "bottom"))
        # The page without its header and footer, which would stand in the middle of sentences.
        crop = ("-x", "0", "-W", "2000", "-y", f"{top - 1:.0f}", "-H", f"{high - top - bottom:.0f}")
        printed = flat(execute("pdftotext", "-raw", *crop, pdfs[path.stem], "-"))
        at, missing = 0, []
        for p in audit.paragraphs():
            text = flat(words(p))
            found = printed.find(text, at)
            if found < 0:
                missing.append(words(p)[:80])
            else:
                at = found + len(text)
        if missing:
            lost[path.name] = missing
    assert lost == {}


def test_every_word_of_a_slide_is_shown_on_it(built: Built, pages: dict) -> None:
    for path in built.files(".pptx"):
        deck = PptxAudit(path)
        assert len(pages[path.stem]) == len(deck.slides), path
        for (number, slide), page in zip(deck.numbered(), pages[path.stem], strict=True):
            # LibreOffice prints bullets and the slide's number, which no run of the file holds.
            printed = Counter(flat("".join(word[4] for word in page)).replace("•", ""))
            texts = flat("".join(text for _, _, text in deck.runs(slide)))
            counted = flat("".join((*numbers_of(slide), *words_of_charts(slide))))
            expected = Counter((texts + counted).replace("‹#›", str(number)).replace("•", ""))
            assert printed == expected, f"{path} slide {number}: {printed - expected}"


def numbers_of(slide: Any) -> Iterator[str]:
    """What is counted before the entries of lists, and the signs that stand before others."""
    for body in slide._element.iter(f"{P}txBody"):
        count = 0
        for paragraph in body.iter(f"{A}p"):
            signs = [*paragraph.iter(f"{A}buAutoNum"), *paragraph.iter(f"{A}buChar")]
            for sign in signs:
                count += 1
                first = "A" if sign.get("type") == "alphaUcPeriod" else "1"
                yield sign.get("char") or f"{chr(ord(first) + count - 1)}."


def words_of_charts(slide: Any) -> Iterator[str]:
    """The title of each chart, its bars' names, and their values as they are labeled."""
    for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
        yield chart.chart_title.text_frame.text
        plot = chart.plots[0]
        sign = "$" if "$" in plot.data_labels.number_format else ""
        yield from (str(name) for name in plot.categories)
        yield from (f"{sign}{value:,.0f}" for value in plot.series[0].values)


def test_no_words_lie_over_others_or_off_the_page(pdfs: dict[str, Path], pages: dict) -> None:
    found = [
        f"{name}, page {number}: {one[4]!r} and {other[4]!r}"
        for name, all_pages in pages.items()
        for number, page in enumerate(all_pages, 1)
        for at, one in enumerate(page)
        for other in page[at + 1 :]
        if _over(one, other)
    ]
    assert found == []


def _over(one: Word, other: Word) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1.5 and down > 0.35 * min(one[3] - one[1], other[3] - other[1])


def test_the_text_of_a_slide_ends_above_its_footer(built: Built, pages: dict) -> None:
    found = []
    for path in built.files(".pptx"):
        deck = PptxAudit(path)
        for (number, slide), page in zip(deck.numbered(), pages[path.stem], strict=True):
            feet = [
                shape
                for shape in slide._element.iter(f"{P}sp")
                if (ph := shape.find(f".//{P}ph")) is not None
                and ph.get("type") in ("ftr", "sldNum")
            ]
            if not feet:
                continue
            top = min(deck.box(slide, shape)[1] for shape in feet) / 12_700
            low = "".join(word[4] for word in page if (word[1] + word[3]) / 2 > top)
            allowed = "".join(shown(shape) for shape in feet).replace("‹#›", str(number))
            if flat(low) != flat(allowed):
                found.append(f"{path.stem} slide {number}: {low!r}")
    assert found == []


def test_page_counts_are_sane_and_no_page_is_blank(built: Built, pages: dict) -> None:
    for path, entry in built.artifacts.items():
        if entry["format"] != "docx":
            continue
        found = pages[Path(path).stem]
        fewest, most = PAGES[entry["product"]]
        assert fewest <= len(found) <= most, f"{path}: {len(found)} pages"
        for number, page in enumerate(found, 1):
            # Header and footer have some 20 words; an answer sheet may hold little more.
            assert len(page) > 25, f"{path}: page {number} holds {len(page)} words"


def test_pdf_carries_the_title(built: Built, pdfs: dict[str, Path], execute: Run) -> None:
    for path in built.files(".docx"):
        title = DocxAudit(path).parts["docProps/core.xml"].findtext("{*}title")
        assert re.search(rf"(?m)^Title: +{re.escape(title)}$", execute("pdfinfo", pdfs[path.stem]))


def test_marks_survive_when_libreoffice_saves_a_file_again(
    built: Built, execute: Run, profile: Path, tmp_path: Path
) -> None:
    """`pull` finds an instructor's edits by these bookmarks, so an editor must not lose them."""
    files = built.files("-handout.docx", "-facilitator-guide.docx")
    saved = convert(execute, files, "docx", tmp_path, profile)
    for path in files:
        marks = built.artifacts[path.relative_to(built.out).as_posix()]["marks"]
        audit = DocxAudit(path)
        before, after = marked(audit), marked(DocxAudit(saved[path.stem]))
        assert set(before) == set(marks), path
        assert set(before) - set(after) == set(), path
        changed = {name for name, text in before.items() if after[name] != text}
        # LibreOffice 7.4 ends a mark one sign early in the last paragraph of a section.
        ends = {
            m
            for p in audit.paragraphs()
            if p.find(f"{W}pPr/{W}sectPr") is not None
            for m in marks_in(p)
        }
        assert {name: after[name] for name in changed - ends} == {}, path
        assert all(before[name][:-1] == after[name] for name in changed), path


def marks_in(p: Any) -> Iterator[str]:
    for start in p.iter(f"{W}bookmarkStart"):
        yield start.get(f"{W}name")


def marked(audit: DocxAudit) -> dict[str, str]:
    """The words between the two ends of each of our bookmarks, which may stand inside a link."""
    opened: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in audit.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", f"{W}p"):
        key = element.get(f"{W}id")
        if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name").startswith("_kb_"):
            opened[key] = element.get(f"{W}name")
            found[opened[key]] = ""
        elif element.tag == f"{W}bookmarkEnd":
            opened.pop(key, None)
        else:
            # A paragraph that begins inside a mark shows, so that a mark over two is noticed.
            text = element.text or "" if element.tag == f"{W}t" else "\n"
            for name in opened.values():
                found[name] += text
    return found


def flat(text: str) -> str:
    """Without any white space, since a line may break anywhere."""
    return re.sub(r"\s+", "", text)
