"""Each code of the checker by example: a case that fails and one that is clean, as a user sees it.

`tests/cases/<CODE>/<name>.yaml` holds files that are laid over the small knowledge base of
`tests/cases/_base.yaml`, which has no fault; `<name>.txt` holds the whole report. Files are parted
by lines such as `--- definition/green.yaml`; `--- kb.yaml: gone` takes one away. Files below
`templates/` replace the templates, and the report is then the one that `build` prints. Files below
`before/` were there before a change, and the report is the one that `check --since` prints of it.
`tests/cases/silence/` shows that a broken file or record silences what hangs on it, and no more.
`pytest -m "" tests/test_cases.py --update-golden` rewrites the reports; review the diff.
"""

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from jobcareer_kb.audits import AUDIT_RULES
from jobcareer_kb.building.build import build
from jobcareer_kb.building.inputs import Request
from jobcareer_kb.building.output import output_at
from jobcareer_kb.building.plan import known_banks
from jobcareer_kb.checking.inspection import all_rules, inspect
from jobcareer_kb.checking.since import since
from jobcareer_kb.checks import Context, checks
from jobcareer_kb.checks._ground import Ground
from jobcareer_kb.diagnostic import Severity, has_errors
from jobcareer_kb.facts import Facts
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import SETTINGS_FILE, Listing, SourceFile, may_hold_records
from jobcareer_kb.loading.one_file import kind_of
from jobcareer_kb.model._settings import FORMAT
from jobcareer_kb.reads import CALLED
from jobcareer_kb.rendering.products import products_in
from jobcareer_kb.rendering.rules import RENDERING_RULES, RenderFault
from jobcareer_kb.reports.text import finding, render_text

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))
SILENCE = "silence"
BEFORE = "before/"
DAY = datetime.date(2026, 1, 1)
"""The release of the small knowledge base; a change of it is judged on that day."""
_FOUND_BY_BUILDING = frozenset(rule.code for rule in RENDERING_RULES)
_PART = re.compile(r"^--- (\S+?)(: gone)?$", re.MULTILINE)

LINKS = "tests/links/test_check_links.py"
_OF_SLIDES = ("JK722", "JK723", "JK724", "JK725", "JK726")
_PLANTED = "tests/audits/test_{}_audit.py::test_a_planted_defect_is_found"
SHOWN_IN_CODE = {
    "JK001": "tests/loading/test_yaml_subset.py::test_refuses_bytes_with_one_finding_at_its_place",
    "JK009": "tests/loading/test_yaml_subset.py::test_refuses_bytes_with_one_finding_at_its_place",
    "JK011": "tests/loading/test_folder.py::test_what_is_no_file_gives_one_finding",
    "JK012": "tests/loading/test_folder.py::test_a_file_that_cannot_be_read_is_named",
    "JK014": "tests/loading/test_file_names.py::test_a_name_that_does_not_fit_is_a_finding",
    "JK395": "tests/rendering/test_more_kinds.py::test_words_that_show_no_picture_are_told",
    "JK394": "tests/rendering/test_more_kinds.py::test_what_is_wrong_with_a_picture_is_told",
    "JK015": "tests/loading/test_folder.py::test_a_folder_of_too_many_files_is_one_finding",
    "JK232": f"{LINKS}::test_each_place_is_told_what_its_address_answers",
    "JK233": f"{LINKS}::test_each_place_is_told_what_its_address_answers",
    "JK234": f"{LINKS}::test_each_place_is_told_what_its_address_answers",
    "JK023": "tests/cli/test_check_fix.py::test_what_windows_adds_is_one_note_and_is_mended",
    **{
        rule.code: _PLANTED.format("pptx" if rule.code in _OF_SLIDES else "docx")
        for rule in AUDIT_RULES
    },
    "JK729": _PLANTED.format("pdf"),
}
"""Codes whose bytes or files no case can hold, and the test that shows each."""


def parts(text: str) -> dict[str, str | None]:
    """The files of a case; None for one that is gone."""
    pieces = _PART.split(text)
    assert pieces[0] == "", "a case begins with '--- path'"
    return {
        path: None if gone else body.removeprefix("\n")
        for path, gone, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
    }


