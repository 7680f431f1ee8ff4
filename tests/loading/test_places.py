"""Routes lead back to places: of values, of keys, of what is missing, of words within a text."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.loading.yaml.plain_data import MAX_DEPTH, load
from jobcareer_kb.loading.yaml.positions import Positions
from jobcareer_kb.packaged import packaged

TEXT = """\
# a comment
- id: one
  parts:
    - {term: Job, "match": 'A post'}
    - term: Career
      note: >-
        Some words that
        fold, and a [@cite].
- id: two
"""
PLACES = Positions(TEXT, "f")
VALUES = {
    "the whole": ((), (2, 1)),
    "a record": ((0,), (2, 3)),
    "a scalar": ((0, "id"), (2, 7)),
    "a list": ((0, "parts"), (4, 5)),
    "a flow mapping": ((0, "parts", 0), (4, 7)),
    "within flow": ((0, "parts", 0, "match"), (4, 28)),
    "a folded text": ((0, "parts", 1, "note"), (6, 13)),
    "what is missing: its parent": ((0, "parts", 1, "gone"), (5, 7)),
    "what is missing deep down": ((0, "parts", 7, "gone", 3), (4, 5)),
    "what is missing altogether": (("gone",), (2, 1)),
}


@pytest.mark.parametrize("route, place", VALUES.values(), ids=VALUES)
def test_a_value_stands(route: Route, place: tuple[int, int]) -> None:
    span = PLACES.value(route)
    assert (span.line, span.column) == place


KEYS = {
    "a key": ((0, "parts"), (3, 3)),
    "a quoted key in flow": ((0, "parts", 0, "match"), (4, 19)),
    "an entry of a list: its value": ((1,), (9, 3)),
}


@pytest.mark.parametrize("route, place", KEYS.values(), ids=KEYS)
def test_a_key_stands(route: Route, place: tuple[int, int]) -> None:
    span = PLACES.key(route)
    assert (span.line, span.column) == place


PARENTS = {
    "in a record of a list: its first key": ((0,), (2, 3)),
    "in a value under a key: that key": ((0, "parts"), (3, 3)),
    "in an entry under a key": ((0, "parts", 1), (5, 7)),
    "in the file": ((), (2, 3)),
}


@pytest.mark.parametrize("route, place", PARENTS.values(), ids=PARENTS)
def test_a_missing_field_is_shown_at_its_parent(route: Route, place: tuple[int, int]) -> None:
    span = PLACES.parent_key(route)
    assert (span.line, span.column) == place


def test_words_within_a_folded_text() -> None:
    note = load(TEXT, "f").value[0]["parts"][1]["note"]
    start = note.index("cite")
    assert PLACES.within((0, "parts", 1, "note"), start, start + 4) == Span("f", 8, 23, 8, 27)


def test_words_over_a_fold() -> None:
    note = load(TEXT, "f").value[0]["parts"][1]["note"]
    start = note.index("that")
    assert PLACES.within((0, "parts", 1, "note"), start, start + 9) == Span("f", 7, 20, 8, 13)


def test_words_beyond_the_end_are_shown_at_the_end() -> None:
    assert PLACES.within((0, "id"), 2, 9) == Span("f", 2, 9, 2, 10)


def test_an_empty_text_is_shown_where_it_stands() -> None:
    assert Positions('a: ""\n', "f").within(("a",), 0, 0) == Span("f", 1, 4, 1, 6)


def routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    yield route, value
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in entries:
        yield from routes(inner, (*route, key))


PLAIN_DATA = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]))
    | st.booleans()
    | st.integers(-(10**9), 10**9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(PLAIN_DATA, st.booleans(), st.integers(20, 90))
def test_data_written_by_another_program_comes_back(value: Any, flow: bool, width: int) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=width)
    text = text.removesuffix("...\n")
    data = load(text, "f")
    assert data.diagnostics == ()
    assert data.value == value
    lines, places = text.split("\n"), Positions(text, "f")
    for route, leaf in routes(value):
        if isinstance(leaf, int) and not isinstance(leaf, bool):
            span = places.value(route)
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == str(leaf)
        if route and isinstance(route[-1], str):
            key = places.key(route)
            assert lines[key.line - 1][key.column - 1 : key.end_column - 1].strip("'") == route[-1]


REAL = [f for f in read_folder(packaged("kb"), "kb").files]
assert REAL, "no knowledge base came along"


@pytest.mark.slow
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.path)
def test_the_pure_parser_gives_the_same_data_and_places(
    file: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = file.data.decode()
    fast, fast_places = load(text, "f", markers=True), Positions(text, "f")
    monkeypatch.delattr(yaml, "cyaml")
    slow, slow_places = load(text, "f", markers=True), Positions(text, "f")
    assert fast == slow
    for route, leaf in routes(fast.value):
        if isinstance(leaf, dict | list):
            assert begins(fast_places.value(route)) == begins(slow_places.value(route))
        else:
            assert fast_places.value(route) == slow_places.value(route)
        assert fast_places.key(route).line == slow_places.key(route).line
        if isinstance(leaf, str):
            half = len(leaf) // 2
            here = fast_places.within(route, half, len(leaf))
            assert here == slow_places.within(route, half, len(leaf))


def begins(span: Span) -> tuple[int, int]:
    """Where a collection begins; the parsers differ in what they call its end."""
    return span.line, span.column


def test_a_million_open_brackets_fill_no_memory() -> None:
    places = Positions("[\n" * 1_000_000, "kb/a.yaml")
    assert places.value((0, 0)).line == 3
    assert places.value((0,) * 1000).line <= MAX_DEPTH + 1
