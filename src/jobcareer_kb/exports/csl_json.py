"""CSL-JSON, as Zotero, Mendeley and Pandoc export it."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from jobcareer_kb.exports import Entry, Export, ExportFault

_EXPECTED = "expected a list of entries, as Zotero exports it as CSL JSON"
_LIST = re.compile(r'\A\s*\[|"(?:references|items)"\s*:\s*\[')
"""Where the list of entries begins."""
_KEY = re.compile(r"^Citation Key: *(\S+)$", re.MULTILINE | re.IGNORECASE)
"""How it stands among the notes that Zotero calls "Extra"."""
_DEEPEST = 12
"""Lists and objects within each other; a date of a source in a list has five."""
_MOST_NAMES = 1000
"""Fields of one object, as of any record of a knowledge base."""


def read(text: str) -> list[Entry]:
    """The entries of a list, or of the list below `references`."""
    try:
        value = json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise ExportFault(f"{where}: no JSON ({fault.msg.lower()}); {_EXPECTED}") from fault
    except RecursionError as fault:
        raise _deep() from fault
    except ValueError as fault:  # Python reads no number of more than some 4,300 digits
        raise ExportFault(f"holds a number with too many digits; {_EXPECTED}") from fault
    _refuse_what_yaml_has_not(value)
    if isinstance(value, dict):
        value = value.get("references", value.get("items"))
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ExportFault(f"holds something else; {_EXPECTED}")
    lines = _lines(text)
    return [Entry(_named(item), line=next(lines, 0)) for item in value]


def _lines(text: str) -> Iterator[int]:
    """Where each object of the list begins."""
    decoder = json.JSONDecoder()
    found = _LIST.search(text)
    end, line = (found.end(), text.count("\n", 0, found.end()) + 1) if found else (len(text), 1)
    while (start := text.find("{", end)) >= 0:
        line += text.count("\n", end, start)
        yield line
        end = decoder.raw_decode(text, start)[1]
        line += text.count("\n", start, end)


def _named(item: dict[str, Any]) -> dict[str, Any]:
    """An entry under the key by which its owner cites it, where one was given."""
    key = item.get("citation-key")
    if not key and (said := _KEY.search(str(item.get("note", "")))):
        key = said[1]
    return {**item, "id": key} if isinstance(key, str) and key else item


def _refuse_what_yaml_has_not(value: Any, depth: int = 0) -> None:
    """JSON writes texts and numbers, and nests as deep, as no file of a knowledge base can."""
    if depth > _DEEPEST:
        raise _deep()
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise ExportFault(f"holds one half of a sign (such as \\ud83d) alone; {_EXPECTED}")
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ExportFault(f"holds a number that is too large; {_EXPECTED}")
    elif isinstance(value, dict):
        if len(value) > _MOST_NAMES:
            raise ExportFault(f"holds more than {_MOST_NAMES:,} fields in one place; {_EXPECTED}")
        for each in (*value, *value.values()):
            _refuse_what_yaml_has_not(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _refuse_what_yaml_has_not(each, depth + 1)


def _deep() -> ExportFault:
    return ExportFault(f"nested too deeply; {_EXPECTED}")


def _refused(word: str) -> None:
    raise ExportFault(f"holds {word}, which is no value of JSON; {_EXPECTED}")


EXPORT = Export("CSL-JSON", (".json", ".csljson"), read)