@cache
def base() -> dict[str, str | None]:
    return parts((CASES / "_base.yaml").read_text(encoding="utf-8"))


def laid_over(case: str) -> dict[str, str]:
    """The files of a case; of one about a change, those after it."""
    own = {path: text for path, text in parts(case).items() if not path.startswith(BEFORE)}
    return _laid_over(own)


def laid_before(case: str) -> dict[str, str] | None:
    """The files before the change that a case is about; None where it is about none."""
    every = parts(case).items()
    own = {path.removeprefix(BEFORE): text for path, text in every if path.startswith(BEFORE)}
    return _laid_over(own) if own else None


def _laid_over(own: dict[str, str | None]) -> dict[str, str]:
    files = {**base(), **own}
    return {path: _of_today(path, t) for path, t in sorted(files.items()) if t is not None}


def _of_today(path: str, text: str) -> str:
    """A `kb.yaml` that says nothing of its format is of today's, so that cases need not."""
    if path != SETTINGS_FILE or re.search(r"^format:", text, re.MULTILINE):
        return text
    return f"{text}format: {FORMAT}\n"


def listing(files: dict[str, str]) -> Listing:
    sources = [
        SourceFile(path, f"kb/{path}", text.encode())
        for path, text in files.items()
        if not path.startswith("templates/")
    ]
    records = tuple(file for file in sources if may_hold_records(file.path))
    return Listing("kb", records, (), tuple(file for file in sources if file not in records))


def report(case: str, folder: Path, code: str = "") -> str:
    """What `check` prints of a case of a code, or `build` where only building shows the fault."""
    files = laid_over(case)
    templates = folder / "templates"
    templates.mkdir()
    for path, text in files.items():
        if path.startswith("templates/"):
            (folder / path).write_text(text, encoding="utf-8")
    inspected = inspect(listing(files), products_in(templates))
    if (before := laid_before(case)) is not None:
        was = inspect(listing(before), products_in(templates))
        return render_text(since(was, inspected, DAY).report)
    is_sound = inspected.kb is not None and not has_errors(inspected.report.diagnostics)
    if not (is_sound and (code in _FOUND_BY_BUILDING or list(templates.iterdir()))):
        return render_text(inspected.report)
    assert inspected.kb is not None
    try:
        request = Request(folder / "kb", "kb", templates, folder / "build")
        with output_at(request.out, make=True) as out:
            build(inspected.kb, request, out, {})
    except RenderFault as fault:
        assert not list(folder.glob("build/**/*.*")), "a fault leaves nothing behind"
        return finding(fault.diagnostic, inspected.report) + "\n"
    return render_text(inspected.report)


DAILY = 1
"""Cases of each code in every run; the others are marked slow."""


def marked() -> Iterator[Any]:
    seen: Counter[str] = Counter()
    for path in FILES:
        code = path.parent.name
        marks = pytest.mark.slow if seen[code] >= DAILY else ()
        yield pytest.param(path, id=f"{code}-{path.stem}", marks=marks)
        seen[code] += 1


@pytest.mark.parametrize("path", list(marked()))
def test_the_report_of_a_case(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    said = report(path.read_text(encoding="utf-8"), tmp_path, path.parent.name)
    expected = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@cache
def said_of(path: Path) -> str:
    return path.with_suffix(".txt").read_text(encoding="utf-8")


@cache
def codes_in(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r": (?:error|warning|note)\[(JK\d{3})\]: ", said_of(path)))


def test_a_rule_names_every_severity_that_its_findings_have() -> None:
    found = {
        (code, Severity[label.upper()], path)
        for path in FILES
        if "severities:" not in path.read_text(encoding="utf-8")  # which change them
        for label, code in re.findall(r": (error|warning|note)\[(JK\d{3})\]: ", said_of(path))
    }
    rules = all_rules()
    strange = [
        each for each in found if each[1] not in (rules[each[0]].severity, *rules[each[0]].also)
    ]
    assert found and strange == []


def test_the_base_has_no_fault(tmp_path: Path) -> None:
    assert report("--- words.yaml: gone\n", tmp_path) == "8 records in 9 files: 0 errors\n"


