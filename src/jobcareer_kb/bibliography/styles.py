"""References in any style of the Citation Style Language, by citeproc-py.

What that library leaves out of CSL 1.0.2 and a school would see at once is done here: the names
that a style wants whole (`initialize="false"`), marks within quotation marks where the language of
the style has them there, and a title that took the place of an author and stands a second time.
"""

import contextlib
import re
import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import chain
from typing import Any

from lxml import etree

from jobcareer_kb import signs
from jobcareer_kb.bibliography.markup import marked
from jobcareer_kb.inline import Inline, Inlines, Link, Text
from jobcareer_kb.model._csl.dates import CslDate, CslDay
from jobcareer_kb.model._csl.names import CslName
from jobcareer_kb.model.reference import Reference

MOST = 1024 * 1024
"""Bytes of a style; the largest public one has a quarter of it."""
_MOST_STEPS = 10_000
"""Elements that one entry may lead through, the macros at each call; that of Chicago's notes, the
largest known, has half of them."""
_MOST_WORDS = 2_000
_UNSEEN = ("x", "c", "d")
"""Refused in texts, too, or allowed there beside some letter only."""
_BLANKS_AND_JOINERS = "\t\n\r\u200c\u200d\u200e\u200f"
"""Persian, Hebrew and others need them in their terms."""
_MOST_BESIDE = 400
"""Elements in one element; the library looks through all of them for each."""
_NS = "{http://purl.org/net/xbiblio/csl}"
_PARSER: Any = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_WITHIN = re.compile(r"(”|’)((?:</(?:i|b)>)?)([.,])")
_NUMBER = re.compile(r"^\s*[\[(]?1[\]).]+\s*")
_DOUBLED = re.compile(r"([.?!]”?(?:</i>)?)\.")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")
_QUOTES = ("”", "’", '"')


class StyleFault(Exception):
    """A file is no style by which a list of references can be made; the text says why."""


class Style:
    """One style, read once."""

    def __init__(self, data: bytes, language: str) -> None:
        """Read a style for texts in a language (BCP 47); raises StyleFault."""
        from citeproc import CitationStylesStyle

        root, locale = _root(data), _locale(language)
        _whole_names(root)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                source = BytesIO(etree.tostring(root))
                self._style = CitationStylesStyle(source, locale=locale, validate=False)
        except Exception as fault:  # of a library that does not say what it raises
            raise StyleFault(f"cannot be used: {fault}") from fault
        self._within = locale.startswith("en") and locale != "en-GB"

    def entry(self, ref: Reference) -> Inlines:
        """The entry of a reference list, without its number; raises StyleFault."""
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        fields = as_csl(ref)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                source = CiteProcJSON([fields])
                made = CitationStylesBibliography(self._style, source, formatter.html)
                made.register(Citation([CitationItem("one")]))
                words = str(made.bibliography()[0])
        except Exception as fault:  # of a library that does not say what it raises
            raise StyleFault("cannot be printed in this style") from fault
        words = _NUMBER.sub("", _once(words, fields))
        if self._within:
            words = _WITHIN.sub(r"\3\1\2", words)
        return linked(marked(_DOUBLED.sub(r"\1", words)))


def _root(data: bytes) -> Any:
    if len(data) > MOST:
        raise StyleFault(f"has more than {MOST:,} bytes, which no style has")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise StyleFault("holds a document type, which no style needs")
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as fault:
        raise StyleFault(f"is no XML: {fault.msg}") from fault
    if root.tag != f"{_NS}style":
        raise StyleFault("is no CSL style; expected the root element 'style'")
    parent = root.find(f"{_NS}info/{_NS}link[@rel='independent-parent']")
    if root.find(f"{_NS}bibliography") is None and parent is not None:
        name = str(parent.get("href", "")).rpartition("/")[2]
        raise StyleFault(f"only names another style; take that one: '{name}.csl'")
    if root.find(f"{_NS}bibliography") is None:
        raise StyleFault("makes notes and no list of references; take one with a bibliography")
    _refuse_words(root)
    _refuse_endless(root)
    return root


def _refuse_words(root: Any) -> None:
    """What a style prints of its own is short, and can be seen."""
    parts = (part for part in root.iterchildren(etree.Element) if part.tag != f"{_NS}info")
    for element in chain.from_iterable(part.iter(etree.Element) for part in parts):
        for words in (*element.attrib.values(), element.text or ""):
            if len(words) > _MOST_WORDS and words.strip():
                raise StyleFault(f"prints a text of more than {_MOST_WORDS:,} characters")
            for sign in "" if words.isascii() else words:
                if sign not in _BLANKS_AND_JOINERS and signs.sort(sign) in _UNSEEN:
                    raise StyleFault(f"holds an invisible sign (U+{ord(sign):04X})")


def _refuse_endless(root: Any) -> None:
    """Macros that call macros may ask for more than anybody waits for, with a few lines."""
    steps = _Steps(root)
    try:
        count = steps.of(root.find(f"{_NS}bibliography"))
    except RecursionError as fault:
        raise StyleFault("has macros that call each other without end") from fault
    if count > _MOST_STEPS:
        raise StyleFault(f"takes more than {_MOST_STEPS:,} steps for one entry")


