"""Paragraphs on a slide: inlines become runs, and a paragraph knows how high it stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from jobcareer_kb.inline import Cite, Emphasis, Inline, Inlines, Link, Span, Strong, Text
from jobcareer_kb.writers._families import LINE_HEIGHT
from jobcareer_kb.writers.pptx.boxes import POINT
from jobcareer_kb.writers.pptx.faces import MARKS, WHOLE_SLIDE, Bullet, Face
from jobcareer_kb.writers.pptx.markup import escape, solid
from jobcareer_kb.writers.pptx.measure import (
    Piece,
    line_count,
    longest_word,
    whole_width,
)

_LINK_IN_COLOR_OF_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


NO_BULLET = Bullet()


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """A paragraph on a slide."""

    content: Inlines
    face: Face
    bullet: Bullet = NO_BULLET
    before: int = 0
    """Space above, in points; none above the first of a shape."""
    align: str = ""
    """`r` or `ctr`; empty: as the shape has it."""

    def smaller(self, steps: int) -> "SlideParagraph":
        """Return the same words some steps down the scale."""
        if not steps:
            return self
        return replace(self, face=self.face.smaller(steps), before=self.before // 2)

    def apart(self, points: int) -> "SlideParagraph":
        """Return the same words with more space above."""
        return replace(self, before=self.before + points) if points > 0 else self


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `url` is empty but for links."""

    text: str
    face: Face
    italic: bool = False
    mark: bool = False
    url: str = ""


class Typesetter:
    """Turns paragraphs into XML and tells their height; one for a part, which owns its links."""

    def __init__(self, language: str, small: Face | None, link: Callable[[str], str]) -> None:
        """`small` is the face of citations, unless they look as the words around them."""
        self._language = escape(language)
        self._small = small
        self._link = link

    def lines(self, para: SlideParagraph, width: int) -> int:
        """Return how many lines a paragraph takes within a width in EMU."""
        room = max(1, width - para.bullet.indent) / POINT
        return line_count(self._pieces(para), room)

    def narrowest(self, para: SlideParagraph, width: int, lines: int) -> int:
        """Return the least width at which a paragraph takes no more lines, so that they balance."""
        low, high = 0, width
        while lines > 1 and high - low > POINT:
            middle = (low + high) // 2
            low, high = (low, middle) if self.lines(para, middle) <= lines else (middle, high)
        return high

    def width(self, para: SlideParagraph, whole: bool) -> int:
        """Return the width of a paragraph on one line, or of its longest word, in EMU."""
        measure = whole_width if whole else longest_word
        return round(measure(self._pieces(para)) * POINT) + para.bullet.indent

    def broken(self, paras: Iterable[SlideParagraph], width: int) -> str:
        """Return the first word that is wider than a line, in EMU; empty where there is none."""
        return next(
            (
                word
                for para in paras
                for piece in self._pieces(para)
                for word in piece.text.split()
                if piece.width(word) * POINT > width - para.bullet.indent
            ),
            "",
        )

    def height(self, paras: Iterable[SlideParagraph], width: int) -> int:
        """Return the height of paragraphs in EMU; the space above the first does not count."""
        points = 0.0
        for at, para in enumerate(paras):
            points += self.lines(para, width) * para.face.size * LINE_HEIGHT
            points += para.before if at else 0
        return round(points * POINT)

    def xml(self, paras: Iterable[SlideParagraph], base: Face, bare: bool = True) -> str:
        """Return the paragraphs of a shape whose own face is `base`.

        `bare` is false of a shape that gives bullets or space to what says nothing.
        """
        return "".join(self._para(para, base, at == 0, bare) for at, para in enumerate(paras))

    def _pieces(self, para: SlideParagraph) -> Iterator[Piece]:
        return (Piece(run.text, run.face) for run in self._runs(para))

    def _runs(self, para: SlideParagraph) -> Iterator[Run]:
        return runs(para.content, Run("", para.face), self._small)

    def _para(self, para: SlideParagraph, base: Face, first: bool, bare: bool) -> str:
        body = "".join(self._run(run, base) for run in self._runs(para))
        return f"<a:p>{_properties(para, first, bare)}{body}</a:p>"

    def _run(self, run: Run, base: Face) -> str:
        attributes = f' lang="{self._language}"'
        if run.face.size != base.size:
            attributes += f' sz="{round(run.face.size * 100)}"'
        if run.face.bold != base.bold:
            attributes += f' b="{int(run.face.bold)}"'
        if run.italic:
            attributes += ' i="1"'
        inner = solid(run.face.color) if run.face.color != base.color else ""
        if run.mark:
            inner += f'<a:latin typeface="{MARKS}"/><a:ea typeface="{MARKS}"/>'
        elif run.face.font != base.font:
            inner += f'<a:latin typeface="{escape(run.face.font)}"/>'
        if run.url:
            inner += self._linked(run)
        return f"<a:r><a:rPr{attributes}>{inner}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>"

    def _linked(self, run: Run) -> str:
        # The theme's link color is for text on paper: elsewhere a link keeps that of its words.
        inner = "" if run.face.color in WHOLE_SLIDE else _LINK_IN_COLOR_OF_TEXT
        return f'<a:hlinkClick r:id="{self._link(run.url)}">{inner}</a:hlinkClick>'


def runs(nodes: Iterable[Inline], like: Run, small: Face | None) -> Iterator[Run]:
    """Flatten inlines; what a node does not change it takes from `like`."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield Run(text, like.face, like.italic, like.mark, like.url)
            case Cite(label=label):
                yield Run(label, _cited(like.face, small), like.italic, like.mark, like.url)
            case Strong(children=inner) | Span(role="label" | "key", children=inner):
                yield from runs(inner, replace(like, face=replace(like.face, bold=True)), small)
            case Emphasis(children=inner):
                yield from runs(inner, replace(like, italic=True), small)
            case Link(url=url, children=inner):
                yield from runs(inner, replace(like, url=url), small)
            case Span(role="mark", children=inner):
                yield from runs(inner, replace(like, mark=True), small)
            case Span(role="aside", children=inner):
                yield from runs(inner, replace(like, face=replace(like.face, bold=False)), small)
            case _:
                yield from runs(node.children, like, small)


def _cited(face: Face, small: Face | None) -> Face:
    """Return the face of a citation; words on a ground of their own keep their color."""
    if small is None:
        return face
    color = small.color if face.color in WHOLE_SLIDE else face.color
    return replace(face, sizes=small.sizes, bold=False, color=color)


def _properties(para: SlideParagraph, first: bool, bare: bool) -> str:
    attributes = f' algn="{para.align}"' if para.align else ""
    indent = para.bullet.indent
    if indent or not bare:
        attributes += f' marL="{indent}" indent="-{indent}"' if indent else ' marL="0" indent="0"'
    before = 0 if first else para.before
    inner = "" if bare else '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    if before or not bare:
        inner += f'<a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef>'
    inner += "" if bare else '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    inner += para.bullet.sign or ("" if bare else "<a:buNone/>")
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""
