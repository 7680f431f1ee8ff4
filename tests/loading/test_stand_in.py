"""A record that does not fit gets stand-ins, and nobody finds fault with them."""

import copy
import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.loading.one_file import entries_of, kind_of
from jobcareer_kb.loading.stand_in.value import mend
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.model import kinds
from jobcareer_kb.values import walk

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter"
AS_OF = datetime.date(2026, 11, 24)
DEFINITION = {"id": "tea", "term": "Tea", "meaning": "A drink.", "traits": ["Hot.", "Wet.", "Old."]}


@pytest.mark.parametrize(
    ("slip", "gaps"),
    [
        ({}, set()),
        ({"term": 5}, {("term",)}),
        ({"trait": []}, {("trait",)}),
        ({"id": "No Tea"}, {("id",)}),
        ({"traits": ["Hot.", 5, "Old."]}, {("traits", 1)}),
        ({"contrast": {"to": "definition/tea", "both": ["x"], "why": ["y"]}}, {("contrast", "to")}),
        ({"contrast": {"to": "no", "both": ["x"], "why": ["y"]}}, {("contrast", "to")}),
    ],
)
def test_what_is_wrong_is_a_gap(slip: dict[str, Any], gaps: set[Route]) -> None:
    mended = mend({**DEFINITION, **slip}, kinds()["definition"].model)
    assert mended is not None
    assert mended.gaps == gaps
    assert mended.value.meaning == "A drink."


def test_places_behind_a_gap_are_those_of_the_file() -> None:
    mended = mend({**DEFINITION, "traits": ["Hot.", 5, "Old."]}, kinds()["definition"].model)
    assert mended is not None
    assert mended.value.traits == ("Hot.", "Old.")
    assert mended.place(("traits", 1)) == ("traits", 2)


@cache
def starter() -> Listing:
    return read_folder(STARTER, "kb")


@cache
def entries() -> list[tuple[str, Any]]:
    """Kind and data of every record of the starter."""
    files = [f for f in starter().files if f.path not in ("kb.yaml", "words.yaml")]
    loaded = [(f.path, plain_data.load(f.data.decode(), f.path).value) for f in files]
    return [(kind_of(path), e) for path, value in loaded for _, e in entries_of(path, value)]


BAD = st.sampled_from([None, "", "x", 5, True, [], {}, ["x"], {"x": "y"}, "definition/x", "no/*"])


def parts(value: Any, route: Route = ()) -> list[Route]:
    if not isinstance(value, dict | list):
        return [route]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [route, *(r for key, each in inner for r in parts(each, (*route, key)))]


def put(data: Any, route: Route, value: Any) -> None:
    *parents, last = route
    for part in parents:
        data = data[part]
    data[last] = value


@examples(300)
@given(st.data())
def test_whatever_is_wrong_the_rest_keeps_its_place(data: st.DataObject) -> None:
    kind, whole = data.draw(st.sampled_from(entries()))
    entry = copy.deepcopy(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        routes = parts(entry)[1:]
        if routes:
            put(entry, data.draw(st.sampled_from(routes)), copy.deepcopy(data.draw(BAD)))
    found = kinds()[kind]
    model = found.variants.get(str(entry.get("type"))) if found.variants else found.model
    mended = mend(entry, model) if model is not None else None
    if mended is None:
        return
    for route, leaf in walk(mended.value):
        place = mended.place(route)
        if place is not None and kind != "reference":
            at = entry
            for part in place:
                at = at.get(part) if isinstance(at, dict) else at[part]
                if at is None:
                    break  # a field that is not given has its usual value
            assert at is None or str(at) == str(leaf)


@examples(60)
@given(st.data())
def test_a_damaged_line_is_never_a_fault_of_the_program(data: st.DataObject) -> None:
    files = list(starter().files)
    index = data.draw(st.integers(0, len(files) - 1))
    lines = files[index].data.decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        name, colon, _ = lines[at].partition(":")
        slips = ["", f"{name}{colon} 5", f"{name}x{colon} y", lines[0]]
        lines[at] = data.draw(st.sampled_from(slips))
    old = files[index]
    files[index] = SourceFile(old.path, old.shown, "\n".join(lines).encode())
    inspect(Listing("kb", tuple(files), ()), as_of=AS_OF)
