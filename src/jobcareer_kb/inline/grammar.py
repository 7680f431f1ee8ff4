"""The inline grammar of every text in a record, and the tree it gives.

The grammar (EBNF; `docs/inline-text.md` explains it with examples)::

    text     = { strong | emphasis | link | citation | figure | escape | character } ;
    strong   = "**" text "**" ;
    emphasis = "*" text "*" ;
    link     = "[" text "](" address ")" ;
    citation = "[" cite { ";" cite } "]" ;
    cite     = "@" key [ "," locator ] ;
    key      = id | "{" id "}" ;
    figure   = "[#" id [ "." part ] "]" ;
    part     = "value" | "number" | "size" | "change" | "year" | "to" ;
    escape   = "\\" punctuation ;

A star opens only at the start of a word and closes only at its end, so that "O*NET" stays a word.
Line breaks fold to one space. Whatever looks like other markup is a fault at its place.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

from jobcareer_kb.inline.brackets import short, slip
from jobcareer_kb.inline.foreign import foreign_at, tag_name
from jobcareer_kb.inline.parsed import Fault, Parsed, PlacedCite, PlacedFigure
from jobcareer_kb.inline.stars import closing, opens
from jobcareer_kb.inline.tree import Cite, CiteItem, Emphasis, Inline, Inlines, Link, Strong, Text

_ESCAPABLE = "\\*[]@_`#<>!&~{}|-+."
_CITATION = re.compile(r"\[(?=@)([^\[\]]*)\]")
KEY_PATTERN = r'[^\s{}\[\]()<>;,#@|*`"\\]{1,200}'
"""A citation key as Pandoc takes it in braces."""
BARE_KEY = r"\w[\w-]*+(?:[:.$%&+?~/](?=\w)[\w-]*+)*"
"""A citation key that needs no braces: a letter, a digit or `_`, then also signs before such."""
_CITE = re.compile(rf"\s*+@(?:\{{({KEY_PATTERN})\}}|({BARE_KEY}))\s*+(?:,([^;]*+))?")
FIGURE_PARTS = ("value", "number", "size", "change", "year", "to")
_NAMED_FIGURE = re.compile(r"\[#([^\[\]]*)\]")
_FIGURE = re.compile(rf"([a-z][a-z0-9-]{{0,62}})(?:\.({'|'.join(FIGURE_PARTS)}))?")
_ADDRESS = re.compile(r"\((https?://[^\s()<>\"]+)\)")
NO_SIGN = r"[^\\*\[\]<`_&~{}!#hw]"
NO_ADDRESS = r"h(?!ttps?://)|w(?!(?<!\ww)ww\.\w)"
"""A letter that may begin an address but does not: `www.` begins one at the start of a word."""
_PLAIN = re.compile(f"(?:{NO_SIGN}|{NO_ADDRESS})+")
_PLAIN_ROW = re.compile(r"_+")
"""Underscores that are no markup where the first of them is none."""
_LINK_END = re.compile(r"\]\(")
_BARE_BRACKET = re.compile(r"(?<!\\)\[")
AT_START = r"\s*(#{1,6}\s|[-+*]\s|>\s|\d+[.)]\s|```|\||:::)"
"""How block markup begins."""
_AT_START = re.compile(AT_START)


class _Parser:
    """One pass over one text; recursion is bounded by the nesting of `*`, `**` and links."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cites: list[PlacedCite] = []
        self.faults: list[Fault] = []
        self.figures: list[PlacedFigure] = []
        self.unclosed: set[tuple[str, int]] = set()
        """Marks that never close before an end: a second search would only be slow."""
        self.loose = 0
        """Brackets that are a fault already, and whose other end is not another one."""
        self.tags: set[str] = set()
        """Names of elements whose start tag is a fault already."""

    @cached_property
    def links(self) -> list[int]:
        """Where the words of a link may end: each `](`."""
        return [found.start() for found in _LINK_END.finditer(self.text)]

    @cached_property
    def bare_brackets(self) -> list[int]:
        """Where a bracket opens that no backslash stands before."""
        return [found.start() for found in _BARE_BRACKET.finditer(self.text)]

    def fault(self, start: int, end: int, message: str, help: str) -> None:
        self.faults.append(Fault(start, end, message, help))

    def parse(self, start: int, end: int, stack: tuple[str, ...] = ()) -> Inlines:
        nodes: list[Inline] = []
        words: list[str] = []
        at = start
        while at < end:
            node, at = self.piece(at, end, stack)
            if isinstance(node, Text):
                words.append(node.text)
            elif node is not None:
                nodes += _joined(words)
                words.clear()
                nodes.append(node)
        return (*nodes, *_joined(words))

    def piece(self, at: int, end: int, stack: tuple[str, ...]) -> tuple[Inline | None, int]:
        plain = _PLAIN.match(self.text, at, end)
        if plain:
            return Text(re.sub(r"\s+", " ", plain.group())), plain.end()
        char = self.text[at]
        if char == "\\":
            return self.escape(at, end)
        if char == "*":
            return self.star(at, end, stack)
        if char == "[":
            return self.bracket(at, end, stack)
        if char == "]":
            return self.end_bracket(at)
        return self.foreign(at, end, stack)

    def foreign(self, at: int, end: int, stack: tuple[str, ...]) -> tuple[Inline | None, int]:
        if self.text[at] == "w" and "link" in stack:
            return Text("w"), at + 1  # the words of a link may be an address that one can type
        found = foreign_at(self.text, at, end)
        if found is not None:
            if found.tag and self.closes_tag(found.words):
                return None, found.end
            fix = found.help_in_link if "link" in stack else found.help
            self.fault(at, found.end, f"{found.what} in a text: {short(found.words)!r}", fix)
            return None, found.end
        plain = _PLAIN_ROW.match(self.text, at, end)
        after = plain.end() if plain else at + 1
        return Text(self.text[at:after]), after

    def closes_tag(self, text: str) -> bool:
        """True for the end tag of an element whose start tag is already a fault."""
        if text.startswith("</"):
            return text[2:].rstrip("> ") in self.tags
        self.tags.add(tag_name(text))
        return False

    def escape(self, at: int, end: int) -> tuple[Inline | None, int]:
        if at + 1 < end and self.text[at + 1] in _ESCAPABLE:
            return Text(self.text[at + 1]), at + 2
        self.fault(at, at + 1, "a backslash that escapes nothing", "write '\\\\' for a backslash")
        return None, at + 1

    def star(self, at: int, end: int, stack: tuple[str, ...]) -> tuple[Inline | None, int]:
        mark = "**" if self.text.startswith("**", at) and at + 1 < end else "*"
        if not opens(self.text, at, len(mark), end):
            return Text(mark), at + len(mark)
        known = (mark, end) in self.unclosed
        close = -1 if known else closing(self.text, at + len(mark), end, mark)
        if close < 0:
            self.unclosed.add((mark, end))
            fix = "write '\\*' for a plain star"
            self.fault(at, at + len(mark), f"'{mark}' opens but never closes", fix)
            return None, at + len(mark)
        if mark in stack:
            self.fault(at, close + len(mark), f"'{mark}' within '{mark}'", "remove the inner pair")
        children = self.parse(at + len(mark), close, (*stack, mark))
        node = Strong(children) if mark == "**" else Emphasis(children)
        return node, close + len(mark)

    def bracket(self, at: int, end: int, stack: tuple[str, ...]) -> tuple[Inline | None, int]:
        citation = _CITATION.match(self.text, at, end)
        if citation:
            return self.citation(citation), citation.end()
        figure = _NAMED_FIGURE.match(self.text, at, end)
        if figure:
            return self.figure(figure), figure.end()
        close = self.link_end(at, end)
        address = _ADDRESS.match(self.text, close + 1, end) if close is not None else None
        if close is None or address is None:
            return self.slip(at, end, stack)
        if "link" in stack:
            self.fault(at, address.end(), "a link within a link", "keep one of the two")
        if not self.text[at + 1 : close].strip():
            self.fault(at, address.end(), "a link without words", "name what the link leads to")
        children = self.parse(at + 1, close, (*stack, "link"))
        return Link(address.group(1), children), address.end()

    def figure(self, found: re.Match[str]) -> Inline:
        named = _FIGURE.fullmatch(found[1])
        if named is None:
            parts = ", ".join(f"'.{part}'" for part in FIGURE_PARTS)
            self.fault(
                *found.span(),
                f"{short(found[0])!r} names no figure",
                f"write '[#id]', with one of {parts} behind the id for a part of it alone",
            )
        else:
            self.figures.append(PlacedFigure(*found.span(), named[1], named[2] or ""))
        return Text(found[0])

    def link_end(self, at: int, end: int) -> int | None:
        """Where the words end of the link that a bracket begins; None if another bracket is first.

        Asked of lists, since to search anew for each of many brackets would be slow.
        """
        after = bisect_left(self.links, at)
        if after == len(self.links) or self.links[after] + 2 > end:
            return None
        close = self.links[after]
        inside = bisect_right(self.bare_brackets, at)
        is_nested = inside < len(self.bare_brackets) and self.bare_brackets[inside] < close
        return None if is_nested else close

    def slip(self, at: int, end: int, stack: tuple[str, ...]) -> tuple[Inline | None, int]:
        found = slip(self.text, at, end)
        self.fault(found.start, found.end, found.message, found.help)
        if found.after == at + 1:
            self.loose += 1
        start, stop = found.words
        self.parse(start, stop, (*stack, "link") if found.is_link else stack)  # for its faults
        words = re.sub(r"\s+", " ", self.text[start:stop])
        return Text(words) if words else None, found.after

    def end_bracket(self, at: int) -> tuple[Inline | None, int]:
        if self.loose:
            self.loose -= 1
        else:
            self.fault(at, at + 1, "']' without its '['", "write '\\]' for a plain bracket")
        return None, at + 1

    def citation(self, found: re.Match[str]) -> Inline | None:
        items: list[CiteItem] = []
        at = found.start(1)
        for part in found.group(1).split(";"):
            cite = _CITE.fullmatch(part)
            if cite is None:
                words = short(part.strip())
                self.fault(
                    at,
                    at + max(1, len(part)),
                    f"{words!r} is no citation" if words else "an empty citation",
                    "write '[@id]' or '[@id, p. 3; @other]'",
                )
            else:
                group = 1 if cite[1] else 2
                item = CiteItem(cite[group], " ".join((cite[3] or "").split()))
                items.append(item)
                self.cites.append(PlacedCite(at + cite.start(group), at + cite.end(group), item))
            at += len(part) + 1
        return Cite(tuple(items)) if items else None


