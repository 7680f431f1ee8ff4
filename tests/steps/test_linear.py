"""Twice the text, twice the steps: each check, report and writer is linear in what it reads.

Every text field of every kind is grown, with everything that the patterns of the rules know; so is
every list; and what is wrong is written many times. Four sizes are looked at, each twice the one
before. No function, and no pattern, may grow faster than the input to the power of `MOST`, so that
a slow one is named even where others take most of the time. Steps are counted, not seconds: they
are the same everywhere. `counted.py` says how; `test_counted.py` plants faults that must be seen.

All of it is marked slow. `test_counted.py` and `test_regex_steps.py` show that faults are seen.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, pairwise
from typing import Any

import pytest
from counted import PATTERNS, counted_modules, counts
from growth import UNITS, VARIED, Leaf, as_files, grown_base, row, slips, small_base, starter
from regex_steps import steps
from shapes import one_of_each

pytestmark = pytest.mark.slow
MOST = 1.2
"""The largest exponent; 1 is linear, and a sort adds a little."""
SIZES = (50, 100, 200, 400)
"""Characters by which each text grows."""
LARGER = tuple(4 * size for size in SIZES)
"""The same, to tell what is slow from what only begins at some length."""
BRIEF = 200
"""Characters of a text that never is a long one, such as a phrase of a list."""

OF_A_FORM = {
    "resource.url": "https://example.org/a", "resource.phone": "211", "figure.value": "30",
}  # fmt: skip
"""Fields that take only words of some form, and such words."""
ENTRIES = (3, 6, 12, 24)
"""Entries by which each list grows, and slips of each kind."""
LENGTHS = (25, 50, 100, 200)
"""Characters of a text to which a pattern is put."""
FIRST = 4
"""How many names, mends and cues the counted copy takes its time for."""
EVERY = (*UNITS, *VARIED)
SHIFTS = [
    pytest.param(shift, marks=() if shift % 32 == 8 else pytest.mark.long)
    for shift in range(0, len(EVERY), 8)
]
"""Each of them takes half a minute, so most are run by hand, with those of one unit."""
PLAIN = (
    *("abbreviations", "quotes", "curly quotes", "apostrophes", "hyphens", "digits", "commas"),
    *("decimal points", "ellipses", "questions", "capitals", "a very long word", "short words"),
    *("citations", "escapes", "starred words", "different words", "explained abbreviations"),
)
"""Units without a fault, so that a writer gets to see all of them."""
SHORT = tuple(name for name in PLAIN if " " in UNITS.get(name, " "))
WRITTEN = {
    "papers and banks": (("docx", "markdown", "gift", "moodle-xml"), SIZES, PLAIN),
    "decks": (("pptx",), (5, 10, 20, 40), SHORT),
}
"""Formats, characters by which each text grows, and units; a slide holds only so many, and no very
long word."""
OPENING = (
    *("brackets", "links", "parentheses", "braces", "tags", "quotes", "curly quotes"),
    *("single quotes", "stars", "nested emphasis", "backslashes", "open citations", "code marks"),
    *("entities", "pictures", "addresses", "spaces"),
)
"""Units within which another one may go on."""
FORMATS = ("concise", "github", "gitlab", "json", "junit", "rdjson", "sarif", "summary", "text")
PRODUCTS = ("handout", "quiz", "facilitator-guide", "slides", "key")
Files = Mapping[str, str]
Ran = tuple[re.Pattern[str], str]
"""A pattern, and the method by which it was put to a text."""
Look = Callable[..., Counter[str]]
"""Counts the steps of a check of some files with its reports, or of writing all their products."""


# ---- what is measured ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def look() -> Iterator[Look]:
    with counted_modules():
        from jobcareer_kb import spelling
        from jobcareer_kb.building.make import job, make
        from jobcareer_kb.building.plan import plan
        from jobcareer_kb.checking.inspection import inspect
        from jobcareer_kb.checks.cues import cross_item_cue
        from jobcareer_kb.loading.files import Listing, SourceFile
        from jobcareer_kb.look import Look as Bases
        from jobcareer_kb.mending import bench
        from jobcareer_kb.packaged import packaged
        from jobcareer_kb.rendering.environment import Templates
        from jobcareer_kb.reports import report_formats

        # What is done for the first so many alone is to be seen beyond them.
        spelling.MOST = bench.MOST = cross_item_cue._MOST = FIRST
        templates = Templates(packaged("templates"), "templates")

        def check(listing: Listing, formats: Sequence[str]) -> None:
            report = inspect(listing, frozenset(PRODUCTS)).report
            for name in formats:
                report_formats()[name].render(report)

        def write(kb: Any, formats: Sequence[str]) -> None:
            for artifact in plan(kb, formats=formats):
                make(job(kb, artifact, templates, Bases()))

        def counted(
            files: Files, formats: Sequence[str] = ("text",), written: bool = False
        ) -> Counter[str]:
            read = (SourceFile(path, f"kb/{path}", text.encode()) for path, text in files.items())
            listing = Listing("kb", tuple(read), ())
            if not written:
                return counts(check, listing, formats)
            kb = inspect(listing, frozenset(PRODUCTS)).kb
            assert kb is not None
            return counts(write, kb, formats)

        counted(as_files(grown_base()))  # what is made once, such as a pattern, counts for nobody
        yield counted


def exponents(costs: Sequence[int]) -> list[float]:
    """By which powers costs grow as the input doubles; what they begin with falls out."""
    more = [after - before for before, after in pairwise(costs)]
    return [
        math.log2(after / before) if before > 0 < after else 0.0 for before, after in pairwise(more)
    ]


def slow(
    runs: Sequence[Counter[str]], sizes: Sequence[int], least: int = 8, most: float = MOST
) -> dict[str, float]:
    """The functions and patterns that grow too fast, and how fast.

    Too fast is twice in a row: what begins at some length does so once. One that takes fewer than
    `least` steps for each sign, or entry, that was added does not count.
    """
    found: dict[str, float] = {}
    for name in runs[-1]:
        costs = [run[name] for run in runs]
        power = min(exponents(costs))
        if power > most and costs[-1] - costs[-2] > least * (sizes[-1] - sizes[-2]):
            found[name] = round(power, 3)
    return found


# ---- texts --------------------------------------------------------------------------------------


def grown(
    size: int, unit_of: Callable[[Leaf], str], most: int = SIZES[-1], brief: int | None = None
) -> Files:
    """The base with more in each text, as much as fits where a field holds little.

    `brief` is the size of the brief texts, where it is another one than that of the long ones.
    """

    def grow(text: str, leaf: Leaf) -> str:
        own = size if brief is None or leaf.most > BRIEF else brief
        room = max(0, min(own, (leaf.most - 2 * len(text) - 2) * own // most))
        more = row(unit_of(leaf), room)
        if leaf.is_address:
            return text + "".join("a" if sign in ' "<>' else sign for sign in more)
        return f"{text} {more} {text}"

    return as_files(grown_base(grow))


def in_turn(leaf: Leaf, units: Sequence[str] = EVERY, shift: int = 0) -> str:
    """Each field gets another unit."""
    return units[(leaf.number + shift) % len(units)]


def slow_over(look: Look, unit_of: Callable[[Leaf], str]) -> dict[str, float]:
    """What is slow over such texts; reports, which have a test of their own, are not looked at.

    To look for a phrase through a text takes at most their product, and a phrase is brief. So where
    texts of all lengths together are slow, the long ones are grown beside brief ones that are as
    they are, and the other way round; in each what grows has to be linear.
    """

    def runs(sizes: Sequence[int], most: int) -> list[Counter[str]]:
        return [look(grown(size, unit_of, most), ()) for size in sizes]

    def found_in_long(sizes: Sequence[int]) -> dict[str, float]:
        return slow([look(grown(size, unit_of, sizes[-1], sizes[-1]), ()) for size in sizes], sizes)

    def found_in_brief(sizes: Sequence[int]) -> dict[str, float]:
        runs = [look(grown(sizes[-1], unit_of, sizes[-1], brief), ()) for brief in sizes]
        return slow(runs, sizes)

    if not (seen := slow(runs(SIZES, SIZES[-1]), SIZES)):
        return {}
    larger = runs(LARGER[:-1], LARGER[-1])
    if all(min(exponents([run[name] for run in larger])) <= MOST for name in seen):
        return {}  # the longest texts, half the work, are spared
    if not slow([*larger, *runs(LARGER[-1:], LARGER[-1])], LARGER):
        return {}
    return found_in_long(LARGER) | found_in_brief(LARGER)


@pytest.mark.parametrize("shift", SHIFTS)
def test_texts_of_all_fields(look: Look, shift: int) -> None:
    """Each field gets another unit each time, and each unit comes to other fields."""
    assert slow_over(look, lambda leaf: in_turn(leaf, EVERY, shift)) == {}


@pytest.mark.long
@pytest.mark.parametrize("name", EVERY)
def test_texts_of_all_fields_with_one_unit(look: Look, name: str) -> None:
    assert slow_over(look, lambda leaf: name) == {}


def sound(text: str, leaf: Leaf) -> str:
    return OF_A_FORM.get(leaf.place, text)


def printable(size: int, most: int, units: Sequence[str]) -> Files:
    """The base with more in each text that may hold any words, in whole pieces, so that all of it
    can be printed. Sources are as they were: one with every field that there is fits no slide."""

    def grow(text: str, leaf: Leaf) -> str:
        if leaf.is_address or leaf.place in OF_A_FORM:
            return sound(text, leaf)
        room = max(0, min(size, (leaf.most - 2 * len(text) - 2) * size // most))
        return f"{text} {row(in_turn(leaf, units), room, whole=True)} {text}"

    files = as_files(grown_base(grow))
    files["references.yaml"] = as_files(json.loads(starter()))["references.yaml"]
    return _with_formats(files)


@pytest.mark.parametrize("formats, sizes, units", WRITTEN.values(), ids=WRITTEN)
def test_texts_that_are_written(
    look: Look, formats: Sequence[str], sizes: Sequence[int], units: Sequence[str]
) -> None:
    runs = [look(printable(size, sizes[-1], units), formats, written=True) for size in sizes]
    assert slow(runs, sizes) == {}


def _with_formats(files: Files) -> Files:
    """The files with settings that name formats which are there."""
    return {**files, "kb.yaml": as_files(grown_base())["kb.yaml"]}


# ---- lists, slips, and what is no record ---------------------------------------------------------


def with_long_lists(length: int, names_too: bool = True) -> Files:
    """The base with so many more entries in each list, as far as it may have them.

    What is named twice is printed twice, as a whole; so a list of names says little of writers.
    """

    def repeat(entries: list[Any], entry: Any, most: int, place: str) -> list[Any]:
        is_name = isinstance(entry, str) and re.fullmatch(r"[a-z]+/[a-z*-]+", entry)
        if not names_too and (is_name or place == "workshop.agenda"):
            return entries
        return [*entries, *[entry] * min(length, most - len(entries))]

    return as_files(grown_base(sound, repeat))


def with_slips(number: int) -> Files:
    """The small base with each kind of slip so many times."""
    return {**small_base(), **slips(number)}


def with_strange_values(size: int) -> Files:
    """The base with names, numbers and dates that grow, and so do not fit their fields."""
    numbers = count()

    def spoil(value: Any, place: str) -> str:
        return f"{value}{row(EVERY[next(numbers) % len(EVERY)], size)}"

    return as_files(grown_base(spoil=spoil))


def with_open_lines(size: int) -> Files:
    """The small base with a line for each unit that holds nothing else, mostly no YAML."""
    lines = {
        f"definition/{at}-{where}.yaml": f"{before}{row(name, size)}\n"
        for at, name in enumerate(EVERY)
        for where, before in (("value", "id: a\nterm: "), ("key", "id: a\n"), ("mark", "# jk: "))
    }
    return {**small_base(), **lines}


GROWING: dict[str, tuple[Callable[[int], Files], Sequence[int], int]] = {
    "long lists": (with_long_lists, ENTRIES, 20),
    "slips": (with_slips, ENTRIES, 20),
    "strange values": (with_strange_values, SIZES, 8),
    "open lines": (with_open_lines, SIZES, 8),
}
"""Files by a size; the sizes; steps for each sign, or entry, that count."""


@pytest.mark.parametrize("name", GROWING)
def test_what_grows_in_every_report(look: Look, name: str) -> None:
    files, sizes, least = GROWING[name]
    larger = [4 * size for size in sizes]
    runs = [look(files(size), FORMATS) for size in larger]
    assert slow(runs, larger, least) == {}


def test_long_lists_that_are_written(look: Look) -> None:
    files = [_with_formats(with_long_lists(length, names_too=False)) for length in ENTRIES]
    runs = [look(each, WRITTEN["papers and banks"][0], written=True) for each in files]
    assert slow(runs, ENTRIES, 20) == {}


# ---- patterns -----------------------------------------------------------------------------------


def slow_patterns(ran: frozenset[Ran], before: str = "") -> dict[tuple[str, str], list[str]]:
    """Patterns that ran, by the method that was called, with the units over which each is slow."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in UNITS:
        for pattern, method in ran:
            if before and _is_inert(before, pattern, method, name):
                continue
            costs = [cost(before, pattern, method, name, length) for length in LENGTHS[:-1]]
            if min(exponents(costs)) <= MOST:
                continue  # too fast is twice in a row: the longest text, half the work, is spared
            costs.append(cost(before, pattern, method, name, LENGTHS[-1]))
            if costs[-1] - costs[-2] > 2 * LENGTHS[-2] and min(exponents(costs)) > MOST:
                found.setdefault((pattern.pattern, method), []).append(name)
    return found