def test_every_code_has_a_failing_case_and_a_clean_one() -> None:
    cases: dict[str, list[frozenset[str]]] = {}
    for path in FILES:
        cases.setdefault(path.parent.name, []).append(codes_in(path))
    codes = [code for code in all_rules() if code not in SHOWN_IN_CODE]
    assert [code for code in codes if not any(code in each for each in cases.get(code, []))] == []
    assert [code for code in codes if all(cases.get(code, []))] == [], "no case that is clean"


def test_a_case_is_about_its_code_alone() -> None:
    strangers = {
        f"{path.parent.name}/{path.stem}": sorted(codes - {path.parent.name})
        for path in FILES
        if (codes := codes_in(path)) - {path.parent.name} and path.parent.name != SILENCE
    }
    assert strangers == {}


OF_ONE = [code for code, check in checks().items() if check.judge or check.gather]


@pytest.mark.parametrize("code", OF_ONE)
def test_a_check_of_one_record_looks_at_its_ground_alone(code: str) -> None:
    """What it finds can then be kept for as long as that stays as it is."""
    ground = checks()[code].ground
    found = False
    for path in FILES if code not in SHOWN_IN_CODE else ():
        if path.parent.name != code:
            continue
        kb = load_corpus(listing(laid_over(path.read_text(encoding="utf-8")))).kb
        assert kb is not None
        for name, record in (*kb.records.items(), (SETTINGS_FILE, kb.settings)):
            said, alone = (
                _seen_in(code, each, name, record) for each in (kb, _with_only(kb, name, ground))
            )
            assert said == alone, f"{path.name}: {name}"
            found = found or bool(said)
    assert found or code in SHOWN_IN_CODE


def _seen_in(code: str, kb: KnowledgeBase, name: str, record: BaseModel) -> object:
    """What a check finds in one record, or takes out of it to lay it side by side."""
    check = checks()[code]
    make = check.judge or check.gather
    assert make is not None
    look = make(Context(kb, banks=known_banks(), as_of=kb.settings.released))
    found = look(name, record) if look and isinstance(record, check.model) else ()
    return found if check.judge is None else list(found)


def _with_only(kb: KnowledgeBase, name: str, ground: Ground) -> KnowledgeBase:
    """The record, its ground, and the figures that it names."""
    facts = kb.facts.get(name, Facts())
    own = {name, *facts.figures, *(facts.refs if ground.named else ())}
    kept = {each: f for each, f in kb.facts.items() if each in own or kind_of(each) in ground.reads}
    records = {each: kb.records[each] for each in kept}
    alone = replace(kb, records=records, written={n: kb.written[n] for n in kept}, facts=kept)
    vars(alone)["_called"] = kb.called if CALLED in ground.reads else {}
    return alone


def test_every_error_says_what_to_do() -> None:
    for lines in (said_of(path).split("\n") for path in FILES):
        for place, line in enumerate(lines):
            if re.match(r"\S+:\d+:\d+: error\[JK\d{3}\]: ", line):
                rest = itertools.takewhile(lambda each: each != "", lines[place + 1 :])
                assert any(each.lstrip().startswith("= help: ") for each in rest), line


def test_every_case_has_its_report_and_every_report_its_case() -> None:
    assert {path.with_suffix("") for path in FILES} == {
        path.with_suffix("") for path in CASES.glob("*/*.txt")
    }


@pytest.mark.parametrize("code, test", SHOWN_IN_CODE.items())
def test_what_no_case_can_hold_is_shown_in_code(code: str, test: str) -> None:
    path, _, name = test.partition("::")
    text = (CASES.parent.parent / path).read_text(encoding="utf-8")
    assert f"def {name}(" in text
    assert code in text


def test_the_manual_of_a_code_says_more_than_its_name() -> None:
    """The first paragraph is a sentence; an example, or a reason, follows."""
    manuals = {code: rule.manual.partition("\n\n") for code, rule in all_rules().items()}
    assert [code for code, (first, _, rest) in manuals.items() if not rest] == []
    ends = (".", ":")
    assert [c for c, (first, _, _) in manuals.items() if not first.strip().endswith(ends)] == []
