"""From the words of a writer that cannot go on to the text, or the pick, that somebody can mend."""

import re
from dataclasses import dataclass

from jobcareer_kb.building.plan import Artifact
from jobcareer_kb.diagnostic import Diagnostic, Related, Span
from jobcareer_kb.document import Document, Heading, Section, inlines_of
from jobcareer_kb.inline import Inlines, Route, Traced, plain, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.rules import DOES_NOT_FIT
from jobcareer_kb.selection import PICKS

_SLIDES = re.compile(r"slides? (?:(\d+) and )?(\d+)\b")
_WORD = re.compile(r"the word (['\"])(.+?)…?\1 is wider")
_SHORTEN = "shorten the text, pick fewer records, or give it more room in {base}"
_LETTER = re.compile(r"no letter for (['\"])(.+?)\1; ")
_FOOTER = "the footer takes"
_Told = tuple[Span, str, tuple[Related, ...]]
"""Where, what to do, and the other place."""


@dataclass(frozen=True, slots=True)
class OnSlide:
    """The texts of records on one slide."""

    number: int
    title: Traced | None
    """The first one in its title; None where the template words it."""
    texts: tuple[Traced, ...]
    """Those below the title and in it, in reading order."""

    def near(self, message: str) -> Traced | None:
        """The text with the word that a message names, or the one nearest to a fault."""
        named = _WORD.search(message) or _LETTER.search(message)
        having = (text for text in self.texts if named and named[2] in plain(text.children))
        return next(having, self.title or next(iter(self.texts), None))


def slides_named(document: Document, message: str) -> tuple[OnSlide, ...]:
    """The slides that a writer's message names by their numbers, in order; where it names a letter,
    all that a paper says stands for one."""
    if _LETTER.search(message):
        runs = tuple(run for block in document.blocks() for run in inlines_of(block))
        return (OnSlide(0, None, _traced((*runs, document.footer))),)
    found = _SLIDES.match(message)
    numbers = [int(number) for number in found.groups() if number] if found else []
    sections = document.sections
    return tuple(_on_slide(sections[n - 1], n) for n in numbers if 0 < n <= len(sections))


def _on_slide(section: Section, number: int) -> OnSlide:
    heads = [block for block in section.blocks if isinstance(block, Heading)]
    head = min(heads, key=lambda block: block.level, default=None)
    runs = tuple(run for block in section.blocks for run in inlines_of(block))
    title = next(iter(_traced((head.content,))), None) if head is not None else None
    return OnSlide(number, title, _traced(runs))


def _traced(runs: tuple[Inlines, ...]) -> tuple[Traced, ...]:
    return tuple(node for run in runs for node in walk(run) if isinstance(node, Traced))


def misfit(
    kb: KnowledgeBase, artifact: Artifact, slides: tuple[OnSlide, ...], message: str
) -> Diagnostic:
    """The finding about what a format cannot hold, at its own place."""
    help = _SHORTEN.format(base=_base(kb, artifact))
    told: _Told = _where(kb, artifact, slides[-1].near(message) if slides else None), help, ()
    if len(slides) == 2:
        told = _one_title(kb, artifact, *slides)
    elif _LETTER.search(message):
        message, _, help = message.partition("; ")
        told = told[0], help, ()
    elif _FOOTER in message and artifact.brand:
        where = kb.locate(f"brand/{artifact.brand}", ("name",))
        told = where, "shorten the name, which stands in the footer of slides", ()
    where, help, related = told
    return DOES_NOT_FIT.at(where, f"{artifact.path}: {message}", help, related)


def _base(kb: KnowledgeBase, artifact: Artifact) -> str:
    """The file that decides how much fits on a slide."""
    brand = kb.records.get(f"brand/{artifact.brand}") if artifact.brand else None
    if isinstance(brand, Brand) and brand.powerpoint_base:
        return f"brand/{brand.powerpoint_base}, where wide slides (16:9) hold the most"
    return "templates/base.pptx"


def _one_title(kb: KnowledgeBase, artifact: Artifact, first: OnSlide, again: OnSlide) -> _Told:
    """Two slides of one title: where the second has it from, and where the first."""
    if first.title == again.title:
        return _picked(kb, artifact, first, again)
    where = _where(kb, artifact, again.title or first.title)
    if first.title is None or again.title is None:
        fixed = first if first.title is None else again
        return where, f"reword this one: the template words the title of slide {fixed.number}", ()
    help = "give one of the two another title, or leave one out of the picks"
    other = Related(_where(kb, artifact, first.title), f"the title of slide {first.number}")
    return where, help, (other,)


def _picked(kb: KnowledgeBase, artifact: Artifact, first: OnSlide, again: OnSlide) -> _Told:
    """Two slides whose title comes from the template: the picks that each of them shows."""
    before, after = (_pick(kb, artifact, slide) for slide in (first, again))
    shop = f"workshop/{artifact.workshop}"
    if before is None or after is None or before == after:
        return _where(kb, artifact, None), "the template words both titles: reword one there", ()
    help = "the template words this title: keep these picks next to each other, or drop one"
    other = Related(kb.locate(shop, before), f"shown on slide {first.number}")
    return kb.locate(shop, after), help, (other,)


def _pick(kb: KnowledgeBase, artifact: Artifact, slide: OnSlide) -> Route | None:
    """The first pick of the workshop that a slide shows something of."""
    shop = kb.get(f"workshop/{artifact.workshop}", Workshop)
    field = PICKS.get(artifact.product, "quiz")
    shown = {text.record for text in slide.texts}
    for index, pick in enumerate(getattr(shop, field)):
        if shown.intersection(kb.picked(pick)):
            return (field, index)
    return None


def _where(kb: KnowledgeBase, artifact: Artifact, text: Traced | None) -> Span:
    if text is not None and (text.record in kb.records or text.record == "kb.yaml"):
        return kb.locate(text.record, text.route)
    return Span(f"templates/{artifact.product}.xml.j2")