def cost(before: str, pattern: re.Pattern[str], method: str, name: str, length: int) -> int:
    text = f"{before}{row(name, length)} x"
    return steps(pattern, method, text, 0, len(text))


def _is_inert(before: str, pattern: re.Pattern[str], method: str, name: str) -> bool:
    """Say whether what stands before a row adds the same to it at two lengths: then a row of any
    length grows as it does alone, which a test of its own looks at."""
    short, long = (cost(before, pattern, method, name, length) for length in LENGTHS[:2])
    return long - short == _grows_alone(pattern, method, name)


@cache
def _grows_alone(pattern: re.Pattern[str], method: str, name: str) -> int:
    short, long = (cost("", pattern, method, name, length) for length in LENGTHS[:2])
    return long - short


def patterns(looks: Callable[[], None]) -> frozenset[Ran]:
    """The patterns that run in these looks alone, whichever other test ran before.

    A pattern made of a name that another test has grown is longer than the texts it is put to here,
    and so says nothing of how it grows with them. Of those that one function makes of names, alike
    but for their letters, the longest stands for all.
    """
    PATTERNS.clear()
    looks()
    return frozenset(
        (pattern, method) for (_, method), ran in PATTERNS.items() for pattern in one_of_each(ran)
    )


def test_every_pattern_over_every_unit(look: Look) -> None:
    ran = patterns(lambda: look(grown(SIZES[0], in_turn)))
    assert len(ran) > 100
    assert slow_patterns(ran) == {}


@pytest.mark.parametrize("between", [14, pytest.param(7, marks=pytest.mark.long)])
def test_every_pattern_over_two_units(look: Look, between: int) -> None:
    """What one unit opens, such as a bracket, another one may go on and on within.

    Each look brings some texts more to some patterns; half of them meet all but a few.
    """

    def looks() -> None:
        for shift in range(0, len(EVERY), between):
            look(grown(SIZES[0], lambda leaf, shift=shift: in_turn(leaf, EVERY, shift)))
        for files, sizes, _ in GROWING.values():
            look(files(sizes[0]), FORMATS)

    ran = patterns(looks)
    assert len(ran) > 150
    assert {first: found for first in OPENING if (found := slow_patterns(ran, UNITS[first]))} == {}
