"""The floors of the program hold: who may import whom, and how the modules are named and sized."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import jobcareer_kb
from jobcareer_kb.checks import checks
from jobcareer_kb.model import kinds
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.readers import readers
from jobcareer_kb.registry import discover, named
from jobcareer_kb.reports import report_formats
from jobcareer_kb.tasks import tasks
from jobcareer_kb.writers import writers

SRC = Path(jobcareer_kb.__file__).parent
FLOORS = [
    "__version__ diagnostic errors packaged signs theme",
    "clock registry rule archive inline reads coverage disk outside file_names lookalikes media "
    "contrast pictures processes spelling wordings",
    "report values contacts document readability look structures",
    "record quiz",
    "tasks",
    "model",
    "facts",
    "bibliography ledger figures translation",
    "kb",
    "criteria languages sheets",
    "selection",
    "items",
    "loading checks exports writers quiz_formats readers reports",
    "rendering",
    "audits",
    "building",
    "links mending tracing",
    "checking pulling upgrades",
    "cli",
    "__main__",
]
"""From the ground up; a module imports only from floors below its own, or its own package."""
FLOOR = {name: i for i, names in enumerate(FLOORS) for name in names.split()}
STRANGERS = FLOORS[12].split()
"""Packages that do not know each other."""
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
LONGEST = 450
"""Lines of a module; the aim is 80 to 250, this is where one must have become two."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(SRC.rglob("*.py")))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def module_name(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(("jobcareer_kb", *(part for part in parts if part != "__init__")))


