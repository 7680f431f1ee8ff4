"""The small markup of titles is printed; what only looks like it stands as it is."""

import pytest

from jobcareer_kb.bibliography.markup import marked
from jobcareer_kb.inline import Emphasis, Inlines, Strong, Text, plain, walk

TITLES = {
    "no markup": ("On tea", "On tea"),
    "a tag": ("Reading <i>Working</i> in class", "Reading {Working} in class"),
    "a bold tag": ("The <b>big</b> cup", "The [big] cup"),
    "tags within tags": ("<i>a <b>b</b></i>", "{a [b]}"),
    "stars of Markdown": ("In *S* with **jobs**", "In {S} with [jobs]"),
    "a star within a word": ("O*NET and the O*NET", "O*NET and the O*NET"),
    "a star between spaces": ("5 * 4 * 3", "5 * 4 * 3"),
    "no case": ('In <span class="nocase">the Hague</span>', "In the Hague"),
    "small capitals": ('<span style="font-variant:small-caps;">ab</span>', "ab"),
    "lowered figures": ("H<sub>2</sub>O", "H₂O"),
    "raised figures": ("10<sup>5</sup> cups", "10⁵ cups"),
    "a raised word": ("The 2<sup>nd</sup> cup", "The 2nd cup"),
    "a tag that never closes": ("A <i>cup", "A <i>cup"),
    "a tag that never opened": ("A cup</i>", "A cup</i>"),
    "tags that cross": ("<i>a <b>b</i> c</b>", "{a <b>b} c</b>"),
    "no tag": ("a < b and b > c", "a < b and b > c"),
    "an entity": ("R&amp;D", "R&D"),
}


def shown(nodes: Inlines) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(children):
                parts.append(f"{{{shown(children)}}}")
            case Strong(children):
                parts.append(f"[{shown(children)}]")
    return "".join(parts)


@pytest.mark.parametrize("title, expected", TITLES.values(), ids=TITLES)
def test_a_title(title: str, expected: str) -> None:
    assert shown(marked(title)) == expected


@pytest.mark.parametrize("unit", ["<i>", "<i><b>", "*a ", "**a", "</i>", "<i>a</b>", "<span a>"])
def test_many_marks_are_read_and_none_goes_deep(unit: str) -> None:
    nodes = marked(unit * 1000)
    assert plain(nodes)
    assert sum(1 for _ in walk(nodes)) < 3000
