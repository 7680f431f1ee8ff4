"""The event stream of libyaml, and of PyYAML's own parser where libyaml is missing."""

import re
from typing import Any

import yaml

from jobcareer_kb.diagnostic import Span

_HALF = re.compile(r"[\ud800-\udfff]")
_NO_SIGN = "found invalid Unicode character escape code"


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events where PyYAML was built without libyaml; some twenty times slower."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def scan_directive(self) -> Any:
        """A directive; a number may be longer than Python makes integers of."""
        start = self.get_mark()
        try:
            return super().scan_directive()
        except ValueError as fault:
            context = "while scanning a directive"
            raise yaml.scanner.ScannerError(context, start, str(fault), self.get_mark()) from fault

    def get_event(self) -> Any:
        """The next event; escapes that stand for no sign are refused, as by libyaml."""
        try:
            event: Any = super().get_event()  # type: ignore[no-untyped-call]
        except ValueError as fault:  # of chr(), at "\U00110000"
            raise self._no_sign(self.get_mark()) from fault
        if isinstance(event, yaml.ScalarEvent) and _HALF.search(event.value):
            raise self._no_sign(event.start_mark)
        return event

    def _no_sign(self, mark: Any) -> yaml.scanner.ScannerError:
        return yaml.scanner.ScannerError(None, None, _NO_SIGN, mark)


def events(text: str) -> Any:
    """Return a parser whose `get_event` yields YAML events."""
    c_parser = getattr(yaml, "cyaml", None)
    return c_parser.CParser(text) if c_parser is not None else _PureParser(text)


def span_of(path: str, event: Any) -> Span:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
