"""A text inside a template can only be printed whole, so its trace cannot be lost in silence."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from markupsafe import Markup, escape

from jobcareer_kb.inline import Traced
from jobcareer_kb.model import kinds
from jobcareer_kb.rendering.bind import Bindings, BoundRecord, BoundText, bind

DEFINITION = kinds()["definition"].model.model_validate(
    {
        "id": "green",
        "term": "*Green* tea",
        "meaning": "Leaves that were heated. [@tea-book, p. 3]",
        "traits": ["Often light [@tea-book]"],
        "contrast": {"to": "definition/black", "both": ["Leaves [@b]"], "why": ["Taste [@b]"]},
    }
)


@pytest.fixture
def bindings() -> Bindings:
    return Bindings()


@pytest.fixture
def green(bindings: Bindings) -> Any:
    return bind(DEFINITION, "definition/green", (), bindings)


def test_a_text_prints_as_a_key_into_the_table(green: Any, bindings: Bindings) -> None:
    assert str(escape(green.meaning)) == '<kb-text key="0"/>'
    assert str(escape(green.traits[0])) == '<kb-text key="1"/>'
    assert [(text.record, text.route) for text in bindings.texts] == [
        ("definition/green", ("meaning",)),
        ("definition/green", ("traits", 0)),
    ]


def test_a_text_in_a_part_knows_the_whole_route(green: Any, bindings: Bindings) -> None:
    escape(green.contrast.why[0])
    assert bindings.texts[0].route == ("contrast", "why", 0)


def test_printing_twice_makes_two_keys(green: Any, bindings: Bindings) -> None:
    assert escape(green.term) != escape(green.term)
    assert len(bindings.texts) == 2


def test_words_without_citations_keep_their_key(green: Any, bindings: Bindings) -> None:
    assert green.meaning.kb_uncited() == Markup('<kb-text key="0" cites="beside"/>')
    assert isinstance(bindings.texts[0], Traced)


def test_plain_words_are_noted(green: Any, bindings: Bindings) -> None:
    assert green.meaning.kb_plain() == "Leaves that were heated."
    assert green.term.kb_plain() == "Green tea"
    assert [use.route for use in bindings.plain_uses] == [("meaning",), ("term",)]
    assert bindings.texts == []


WAYS_OUT: dict[str, Callable[[Any], object]] = {
    "str": str,
    "format": lambda text: f"{text}",
    "percent": lambda text: "%s" % text,  # noqa: UP031
    "join": lambda text: "".join([text]),
    "add": lambda text: "a" + text,
    "add in front": lambda text: text + "a",
    "compare": lambda text: text == "a",
    "compare with itself": lambda text: text == text,
    "differ": lambda text: text != "a",
    "look in": lambda text: "a" in text,
    "look for": lambda text: text in ["a"],
    "hash": hash,
    "a key": lambda text: {text: 1},
    "length": len,
    "each letter": list,
    "an index": lambda text: text[0],
    "a slice": lambda text: text[1:],
    "upper": lambda text: text.upper(),
    "json": json.dumps,
    "sort": lambda text: sorted([text, text]),
    "a float": float,
}


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
def test_there_is_no_other_way_out(green: Any, way: Callable[[Any], object]) -> None:
    with pytest.raises((TypeError, AttributeError)):
        way(green.meaning)


def test_a_fault_names_record_and_field(green: Any) -> None:
    with pytest.raises(TypeError, match=r"^definition/green traits\.0: a text is printed as it is"):
        str(green.traits[0])


def test_a_record_cannot_be_printed(green: Any) -> None:
    with pytest.raises(TypeError, match="definition/green: a record cannot be printed"):
        str(green)


@pytest.mark.parametrize("name", ["model_dump", "copy", "words", "meening"])
def test_a_record_gives_its_fields_and_nothing_else(green: Any, name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(green, name)


VALUES: dict[str, tuple[object, object]] = {
    "a number": (5, 5),
    "a truth": (True, True),
    "nothing": (None, None),
    "a word": ("single", "single"),
    "a date": (datetime.date(2026, 11, 24), "2026-11-24"),
}


@pytest.mark.parametrize("value, expected", VALUES.values(), ids=VALUES)
def test_what_is_no_text_comes_as_it_is(value: object, expected: object) -> None:
    assert bind(value, "kb.yaml", (), Bindings()) == expected


def test_names_of_records_are_plain_words(green: Any) -> None:
    assert green.contrast.to == "definition/black"
    assert type(green.contrast.to) is str


def test_tuples_and_mappings_are_bound_entry_by_entry() -> None:
    bindings = Bindings()
    bound = bind({"a": (DEFINITION,)}, "kb.yaml", ("x",), bindings)
    assert isinstance(bound["a"][0], BoundRecord)
    assert isinstance(bound["a"][0].term, BoundText)
    escape(bound["a"][0].term)
    assert bindings.texts[0].route == ("x", "a", 0, "term")
