"""What makes two texts of an item equal to the checks, and what does not."""

import pytest

from jobcareer_kb.checks._item_texts import any_of, content, holds, normal, shown, words_in
from jobcareer_kb.checks.items.catch_all_option import _LETTERS
from jobcareer_kb.checks.teaching.sheet_known import _fits
from jobcareer_kb.values import Prose

EQUAL = [
    ("Black tea", "black  TEA."),
    ("A cup", "a cups"),
    ("The berries", "the berry"),
    ("Two boxes!", "two box"),
    ("1,000 leaves", "1000 leaves"),
]
DIFFERENT = [("glass", "glas"), ("the bus", "the bu"), ("a plan", "plans"), ("10", "1.0 0")]


@pytest.mark.parametrize("one, other", EQUAL)
def test_accidents_make_no_difference(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("one, other", DIFFERENT)
def test_other_words_do(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_a_text_is_read_without_citations_and_marks() -> None:
    assert shown(Prose("A *dark* cup [@tea-book], it is\nsaid.")) == "A dark cup, it is said."


def test_words_hold_whole_words_in_one_piece() -> None:
    text = words_in("A dark cup of tea")
    assert holds(text, ("cup", "of"))
    assert not holds(text, ("dark", "tea"))
    assert not holds(text, ())


@pytest.mark.parametrize(
    "text, found",
    [("It may be", "may"), ("Maybe", None), ("No one knows", "No one"), ("all-day", None)],
)
def test_phrases_are_whole_words(text: str, found: str | None) -> None:
    match = any_of(("may", "no one", "all")).search(text)
    assert (match[0] if match else None) == found


def test_no_phrases_find_nothing() -> None:
    assert any_of(()).search("anything") is None


def test_content_leaves_out_what_carries_none() -> None:
    assert content("The cups of the guests", ("the", "of")) == {"cup", "guest"}


LEANING = ["A and C", "Both A and B", "A, B, and C", "Options 1 and 2", "I and II only", "Only A"]
STANDING = ["2 or 3", "A", "Vitamin A and C", "Both cities", "A cup and a pot", "I and my friend"]


@pytest.mark.parametrize("option", LEANING)
def test_options_of_letters_are_seen(option: str) -> None:
    assert _LETTERS.fullmatch(option)


@pytest.mark.parametrize("option", STANDING)
def test_options_of_words_and_figures_are_not(option: str) -> None:
    assert not _LETTERS.fullmatch(option)


@pytest.mark.parametrize(
    "material, fits",
    [
        ("my map", True),
        ("the map", True),
        ("one map of a path", True),
        ("my", False),
        ("prices", False),
    ],
)
def test_a_material_fits_a_sheet_by_its_words(material: str, fits: bool) -> None:
    assert _fits(material, [normal("My map"), normal("Who can help")]) is fits