def _joined(words: list[str]) -> tuple[Text, ...]:
    return (Text("".join(words)),) if words else ()


MOST_FAULTS = 10
"""Faults that one text is told about; nobody mends a hundred one by one."""


@lru_cache(maxsize=65536)
def parse(text: str) -> Parsed:
    """Parse one text of a record. Pure, cached, and linear in the length of the text."""
    parser = _Parser(text)
    start = _AT_START.match(text)
    if start:
        parser.fault(
            start.start(1),
            start.end(1),
            f"a text that begins with {start.group(1).strip()!r} looks like block markup",
            "begin with a word, or escape the sign with a backslash",
        )
    inlines = _trim(parser.parse(0, len(text)))
    return Parsed(inlines, tuple(parser.cites), _told(parser.faults), tuple(parser.figures))


_SPECIAL = re.compile(r"[\\*\[\]@_`#<>!&~{}|]")


def escaped(words: str) -> str:
    """Plain words as a text of a record has them."""
    return _SPECIAL.sub(r"\\\g<0>", words)


def _told(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults in order; of a text that is all faults the first few, and how many more."""
    ordered = sorted(faults, key=lambda fault: fault.start)
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    next_one = ordered[MOST_FAULTS]
    more = len(ordered) - MOST_FAULTS
    places = "places" if more > 1 else "place"
    message = f"{more} more {places} in this text that the grammar does not know"
    rest = Fault(next_one.start, next_one.end, message, "mend those before it, then look again")
    return (*ordered[:MOST_FAULTS], rest)


def _trim(nodes: Inlines) -> Inlines:
    """Drop white space at both ends, and the Text nodes that this empties."""
    if nodes and isinstance(nodes[0], Text):
        nodes = (Text(nodes[0].text.lstrip()), *nodes[1:])
    if nodes and isinstance(nodes[-1], Text):
        nodes = (*nodes[:-1], Text(nodes[-1].text.rstrip()))
    return tuple(n for n in nodes if not (isinstance(n, Text) and not n.text))
