"""The event stream of libyaml, and of PyYAML's own parser where libyaml is missing."""

from typing import Any

import yaml

from jobcareer_kb.diagnostic import Span


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events where PyYAML was built without libyaml; some twenty times slower."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def events(text: str) -> Any:
    """Return a parser whose `get_event` yields YAML events."""
    c_parser = getattr(yaml, "cyaml", None)
    return c_parser.CParser(text) if c_parser is not None else _PureParser(text)


def span_of(path: str, event: Any) -> Span:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
