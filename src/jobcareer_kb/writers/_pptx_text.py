"""Paragraphs on a slide: inlines become runs, and a paragraph knows how high it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from jobcareer_kb.inline import Cite, Emphasis, Inline, Inlines, Link, Span, Strong, Text
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_geometry import POINT
from jobcareer_kb.writers._pptx_markup import Relations, escape, solid
from jobcareer_kb.writers._pptx_measure import (
    LINE_HEIGHT,
    Piece,
    line_count,
    longest_word,
    whole_width,
    width_factor,
)

SIZES = (52, 38, 28, 24, 20)
SMALLEST = SIZES[-1]

_INDENT = {"bullet": 342900, "box": 457200, "number": 514350, "letter": 514350, "reference": 571500}
_BULLET = {
    "bullet": '<a:buFont typeface="{mark}"/><a:buChar char="\u2022"/>',
    "box": '<a:buFont typeface="{mark}"/><a:buChar char="\u25a1"/>',
    "number": '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>',
    "letter": '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="alphaUcPeriod"/>',
    "reference": "<a:buNone/>",
}
_LINK_IN_COLOUR_OF_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: size in points, weight, a colour of the scheme."""

    size: int = 24
    bold: bool = False
    colour: str = "tx1"

    def smaller(self, steps: int) -> "Face":
        """Return the face some steps down the scale, never below its end."""
        return _step(self, steps)


BODY_FACE = Face()


@lru_cache(maxsize=256)
def _step(face: Face, steps: int) -> Face:
    size = SIZES[min(SIZES.index(face.size) + steps, len(SIZES) - 1)]
    return Face(size, face.bold, face.colour)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. Bullets: `bullet`, `box`, `number`, `letter`, `reference` (indent alone)."""

    content: Inlines
    face: Face = BODY_FACE
    bullet: str = ""
    before: int = 0
    """Space above, in points; none above the first of a shape."""
    align: str = ""
    """`r` or `ctr`; empty: as the shape has it."""

    def smaller(self, steps: int) -> "Para":
        """Return the same words some steps down the scale."""
        if not steps:
            return self
        face = self.face.smaller(steps)
        return Para(self.content, face, self.bullet, self.before // 2, self.align)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `url` is empty but for links."""

    text: str
    face: Face
    italic: bool = False
    mark: bool = False
    url: str = ""


def runs(nodes: Iterable[Inline], like: Run) -> Iterator[Run]:
    """Flatten inlines; what a node does not change it takes from `like`."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield Run(text, like.face, like.italic, like.mark, like.url)
            case Cite(label=label):
                small = replace(like.face, size=SMALLEST, bold=False)
                soft = small if like.face.colour == "bg1" else replace(small, colour="tx2")
                yield replace(like, text=label, face=soft)
            case Strong(children=inner) | Span(role="label" | "key", children=inner):
                yield from runs(inner, replace(like, face=replace(like.face, bold=True)))
            case Emphasis(children=inner):
                yield from runs(inner, replace(like, italic=True))
            case Link(url=url, children=inner):
                yield from runs(inner, replace(like, url=url))
            case Span(role="mark", children=inner):
                yield from runs(inner, replace(like, mark=True))
            case Span(role="aside", children=inner):
                yield from runs(inner, replace(like, face=replace(like.face, bold=False)))
            case _:
                yield from runs(node.children, like)


class Typesetter:
    """Turns paragraphs into XML and tells their height; one for a slide, which owns its links."""

    def __init__(self, theme: Theme, language: str, relations: Relations) -> None:
        self._mark = escape(theme.mark_family)
        self._factor = width_factor(theme.family)
        self._language = escape(language)
        self._relations = relations

    def lines(self, para: Para, width: int) -> int:
        """Return how many lines a paragraph takes within a width in EMU."""
        room = (width - _INDENT.get(para.bullet, 0)) / POINT
        return line_count(_pieces(para), room, self._factor)

    def narrowest(self, para: Para, width: int, lines: int) -> int:
        """Return the least width at which a paragraph takes no more lines, so that they balance."""
        low, high = 0, width
        while lines > 1 and high - low > POINT:
            middle = (low + high) // 2
            low, high = (low, middle) if self.lines(para, middle) <= lines else (middle, high)
        return high

    def width(self, para: Para, whole: bool) -> int:
        """Return the width of a paragraph on one line, or of its longest word, in EMU."""
        measure = whole_width if whole else longest_word
        return round(measure(_pieces(para), self._factor) * POINT) + _INDENT.get(para.bullet, 0)

    def height(self, paras: Iterable[Para], width: int) -> int:
        """Return the height of paragraphs in EMU; the space above the first does not count."""
        points = 0.0
        for at, para in enumerate(paras):
            points += self.lines(para, width) * para.face.size * LINE_HEIGHT
            points += para.before if at else 0
        return round(points * POINT)

    def xml(self, paras: Iterable[Para], base: Face, bulleted: bool = False) -> str:
        """Return the paragraphs of a shape whose own face is `base`.

        `bulleted` is true of a shape that gives bullets to what says nothing.
        """
        return "".join(self._para(para, base, at == 0, bulleted) for at, para in enumerate(paras))

    def _para(self, para: Para, base: Face, first: bool, bulleted: bool) -> str:
        body = "".join(self._run(run, base) for run in runs(para.content, _plain(para)))
        return f"<a:p>{self._properties(para, first, bulleted)}{body}</a:p>"

    def _properties(self, para: Para, first: bool, bulleted: bool) -> str:
        attributes = f' algn="{para.align}"' if para.align else ""
        indent = _INDENT.get(para.bullet)
        if indent:
            attributes += f' marL="{indent}" indent="-{indent}"'
        elif bulleted:
            attributes += ' marL="0" indent="0"'
        before = 0 if first else para.before
        inner = f'<a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef>' if before else ""
        inner += _BULLET.get(para.bullet, "<a:buNone/>" if bulleted else "").format(mark=self._mark)
        if para.bullet == "reference":
            inner += f'<a:tabLst><a:tab pos="{indent}" algn="l"/></a:tabLst>'
        if not attributes and not inner:
            return ""
        return f"<a:pPr{attributes}>{inner}</a:pPr>"

    def _run(self, run: Run, base: Face) -> str:
        attributes = f' lang="{self._language}"'
        if run.face.size != base.size:
            attributes += f' sz="{run.face.size * 100}"'
        if run.face.bold != base.bold:
            attributes += f' b="{int(run.face.bold)}"'
        if run.italic:
            attributes += ' i="1"'
        inner = solid(run.face.colour) if run.face.colour != base.colour else ""
        if run.mark:
            inner += f'<a:latin typeface="{self._mark}"/><a:ea typeface="{self._mark}"/>'
        if run.url:
            inner += self._link(run)
        return f"<a:r><a:rPr{attributes}>{inner}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>"

    def _link(self, run: Run) -> str:
        name = self._relations.link(run.url)
        if run.face.colour != "bg1":
            return f'<a:hlinkClick r:id="{name}"/>'
        # The theme's link colour is dark, so a link on a dark fill keeps the colour of its words.
        return f'<a:hlinkClick r:id="{name}">{_LINK_IN_COLOUR_OF_TEXT}</a:hlinkClick>'


def _pieces(para: Para) -> Iterator[Piece]:
    return (Piece(r.text, r.face.size, r.face.bold) for r in runs(para.content, _plain(para)))


def _plain(para: Para) -> Run:
    return Run("", para.face)
