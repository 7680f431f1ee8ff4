"""A4 and large print as LibreOffice prints them: the page, and that no text is cut."""

import re
from collections import Counter
from pathlib import Path

import pytest
from built_files import Built
from click.testing import CliRunner
from docx_audit import DocxAudit, words
from test_libreoffice import Run, convert, flat

from jobcareer_kb.cli import group
from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.office
SHOP = "job-or-career-60"
PAPERS = {"a4": "(A4)", "letter": "(letter)"}
_EDGES = re.compile(
    r"^(?:Job and career workshops 1\.0 .*|Page \d+ of \d+"
    r"|Job and career: .* (?:handout|booklet|list|Quiz|Agenda|Sheet \d+))$",
    re.MULTILINE,
)
"""Headers and footers, which stand in the middle of sentences."""


@pytest.fixture(scope="module", params=PAPERS)
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp(request.param)
    asked = ("--paper", request.param, "--large", "--format", "docx", "--out", str(out))
    done = CliRunner().invoke(group, ["build", SHOP, "--kb", str(packaged("kb")), *asked])
    assert done.exit_code == 0, done.output
    return Built(out)


@pytest.fixture(scope="module")
def pdfs(papers: Built, execute: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    files = papers.files("-large.docx", f"{SHOP}-handout.docx")
    profile = tmp_path_factory.mktemp("profile")
    made = convert(execute, files, "pdf", tmp_path_factory.mktemp("pdf"), profile)
    return {path: made[path.stem] for path in files}


def test_every_page_has_the_paper_that_was_asked_for(
    pdfs: dict[Path, Path], execute: Run, request: pytest.FixtureRequest
) -> None:
    paper = PAPERS[request.node.callspec.params["papers"]]
    for pdf in pdfs.values():
        sizes = re.findall(r"(?m)^Page +\d* *size: .*$", execute("pdfinfo", "-l", "999", pdf))
        assert sizes
        assert [size for size in sizes if not size.endswith(paper)] == []


def test_no_sign_of_a_paper_is_cut(pdfs: dict[Path, Path], execute: Run) -> None:
    for path, pdf in pdfs.items():
        printed = Counter(flat(_EDGES.sub("", execute("pdftotext", "-raw", pdf, "-"))))
        said = Counter(flat("".join(words(p) for p in DocxAudit(path).paragraphs())))
        assert said - printed == Counter(), path.name


def test_body_type_of_large_print_is_18_points(pdfs: dict[Path, Path], execute: Run) -> None:
    for path, pdf in pdfs.items():
        text = execute("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", pdf)
        sizes = {found[1]: int(found[2]) for found in _FONT.finditer(text)}
        letters: Counter[int] = Counter()
        for font, line in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', text):
            letters[sizes[font]] += len(line)
        body, fine = (18, 16) if path.stem.endswith("-large") else (12, 10)
        assert body in letters, path.name
        assert max(sizes.values()) > body
        assert min(letters) >= fine


_FONT = re.compile(r'<fontspec id="(\d+)" size="(\d+)"')
