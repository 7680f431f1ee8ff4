"""One slip does not hide the others: what is sound in a broken file still counts."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.loading.one_file import names_in
from jobcareer_kb.loading.stand_in.settings import sound_settings
from jobcareer_kb.model._settings import Settings

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter" / "kb.yaml"
SOUND = {
    **yaml.safe_load(STARTER.read_text(encoding="utf-8")),
    "released": "2026-11-24",
}
EXPECTED = Settings.model_validate(SOUND)


def test_sound_settings_stay_as_they_are() -> None:
    assert sound_settings(SOUND) == (EXPECTED, frozenset())


@pytest.mark.parametrize(
    "slip",
    [
        {"publisher": None},
        {"publiser": "Nobody"},
        {"licence": {"name": "CC BY"}},
        {"policies": {"teaching": {"verbs": {"rember": ["name"]}}}},
        {"severities": {"JK4": "note"}},
        {"released": "soon"},
        {"version": 1, "language": 2, "title": ""},
    ],
)
def test_one_slip_costs_one_setting(slip: dict[str, Any]) -> None:
    settings, guessed = sound_settings({**SOUND, **slip})
    found = settings.model_dump()
    assert guessed == slip.keys()
    whole = EXPECTED.model_dump()
    assert {name for name in whole if found[name] != whole[name]} <= slip.keys()


@pytest.mark.parametrize("value", [None, [], "text", {}, {"products": []}, {1: 2}])
def test_where_nothing_holds_all_is_a_stand_in(value: object) -> None:
    assert list(sound_settings(value)[0].products) == ["handout"]


PLACES = st.sampled_from(
    [(name,) for name in SOUND]
    + [(name, key) for name, value in SOUND.items() if isinstance(value, dict) for key in value]
    + [("products", "handout", "formats"), ("audiences", "x", "reading"), ("nobody", "knows")]
)
VALUES = st.sampled_from([None, "", "x", 5, True, [], {}, ["x"], {"x": "y"}, {"x": {}}])


@given(st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=4))
def test_whatever_is_wrong_there_are_settings(slips: list[tuple[tuple[str, ...], Any]]) -> None:
    data = yaml.safe_load(yaml.safe_dump(SOUND))
    for (*parents, last), value in slips:
        at = data
        for part in parents:
            at = at.setdefault(part, {}) if isinstance(at, dict) else {}
        if isinstance(at, dict):
            at[last] = value
    assert isinstance(sound_settings(data)[0], Settings)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("id: tea\nterm: [\n", ["definition/tea"]),
        ("- id: tea # hot\n  term: [\n- id: 'milk'\n", ["definition/tea", "definition/milk"]),
        ("- id: tea\n  term: [\n- di: milk\n", ["definition/*"]),
        ("- id: tea\n  term: [\n- id milk\n", ["definition/*"]),
        ("term: [\n", ["definition/*"]),
        ("", ["definition/*"]),
        ("# to be written\n\n", []),
    ],
)
def test_names_of_a_file_that_cannot_be_read(text: str, names: list[str]) -> None:
    assert names_in("definition/a.yaml", "definition", text) == names


def test_names_of_references_that_cannot_be_read() -> None:
    text = "references:\n  - id: book\n    title: [\n  - id: page\n"
    assert names_in("references.yaml", "reference", text) == ["reference/book", "reference/page"]
