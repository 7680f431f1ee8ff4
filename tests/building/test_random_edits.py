"""After any edit, an output folder that is built again is as one that is built from nothing."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from spoken import translate_all

from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.slow
Run = Callable[..., Result]
FORMATS = ("--format", "markdown", "--format", "moodle-xml", "--format", "gift")
"""Those that are made fast; what a file is made from is known alike for all."""


def seen(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def worded(kb: Path, chance: random.Random) -> None:
    """Another word in a text of any record."""
    file = chance.choice(sorted(file for file in kb.rglob("*.yaml") if file.parent != kb))
    text = file.read_text(encoding="utf-8")
    places = [found.end() for found in re.finditer(r"[a-z] (?=[a-z]{3})", text)]
    if places:
        at = chance.choice(places)
        file.write_text(f"{text[:at]}really {text[at:]}", encoding="utf-8")


def titled(kb: Path, chance: random.Random) -> None:
    """Another title of the whole, or of a source."""
    file = chance.choice((kb / "kb.yaml", kb / "references.yaml"))
    text = file.read_text(encoding="utf-8")
    titles = [found.end() for found in re.finditer(r"^ *title: (?=[A-Z])", text, re.MULTILINE)]
    at = chance.choice(titles)
    file.write_text(f"{text[:at]}New: {text[at:]}".replace(": New: ", ": New "), encoding="utf-8")


def copied(kb: Path, chance: random.Random) -> None:
    """One more workshop, of a name between those of others."""
    file = chance.choice(sorted((kb / "workshop").glob("*.yaml")))
    name = f"job-or-career-5{chance.randrange(99)}"
    text = re.sub(r"^id: .*", f"id: {name}", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (kb / f"workshop/{name}.yaml").write_text(text, encoding="utf-8")


def dropped(kb: Path, chance: random.Random) -> None:
    """One look that somebody took at a source."""
    chance.choice(sorted((kb / "evidence").glob("*.yaml"))).unlink()


EDITS = (worded, worded, worded, titled, copied, dropped)


@pytest.mark.parametrize("seed", range(2))
def test_a_folder_that_is_built_again(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(packaged("kb"), tmp_path / "kb")
    if seed:
        translate_all(tmp_path / "kb")
    spoken = (("--language", "es"), ()) if seed else ((),)
    chance, built = random.Random(seed), 0
    for language in spoken:
        assert run("build", *FORMATS, *language).exit_code == 0
    for number in range(5):
        before = tmp_path / f"before-{number}"
        shutil.copytree(tmp_path / "kb", before)
        edit = chance.choice(EDITS)
        edit(tmp_path / "kb", chance)
        again = run("build", *FORMATS)
        if again.exit_code == 0:
            built += 1
            for language in spoken:
                out = ("--no-cache", "--out", f"fresh-{number}")
                assert run("build", *FORMATS, *out, *language).exit_code == 0
            assert seen(Path("build")) == seen(Path(f"fresh-{number}")), edit.__name__
        else:  # it is an error in the records, and nothing was built
            shutil.rmtree(tmp_path / "kb")
            shutil.copytree(before, tmp_path / "kb")
    assert built > 2
