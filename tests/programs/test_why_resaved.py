"""`why` reads a handout that LibreOffice saved again, as DOCX and by way of ODT."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_files import Built

from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.file import traced
from jobcareer_kb.tracing.trace import State

pytestmark = pytest.mark.office


@pytest.mark.parametrize("steps", [("docx",), ("odt", "docx")], ids=["docx", "odt and docx"])
@pytest.mark.parametrize("product", ["handout", "facilitator-guide"])
def test_every_text_is_traced_in_a_file_saved_by_libreoffice(
    built: Built, execute: Callable[..., str], tmp_path: Path, steps: tuple[str, ...], product: str
) -> None:
    (path,) = (p for p in built.files(f"-60-{product}.docx"))
    kb = load_corpus(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    templates = Templates(packaged("templates"), "templates")
    before = {(t.record, t.route) for t in traced(path, None, kb, templates).traces}
    user = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for number, step in enumerate(steps):
        out = tmp_path / str(number)
        execute("soffice", "--headless", user, "--convert-to", step, "--outdir", out, path)
        path = out / f"{path.stem}.{step}"
    found = traced(path, None, kb, templates).traces
    assert {(t.record, t.route) for t in found} == before
    assert {t.state for t in found} == {State.EQUAL, State.TEMPLATE}
