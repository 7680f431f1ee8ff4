"""The small markup of titles: CSL's tags, and the stars of Pandoc's Markdown.

A pair of marks is markup, and any other sign stands for itself, so that "O*NET" and "a < b" stay.
"""

import html
import re
from collections import Counter
from collections.abc import Sequence

from jobcareer_kb.inline import Emphasis, Inline, Inlines, Strong, Text, plain

_MARK = re.compile(r"</?(?:i|b|sub|sup|sc)>|<span\s[^<>]{1,80}>|</span>|\*{1,2}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#39|nbsp);")
"""Signs that programs write so that they are no markup."""
_LOW = dict(zip(map(ord, "0123456789+-−=()"), "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_HIGH = dict(zip(map(ord, "0123456789+-−=()n"), "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))


_DEEPEST = 4
"""Marks within marks; nobody sets more, and each takes room on the stack of those who print."""


def marked(text: str) -> Inlines:
    """The words of a title with their emphasis."""
    marks = tuple(_MARK.finditer(text))
    ends = _pairs(text, marks)
    nodes: list[list[Inline]] = [[]]
    end = 0
    for index, found in enumerate(marks):
        if index not in ends:
            continue
        _add(nodes[-1], text[end : found.start()])
        end = found.end()
        if ends[index] > index:
            nodes.append([])
        else:
            inner = tuple(nodes.pop())
            nodes[-1] += _within(_name(marks[ends[index]].group()), inner)
    _add(nodes[-1], text[end:])
    return tuple(nodes[-1])


def _pairs(text: str, marks: Sequence[re.Match[str]]) -> dict[int, int]:
    """The other end of each mark that has one, both ways."""
    pairs: dict[int, int] = {}
    begun: list[int] = []
    waiting: Counter[str] = Counter()
    for index, found in enumerate(marks):
        name = _name(found.group())
        if waiting[name] and _closes(text, found):
            last = -1
            while last < 0 or _name(marks[last].group()) != name:
                last = begun.pop()
                waiting[_name(marks[last].group())] -= 1
            pairs[last], pairs[index] = index, last
        elif len(begun) < _DEEPEST and _opens(text, found):
            begun.append(index)
            waiting[name] += 1
    return pairs


def _name(mark: str) -> str:
    return mark if mark[0] == "*" else mark.strip("</>").split()[0].lower()


def _opens(text: str, found: re.Match[str]) -> bool:
    if found.group()[0] != "*":
        return found.group()[1] != "/"
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, found: re.Match[str]) -> bool:
    if found.group()[0] != "*":
        return found.group()[1] == "/"
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _add(nodes: list[Inline], words: str) -> None:
    if words:
        nodes.append(Text(_ENTITY.sub(lambda found: html.unescape(found.group()), words)))


def _within(name: str, nodes: Inlines) -> Inlines:
    match name:
        case "i" | "*":
            return (Emphasis(nodes),) if nodes else ()
        case "b" | "**":
            return (Strong(nodes),) if nodes else ()
        case "sub":
            return _shifted(nodes, _LOW)
        case "sup":
            return _shifted(nodes, _HIGH)
    return nodes


def _shifted(nodes: Inlines, signs: dict[int, str]) -> Inlines:
    """Raised or lowered figures, where there are such signs for all of them."""
    words = plain(nodes)
    return (Text(words.translate(signs)),) if all(ord(s) in signs for s in words) else nodes


def emphasised(nodes: Inlines) -> Inlines:
    """Words in italics; what is set off within them stands upright."""
    inner: list[Inline] = []
    for node in nodes:
        inner += node.children if isinstance(node, Emphasis) else [node]
    return (Emphasis(tuple(inner)),) if inner else ()
