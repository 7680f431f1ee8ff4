"""Whatever stands in a text: parsing ends, never raises, and its places lie inside the text."""

import itertools
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.inline import (
    Cite,
    Inlines,
    Text,
    brackets,
    children_of,
    grammar,
    parse,
    plain,
    walk,
)

PIECES = [
    "*", "**", "***", "[", "]", "](", "(", ")", "[@", "@a", "; @b", ", p. 3", "\\", "\\*", "`",
    "~~", "!", "![", "<b>", "</", "<", ">", "&amp;", "&", "_", "__", "{{", "%}", "https://x.y",
    "[@a]", "[a](http://x.y)", " ", "\n", "#", "- ", "1. ", "|", ":::", "a", "word", "é", "😀",
    "www.", "www.x",
]  # fmt: skip
MARKED = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
TEXTS = st.text() | MARKED


def fresh(text: str) -> grammar.Parsed:
    """Parse without the cache, so that every example is a real one."""
    return parse.__wrapped__(text)


@given(TEXTS)
def test_every_place_lies_inside_the_text(text: str) -> None:
    parsed = fresh(text)
    for fault in parsed.faults:
        assert 0 <= fault.start < fault.end <= len(text)
        assert fault.message and fault.help
    for cite in parsed.cites:
        assert text[cite.start : cite.end] == cite.item.reference


@given(TEXTS)
def test_faults_come_in_the_order_of_the_text(text: str) -> None:
    starts = [fault.start for fault in fresh(text).faults]
    assert starts == sorted(starts)


@given(TEXTS)
def test_a_tree_is_tidy(text: str) -> None:
    """No empty text, no two texts side by side, no double spaces, no space at either end."""
    parsed = fresh(text)
    if parsed.faults:
        return
    for run in runs(parsed.inlines):
        texts = [isinstance(node, Text) for node in run]
        assert not any(a and b for a, b in itertools.pairwise(texts))
        assert all(node.text for node in run if isinstance(node, Text))
    for end in (0, -1):
        if parsed.inlines and isinstance(node := parsed.inlines[end], Text):
            assert node.text.strip()[end] == node.text[end]


def runs(nodes: Inlines) -> Iterator[Inlines]:
    yield nodes
    for node in nodes:
        if children := children_of(node):
            yield from runs(children)


@given(st.text(alphabet=st.characters(exclude_characters="\\*[]@_`#<>!&~{}|-+.:0123456789")))
def test_words_without_signs_stay_as_they_are(text: str) -> None:
    assert plain(fresh(text).inlines) == " ".join(text.split())


@given(st.text(st.characters(exclude_categories=["Nd", "Cs"], exclude_characters=":")))
def test_a_text_of_escaped_signs_says_what_was_written(text: str) -> None:
    parsed = fresh("".join(f"\\{c}" if c in "\\*[]@_`#<>!&~{}|-+." else c for c in text))
    assert parsed.faults == ()
    assert plain(parsed.inlines) == " ".join(text.split())


@given(MARKED)
def test_an_unfaulty_text_cites_what_its_tree_cites(text: str) -> None:
    parsed = fresh(text)
    in_tree = [item for n in walk(parsed.inlines) if isinstance(n, Cite) for item in n.items]
    if not parsed.faults:
        assert [cite.item for cite in parsed.cites] == in_tree


HARD = {
    "emphasis that never closes": "*a ",
    "strong that never closes": "**a ",
    "both that never close": "*a **b ",
    "stars that close too early": "*a **b* ",
    "pairs": "*a* **b** ",
    "triples": "***a ",
    "brackets": "[a ",
    "brackets that meet late": "[a](",
    "citations that never end": "[@a; ",
    "backslashes": "\\",
    "tags": "<a ",
    "ampersands": "&a",
    "underscores": "_a__",
    "braces": "{{ ",
    "addresses": "http://a",
    "addresses without https": "www.a ",
    "letters of an address": "www.",
    "words in brackets": "[a] ",
    "links without https": "[a](www.b) ",
    "links with brackets in them": "[a](b (c) ",
    "links that never close": "[a](https://b ",
    "links apart": "[a]   (https://b",
    "pictures": "![a](b) ",
    "pictures that never close": "![a](",
    "brackets with escapes": "[\\[a",
    "links by number": "[a][1]",
    "words": "word ",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HARD.values(), ids=HARD)
def test_twice_the_text_takes_twice_the_steps(unit: str) -> None:
    once, twice = steps(unit * 300), steps(unit * 600)
    assert twice <= 2.2 * once + 100


def steps(text: str) -> int:
    """Lines of the parser that run over a text: a count, since a time would not hold anywhere."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in (grammar.__file__, brackets.__file__):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        fresh(text)
    finally:
        sys.settrace(before)
    return count
