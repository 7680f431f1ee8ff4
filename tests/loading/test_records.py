"""Records are frozen and refuse unknown fields; values say in plain words what does not fit."""

import datetime
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from jobcareer_kb.model import Record, kinds
from jobcareer_kb.model._csl import Open
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.values import ID_PATTERN, Claim, Id, Name, Prose, Words, check_id, words_of


def models() -> dict[str, type[BaseModel]]:
    """Every model that a file can fill, parts included, by name."""
    found: dict[str, type[BaseModel]] = {}
    pending: list[Any] = [Settings]
    pending += [m for kind in kinds().values() for m in (kind.model, *kind.variants.values())]
    while pending:
        each = pending.pop()
        if isinstance(each, type) and issubclass(each, BaseModel):
            if each.__name__ not in found:
                found[each.__name__] = each
                pending += [field.annotation for field in each.model_fields.values()]
        else:
            pending += get_args(each)
    return dict(sorted(found.items()))


MODELS = models()


def test_the_walk_over_the_models_finds_their_parts() -> None:
    assert {"Definition", "Contrast", "Option", "CslName", "Product", "SheetRow"} <= set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_frozen_and_refuses_what_it_does_not_know(name: str) -> None:
    model = MODELS[name]
    assert model.model_config.get("frozen") is True
    if issubclass(model, Open):
        return  # what such a part passes over, `tests/loading/test_exports.py` looks at
    with pytest.raises(ValidationError) as fault:
        model.model_validate({"no_such_field": 1})
    assert ("no_such_field",) in [error["loc"] for error in fault.value.errors()]


@pytest.mark.parametrize("name", MODELS)
def test_a_model_holds_tuples_not_lists(name: str) -> None:
    """What is frozen can be shared and hashed; a list in it could still be changed."""
    kept = [field for field in leaves(MODELS[name]) if field in (list, set)]
    assert kept == []


def leaves(model: type[BaseModel]) -> Iterator[Any]:
    pending = [field.annotation for field in model.model_fields.values()]
    while pending:
        each = pending.pop()
        yield getattr(each, "__origin__", each)
        pending += get_args(each)


def test_a_value_of_a_frozen_record_cannot_be_set() -> None:
    model = kinds()["takeaway"].model
    record = model.model_validate({"id": "a", "type": "thought", "text": "One. [@b]"})
    with pytest.raises(ValidationError):
        record.id = "b"
    assert isinstance(record, Record)


def test_a_record_never_says_its_kind() -> None:
    said = {name for name, kind in kinds().items() if "kind" in kind.model.model_fields}
    assert said == {"sheet"}, "of a sheet it says how it is used: cards, a table, a ticket"


IDS = {
    "a letter": ("a", True),
    "digits and dashes": ("a-1-b", True),
    "sixty-three signs": ("a" * 63, True),
    "sixty-four signs": ("a" * 64, False),
    "nothing": ("", False),
    "a digit first": ("1a", False),
    "a dash first": ("-a", False),
    "a capital": ("A", False),
    "a space": ("a b", False),
    "a slash": ("a/b", False),
    "a backslash": ("a\\b", False),
    "two dots": ("..", False),
    "a way out": ("../../a", False),
    "a drive": ("c:", False),
    "an accent": ("é", False),
    "a line end": ("a\n", False),
    "a null": ("a\0", False),
    "a device": ("nul", False),
    "a numbered device": ("lpt9", False),
    "a device and more": ("com10", True),
    "a device within": ("my-con", True),
}


@pytest.mark.parametrize("value, fits", IDS.values(), ids=IDS)
def test_an_id_fits_every_file_system(value: str, fits: bool) -> None:
    adapter = TypeAdapter(Id)
    if fits:
        assert adapter.validate_python(value) == value
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


@given(st.text() | st.from_regex(ID_PATTERN) | st.text("abc-019./\\:\n ", max_size=8))
def test_any_id_that_passes_is_one_plain_part_of_a_path(value: str) -> None:
    try:
        kept = check_id(value)
    except ValueError:
        return
    assert kept == value == value.strip().lower()
    assert not set(value) & set('/\\.:*?"<>|\0\n\r\t ')
    assert 1 <= len(value) <= 63


SAID = {
    "empty": ("", False),
    "spaces": (" \n ", False),
    "at the cap": ("a" * 4000, True),
    "over the cap": ("a" * 4001, False),
    "a number": (5, False),
    "a truth": (True, False),
    "nothing": (None, False),
    "a list": (["a"], False),
}


@pytest.mark.parametrize("words", [Claim, Prose, Name])
@pytest.mark.parametrize("value, fits", SAID.values(), ids=SAID)
def test_words_are_texts_that_say_something(words: type[Words], value: Any, fits: bool) -> None:
    adapter = TypeAdapter(words)
    if fits:
        assert isinstance(adapter.validate_python(value), words)
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_every_text_of_a_record_has_its_route() -> None:
    record = kinds()["definition"].model.model_validate(
        {
            "id": "a",
            "term": "A",
            "meaning": "M [@x]",
            "traits": ["T0 [@x]", "T1 [@x]"],
            "contrast": {"to": "definition/b", "both": ["B [@x]"], "why": ["W [@x]"]},
            "misconceptions": [{"statement": "S", "reply": "R [@x]"}],
        }
    )
    assert {route: type(words).__name__ for route, words in words_of(record)} == {
        ("term",): "Name",
        ("meaning",): "Claim",
        ("traits", 0): "Claim",
        ("traits", 1): "Claim",
        ("contrast", "both", 0): "Claim",
        ("contrast", "why", 0): "Claim",
        ("misconceptions", 0, "statement"): "Prose",
        ("misconceptions", 0, "reply"): "Claim",
    }


DATES = {
    "a day": ("2026-11-24", datetime.date(2026, 11, 24)),
    "no such day": ("2026-02-30", None),
    "words": ("soon", None),
    "a number": (20261124, None),
}


@pytest.mark.parametrize("value, expected", DATES.values(), ids=DATES)
def test_a_revision_is_a_day(value: Any, expected: datetime.date | None) -> None:
    field = kinds()["question"].model.model_fields["revised"]
    adapter: TypeAdapter[Any] = TypeAdapter(field.annotation)
    if expected is None:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)
    else:
        assert adapter.validate_python(value) == expected
