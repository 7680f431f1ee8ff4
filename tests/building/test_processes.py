"""Several processes make what one makes, byte for byte, whatever becomes of them."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from paper_samples import HANDOUT
from whole_build import retitle, seen

from jobcareer_kb.building import crew as crew_module
from jobcareer_kb.building.build import build
from jobcareer_kb.building.crew import Crew, Task, paying
from jobcareer_kb.building.inputs import Request
from jobcareer_kb.building.make import jobs
from jobcareer_kb.building.output import output_at
from jobcareer_kb.building.plan import plan
from jobcareer_kb.building.workshop import finished
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.processes import FORKS, processes
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers.pdf import write_pdf

pytestmark = pytest.mark.slow
Run = Callable[..., Any]
SHOP = "weather-or-climate-30"
SHOPS = ("a", "b", "c", "d", SHOP)
forked = pytest.mark.skipif(not FORKS, reason="a started process does not see what is patched here")


@pytest.fixture
def many(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge base of five workshops, each with three files, none of them a PDF.

    So its processes may begin as copies, whatever other tests have made in this one.
    """
    monkeypatch.setattr("jobcareer_kb.processes._THREADED", frozenset())
    file = small / "workshop" / f"{SHOP}.yaml"
    for name in SHOPS[:-1]:
        text = file.read_text().replace(f"id: {SHOP}", f"id: {name}")
        lines = [
            f"title: Weather {name}" if x.startswith("title:") else x for x in text.split("\n")
        ]
        file.with_name(f"{name}.yaml").write_text("\n".join(lines))
    return small


def loaded(folder: Path) -> KnowledgeBase:
    kb = inspect(read_folder(folder, "kb")).kb
    assert kb is not None
    return kb


def tasks(folder: Path) -> Iterator[Task]:
    templates = Templates(packaged("templates"), "templates")
    kb = loaded(folder)
    for name in sorted(SHOPS):
        yield jobs(kb, plan(kb, (name,)), templates, Look())


@pytest.mark.parametrize("count", [2, 3, 8])
def test_any_number_of_processes_makes_the_same_files(many: Path, run: Run, count: int) -> None:
    assert run("build", "--jobs", "1").exit_code == 0
    done = run("build", "--jobs", str(count), "--out", "other")
    assert (done.exit_code, done.stderr) == (0, "")
    assert seen(Path("other")) == seen(Path("build"))
    retitle(many, "New title")
    run("build", "--jobs", "1")
    run("build", "--jobs", str(count), "--out", "other")
    assert seen(Path("other")) == seen(Path("build"))


def test_a_task_and_what_becomes_of_it_are_values(many: Path) -> None:
    task = next(tasks(many))
    made = finished(task)
    again = pickle.loads(pickle.dumps(task))
    assert finished(again) == made == pickle.loads(pickle.dumps(made))
    assert pickle.loads(pickle.dumps(again))[0].fingerprint == task[0].fingerprint


def test_any_executor_will_do(many: Path, run: Run) -> None:
    run("build", "--jobs", "1")
    request = Request(many, "kb", packaged("templates"), Path("threads"))
    counted: list[tuple[int, int, str]] = []
    with (
        Crew(2, lambda: ThreadPoolExecutor(2), counted.append) as crew,  # type: ignore[arg-type]
        output_at(request.out, make=True) as out,
    ):
        build(loaded(many), request, out, {}, (), lambda *each: counted.append(each), crew)
    assert counted == [(3 * n, 15, name) for n, name in enumerate(sorted(SHOPS), start=1)]
    one, other = seen(Path("build")), seen(Path("threads"))
    assert [path for path in one if one[path] != other[path]] == ["manifest.json"]


def test_no_more_tasks_are_out_than_keep_the_processes_busy(many: Path) -> None:
    out = most = 0

    def counted() -> Iterator[Task]:
        nonlocal out, most
        for task in (*tasks(many), *tasks(many)):
            out += 1
            most = max(most, out)
            yield task

    with Crew(2, lambda: ThreadPoolExecutor(2), print) as crew:
        for _ in crew.each(counted()):
            out -= 1
    assert (out, most) == (0, 5)  # four, and the one that is being gathered


@forked
def test_a_process_that_dies_is_named_and_its_work_done_again(
    many: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "--jobs", "1", "--out", "whole")
    monkeypatch.setattr(crew_module, "finished", dying(Path("died"), once=True))
    done = run("build", "--jobs", "2")
    assert done.exit_code == 0
    (line,) = done.stderr.strip().split("\n")
    assert line.startswith("A process died; what it may have had is made once more: ")
    assert "b" in line.rpartition(": ")[2].split(", ")
    assert seen(Path("build")) == seen(Path("whole"))


