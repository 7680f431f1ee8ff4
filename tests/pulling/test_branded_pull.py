"""A file that nobody edited gives no change, whatever product it is and whatever brand it wears."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import STARTER

from jobcareer_kb.cli import group

pytestmark = pytest.mark.slow

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
    for file in files:
        result = CliRunner().invoke(group, ["pull", str(file), "--kb", str(kb)])
        assert (result.exit_code, result.stdout) == (0, "no changes\n"), file
