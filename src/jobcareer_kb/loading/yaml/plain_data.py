"""From YAML text to plain data, by the event stream of libyaml.

The subset: one document; mappings, lists and scalars; no tags, anchors or aliases; no doubled
keys. A plain scalar is an integer, `true`, `false`, null, or else a text, so `no` stays a word
and `12:30` a time. Building straight from events is faster than PyYAML's own constructor and gives
places at no cost.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from jobcareer_kb import signs
from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.characters import refused_sign
from jobcareer_kb.loading.yaml import limits
from jobcareer_kb.loading.yaml.events import events, span_of
from jobcareer_kb.loading.yaml.limits import MAX_DEPTH
from jobcareer_kb.loading.yaml.syntax import syntax_fault

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NO_SIGN = "remove it; or, if a text begins with the sign, put quotation marks round the text"
_ALIAS = "write the value out; or, if a text begins with a star, put quotation marks round the text"
_SECOND_RECORD = "remove one of the two; or, for two records in a file, begin each with '- id:'"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Data:
    """What a file holds, as far as it could be read."""

    value: Any
    """Mappings, lists, texts, integers, booleans, None."""
    diagnostics: tuple[Diagnostic, ...]
    """Empty where the value may be trusted."""


MOST_FIELDS = 1000
"""Of one mapping; the longest, the lists of `words.yaml`, have some dozens."""


MOST_DOUBLED = 20
"""Keys of one file that are told to stand twice; nobody mends a thousand one by one."""


class _Stop(Exception):
    """Reading the file ends at this finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def load(text: str, path: str, *, markers: bool = False) -> Data:
    """Build plain data from YAML text; with `markers`, the `---` lines of Pandoc are admitted."""
    builder = _Builder(text, path, markers)
    try:
        value = builder.build(events(text))
    except _Stop as stop:
        return Data(None, (*builder.diagnostics, stop.diagnostic))
    except yaml.YAMLError as fault:
        given_up = limits.GivenUp(text, fault)
        if (part := given_up.as_deep_as_read()) is not None:
            return load(part, path, markers=markers)
        found = builder.of_text(given_up) or syntax_fault(fault, text, path)
        if any(said.span.line == found.span.line for said in builder.diagnostics):
            return Data(None, tuple(builder.diagnostics))  # it only follows from that one
        return Data(None, (*builder.diagnostics, found))
    return Data(value, tuple(builder.diagnostics))


