"""A build of one workshop: only what it prints is judged and stops it, and it makes the same files
as a build of all."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from test_random_edits import EDITS, seen
from the_day import DAY

from jobcareer_kb import clock
from jobcareer_kb.checking import cache_place
from jobcareer_kb.checking.ask import Ask
from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.checking.part import Part
from jobcareer_kb.checking.run import inspected as looked_at
from jobcareer_kb.checking.run import look
from jobcareer_kb.checks import checks
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.packaged import packaged
from jobcareer_kb.reports.json import render_json

pytestmark = pytest.mark.slow
Run = Callable[..., Result]
SHOP = "job-or-career-45"
MARKDOWN = ("--format", "markdown")


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(packaged("kb"), tmp_path / "kb")
    return tmp_path / "kb"


def loaded(kb: Path) -> KnowledgeBase:
    found = load_corpus(read_folder(kb, "kb")).kb
    assert found is not None
    return found


def file_of(kb: Path, kind: str, mine: bool) -> Path:
    """The file of a record of a kind that the workshop prints, or does not."""
    known = loaded(kb)
    judged = Part(known, (SHOP,)).judged
    every = {n: known.stands_in(n)[0] for n in known.facts if n.startswith(f"{kind}/")}
    its = {path for name, path in every.items() if name in judged}
    return kb / next(path for path in every.values() if (path in its) == mine)


def field_too_many(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")


def no_yaml(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\t: [\n", encoding="utf-8")


def no_source(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    at = text.index("[@") + 2
    file.write_text(f"{text[:at]}nobody-{text[at:]}", encoding="utf-8")


BROKEN: dict[str, tuple[str, bool, Callable[[Path], None], bool]] = {
    "a question that it asks": ("question", True, field_too_many, True),
    "a question that another one asks": ("question", False, no_yaml, False),
    "a challenge of it that is no YAML": ("challenge", True, no_yaml, True),
    "an activity of another one that is no YAML": ("activity", False, no_yaml, False),
    "an unknown source in it": ("definition", True, no_source, True),
    "an unknown source in another one": ("pathway", False, no_source, False),
    "its activity": ("activity", True, field_too_many, True),
    "the workshop itself": ("workshop", True, field_too_many, True),
    "another workshop": ("workshop", False, field_too_many, False),
    "a look that may be one at its claims": ("evidence", False, field_too_many, True),
}


@pytest.mark.parametrize(("kind", "mine", "edit", "stops"), BROKEN.values(), ids=BROKEN)
def test_what_stops_a_build_of_one_workshop(
    kb: Path, run: Run, kind: str, mine: bool, edit: Callable[[Path], None], stops: bool
) -> None:
    file = file_of(kb, kind, mine)
    edit(file)
    assert run("build", *MARKDOWN).exit_code == 1, "an error anywhere stops a build of all"
    found = run("build", SHOP, *MARKDOWN)
    assert found.exit_code == (1 if stops else 0), found.output
    assert (file.relative_to(kb.parent).as_posix() in found.stdout) == stops


@pytest.mark.parametrize("file", ["kb.yaml", "words.yaml"])
def test_what_all_hang_on_stops_it(kb: Path, run: Run, file: str) -> None:
    field_too_many(kb / file)
    assert run("build", SHOP, *MARKDOWN).exit_code == 1


def test_a_slip_in_the_settings_stops_it_also_where_a_check_goes_through_all(
    kb: Path, run: Run
) -> None:
    file = kb / "kb.yaml"
    text = file.read_text(encoding="utf-8")
    assert "\nseverities:" not in text
    file.write_text(text + "\nseverities:\n  JK999: note\n", encoding="utf-8")
    found = run("build", SHOP, *MARKDOWN)
    assert (found.exit_code, "JK999" in found.stdout) == (1, True)


def test_a_pick_of_a_whole_kind_is_stopped_by_each_of_it(kb: Path, run: Run) -> None:
    shop = kb / f"workshop/{SHOP}.yaml"
    text = shop.read_text(encoding="utf-8")
    shop.write_text(text.replace("handout:\n", "handout:\n  - takeaway/*\n"), encoding="utf-8")
    file = next(iter((kb / "takeaway").glob("*.yaml")))
    field_too_many(file)
    assert run("build", SHOP, *MARKDOWN).exit_code == 1


def test_the_last_line_says_what_was_not_judged(kb: Path, run: Run) -> None:
    known = loaded(kb)
    others = len(known.facts) - sum(n in known.facts for n in Part(known, (SHOP,)).judged)
    last = run("build", SHOP, *MARKDOWN).stdout.splitlines()[-1]
    assert last.startswith(f"{others:,} records that this does not print were not judged")
    assert "not judged" not in run("build", *MARKDOWN).stdout


def test_a_build_of_all_after_one_of_a_part_is_as_from_nothing(kb: Path, run: Run) -> None:
    assert run("build", *MARKDOWN).exit_code == 0
    other, mine = file_of(kb, "activity", False), file_of(kb, "activity", True)
    before = other.read_bytes()
    no_yaml(other)
    mine.write_text(mine.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert run("build", SHOP, *MARKDOWN).exit_code == 0
    other.write_bytes(before + b"# more\n")
    assert run("build", *MARKDOWN).exit_code == 0
    assert run("build", *MARKDOWN, "--no-cache", "--out", "fresh").exit_code == 0
    assert seen(Path("build")) == seen(Path("fresh"))


def test_a_workshop_that_is_not_there(kb: Path, run: Run) -> None:
    found = run("build", "rain")
    assert found.exit_code == 2
    assert "unknown workshop 'rain'; known: job-or-career-45, job-or-career-60" in found.stderr


def inspected(kb: Path, *workshops: str) -> Inspected:
    return inspect(read_folder(kb, "kb"), workshops=workshops)


def about(found: Inspected, names: frozenset[str]) -> set[Diagnostic]:
    """Findings of checks of one record, which hang on nothing but that and what it names."""
    alone = {code for code, check in checks().items() if check.judge and not check.join}
    return {d for d in found.report.diagnostics if d.code in alone and d.record in names}


@pytest.mark.parametrize("seed", range(2))
def test_it_says_nothing_else_than_a_check_of_all_and_makes_the_same_files(
    kb: Path, run: Run, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(3):
        chance.choice(EDITS)(kb, chance)
        whole = inspected(kb)
        assert whole.kb is not None
        made = run("build", *MARKDOWN, "--out", f"whole-{number}").exit_code == 0
        for shop in whole.kb.of("workshop", Workshop):
            part = inspected(kb, shop.id)
            judged = Part(whole.kb, (shop.id,)).judged
            assert {*part.report.diagnostics} <= {*whole.report.diagnostics}
            assert about(part, judged) == about(whole, judged)
            if made:
                out = Path(f"{shop.id}-{number}")
                assert run("build", shop.id, *MARKDOWN, "--out", out.as_posix()).exit_code == 0
                assert seen(out / shop.id) == seen(Path(f"whole-{number}") / shop.id)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_remembered_of_all_says_of_a_part_what_a_look_at_it_says(
    kb: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv(cache_place.VARIABLE, str(kb.parent / "cache"))
    monkeypatch.setattr(clock, "now_ns", lambda: 10**20)
    chance, ask = random.Random(seed), Ask(kb, "kb", packaged("templates"), DAY)
    for _ in range(5):
        for _ in range(chance.randint(1, 2)):
            chance.choice(EDITS)(kb, chance)
        for shop in sorted(path.stem for path in (kb / "workshop").glob("*.yaml")):
            assert reported(ask, kb, shop, True) == reported(ask, kb, shop, False)
        if chance.random() < 0.6:
            look(ask)


def reported(ask: Ask, kb: Path, shop: str, use_cache: bool) -> str:
    """The report about a workshop, or why there is none."""
    try:
        return render_json(looked_at(ask, read_folder(kb, "kb"), use_cache, (shop,)).report)
    except UsageFault as fault:
        return str(fault)
