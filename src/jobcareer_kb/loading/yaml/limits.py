"""Where a YAML parser gives up by a limit of its own, so that the finding is ours with any parser.

Some versions of libyaml stop at a nesting of 1,000. All of them look for the colon of a key within
1,024 characters and hold back what they read meanwhile, so a fault may come before the events that
would have shown that a cap of ours was passed long ago. And they differ in the directives (`%`
lines) that they can read, of which we admit none.
"""

import contextlib
import re
from functools import cached_property
from typing import Any

import yaml

from jobcareer_kb.loading.yaml.events import events

MAX_DEPTH = 24
MAX_KEY = 1000
"""Characters from the beginning of a key to its colon; YAML itself allows 1,024."""
NEAR = 90
"""Characters of a key, and spaces in a row, below which a colon is near, even if each character of
the key is written with the ten signs of `\\U0001F600`."""
_COLON = re.compile(r" *:")
_NO_WORD = "[{&*!"
_BLANK = re.compile(r"(?:[ \n]++|#[^\n]*+)*")


class _Deep(Exception):
    """A bracket that opens more than the cap admits."""

    def __init__(self, end: int) -> None:
        self.end = end


class _Brackets(yaml.reader.Reader, yaml.scanner.Scanner):
    """Reads tokens up to the bracket with which a text nests too deep."""

    def __init__(self, text: str, reached: "_Reached") -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        self.flow_level = sum(in_brackets for _, in_brackets in reached.open)
        self.most = MAX_DEPTH - len(reached.open) + self.flow_level

    def fetch_flow_collection_start(self, token: Any) -> None:
        super().fetch_flow_collection_start(token)
        if self.flow_level > self.most:
            raise _Deep(self.index)


class _Reached:
    """How far the events of a text go before its parser gives up."""

    def __init__(self, text: str) -> None:
        self.at = 0
        """Offset behind the last event."""
        self.closed: Any = None
        """Where the list or mapping begins that closed last."""
        self.open: list[tuple[Any, bool]] = []
        """Where each begins that is still open, and whether in brackets."""
        parser = events(text)
        with contextlib.suppress(yaml.YAMLError):
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                self._take(event)

    def _take(self, event: Any) -> None:
        self.at = event.end_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            self.open.append((event.start_mark, bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.closed = self.open.pop()[0]


class GivenUp:
    """A text that a parser refused, and what it would have met if it had read on."""

    def __init__(self, text: str, fault: yaml.YAMLError) -> None:
        self.text = text
        self.problem = str(getattr(fault, "problem", None))
        self.context = str(getattr(fault, "context", None))
        self.mark: Any = getattr(fault, "problem_mark", None)
        self.start: Any = getattr(fault, "context_mark", None) or self.mark
        """Where that began which was found wanting."""

    @cached_property
    def _reached(self) -> _Reached:
        return _Reached(self.text)

    def as_deep_as_read(self) -> str | None:
        """The text up to the bracket with which it nests too deep, if it does before the fault.

        A parser that reads only this gives the events that it held back.
        """
        stop = self._stop()
        if self._brackets(0, stop) <= MAX_DEPTH:
            return None
        at, depth = self._reached.at, len(self._reached.open)
        if self._brackets(at, stop) + depth <= MAX_DEPTH:
            return None
        try:
            tokens = _Brackets(self.text[at:stop], self._reached)
            while tokens.check_token():
                tokens.get_token()  # type: ignore[no-untyped-call]
        except _Deep as found:
            end = at + found.end
            return f"{self.text[:end]}\n" if self.text[end:] not in ("", "\n") else None
        except (yaml.YAMLError, ValueError):
            pass
        return None

    def _brackets(self, start: int, stop: int) -> int:
        return self.text.count("[", start, stop) + self.text.count("{", start, stop)

    def _stop(self) -> int:
        """Offset up to which the text was read, without a token that never ends."""
        token = self.context.startswith("while scanning") and "simple key" not in self.context
        mark = self.start if token else self.mark
        return len(self.text) if mark is None else int(mark.index)

    def begun(self) -> Any:
        """The mark of what stands in the place of a key and begins otherwise than a word."""
        if "could not find expected ':'" in self.problem:
            return self.start if self.text[self.start.index] in _NO_WORD else None
        if self.mark is None or not (sign := self.text[self.mark.index : self.mark.index + 1]):
            return None
        row = self.text[self.mark.index - self.mark.column : self.mark.index].rstrip(" ")
        if not row and sign in _NO_WORD and "block mapping" in self.context:
            return self.mark
        if sign != ":" or self.mark.column <= MAX_KEY or not row.endswith(("]", "}")):
            return None
        last = self._reached.closed
        far = last and last.line == self.mark.line and self.mark.index - last.index > MAX_KEY
        return last if far else None

    def directive(self) -> int | None:
        """Number of the line, from 0, of a directive that was being read or comes next."""
        if "directive" in self.context:
            return int(self.start.line)
        at = _BLANK.match(self.text, self._reached.at).end()  # type: ignore[union-attr]
        if not self.text.startswith("%", at) or self.text[at - 1 : at] not in ("", "\n"):
            return None
        return self.text.count("\n", 0, at)


def may_be_far(text: str) -> bool:
    """Whether a short key may stand far from its colon."""
    return " " * NEAR in text


def far_colon(text: str, key: Any) -> Any:
    """The mark of a colon that stands too far from the beginning of its key."""
    colon = _COLON.match(text, key.end_mark.index)
    if colon is None or colon.end() - 1 - key.start_mark.index <= MAX_KEY:
        return None
    end, at = key.end_mark, colon.end() - 1
    return yaml.Mark("", at, end.line, end.column + at - end.index, None, 0)


def first_word(text: str) -> Any:
    """The event of the alias, anchor or tag with which a text begins; None if it begins otherwise.

    Only its line is read, so that it need not be a key here.
    """
    parser = events(text.split("\n", 1)[0])
    with contextlib.suppress(yaml.YAMLError):
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            in_block = isinstance(event, yaml.MappingStartEvent) and not event.flow_style
            if isinstance(event, yaml.NodeEvent) and not in_block:
                named = event.anchor is not None or getattr(event, "tag", None) is not None
                return event if named else None
    return None
