"""People in the fields of BibTeX: parted by `and`, bodies in braces, parts in three orders."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jobcareer_kb.exports._latex import words

if TYPE_CHECKING:
    from pybtex.database import Person

_ROLES = ("author", "bookauthor", "editor", "translator")
_LONGEST_NAME = 1000
_BRACE_OR_AND = re.compile(r"[{}]| and ", re.IGNORECASE)
_BRACE_OR_COMMA = re.compile(r"[{},]")
_STEP = {"{": 1, "}": -1}
_COMMAS_OF_A_NAME = 2
_WIDTH = 60
_PARTS = {"family": "family", "given": "given", "suffix": "suffix"}
_NAMED = re.compile(r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=", re.IGNORECASE)


def fault_of(given: Mapping[str, str]) -> str:
    """What is wrong with the people of an entry, where one cannot tell who they are."""
    for role in _ROLES:
        for name in _names(given.get(role, "")):
            if not (_is_body(name) or _NAMED.match(name)) and _commas(name) > _COMMAS_OF_A_NAME:
                shown = name if len(name) <= _WIDTH else f"{name[:_WIDTH]}…"
                return (
                    f"field '{role}': more than two commas in the name '{shown}'; part people by "
                    "' and ', and put braces round the name of a body"
                )
    return ""


def people(field: str) -> list[dict[str, str]]:
    """The names of a field as CSL has them."""
    from pybtex.database import Person

    return [
        {"literal": words(name)}
        if _is_body(name) or name == "others" or len(name) > _LONGEST_NAME
        else _of_parts(name)
        if _NAMED.match(name)
        else _person(Person(name))
        for name in _names(field)
    ]


def _is_body(name: str) -> bool:
    """Say whether one pair of braces holds the whole name; `{\\O}stby` begins with a letter."""
    if not name.startswith("{") or len(name) > _LONGEST_NAME:
        return False
    depth = 0
    for found in _BRACE_OR_COMMA.finditer(name):
        depth += _STEP.get(found.group(), 0)
        if not depth:
            return found.end() == len(name)
    return True


def _names(field: str) -> Iterator[str]:
    """The names of a list, which stand between `and`s that no brace holds."""
    depth = begin = 0
    for found in _BRACE_OR_AND.finditer(field):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            yield field[begin : found.start()].strip()
            begin = found.end()
    if field:
        yield field[begin:].strip()


def _commas(name: str) -> int:
    """Commas of a name that no brace holds; those behind the third are not counted."""
    depth = count = 0
    for found in _BRACE_OR_COMMA.finditer(name):
        depth = max(depth + _STEP.get(found.group(), 0), 0)
        count += found.group() == "," and not depth
        if count > _COMMAS_OF_A_NAME:
            break
    return count


def _of_parts(name: str) -> dict[str, str]:
    """A name as BibLaTeX may have it: `family=Beauvoir, given=Simone, prefix=de`."""
    said = dict(part.split("=", 1) for part in name.split(",") if "=" in part)
    parts = {key.strip().lower(): words(value).strip('"') for key, value in said.items()}
    kept = parts.get("useprefix", "true").lower() != "false"
    particle = "non-dropping-particle" if kept else "dropping-particle"
    named = {**_PARTS, "prefix": particle}
    return {meant: parts[key] for key, meant in named.items() if parts.get(key)}


def _person(person: "Person") -> dict[str, str]:
    parts = {
        "family": person.last_names,
        "given": [*person.first_names, *person.middle_names],
        "non-dropping-particle": person.prelast_names,
        "suffix": person.lineage_names,
    }
    return {name: words(" ".join(part)) for name, part in parts.items() if part}
