"""Letters on slides: how large, how dark, how plain, in which language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

import jobcareer_kb.audits.pptx.charts as charts
from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, number
from jobcareer_kb.audits._words import says_nothing, shown, typed_signs
from jobcareer_kb.audits.pptx.file import R_ID, RUNNING, A, Deck, P, Shape, Slide
from jobcareer_kb.contrast import BLACK, pale

_LEAST, _LEAST_OF_SMALL = 18, 12
_SIGN = 4
"""Letters of what may be a sign with a point behind it, alone in its box."""
_SMALL = ("source", "footer", "number", "line", "hint", "small")
"""How the places of small lines are called."""


def _is_clear(properties: Element) -> bool:
    return properties is not None and properties.find(f"{A}noFill") is not None


@dataclass(slots=True)
class Setting:
    """How some words of a shape are set."""

    deck: Deck
    slide: Slide
    shape: Shape
    text: str
    run: Element
    p: Element
    sources: list[Element]

    def said(self, name: str, default: str = "") -> str:
        """What the nearest source says of an attribute."""
        return next((s.get(name) for s in self.sources if s.get(name) is not None), default)

    @property
    def size(self) -> float:
        """In points, shrunk where the shape shrinks its words."""
        scale = next(self.shape.element.iter(f"{A}normAutofit"), None)
        share = 1.0 if scale is None else number(scale.get("fontScale"), 100_000) / 100_000
        return number(self.said("sz"), 1800) / 100 * share

    @property
    def bold(self) -> bool:
        """Whether they are bold."""
        return self.said("b") in ("1", "true")

    @property
    def ink(self) -> str:
        """Their color."""
        found = (self.deck.color(each.find(f"{A}solidFill")) for each in self.sources)
        return next(filter(None, found), BLACK)

    @property
    def ground(self) -> str:
        """The color behind them: of the cell, the shape or what it follows, what the layout has
        there, or the slide; empty where that is a picture or no plain color."""
        cell = next(self.run.iterancestors(f"{A}tc"), None)
        fills = [] if cell is None else [cell.find(f"{A}tcPr")]
        own = [each.find(f"{P}spPr") for each in self.shape.line]
        fills += own[: next((at for at, each in enumerate(own) if _is_clear(each)), len(own))]
        return self.deck.ground(self.slide, self.shape, fills)

    @property
    def is_link(self) -> bool:
        """Whether they lead somewhere."""
        return self.run.find(f"{A}rPr/{A}hlinkClick") is not None

    @property
    def address(self) -> str:
        """Where they lead."""
        key = self.run.find(f"{A}rPr/{A}hlinkClick").get(R_ID)
        return self.deck.relations(self.slide.name).get(key, ("", ""))[1]

    def found(self, what: str) -> Found:
        """What was found in them."""
        place = f"place {self.shape.name!r}: " if self.shape.kind else ""
        own = self.run.find(f"{A}rPr")
        style = (
            "" if own is not None and own.get("sz") else self.shape.name if self.shape.kind else ""
        )
        return self.slide.found(f"{place}{what}: {shown(self.text)}", self.text, style)


@lru_cache(maxsize=1)
def settings(deck: Deck) -> list[Setting]:
    """One for each way in which words are set, with the words that are set so first."""
    found: dict[object, Setting] = {}
    for slide, shape, p, run in deck.texts():
        own, properties = run.find(f"{A}rPr"), p.find(f"{A}pPr")
        cell = next(run.iterancestors(f"{A}tc"), None)
        fill = None if cell is None else cell.find(f"{A}tcPr/{A}solidFill")
        parts = (own, properties, fill, shape.element.find(f"{P}spPr/{A}solidFill"))
        autofit = next(shape.element.iter(f"{A}normAutofit"), None) is not None and shape
        look = tuple(b"" if each is None else etree.tostring(each) for each in parts)
        key = (
            id(slide.layout),
            id(shape.line[-1]) if shape.kind else 0,
            shape.name if shape.kind else "",
            look,
            id(autofit) if autofit else 0,
        )
        if key not in found:
            sources = list(deck.sources(slide, shape, p, run))
            found[key] = Setting(deck, slide, shape, run.findtext(f"{A}t"), run, p, sources)
    return list(found.values())


def contrast(deck: Deck) -> Iterator[Found]:
    """Letters that are too pale on their ground."""
    for each in settings(deck):
        if wrong := pale(each.ink, each.ground, each.size, each.bold):
            yield each.found(wrong)
    yield from charts.faint(deck)


def size(deck: Deck) -> Iterator[Found]:
    """Letters that are too small."""
    for each in settings(deck):
        name = each.shape.name.lower()
        small = each.shape.kind in RUNNING or name.startswith(_SMALL)
        least = _LEAST_OF_SMALL if small else _LEAST
        if each.size < least:
            yield each.found(f"{each.size:g} points, expected at least {least}")
    yield from charts.small(deck)


def plain(deck: Deck) -> Iterator[Found]:
    """Letters and lines that are hard to read."""
    for each in settings(deck):
        properties = each.p.find(f"{A}pPr")
        if properties is not None and properties.get("algn") in ("just", "dist"):
            yield each.found("justified")
        if each.said("cap", "none") == "all" and len(each.text) > 40:
            yield each.found("all capitals")
        if each.said("u", "none") != "none" and not each.is_link:
            yield each.found("underlined, and no link")
        if each.said("strike", "noStrike") != "noStrike":
            yield each.found("letters struck out")


def language(deck: Deck) -> Iterator[Found]:
    """Words without a language, or with another one in the properties."""
    said = deck.properties.get("language", "")
    if said != deck.document.language:
        yield Found(
            f"the language in the properties is {said!r}, expected {deck.document.language!r}"
        )
    for each in settings(deck):
        if not each.said("lang"):
            yield each.found("no language")


def link_words(deck: Deck) -> Iterator[Found]:
    """Links whose words do not say where they lead."""
    for each in settings(deck):
        if each.is_link and says_nothing(each.text, each.address):
            yield each.slide.found(f"the words of a link are {shown(each.text)}", each.text)


def link_targets(deck: Deck) -> Iterator[Found]:
    """Links that lead nowhere."""
    for slide in deck.slides:
        known = deck.relations(slide.name)
        for link in slide.root.iter(f"{A}hlinkClick"):
            if link.get(R_ID) not in known:
                run = link.getparent().getparent()
                yield slide.found("a link without target", run.findtext(f"{A}t") or "")


def lists(deck: Deck) -> Iterator[Found]:
    """Signs of lists that were typed."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.element.tag == f"{P}sp":
                lines = shape.text.split("\n")
                for line in (lines[at] for at in typed_signs(lines)):
                    yield slide.found(f"the sign of a list was typed: {shown(line)}", line)
        boxes = (each.text.strip() for each in slide.shapes if each.kind not in RUNNING)
        alone = [text.rstrip(".)") for text in boxes if len(text) < _SIGN]
        if apart := [alone[at] for at in typed_signs([f"{text}. " for text in alone])]:
            yield slide.found(f"signs of a list stand in boxes of their own: {', '.join(apart)}")