def imported(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, in functions and for type checking too."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("jobcareer_kb."))
        elif isinstance(node, ast.ImportFrom) and node.module == "jobcareer_kb":
            yield from (f"jobcareer_kb.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jobcareer_kb."):
            yield str(node.module)


def top(name: str) -> str:
    return name.split(".")[1] if "." in name else "__version__"


def edges() -> set[tuple[str, str]]:
    """Pairs of top-level modules or packages: who imports whom."""
    return {
        (top(module_name(path)), top(name))
        for path in modules()
        for name in imported(path)
        if path != SRC / "__init__.py"
    }


@pytest.mark.slow
def test_the_scan_sees_the_imports_that_are_there() -> None:
    assert {("loading", "diagnostic"), ("cli", "building"), ("kb", "bibliography")} <= edges()


def test_every_module_stands_on_a_floor() -> None:
    assert {top(module_name(path)) for path in modules()} - set(FLOOR) == set()


def test_imports_lead_down() -> None:
    upward = [(a, b) for a, b in sorted(edges()) if a != b and FLOOR[b] >= FLOOR[a]]
    assert upward == []


def test_packages_that_are_side_by_side_do_not_know_each_other() -> None:
    met = [(a, b) for a, b in sorted(edges()) if a != b and a in STRANGERS and b in STRANGERS]
    assert met == []


@pytest.mark.parametrize("package", ["writers", "quiz_formats", "audits"])
def test_one_format_knows_nothing_of_another(package: str) -> None:
    """What two formats share stands in a folder of its own, such as `writers/_paper`."""
    folders = {path.name for path in (SRC / package).iterdir() if path.is_dir()}
    formats = {name for name in folders if not name.startswith("_")}
    within = f"jobcareer_kb.{package}."
    met = {
        (module_name(path).removeprefix(within).split(".")[0], name.split(".")[2])
        for path in modules()
        if module_name(path).startswith(within)
        for name in imported(path)
        if name.startswith(within)
    }
    assert [(a, b) for a, b in sorted(met) if a != b and {a, b} <= formats] == []


def test_modules_import_in_no_circle() -> None:
    names = {module_name(path) for path in modules()}
    graph = {module_name(path): {n for n in imported(path) if n in names} for path in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        pytest.fail(f"these modules import each other: {' -> '.join(fault.args[1])}")


def test_imports_are_absolute() -> None:
    relative = [
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_every_module_has_a_name_that_means_something() -> None:
    stems = {path.stem.strip("_") for path in modules()}
    assert stems & NAMELESS == set()


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        module_name(path)
        for path in modules()
        if isinstance(tree := nodes(path)[0], ast.Module) and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_every_file_that_a_module_speaks_of_is_there() -> None:
    root = Path(__file__).parent.parent
    named = re.compile(r"\b(?:docs|tests)/[\w/-]+\.(?:md|py|json|yaml)\b")
    absent = [
        f"{module_name(path)}: {found}"
        for path in modules()
        for found in named.findall(path.read_text(encoding="utf-8"))
        if not (root / found).is_file()
    ]
    assert absent == []


def test_no_module_grows_beyond_a_head_full(record_property: Callable[[str, int], None]) -> None:
    """The ten longest stand in the JUnit report (`--junit-xml`), and with `-rP` on the screen."""
    sizes = {
        module_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()
    }
    for name, lines in sorted(sizes.items(), key=lambda item: -item[1])[:10]:
        record_property(name, lines)
        print(f"{lines:>5} {name}")
    assert [name for name, lines in sizes.items() if lines > LONGEST] == []


PURE = sorted(
    {"diagnostic", "errors", "registry", "rule", "report", "archive", "inline", "theme", "values"}
    | {"readability"}
    | {
        "document",
        "structures",
        "record",
        "tasks",
        "model",
        "quiz",
        "bibliography",
        "kb",
        "selection",
        "items",
        "checks",
    }
    | {"contacts", "coverage", "facts", "ledger", "file_names", "media"}
    | {"writers", "quiz_formats", "reports", "readers"}
)
OUTSIDE = {"os", "pathlib", "io.open", "random", "time", "socket", "subprocess", "tempfile"}
ALLOWED = {("writers", "pathlib")}
"""python-docx is handed the path of its own base file."""


@pytest.mark.parametrize("package", PURE)
def test_a_pure_module_sees_neither_disk_nor_clock_nor_chance(package: str) -> None:
    found = {
        (top(module_name(path)), name.split(".")[0])
        for path in modules()
        if top(module_name(path)) == package
        for name in foreign(path)
    }
    assert {pair for pair in found if pair[1] in OUTSIDE} - ALLOWED == set()


def test_one_module_reads_the_clock_and_no_test_does() -> None:
    tests = [p for p in Path(__file__).parent.rglob("*.py") if "node_modules" not in p.parts]
    found = {
        path.name
        for path in (*modules(), *tests)
        if re.search(rf"\b(?:{CLOCK})\(", path.read_text(encoding="utf-8"))
        for node in nodes(path)
        if isinstance(node, ast.Call) and re.fullmatch(CLOCK, ast.unparse(node.func))
    }
    assert found == {"clock.py"}


CLOCK = (
    r"(?:datetime\.)?(?:date|datetime)\.(?:today|now|utcnow)"
    r"|(?:time\.)?(?:time|time_ns|gmtime|localtime|ctime|strftime)"
)
"""What tells the day or the hour; `time.monotonic` tells only how long something takes."""


def foreign(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


@pytest.mark.parametrize("call", ["hash", "id", "open", "print", "eval", "exec"])
def test_no_module_of_the_pure_floors_calls(call: str) -> None:
    found = [
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path in modules()
        if top(module_name(path)) in PURE
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == call
    ]
    assert found == []


def test_the_model_and_the_document_name_no_format() -> None:
    formats = {"docx", "pptx", "html", "gift", "moodle", "qti", "typst", "pdf"}
    kept = [
        path
        for name in ("model", "tasks", "document.py", "quiz.py", "structures.py")
        for path in ((SRC / name).rglob("*.py") if (SRC / name).is_dir() else (SRC / name,))
    ]
    fields = {
        f"{path.name}: {node.target.id}"
        for path in kept
        for node in nodes(path)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        if any(name in node.target.id.lower() for name in formats)
    }
    assert fields == set()


def test_nothing_in_the_program_knows_the_subject() -> None:
    """Another folder of records gives another curriculum."""
    words = ("job or career", "job-or-career", "definition/job", "nurse", "indeed")
    said = [
        f"{path.relative_to(SRC)}: {word}"
        for path in modules()
        if path.relative_to(SRC).parts[0] not in ("checks", "loading", "cli")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value not in docstrings(path)
        for word in words
        if word in node.value.casefold()
    ]
    assert said == []


@cache
def docstrings(path: Path) -> frozenset[str]:
    """Docstrings and the strings below fields, which may give an example."""
    return frozenset(
        node.value.value
        for node in nodes(path)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


PLUG_INS = {
    "model": (kinds, "name"),
    "checks": (checks, "code"),
    "reports": (report_formats, "name"),
    "writers": (writers, "name"),
    "quiz_formats": (quiz_formats, "name"),
    "readers": (readers, "name"),
    "tasks": (tasks, "name"),
}


@pytest.mark.parametrize("package", PLUG_INS)
def test_every_plug_in_module_is_found_and_sorted(package: str) -> None:
    table, _ = PLUG_INS[package]
    files = [p for p in (SRC / package).glob("[!_]*") if p.suffix == ".py" or is_package(p)]
    if package == "checks":
        files = [f for p in files for f in (p.glob("[!_]*.py") if is_package(p) else (p,))]
    assert len(table()) == len(files)
    assert list(table()) == sorted(table())


def is_package(path: Path) -> bool:
    return (path / "__init__.py").exists()


def plug_ins(folder: Path, name: str, **modules: str) -> str:
    """Write a package of plug-in modules; return its name."""
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("")
    for module, text in modules.items():
        (folder / name / f"{module}.py").write_text(text)
    return name


FAMILIES = {
    "references": "JK2",
    "evidence": "JK2",
    "figures": "JK3",
    "names": "JK3",
    "translations": "JK3",
    "language": "JK4",
    "drafts": "JK4",
    "repeats": "JK4",
    "teaching": "JK5",
    "items": "JK5",
    "cues": "JK5",
}


def test_families_of_checks_do_not_know_each_other() -> None:
    """What serves two of them stands beside their folders."""
    met = [
        (module_name(path), name)
        for path in modules()
        if (family := path.parent.name) in FAMILIES and path.parent.parent.name == "checks"
        for name in imported(path)
        if name.split(".")[1] == "checks" and {*name.split(".")[2:3]} & ({*FAMILIES} - {family})
    ]
    assert met == []


def test_a_check_stands_in_the_folder_of_its_family() -> None:
    """As docs/checks.md orders them; a family of one check needs no folder."""
    for folder, family in FAMILIES.items():
        held = discover(f"jobcareer_kb.checks.{folder}", "CHECK", "code").values()
        assert {check.rule.family for check in held} == {family}, folder
    assert {path.name for path in (SRC / "checks").glob("[!_]*") if is_package(path)} == {*FAMILIES}


VALUE = "from types import SimpleNamespace\nPLUG = SimpleNamespace(name={!r})\n"


def test_plug_ins_are_found_by_a_scan_of_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    modules = {"b": VALUE.format("one"), "a": VALUE.format("two"), "_c": "raise SystemError"}
    package = plug_ins(tmp_path, "sound_plug_ins", **modules)
    plug_ins(tmp_path / package, "family", c=VALUE.format("three"), _d="raise SystemError")
    assert list(discover(package, "PLUG", key="name")) == ["one", "three", "two"]


def test_a_plug_in_named_otherwise_than_its_module_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    modules = {"a_b": VALUE.format("a-b"), "c": VALUE.format("d")}
    table = named(plug_ins(tmp_path, "named_plug_ins", **modules), "PLUG")
    assert (list(table), len(table), table["a-b"].name) == (["a-b", "c"], 2, "a-b")
    with pytest.raises(TypeError, match=r"named_plug_ins\.c declares no PLUG named 'c'"):
        table["c"]


FAULTY = {
    "a module without its value": ({"a": "pass"}, "faulty_plug_ins.a declares no PLUG"),
    "a key used twice": (
        {"a": VALUE.format("one"), "b": VALUE.format("one")},
        "faulty_plug_ins.b repeats the name 'one'",
    ),
}


@pytest.mark.parametrize("modules, message", FAULTY.values(), ids=FAULTY)
def test_a_faulty_plug_in_fails_at_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modules: dict[str, str], message: str
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.startswith("faulty_plug_ins")]:
        monkeypatch.delitem(sys.modules, name)
    discover.cache_clear()
    package = plug_ins(tmp_path, "faulty_plug_ins", **modules)
    with pytest.raises(TypeError, match=message):
        discover(package, "PLUG", key="name")


SUBJECT = re.compile(r"\b(?:careers?|occupations?|employers?|O\*NET)\b|\ba job\b", re.IGNORECASE)
EXAMPLE = re.compile(
    r"""(?:Bad|Good):.*(?:\n {7}.*)*|Such as [^\n]*|"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|\[@[^\]\n]*\]"""
)
TEMPLATES = SRC.parent.parent / "templates"


def test_no_subject_is_named_but_in_an_example() -> None:
    """What is general knows no subject: another folder of records is another course."""
    files = (*modules(), *TEMPLATES.glob("*.j2"), *TEMPLATES.glob("words/*.yaml"))
    texts = {path: EXAMPLE.sub("", path.read_text(encoding="utf-8")) for path in files}
    named = {path.name: SUBJECT.findall(text) for path, text in texts.items()}
    assert {name: words for name, words in named.items() if words} == {}
