"""Options and fixtures of all tests.

Plain `pytest` needs nothing but Python, uses the cores that are there, and takes less than a minute
on two. It leaves out what takes seconds, which is marked `slow`, and tries a tenth of the examples
of each property test. Tests that need another program, and those that build and install the wheel,
are marked too. All of this runs when asked for:

    pytest -m ""                    also the slow ones; -m slow: no others
    pytest --hypothesis-profile full    all examples; `long`: fifty times as many
    pytest --programs               also those with programs; one whose program is absent is skipped
    pytest -m office                those of one mark
    JOBCAREER_KB_REQUIRE_PROGRAMS=1 pytest --programs    an absent program is a failure
    pytest -n 0                     in one process, as a debugger needs it; --pdb does so by itself
"""

import gc
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType

import pytest
from click.testing import CliRunner, Result
from edited_handout import Work
from examples import register_profiles
from git_repository import STARTER, Repository
from jinja2 import Environment
from once import use as use_once
from the_day import stop_the_clock

from jobcareer_kb.checking.cache_place import VARIABLE
from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.cli import group
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged

register_profiles()
gc.freeze()  # what was imported stays, and is looked through by no collection
gc.set_threshold(50_000, 20, 20)

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
REQUIRED = "JOBCAREER_KB_REQUIRE_PROGRAMS"
PROGRAMS = {
    "office": ("soffice", "pdftotext", "pdfinfo"),
    "browser": ("chromium", "node"),
    "pandoc": ("pandoc",),
    "node": ("node",),
    "package": (),
}
"""Of each mark that is not run unless asked for: the programs it needs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected files; review the diff"
    )
    parser.addoption(
        "--programs",
        action="store_true",
        help="also run tests that need LibreOffice, Chromium, Pandoc or Node.js, or make the wheel",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what looks at a whole build, which each process has to make first.

    What takes a minute begins first, so that no core waits for it at the end. What nobody asked for
    is left out: a skipped test is one that this machine could not run.
    """
    for item in items:
        if "real_build" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
    if left := [item for item in items if not _asked_for(item)]:
        left[0].config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if _asked_for(item)]
    items.sort(key=lambda item: item.path.parent.name != "steps")


def pytest_configure(config: pytest.Config) -> None:
    """Let Ctrl-C through where a shell took it away."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in the background of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _own_cache_day_and_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what the user's own checks have kept, or looks at the clock; and
    what times say counts as where a person works, also where CI runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CI", raising=False)
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        stop_the_clock(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_slow_twice() -> Iterator[None]:
    """Each template is compiled once; nothing waits for the disk, which would show nothing."""
    before, made = Environment.compile, {}

    def compiled(self: Environment, source: str, name: str, filename: str) -> CodeType:
        key = (type(self), tuple(self.filters), tuple(self.tests), source, name, filename)
        if key not in made:
            made[key] = before(self, source, name, filename)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compiled)
        patch.setattr(os, "fsync", lambda handle: None)
        yield


def _asked_for(item: pytest.Item) -> bool:
    """A test that needs other programs runs where these, or its mark, are asked for."""
    marks, asked = item.config.option.markexpr, item.config.getoption("--programs")
    return asked or all(mark in marks for mark in PROGRAMS if item.get_closest_marker(mark))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a marked test whose program is absent, and say which."""
    for mark in PROGRAMS:
        if item.get_closest_marker(mark) is None:
            continue
        if absent := _absent(mark):
            reason = f"marked '{mark}', but absent here: {', '.join(absent)}"
            if os.environ.get(REQUIRED):
                pytest.fail(f"{reason} ({REQUIRED} is set)", pytrace=False)
            pytest.skip(reason)


def _absent(mark: str) -> list[str]:
    absent = [program for program in PROGRAMS[mark] if shutil.which(program) is None]
    if "node" in PROGRAMS[mark] and not (TESTS / "node_modules").is_dir():
        absent.append("tests/node_modules (npm install --prefix tests --no-package-lock)")
    return absent


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare bytes with a file under tests/golden, or rewrite it with --update-golden."""

    def compare(path: str, data: bytes) -> None:
        file = GOLDEN / path
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert file.is_file(), f"no {file}; make it with --update-golden"
        assert data.decode() == file.read_bytes().decode()

    return compare


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of git whose only commit holds the starter."""
    if shutil.which("git") is None:
        pytest.skip("git is absent here; it is needed to compare with a revision")
    made = Repository(tmp_path / "repository")
    made.begin()
    return made


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; a fault of the program is raised, not hidden."""
    monkeypatch.setenv("JOBCAREER_KB_DEBUG", "1")

    def invoke(*arguments: object) -> Result:
        result = CliRunner().invoke(group, [str(a) for a in arguments], prog_name="jobcareer-kb")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal files are checked once, and equal inputs made once, in all tests that use this."""
    use_once(monkeypatch)


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small knowledge base of one's own at `kb/`, the current folder beside it."""
    shutil.copytree(STARTER, tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kb"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter at `kb/` and its build at `build/`, to copy; made once."""
    folder = tmp_path_factory.mktemp("starter")
    shutil.copytree(STARTER, folder / "kb")
    words = ["build", "--kb", str(folder / "kb"), "--out", str(folder / "build")]
    assert CliRunner().invoke(group, words).exit_code == 0
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Work:
    """The starter, its build, and a handout to edit."""
    shutil.copytree(built, tmp_path / "work")
    return Work(tmp_path / "work")


@pytest.fixture
def small(starter: Path) -> Path:
    """The starter with three products, so that many builds take little time."""
    settings = starter / "kb.yaml"
    head, _, products = settings.read_text(encoding="utf-8").partition("products:\n")
    parts = re.split(r"(?m)^(?=  [a-z])", products)
    kept = [part for part in parts if part.strip().partition(":")[0] in ("handout", "quiz", "gift")]
    assert len(kept) == 3
    settings.write_text(f"{head}products:\n{''.join(kept)}", encoding="utf-8")
    return starter


@pytest.fixture(scope="session")
def real_base() -> Inspected:
    """What a check finds in the knowledge base that comes along."""
    return inspect(read_folder(packaged("kb"), "kb"))


@pytest.fixture(scope="session")
def real_kb(real_base: Inspected) -> KnowledgeBase:
    """The knowledge base that comes along, checked."""
    assert real_base.kb is not None
    return real_base.kb


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a whole build of the knowledge base that comes along; do not touch."""
    out = tmp_path_factory.mktemp("real") / "build"
    result = CliRunner().invoke(group, ["build", "--kb", str(packaged("kb")), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out
