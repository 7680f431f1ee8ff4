"""CSL-JSON, as Zotero, Mendeley and Pandoc export it."""

import json
from typing import Any

from jobcareer_kb.exports import Entry, Export, ExportFault

_EXPECTED = "expected a list of entries, as Zotero exports it as CSL JSON"


def read(text: str) -> list[Entry]:
    """The entries of a list, or of the list below `references`."""
    try:
        value = json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise ExportFault(f"{where}: no JSON ({fault.msg.lower()}); {_EXPECTED}") from fault
    except RecursionError as fault:
        raise ExportFault(f"nested too deeply; {_EXPECTED}") from fault
    if isinstance(value, dict):
        value = value.get("references", value.get("items"))
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ExportFault(f"holds something else; {_EXPECTED}")
    return [Entry(_named(item)) for item in value]


def _named(item: dict[str, Any]) -> dict[str, Any]:
    """An entry under the key by which its owner cites it, where one was given."""
    key = item.get("citation-key")
    return {**item, "id": key} if isinstance(key, str) and key else item


def _refused(word: str) -> None:
    raise ExportFault(f"holds {word}, which is no value of JSON; {_EXPECTED}")


EXPORT = Export("CSL-JSON", (".json", ".csljson"), read)