@forked
def test_a_workshop_that_kills_twice_is_named_and_the_last_good_build_kept(
    many: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "--jobs", "1")
    before = seen(Path("build"))
    retitle(many, "New title")
    monkeypatch.setattr(crew_module, "finished", dying(Path("died"), once=False))
    done = run("build", "--jobs", "2")
    assert done.exit_code == 3
    assert "jobcareer-kb: the process that makes b died twice, as where memory" in done.stderr
    assert "Traceback" not in done.output
    assert seen(Path("build")) == before
    assert [path.name for path in Path("build").rglob(".*")] == [".lock"]


def dying(mark: Path, once: bool) -> Callable[[Task], Any]:
    """Make files, but die over those of the second workshop, the first time or each."""

    def made(task: Task) -> Any:
        if task[0].artifact.workshop == "b" and not (once and mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return finished(task)

    made.__module__, made.__qualname__ = __name__, "MADE"
    globals()["MADE"] = made  # a function is sent by its name
    return made


@forked
@pytest.mark.parametrize("jobs_", ["1", "2"])
def test_a_fault_of_a_template_leaves_the_last_good_build(
    many: Path, run: Run, monkeypatch: pytest.MonkeyPatch, jobs_: str
) -> None:
    run("build", "--jobs", "1")
    before = seen(Path("build"))
    retitle(many, "New title")
    whole = Templates.render

    def render(self: Templates, product: str, names: Any) -> str:
        if names["workshop"].id == "c":
            names = {**names, "workshop": None}
        return whole(self, product, names)

    monkeypatch.setattr(Templates, "render", render)
    done = run("build", "--jobs", jobs_)
    assert done.exit_code == 1
    assert "error[JK602]: template: " in done.stdout
    assert "Nothing was written; the last good build is kept." in done.stderr
    assert seen(Path("build")) == before
    assert [path.name for path in Path("build").rglob(".*")] == [".lock"]


def test_where_no_process_can_be_begun_one_makes_all(
    many: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(crew_module, "processes", refused)
    done = run("build", "--jobs", "2")
    assert (done.exit_code, "15 made" in done.stdout) == (0, True)
    assert done.stderr.strip().endswith("Function not implemented), so this one makes all.")


RECORDS = {f"kb/takeaway/{n}.yaml": "1" for n in range(30)}
CHANGED = {
    "a first build": ({}, RECORDS, 3),
    "one record": ({**RECORDS, "kb/takeaway/1.yaml": "0"}, RECORDS, 1),
    "every record": (dict.fromkeys(RECORDS, "0"), RECORDS, 3),
    "the settings": ({**RECORDS, "kb/kb.yaml": "0"}, {**RECORDS, "kb/kb.yaml": "1"}, 3),
    "the program": ({**RECORDS, "program": "0"}, {**RECORDS, "program": "1"}, 3),
    "nothing": (RECORDS, RECORDS, 1),
}


@forked
@pytest.mark.parametrize("old, new, count", CHANGED.values(), ids=CHANGED)
def test_processes_are_begun_where_they_pay(
    old: dict[str, str], new: dict[str, str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert paying(3, old, new) == count


SLOW = r"""
import os, sys, time
from jobcareer_kb.building import workshop
making = workshop.make
def slow(*given):
    # In one write: print() makes two where Python's output is not buffered, and the lines mix.
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)
workshop.make = slow
from jobcareer_kb.cli import main
sys.argv = ["jobcareer-kb", "build", "--jobs", "2"]
main()
"""


@forked
@pytest.mark.parametrize("sent, code", [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_processes_are_gone_with_the_first(many: Path, run: Run, sent: int, code: int) -> None:
    """Ctrl-C reaches all of them, a kill only the first."""
    run("build", "--jobs", "1")
    before = seen(Path("build"))
    retitle(many, "New title")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as first:  # fmt: skip
        assert first.stdout is not None
        others = [int(first.stdout.readline()) for _ in range(2)]
        (os.killpg if sent == signal.SIGINT else os.kill)(first.pid, sent)
        _, said = first.communicate(timeout=30)
    assert first.returncode == code
    assert said.strip() == ("jobcareer-kb: stopped; no file is half-written" if code > 0 else "")
    assert seen(Path("build")) == before
    until = time.monotonic() + 20
    while any(Path(f"/proc/{each}").exists() for each in others) and time.monotonic() < until:
        time.sleep(0.05)
    assert [each for each in others if Path(f"/proc/{each}").exists()] == []
    assert run("build", "--jobs", "2").exit_code == 0


def test_a_process_that_has_set_a_pdf_begins_others_that_can() -> None:
    write_pdf(HANDOUT, Look())  # the typesetter begins threads, which a copy of this process lacks
    with processes(1) as pool:
        assert pool.submit(write_pdf, HANDOUT, Look()).result(timeout=100).startswith(b"%PDF")
