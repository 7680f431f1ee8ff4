"""A build without the library for PDF: the rest is made, and what is left out is said."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.writers import pdf

pytestmark = pytest.mark.usefixtures("once")
Run = Callable[..., Any]
PDF = Path("build/weather-or-climate-30/weather-or-climate-30-handout.pdf")
HOW = "install it with: pip install 'jobcareer-kb[pdf]'"
SAID = f"left out: 1 PDF file, which needs the library typst; {HOW}\n"


@pytest.fixture
def asked(small: Path) -> Path:
    """A base that asks for its handout as PDF, too."""
    settings = small / "kb.yaml"
    text = settings.read_text()
    head, _, rest = text.partition("  handout:\n")
    settings.write_text(f"{head}  handout:\n{rest.replace('[docx]', '[docx, pdf]', 1)}")
    return small


def test_a_paper_comes_as_pdf_where_the_base_asks(asked: Path, run: Run) -> None:
    assert "left out" not in run("build").stdout
    assert PDF.read_bytes().startswith(b"%PDF-")
    assert "Handout, PDF" in Path("build/index.html").read_text()
    assert "4 unchanged" in run("build").stdout


def test_without_the_library_the_rest_is_made(
    asked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None if name == "typst" else find_spec(name))
    for said in ("3 made", "3 unchanged"):
        done = run("build")
        assert (done.exit_code, SAID in done.stdout, said in done.stdout) == (0, True, True)
    assert not PDF.exists()
    refused = run("build", "--format", "pdf")
    assert refused.exit_code == 2
    assert f"--format pdf needs the library typst; {HOW}" in refused.stderr


@pytest.mark.slow
def test_large_print_comes_as_pdf_too(asked: Path, run: Run) -> None:
    run("build", "--large")
    large = PDF.with_stem(f"{PDF.stem}-large")
    assert large.exists()
    assert "0 made" in run("build", "--large").stdout
    assert f"removed: {large.relative_to('build').as_posix()}" in run("build", "--no-large").stdout
