"""Words as Pandoc's Markdown: what looks like markup is escaped, and reads back as it was.

One liberty: an apostrophe within a word stays bare. Pandoc makes it a curly one, which is what
print wants, and `don\\'t` is hard to read for people.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from jobcareer_kb.inline import Cite, Emphasis, Inline, Inlines, Link, Span, Strong, Text

_SPECIAL = re.compile(
    r"""
    [\\`*{}\[\]<\#$^~|"@]       # markup anywhere
  | (?<![LETTER])_ | _(?![LETTER])  # an underscore is plain only within a word
  | (?<![LETTER])' | '(?![LETTER])  # so is an apostrophe
  | &(?=\#|\w+;)                # an entity
  | !$                          # an image, should a link follow
  | (?<=-)- | (?<=\.)\.         # dashes and ellipses of the `smart` extension
    """.replace("LETTER", "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"),
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ENUMERATOR = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?=\s|$)")
_CAPTION = re.compile(r"[Tt]able:")
_BLOCK_SIGNS = tuple("-+:>%=")
_ADDRESS_SIGNS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_SEAM = "<!-- -->"
"""Parts two runs of stars, or two lists, that would otherwise be read as one."""


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""

    @property
    def marks(self) -> str:
        return "*" * (2 * self.strong + self.emphasis)


def escape(text: str) -> str:
    """Return plain words so that Pandoc reads them as plain words; white space folds."""
    return _SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text))


def inline(nodes: Inlines) -> str:
    """Return inlines as Markdown for the middle of a line, such as a heading or a cell."""
    written: list[str] = []
    for url, runs in groupby(_joined(_runs(nodes, _Run(""))), key=lambda run: run.url):
        words = _spell(runs)
        written.append(_link(words, url) if url else words)
    return "".join(written).strip(" ")


def block(nodes: Inlines) -> str:
    """Return inlines as Markdown for the start of a block, which has signs of its own."""
    written = inline(nodes)
    if written.startswith(_BLOCK_SIGNS):
        return f"\\{written}"
    found = _ENUMERATOR.match(written) or _CAPTION.match(written)
    if not found:
        return written
    at = found.end() - 1
    return f"\\{written}" if written[0] == "(" else f"{written[:at]}\\{written[at:]}"


def _runs(nodes: Iterable[Inline], like: _Run) -> Iterator[_Run]:
    for node in nodes:
        match node:
            case Text(text=text) | Cite(label=text):
                yield replace(like, text=text)
            case Strong(children=inner) | Span(role="label" | "key", children=inner):
                yield from _runs(inner, replace(like, strong=True))
            case Emphasis(children=inner):
                yield from _runs(inner, replace(like, emphasis=True))
            case Link(url=url, children=inner):
                yield from _runs(inner, replace(like, url=url))
            case _:
                yield from _runs(node.children, like)


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Join neighbors of one look, so that `**a****b**` never arises."""
    told = (run for run in runs if run.text)
    for look, alike in groupby(told, key=lambda run: replace(run, text="")):
        yield replace(look, text="".join(run.text for run in alike))


def _spell(runs: Iterable[_Run]) -> str:
    """Return runs; spaces stand outside their marks, where Pandoc wants them."""
    written: list[str] = []
    closed = False
    for run in runs:
        before, inner, after = _parted(_SPACE.sub(" ", run.text))
        marks = run.marks if inner else ""
        seam = _SEAM if closed and marks and not before else ""
        written.append(f"{before}{seam}{marks}{escape(inner)}{marks}{after}")
        closed = bool(marks) and not after
    return "".join(written)


def _link(words: str, url: str) -> str:
    before, inner, after = _parted(words)
    if not inner:
        return words
    return f"{before}[{inner}]({url.translate(_ADDRESS_SIGNS)}){after}"


def _parted(text: str) -> tuple[str, str, str]:
    """Part a text from one space at either end."""
    inner = text.strip(" ")
    if not inner:
        return text[:1], "", ""
    return " " * text.startswith(" "), inner, " " * text.endswith(" ")