class _Steps:
    """How many elements a part of a style leads through."""

    def __init__(self, root: Any) -> None:
        self._macros = {macro.get("name"): macro for macro in root.iterchildren(f"{_NS}macro")}
        self._known: dict[str, int] = {}

    def of(self, element: Any) -> int:
        """The steps of an element and all below it; of several cases, only one is taken."""
        if len(element) > _MOST_BESIDE:
            raise StyleFault(f"has more than {_MOST_BESIDE} elements in one place")
        below = [self.of(each) for each in element if isinstance(each.tag, str)]
        own = max(below, default=0) if element.tag == f"{_NS}choose" else sum(below)
        return 1 + own + self._called(element.get("macro"))

    def _called(self, name: str | None) -> int:
        if name is None or name not in self._macros:
            return 0
        if name not in self._known:
            self._known[name] = self.of(self._macros[name])
        return self._known[name]


def _locale(language: str) -> str:
    """The language whose terms are taken: the one asked for, one like it, or American English."""
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    like: str = PRIMARY_DIALECTS.get(language.split("-")[0].lower(), "en-US")
    return language if language in LANGUAGE_NAMES else like


def _whole_names(root: Any) -> None:
    """Move what makes initials from the style down to the names that it does not leave whole."""
    levels = (root, root.find(f"{_NS}citation"), root.find(f"{_NS}bibliography"))
    signs = next((e.get("initialize-with") for e in levels if _has_initials(e)), None)
    if signs is None:
        return
    for names in root.iter(f"{_NS}names"):
        if names.find(f"{_NS}name") is None and names.getparent().tag != f"{_NS}substitute":
            names.insert(0, etree.Element(f"{_NS}name"))
    for level in levels:
        if level is not None:
            level.attrib.pop("initialize-with", None)
    for name in root.iter(f"{_NS}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif name.get("initialize-with") is None:
            name.set("initialize-with", signs)


def _has_initials(level: Any) -> bool:
    return level is not None and level.get("initialize-with") is not None


def as_csl(ref: Reference) -> dict[str, Any]:
    """The fields of a reference as CSL-JSON, under the id `one`."""
    given = ref.model_dump(by_alias=True, exclude_none=True, exclude={"id", "custom"})
    found: dict[str, Any] = {"id": "one", "type": ref.type}
    for name in given:
        value = getattr(ref, _attribute(name))
        if isinstance(value, CslDate):
            if date := _date(value):
                found[name] = date
        elif isinstance(value, tuple):
            if value:
                found[name] = [_name(each) for each in value]
        elif isinstance(value, str):
            found[name] = value
    return found


def _attribute(alias: str) -> str:
    return next(n for n, f in Reference.model_fields.items() if alias in (f.alias, n))


def _name(name: CslName) -> dict[str, str]:
    return {
        key: value
        for key, value in name.model_dump(by_alias=True, exclude_none=True).items()
        if isinstance(value, str)
    }


def _date(date: CslDate) -> dict[str, Any]:
    if date.literal:
        return {"literal": date.literal}
    days = [day for day in (date, date.until) if day is not None and day.year is not None]
    found: dict[str, Any] = {"date-parts": [_parts(day) for day in days]} if days else {}
    if found and date.season:
        found["season"] = date.season
    return {**found, "circa": 1} if found and date.circa else found


def _parts(day: CslDay) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]


def _once(words: str, fields: Mapping[str, Any]) -> str:
    """The entry without the second showing of what stands in the place of an author."""
    if fields.get("author") or fields.get("editor"):
        return words
    for name in ("title", "container-title", "publisher"):
        value = str(fields.get(name, ""))
        found = _shown(value, words) if len(value) > 1 else []
        if len(found) > 1 and not re.search(r"\w", words[: found[0].start()]):
            return words[: found[1].start()].rstrip(" ") + " " + words[found[1].end() :].lstrip()
    return words


def _shown(value: str, words: str) -> list[re.Match[str]]:
    from html import escape

    text = re.escape(escape(value, quote=False))
    around = rf"(?:<i>|[“‘\"])?{text}[.,]?(?:</i>|[”’\"])?(?:</i>)?[.,:]?"
    return list(re.finditer(around, words, re.IGNORECASE))


def linked(nodes: Inlines) -> Inlines:
    """The entry with its addresses as links."""
    found: list[Inline] = []
    for node in nodes:
        if not isinstance(node, Text):
            found.append(node)
            continue
        end = 0
        for address in _ADDRESS.finditer(node.text):
            if address.start() > end:
                found.append(Text(node.text[end : address.start()]))
            found.append(Link(address.group(), (Text(address.group()),)))
            end = address.end()
        if end < len(node.text):
            found.append(Text(node.text[end:]))
    return tuple(found)


def styled(references: Iterable[Reference], data: bytes, language: str) -> dict[str, Inlines]:
    """The entries that a style can print, by id; none where it is no style."""
    try:
        style = Style(data, language)
    except StyleFault:
        return {}
    found: dict[str, Inlines] = {}
    for ref in references:
        with contextlib.suppress(StyleFault):
            found[ref.id] = style.entry(ref)
    return found
