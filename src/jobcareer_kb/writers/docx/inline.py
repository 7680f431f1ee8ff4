"""Inline trees as runs: character styles, links, citations and the marks of provenance."""

from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from jobcareer_kb.inline import (
    Cite,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Link,
    Marker,
    Span,
    Strong,
    Text,
    Traced,
    text_digest,
)
from jobcareer_kb.writers._paper.roles import SPAN_STYLES
from jobcareer_kb.writers._paper.styles import Styles
from jobcareer_kb.writers.docx.markup import NO_BREAK_SPACE, PLAIN, RunFormat, run

_REGULAR = frozenset({"Aside", "Cite"})
"""Character styles whose words are regular also in a bold paragraph."""
_EN_SPACE = "\u2002"
"""Parts fine print from the bold words of its line."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the words of one paragraph are set, before its own inline marks."""

    bold: bool = False
    """True where the paragraph's style is bold already."""
    color: str = ""
    """A `w:color` that stands above that of every character style, such as white on a dark fill."""
    face: RunFormat = PLAIN
    """Here the face names its style."""


REGULAR = Manner()


class Marks:
    """The bookmarks of one document and the digests of the words they stand round."""

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}
        self._marker = Marker()

    def around(self, node: Traced, runs: str) -> str:
        """The runs within a bookmark; ids count on through the package."""
        number = len(self.digests)
        mark = self._marker.mark(node)
        self.digests[mark.name] = text_digest(mark.text)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{mark.name}"/>{runs}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def skip(self, runs: Inlines) -> None:
        """Count texts that this format leaves out, so that the numbers of the rest agree."""
        for _ in self._marker.marks((runs,)):
            pass


class RunWriter:
    """Writes the inline trees of one part; a header has no marks."""

    def __init__(self, styles: Styles, part: Part, marks: Marks | None = None) -> None:
        self._styles = styles
        self._part = part
        self._marks = marks
        self._faces: dict[Manner, RunFormat] = {}

    def manner(self, style: str, on_dark: bool = False) -> Manner:
        """How words are set in paragraphs of a style; on a dark fill all take its color."""
        color = self._styles.xml(style, "rPr/color") if on_dark else ""
        return Manner(self._styles.is_on(style, "rPr/b"), color)

    def styled(self, text: str, style: str) -> str:
        """Words in a character style."""
        return run(text, self.face(Manner(face=RunFormat(style=style))))

    def face(self, manner: Manner) -> RunFormat:
        """The face to print: bold said outright where a bold paragraph would turn a style round.

        Word flips bold that a paragraph style has set already.
        """
        if manner not in self._faces:
            self._faces[manner] = self._settled(manner)
        return self._faces[manner]

    def _settled(self, manner: Manner) -> RunFormat:
        face, style = manner.face, manner.face.style
        if not style:
            return face
        face = replace(face, style=self._styles.ids[style], color=manner.color)
        if manner.bold and style in _REGULAR:
            return replace(face, bold=False)
        if manner.bold and self._styles.is_on(style, "rPr/b"):
            return replace(face, bold=True)
        return face

    def write(self, nodes: Inlines, manner: Manner = REGULAR) -> str:
        """The runs of a tree."""
        return "".join([self._node(node, manner) for node in nodes])

    def _node(self, node: Inline, manner: Manner) -> str:
        match node:
            case Text(text=text):
                return run(text, self.face(manner)) if text else ""
            case Strong(children=children):
                return self.write(children, _within(manner, "Strong"))
            case Emphasis(children=children):
                return self.write(children, _within(manner, "Emphasis"))
            case Link(url=url, children=children):
                words = self.write(children, _within(manner, "Hyperlink"))
                target = self._part.relate_to(url, RT.HYPERLINK, is_external=True)
                return f'<w:hyperlink r:id="{target}">{words}</w:hyperlink>'
            case Cite(label=label):
                return run(label, self.face(_within(manner, "Cite")))
            case Span(role=role, children=children):
                return self._span(role, children, manner)
            case Foreign(language=language, children=children):
                face = replace(manner.face, language=language)
                return self.write(children, replace(manner, face=face))
            case Traced(children=children):
                return self._traced(node, children, manner)

    def _span(self, role: str, children: Inlines, manner: Manner) -> str:
        before = after = ""
        if role == "key":
            before = after = NO_BREAK_SPACE
        elif role == "aside" and manner.bold:
            before = _EN_SPACE
        words = (Text(before), *children, Text(after))
        return self.write(words, _within(manner, SPAN_STYLES[role]))

    def _traced(self, node: Traced, children: Inlines, manner: Manner) -> str:
        if self._marks is None:
            return self.write(children, manner)
        return self._marks.around(node, self.write(children, manner))


def _within(manner: Manner, style: str) -> Manner:
    """The manner of words inside one more inline mark; Word takes one character style a run."""
    outer = manner.face
    bold = True if outer.style == "Strong" else outer.bold
    italic = True if outer.style == "Emphasis" else outer.italic
    return replace(manner, face=replace(outer, style=style, bold=bold, italic=italic))
