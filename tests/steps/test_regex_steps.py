"""The machine that counts finds what `re` finds, and a slow pattern shows in its steps."""

import re
from string import ascii_lowercase as LETTERS

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regex_steps import finds, machine, steps

from jobcareer_kb.checks._item_texts import any_of

PATTERNS = [
    r"a*b", r"a+?b", r"(?:a|ab)(?:c|bcd)*", r"(a|b)*\1", r"^a|b$", r"(?<!a)b+", r"(?<=ab)c",
    r"a(?=b)", r"a(?!b)", r"[^ab]+", r"\b\w+\b", r"(?>a*)b", r"a*+b", r"(?:ab)*+a", r"a{2,3}",
    r"(?:ab){1,2}?c", r"(?:a|b|)c", r"(?:a?)*b", r"\s*\[@[^\]]*\]", r"(?:[A-Z]\.){2,}", r"$", "",
    r".+\n", r"(?:(?:a|b)+,?)+c",
]  # fmt: skip
TEXTS = st.text(alphabet="abcAB.,[]@ \n", max_size=12)


@pytest.mark.slow
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE], ids=["", "letters", "lines"])
@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS, at=st.integers(0, 3))
def test_the_machine_finds_what_re_finds(pattern: str, flags: int, text: str, at: int) -> None:
    compiled, end = re.compile(pattern, flags), len(text)
    at = min(at, end)
    for found, counted in (
        (compiled.match(text, at), machine(compiled).match(text, at, end)),
        (compiled.fullmatch(text, at), machine(compiled).match(text, at, end, whole=True)),
        (compiled.search(text, at), machine(compiled).search(text, at, end)),
    ):
        assert counted.span == (found.span() if found else None)


@given(text=TEXTS)
def test_one_find_after_another(text: str) -> None:
    compiled = re.compile(r"[a-c]+|\.")
    spans = [found.span for found in finds(compiled, text, 0, len(text))]
    assert spans == [*(found.span() for found in compiled.finditer(text)), None]


@pytest.mark.parametrize("shared", [10, 90], ids=["few begin alike", "many begin alike"])
def test_phrases_of_a_list_are_looked_for_at_once(shared: int) -> None:
    """Twenty times as many phrases that begin each other take no twenty times as many steps."""
    combs = tuple("a " * count + "b" for count in range(1, shared))
    many = tuple(f"{'a ' * 60}{first}{second}" for first in "cdefghijkl" for second in LETTERS)
    text = "a " * 400
    few, all_ = (sum(found.steps for found in finds(any_of(phrases), text, 0, len(text)))
                 for phrases in (combs + many[:10], combs + many[:200]))  # fmt: skip
    assert all_ < 2 * few


TAKEN = [
    (r"(?:one|two|six)", "match", "six", 10),
    (r"(?:one|two|six)", "match", "ten", 8),
    (r"(?:one|two|six)", "match", "", 7),
    (r"(?<![\w-])(?:one|two)(?![\w-])", "search", "ten two", 24),
    (r"(?:a+|b+?c|[xy]z)*", "match", "bbcxz!", 35),
    (r"(?:ab?)*?c", "match", "abac", 18),
]


@pytest.mark.parametrize("pattern, method, text, taken", TAKEN)
def test_a_choice_that_is_known_to_fail_counts_as_if_it_were_tried(
    pattern: str, method: str, text: str, taken: int
) -> None:
    """Words of a list are passed over at once, and each of them still costs two steps."""
    assert steps(re.compile(pattern), method, text, 0, len(text)) == taken
