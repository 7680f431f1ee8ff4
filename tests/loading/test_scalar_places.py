"""Each character of a scalar's value has its place in the file, in all five styles of YAML."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.loading.characters import decode
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.loading.yaml.scalars import value_offsets

FOUND = {
    "plain": ("k: one two\n", "two", (1, 8)),
    "plain over two lines": ("k: one\n  two\n", "two", (2, 3)),
    "plain after a blank line": ("k: one\n\n  two\n", "two", (3, 3)),
    "single": ("k: 'one two'\n", "two", (1, 9)),
    "single with a quote": ("k: 'it''s two'\n", "two", (1, 11)),
    "single over two lines": ("k: 'one\n  two'\n", "two", (2, 3)),
    "double": ('k: "one two"\n', "two", (1, 9)),
    "double after an escape": (r'k: "\u00e9\x41\" two"' + "\n", "two", (1, 18)),
    "double, an escaped line end": ('k: "one\\\n  two"\n', "two", (2, 3)),
    "double, an escaped space": ('k: "one \\\n  \\ two"\n', "two", (2, 5)),
    "literal": ("k: |\n  one\n  two\n", "two", (3, 3)),
    "literal, told its indent": ("k: |2\n    one\n  two\n", "two", (3, 3)),
    "folded": ("k: >-\n  one\n  two\n", "two", (3, 3)),
    "folded after a blank line": ("k: >-\n  one\n\n  two\n", "two", (4, 3)),
    "folded, further in": ("k: >\n  one\n    two\n", "two", (3, 5)),
    "after a sign beyond the basic plane": ("k: 😀 two\n", "two", (1, 6)),
    "in a list": ("- - one\n  - two\n", "two", (2, 5)),
    "in a flow mapping": ("{a: [one, two]}\n", "two", (1, 11)),
}


@pytest.mark.parametrize("text, word, place", FOUND.values(), ids=FOUND)
def test_a_word_is_found_where_it_stands(text: str, word: str, place: tuple[int, int]) -> None:
    for event in scalars(text):
        if word in event.value:
            places = offsets(text, event)
            assert places is not None
            assert places[event.value.index(word)] == place
            return
    pytest.fail("the word is in no scalar")


def scalars(text: str) -> list[yaml.ScalarEvent]:
    return [e for e in yaml.parse(text, yaml.CSafeLoader) if isinstance(e, yaml.ScalarEvent)]


def offsets(text: str, event: yaml.ScalarEvent) -> list[tuple[int, int]] | None:
    start, end = event.start_mark, event.end_mark
    span = Span("f", start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return value_offsets(text.split("\n"), span, event.style, event.value)


WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=6,
)
GAP = st.sampled_from([" ", "  ", "\n", "\n\n", " \n", "\n \n", "\n\n\n"])


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Words with spaces, line ends and blank lines between them."""
    words = draw(st.lists(WORD, min_size=1, max_size=6))
    return words[0] + "".join(draw(GAP) + word for word in words[1:])


def indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line.strip() else line for line in text.split("\n"))


def plain(draw: st.DrawFn, by: str) -> str:
    return indented(draw(rows()), by).lstrip(" ")


def single(draw: st.DrawFn, by: str) -> str:
    body = draw(rows()).replace("'", "''")
    return f"'{draw(EDGE)}{indented(body, by).lstrip(' ')}{draw(EDGE)}'"


def double(draw: st.DrawFn, by: str) -> str:
    body = draw(rows()).replace("\\", "\\\\").replace('"', '\\"')
    marks = draw(st.lists(st.sampled_from(ESCAPES), max_size=4))
    for mark in marks:
        at = draw(st.integers(0, len(body)))
        if body[max(0, at - 1) : at] != "\\":
            body = body[:at] + mark + body[at:]
    return f'"{draw(EDGE)}{indented(body, by).lstrip(" ")}{draw(EDGE)}"'


EDGE = st.sampled_from(["", " ", "  "])
ESCAPES = [
    "\\\\",
    '\\"',
    "\\/",
    "\\x41",
    "\\u00e9",
    "\\U0001F600",
    "\\_",
    "\\ ",
    "\\\n",
    " \\\n\\ ",
]


def block(draw: st.DrawFn, by: str, sign: str) -> str:
    chomp = draw(st.sampled_from(["", "-", "+"]))  # every holder indents by two
    further = st.sampled_from(["", "", "", " ", "    "])
    lines = [draw(further) + line for line in draw(rows()).split("\n")]
    told = draw(st.sampled_from(["", "2"]))
    tail = draw(st.sampled_from(["", "\n", "\n\n", "\n  \n"]))
    return f"{sign}{told}{chomp}\n{indented(chr(10).join(lines), by)}{tail}"


def literal(draw: st.DrawFn, by: str) -> str:
    return block(draw, by, "|")


def folded(draw: st.DrawFn, by: str) -> str:
    return block(draw, by, ">")


HOLDERS = {
    "in a mapping": ("  ", "k: {}\nz: 1\n"),
    "in a mapping in a mapping": ("    ", "a:\n  k: {}\n  z: 1\n"),
    "in a list in a mapping": ("    ", "a:\n  - {}\n  - z\n"),
    "in a record of a list": ("    ", "- a: 1\n  k: {}\n- a: 2\n"),
    "in a list in a record": ("      ", "- a:\n    - {}\n    - z\n"),
    "at the end of the file": ("    ", "a:\n  k: {}\n"),
    "without a last line end": ("  ", "k: {}"),
}
STYLES: dict[str, Callable[[st.DrawFn, str], str]] = {
    "plain": plain,
    "single": single,
    "double": double,
    "literal": literal,
    "folded": folded,
}


@pytest.mark.parametrize("style", STYLES)
@given(data=st.data())
def test_every_character_of_any_scalar_has_a_place(style: str, data: st.DataObject) -> None:
    """Agrees with PyYAML on every file that it reads and that we admit."""
    by, holder = HOLDERS[data.draw(st.sampled_from(sorted(HOLDERS)))]
    text = holder.replace("{}", STYLES[style](data.draw, by))
    assume(not decode(text.encode(), "f")[1] and not load(text, "f").diagnostics)
    for event in scalars(text):
        places = offsets(text, event)
        assert places is not None, event
        assert len(places) == len(event.value)
        assert places == sorted(places)
        lines = [*text.split("\n"), ""]
        for char, (line, column) in zip(event.value, places, strict=True):
            stands = lines[line - 1][column - 1 : column]
            assert char == stands or char in " \n" or (event.style == '"' and stands == "\\")
