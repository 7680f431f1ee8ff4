"""Readers of reports by the rules of their media: the log of a step, a terminal, Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyte
from markdown_it import MarkdownIt
from markdown_it.token import Token

# The log of a step


@dataclass(frozen=True)
class Command:
    """What the runner does instead of showing a line."""

    name: str
    properties: dict[str, str]
    data: str


NAMES = frozenset(
    {"add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"}
    | {"notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands"}
    | {"warning"}
)
"""What the runner knows, in any case of letters."""


def commands(log: str) -> list[Command]:
    """Every command in a log: first the form with `::` is looked for, then that with `##[`."""
    lines = re.split(r"\r\n|\r|\n", log)
    found = (_at_start(line) or _anywhere(line) for line in lines)
    return [command for command in found if command is not None]


def _at_start(line: str) -> Command | None:
    """`::name key=value,key=value::data`, white space before it or none."""
    head, mark, rest = line.lstrip().partition("::")
    about, end, data = rest.partition("::")
    name, _, pairs = about.partition(" ")
    if head or not mark or not end or name.lower() not in NAMES:
        return None
    properties = dict(pair.split("=", 1) for pair in pairs.strip().split(",") if "=" in pair)
    decoded = {key: _decoded(value, "\r\n:,%") for key, value in properties.items()}
    return Command(name, decoded, _decoded(data, "\r\n%"))


def _anywhere(line: str) -> Command | None:
    """`##[name key=value;key=value]data`, whatever stands before it."""
    _, mark, rest = line.partition("##[")
    about, end, data = rest.partition("]")
    name, _, pairs = about.partition(" ")
    if not mark or not end or name.lower() not in NAMES:
        return None
    properties = dict(pair.split("=", 1) for pair in pairs.split(";") if "=" in pair)
    return Command(name, properties, data)


def _decoded(text: str, signs: str) -> str:
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


# A terminal


@dataclass
class Watched:
    """Notes all that a terminal is told to do."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return lambda *words, **_: self.calls.append((name, words))


HARMLESS = {"draw", "linefeed", "carriage_return", "select_graphic_rendition"}


def told(printed: str) -> list[tuple[str, tuple[Any, ...]]]:
    """What a terminal is told to do beside showing signs and beginning lines."""
    watched = Watched()
    pyte.Stream(watched).feed(printed.replace("\n", "\r\n"))
    lines = sum(name == "carriage_return" for name, _ in watched.calls)
    assert lines == printed.count("\n"), "a carriage return that is not ours"
    return [call for call in watched.calls if call[0] not in HARMLESS]


def colors(printed: str) -> set[tuple[int, ...]]:
    """The styles that a terminal is told to write in."""
    watched = Watched()
    pyte.Stream(watched).feed(printed)
    return {words for name, words in watched.calls if name == "select_graphic_rendition"}


def screen(printed: str) -> list[str]:
    """The lines that stand on a screen in the end, and nothing else has happened to it."""
    width = 2 + 2 * max(map(len, printed.split("\n")))
    shown = pyte.Screen(width, printed.count("\n") + 1)
    pyte.Stream(shown).feed(printed.replace("\n", "\r\n"))
    assert (shown.title, shown.icon_name) == ("", "")
    assert shown.cursor.y == printed.count("\n")
    return [line.rstrip() for line in shown.display]


# Markdown


_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True)
class Page:
    """A page of Markdown as its reader sees it."""

    tokens: tuple[Token, ...]

    def kinds(self) -> list[str]:
        """The kind of each token: of two pages with other words they are the same."""
        return [token.type for token in self.tokens if token.type not in ("text", "text_special")]

    def code(self) -> list[str]:
        """The content of each code span."""
        return [token.content for token in self.tokens if token.type == "code_inline"]

    def html(self) -> list[str]:
        """All HTML."""
        return [t.content for t in self.tokens if t.type in ("html_inline", "html_block")]

    def plain(self) -> str:
        """The words outside of code, in which GitHub looks for names and addresses."""
        return "".join(
            token.content if token.type in ("text", "text_special") else "\0"
            for token in self.tokens
        )

    def cells(self) -> list[str]:
        """The words of each cell, code among them."""
        found: list[str] = []
        for token in self.tokens:
            if token.type in ("td_open", "th_open"):
                found.append("")
            elif token.type in ("text", "text_special", "code_inline") and found:
                found[-1] += token.content
        return found


def page(markdown: str) -> Page:
    """Read Markdown as GitHub does: CommonMark with tables and strikethrough."""
    return Page(tuple(_flat(_READER.parse(markdown))))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from _flat(token.children or [])
        else:
            yield token


OF_GITHUB = re.compile(
    r"""(?ix) (?<![\w`])@\w        # a person or a team
    | \#\d | \bGH-\d               # an issue
    | \bhttps?:// | \bftp:// | \bwww\.[\w-] | [\w.+-]+@[\w-]   # an address
    | :[a-z+-][\w+-]*:             # a picture
    """
)
"""What GitHub makes a link or a picture of in words outside of code, escaped or not."""
