"""What a comment `# jk: ignore[...]` covers, and which comments are none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.loading.ignores import Ignore, comments
from jobcareer_kb.loading.settle import _Live, settle

PATH = "kb/a.yaml"
REASON = 'jk: ignore[JK401] reason="so it is"'
KNOWN = ("JK401", "JK402", "JK201")


def at(line: int, column: int = 1, code: str = "JK401") -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, Span(PATH, line, column, line, column + 1), "odd")


def left(text: str, *found: Diagnostic, as_of: datetime.date | None = None) -> list[str]:
    """Line and code of what is reported."""
    settled = settle({PATH: text}, found, KNOWN, frozenset(), as_of, lambda code: True)
    return [f"{each.span.line} {each.code}" for each in settled.diagnostics]


TEXT = f"""\
- id: a
  # {REASON}
  term: >
    one
    two
  meaning: three  # {REASON}
  traits: >-  # {REASON}
    four
    five
# {REASON}
- id: b
  term: six
- id: c
  term: seven
"""
UNUSED = ["2 JK141", "6 JK141", "7 JK141", "10 JK141"]


@pytest.mark.parametrize(
    "line, used",
    [
        (1, []),
        (3, ["2 JK141"]),
        (5, ["2 JK141"]),
        (6, ["6 JK141"]),
        (9, ["7 JK141"]),
        (11, ["10 JK141"]),
        (12, ["10 JK141"]),
        (13, []),
    ],
    ids=[
        "other-field",
        "field",
        "inside-a-block",
        "own-line",
        "below-own-line",
        "entry",
        "in-entry",
        "next-entry",
    ],
)  # fmt: skip
def test_what_a_comment_covers(line: int, used: list[str]) -> None:
    rest = [each for each in UNUSED if each not in used]
    assert left(TEXT, at(line, 3)) == ([] if used else [f"{line} JK401"]) + rest


@pytest.mark.parametrize(
    "text",
    [
        f"id: 'a # {REASON}'\n",
        f'id: "a\n  # {REASON}"\n',
        f"id: >\n  a\n  # {REASON}\n",
        f"id: |\n  a\n\n  # {REASON}\n",
        f"'# {REASON}': a\n",
        f"id: a#{REASON}\n",
        "id: a  # jkl: no\n",
        "id: a  # a word on jk: ignore\n",
    ],
    ids=["single", "double", "folded", "literal", "key", "no-space", "other-word", "later-word"],
)
def test_a_sign_within_a_text_begins_no_comment(text: str) -> None:
    assert list(comments(text, PATH)) == []


@pytest.mark.parametrize(
    "said, codes, reason, until",
    [
        ('ignore[JK401] reason="so it is"', ["JK401"], "so it is", None),
        ("ignore[JK401,JK402] reason=so it is", ["JK401", "JK402"], "so it is", None),
        ("ignore [ JK401 ] reason='so' until=2026-05-01", ["JK401"], "so", "2026-05-01"),
        ("IGNORE[JK401] until=2026-05-01 reason=so it is", ["JK401"], "so it is", "2026-05-01"),
    ],
    ids=["quoted", "bare", "until", "turned-round"],
)
def test_forms_that_are_read(said: str, codes: list[str], reason: str, until: str | None) -> None:
    (found,) = comments(f"id: a  # jk: {said}\n", PATH)
    assert isinstance(found, Ignore)
    assert [code for code, _ in found.codes] == codes
    assert (found.reason, found.until and found.until.isoformat()) == (reason, until)


@pytest.mark.parametrize(
    "said",
    [
        "ignore[JK401]",
        "ignore[JK401] reason=",
        'ignore[JK401] reason=""',
        "ignore[JK401] because it is so",
        'ignore[JK401] reason="so" for now',
        'ignore[JK401] reason="so" until=2026-13-01',
        'ignore[JK401] reason="so" until=',
        'ignore[] reason="so"',
        'ignore JK401 reason="so"',
        "off",
        "",
    ],
)
def test_forms_that_are_refused(said: str) -> None:
    text = f"id: a  # jk: {said}\n"
    assert left(text, at(1)) == ["1 JK401", "1 JK140"]


def test_a_file_of_broken_yaml_says_nothing_more() -> None:
    broken = Diagnostic("JK003", Severity.ERROR, Span(PATH, 2, 1, 2, 2), "not valid YAML")
    assert left("id: a  # jk: off\n]\n", broken) == ["2 JK003"]


def test_what_hides_behind_a_broken_record_is_not_called_unused() -> None:
    settled = settle(
        {PATH: f"id: a  # {REASON}\n"}, (), KNOWN, frozenset(), None, lambda code: False
    )
    assert settled.diagnostics == ()


@pytest.mark.parametrize(
    "day, said",
    [("2026-05-01", []), ("2026-05-02", ["1 JK401", "1 JK142"]), (None, [])],
    ids=["last-day", "day-after", "no-day"],
)
def test_until_is_the_last_day(day: str | None, said: list[str]) -> None:
    text = f"id: a  # {REASON} until=2026-05-01\n"
    as_of = datetime.date.fromisoformat(day) if day else None
    assert left(text, at(1), as_of=as_of) == said


def test_one_comment_holds_back_every_finding_of_its_code() -> None:
    text = f"# {REASON}\nid: a\nterm: b\n"
    settled = settle({PATH: text}, (at(2), at(3)), KNOWN, frozenset(), None, lambda code: True)
    assert settled.diagnostics == ()
    assert [each.reason for each in settled.ignored] == ["so it is", "so it is"]


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 6)), max_size=8),
    st.lists(st.integers(1, 14), max_size=8).map(sorted),
)
def test_the_nearest_comment_that_covers_a_finding_holds_it(
    regions: list[tuple[int, int]], lines: list[int]
) -> None:
    live = _Live()
    ignores = [
        Ignore((), "so", None, Span(PATH, line, number), ((line, 1), (line + length, 1)))
        for number, (line, length) in enumerate(regions, start=1)
    ]
    for ignore in ignores:
        live.add(ignore, "JK401", ignore.span)
    for line in lines:
        covering = [i for i in ignores if i.covers and i.covers[0] <= (line, 1) < i.covers[1]]
        nearest = max(covering, key=lambda i: (i.covers or ((0, 0), (0, 0)), i.span), default=None)
        assert live.holding(at(line)) == nearest
