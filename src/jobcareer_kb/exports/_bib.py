"""The entries of a BibTeX file as they stand in it; read by pybtex, each with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jobcareer_kb.exports import MOST, ExportFault

if TYPE_CHECKING:
    from pybtex.database.input.bibtex import LowLevelParser

_MOST_BROKEN = 20
"""Entries that may be damaged in a file that is read to its end."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_COMMAND = re.compile(r"@\s*\w+\s*[{(]")
_NEXT = re.compile(r"^[ \t]*@\s*\w+\s*[{(]", re.MULTILINE)
_OTHERS = frozenset({"string", "preamble", "comment"})


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry."""

    kind: str
    """Of the entry, such as `book`, in lower case."""
    key: str
    """Empty where it has none, as in a fresh entry of JabRef."""
    line: int
    fields: dict[str, str]
    """By their names in lower case."""
    left_out: tuple[str, ...] = field(default=())
    fault: str = ""


class _Macros(dict[str, str]):
    """What `@string` defines; a file may not grow by it without end."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._left = 4 * MOST

    def __getitem__(self, name: str) -> str:
        words = super().__getitem__(name.lower())
        self._left -= len(words)
        if self._left < 0:
            raise ExportFault("its @string lines join to more text than a file may have")
        return words

    def __setitem__(self, name: str, words: str) -> None:
        super().__setitem__(name.lower(), words)


def _parser(text: str) -> "LowLevelParser":
    """The library's parser, which seeks each sign once and not anew behind each of the others."""
    from pybtex.database.input.bibtex import LowLevelParser
    from pybtex.scanner import Literal

    class Sign(Literal):  # type: ignore[misc]
        def __init__(self, sign: str) -> None:
            super().__init__(sign)
            self._seek: Any = re.compile(re.escape(sign)).search
            self._next: Any = self._seek(text)
            self._from = 0
            self.search: Any = self._ahead

        def _ahead(self, text: str, start: int) -> Any:
            if start < self._from or (self._next is not None and self._next.start() < start):
                self._next = self._seek(text, start)
            self._from = start
            return self._next

    class Parser(LowLevelParser):  # type: ignore[misc]
        """Goes on behind what it cannot read, and tells of it."""

        def __init__(self) -> None:
            names = {short: name for name in _MONTHS for short in (name[:3], name, f"{name[:4]}")}
            super().__init__(text, macros=_Macros({k.lower(): v for k, v in names.items()}))
            self.LBRACE, self.RBRACE, self.QUOTE = Sign("{"), Sign("}"), Sign('"')
            self.fault = ""
            self.unknown: list[str] = []

        def handle_error(self, error: Any) -> None:
            self.fault = self.fault or f"line {error.lineno}: no BibTeX ({_said(error)})"

        def substitute_macro(self, name: str) -> str:
            try:
                return str(self.macros[name])
            except KeyError:
                self.unknown.append(f"{self.current_field_name} (no @string '{name[:40]}')")
                return ""

        def parse_entry_body(self, body_end: Any) -> None:
            self.eat_whitespace()
            if text.startswith(",", self.pos):
                self.current_entry_key = ""
                self.required([self.COMMA])
                self.parse_entry_fields()
            else:
                super().parse_entry_body(body_end)

    return Parser()


def _said(fault: Exception) -> str:
    return str(fault).partition(": ")[2] or str(fault)


def entries(text: str) -> Iterator[Raw]:
    """Each entry; what stands between them is no part of it. Raises ExportFault."""
    from pybtex.database.input.bibtex import SkipEntry
    from pybtex.scanner import PybtexSyntaxError

    parser = _parser(text)
    counted, line, broken = 0, 1, 0
    while parser.skip_to([parser.AT]):
        start = parser.command_start = parser.pos - 1
        line += text.count("\n", counted, start)
        counted, parser.fault, parser.unknown = start, "", []
        command: Any = ""
        content: Any = ()
        try:
            command, content = parser.parse_command()
        except PybtexSyntaxError as error:
            parser.handle_error(error)
        except RecursionError as fault:
            raise ExportFault("its braces are nested too deeply") from fault
        except SkipEntry:
            continue
        is_command = _COMMAND.match(text, start) is not None
        if parser.fault and is_command:
            broken += 1
            if broken > _MOST_BROKEN:
                raise ExportFault(f"{parser.fault}, as are {_MOST_BROKEN} entries before it")
            following = _NEXT.search(text, start + 1)
            parser.pos = following.start() if following else len(text)
            parser.lineno = line + text.count("\n", start, parser.pos)
            yield Raw("", str(parser.current_entry_key or ""), line, {}, (), parser.fault)
        elif is_command and command.lower() not in _OTHERS:
            key, given = content
            fields, twice = _fields(given)
            yield Raw(command.lower(), key, line, fields, (*parser.unknown, *twice))


def _fields(given: list[tuple[str, list[str]]]) -> tuple[dict[str, str], list[str]]:
    fields: dict[str, str] = {}
    twice = []
    for name, parts in given:
        words = " ".join("".join(parts).split())
        if fields.setdefault(name.lower(), words) != words:
            twice.append(f"{name} (twice)")
    return fields, twice
