"""A figure that is broken is a finding, in every report, also where a sheet prints it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from jobcareer_kb.packaged import packaged


def test_a_sheet_may_name_a_broken_figure(tmp_path: Path, run: Callable[..., Result]) -> None:
    shutil.copytree(packaged("kb"), tmp_path / "kb")
    file = tmp_path / "kb" / "figure" / "start.yaml"
    file.write_text(file.read_text().replace("unit: words", "unit: percent", 1))
    found = run("check", "--kb", str(tmp_path / "kb"), "--select", "JK1", "--format", "json")
    assert found.exit_code == 1
    assert [each["code"] for each in json.loads(found.stdout)["findings"]] == ["JK114"]