class _Builder:
    """One pass over the events of one file, without recursion."""

    def __init__(self, text: str, path: str, markers: bool) -> None:
        self.text = text
        self.path = path
        self.markers = markers
        self.gaps = limits.may_be_far(text)
        self.diagnostics: list[Diagnostic] = []
        self.doubled = 0
        self.latest = Span(path)
        """Where the latest document begins."""
        self.second_records: set[int] = set()
        """Mappings in which a second `id` was met."""

    def build(self, parser: Any) -> Any:
        """Return the one document's value."""
        root: list[Any] = []
        stack: list[tuple[Any, Any]] = []  # (container, pending key) of every open collection
        container: Any = root
        key: Any = None
        get_event = parser.get_event
        documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if event.style == '"':
                    self.quoted(event)
                if type(container) is list:
                    container.append(_scalar(event))
                elif key is None:
                    key = self.key(container, event)
                else:
                    container[key] = _scalar(event)
                    key = None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                value: Any = {} if kind is yaml.MappingStartEvent else []
                self.attach(container, key, value, event)
                stack.append((container, None))
                if len(stack) > MAX_DEPTH:
                    raise self.too_deep(event)
                container, key = value, None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                container, key = stack.pop()
            elif kind is yaml.AliasEvent:
                self.refuse(event)
                if type(container) is dict and key is None:
                    raise _Stop(self.diagnostics.pop())
                self.attach(container, key, None, event)
                key = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                self.document(event, documents)
            elif kind is yaml.DocumentEndEvent and event.explicit and not self.markers:
                raise self.ended(event)
            elif kind is yaml.StreamEndEvent:
                return self.single(root)

    def quoted(self, event: Any) -> None:
        """Refuse a sign that a quoted text holds by way of an escape."""
        value: str = event.value
        found = next(signs.faults(value), None)
        if found is not None:
            piece = value[slice(*found)]
            self.diagnostics.append(refused_sign(piece, span_of(self.path, event)))

    def too_deep(self, event: Any) -> _Stop:
        found = f"nested more than {MAX_DEPTH} deep"
        place = span_of(self.path, event)
        return _Stop(rules.DEPTH.at(place, found, "look for a slip of indentation"))

    def ended(self, event: Any) -> _Stop:
        help = "remove the line; a file holds one document"
        place = span_of(self.path, event)
        return _Stop(rules.DOCUMENTS.at(place, "a '...' line ends the document", help))

    def attach(self, container: Any, key: Any, value: Any, event: Any) -> None:
        if type(container) is list:
            container.append(value)
        elif key is None:
            raise _Stop(self.no_word(span_of(self.path, event)))
        else:
            container[key] = value

    def no_word(self, place: Span) -> Diagnostic:
        return rules.KEY.at(place, "a key is not a plain word", "write name: value")

    def key(self, container: dict[str, Any], event: Any) -> str:
        key: str = event.value
        if (len(key) > limits.NEAR or self.gaps) and (far := limits.far_colon(self.text, event)):
            raise yaml.scanner.ScannerError(None, None, "mapping values are not allowed", far)
        if len(container) >= MOST_FIELDS:
            raise _Stop(self.crowded(event))
        if key in container and id(container) not in self.second_records:
            self.doubled += 1
            if self.doubled > MOST_DOUBLED:
                place, help = span_of(self.path, event), "mend those before it, then look again"
                raise _Stop(rules.DOUBLED_KEY.at(place, "more keys stand twice from here on", help))
            self.diagnostics.append(
                rules.DOUBLED_KEY.at(
                    span_of(self.path, event),
                    f"key {key!r} stands twice",
                    _SECOND_RECORD if key == "id" else "remove one of the two",
                )
            )
            if key == "id":  # a second record begins: of course all its fields stand twice
                self.second_records.add(id(container))
        container[key] = None
        return key

    def crowded(self, event: Any) -> Diagnostic:
        found = f"more than {MOST_FIELDS:,} fields in one place, at most that many are read"
        help = "no record has a tenth of them; remove what does not belong here"
        return rules.SIZE.at(span_of(self.path, event), found, help)

    def document(self, event: Any, number: int) -> None:
        self.latest = span_of(self.path, event)
        if self.text.startswith("%", event.start_mark.index):
            raise _Stop(self.directive(self.latest.line))
        explicit = bool(event.explicit) and not self.markers
        if explicit or (number > 1 and not self.markers):
            raise _Stop(
                rules.DOCUMENTS.at(
                    span_of(self.path, event),
                    "a '---' line begins a document of its own"
                    if number == 1
                    else "a second document begins",
                    "remove the line; a file holds one document",
                )
            )

    def directive(self, line: int) -> Diagnostic:
        found = "a line that begins with '%' speaks to the parser"
        help = "remove the line; or, if it is part of a text, indent it"
        return rules.DOCUMENTS.at(Span(self.path, line, 1, line, 2), found, help)

    def single(self, root: list[Any]) -> Any:
        if len(root) > 1 and root[-1] is None:  # the closing '---' of Pandoc
            root.pop()
        if len(root) > 1:
            raise _Stop(
                rules.DOCUMENTS.at(
                    self.latest, "a second document in the file", "join the two into one list"
                )
            )
        return root[0] if root else None

    def of_text(self, given_up: limits.GivenUp) -> Diagnostic | None:
        """The finding where the parser gave up and another might have gone on."""
        if (row := given_up.directive()) is not None:
            return self.directive(row + 1)
        if (begun := given_up.begun()) is None:
            return None
        place = Span(self.path, begun.line + 1, begun.column + 1, begun.line + 1, begun.column + 2)
        sign = limits.first_word(self.text[begun.index :])
        return self.no_word(place) if sign is None else self.refused(sign, place)

    def refuse(self, event: Any) -> None:
        self.diagnostics.append(self.refused(event, span_of(self.path, event)))

    def refused(self, event: Any, span: Span) -> Diagnostic:
        """The finding about an alias, an anchor or a tag."""
        if type(event) is yaml.AliasEvent:
            return rules.ANCHOR.at(span, f"alias '*{event.anchor}'", _ALIAS)
        if event.anchor is not None:
            return rules.ANCHOR.at(span, f"anchor '&{event.anchor}'", _NO_SIGN)
        return rules.TAG.at(span, f"tag '{event.tag}'", _NO_SIGN)


def _scalar(event: Any) -> Any:
    value: str = event.value
    if event.style:  # quoted and block scalars are texts; a plain one has no style
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return value
