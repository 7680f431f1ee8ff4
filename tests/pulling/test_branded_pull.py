"""A file that nobody edited gives no change, whatever product it is and whatever brand it wears.

It is laid beside a file of the plan that has the same words of the template.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import STARTER

from jobcareer_kb.cli import group
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.readers.docx import read_docx
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.today import Today, nearest

pytestmark = pytest.mark.slow

TEMPLATES = Templates(packaged("templates"), "templates")
HARBOR = "id: harbor\nname: Harbor School\ncontacts: [Call Ann at the front desk]\n"
BRANDS = {"without a brand": [], "with a brand": ["--brand", "harbor"]}


@pytest.mark.parametrize("brand", BRANDS.values(), ids=BRANDS)
def test_an_untouched_file_of_each_product_gives_no_change(
    tmp_path: Path, brand: list[str]
) -> None:
    kb, out = tmp_path / "kb", tmp_path / "build"
    shutil.copytree(STARTER, kb)
    (kb / "brand").mkdir()
    (kb / "brand" / "harbor.yaml").write_text(HARBOR, encoding="utf-8")
    words = ["build", "--kb", str(kb), "--out", str(out), "--format", "docx", *brand]
    built = CliRunner().invoke(group, words)
    assert built.exit_code == 0, built.output
    files = sorted(out.rglob("*.docx"))
    assert len(files) > 5
    records = load_corpus(read_folder(kb, "kb")).kb
    assert records is not None
    for file in files:
        reading = read_docx(file.read_bytes())
        beside = nearest(records, reading, TEMPLATES)
        assert beside.template == Today("", (), reading).template, file
        result = CliRunner().invoke(group, ["pull", str(file), "--kb", str(kb)])
        assert (result.exit_code, result.stdout) == (0, "no changes\n"), file
