"""The text of a new record: every field that it needs, and the others as comments.

A placeholder has the form that its field takes, so the file can be read; sources and names of
records in it lead nowhere, so `check` points at what is left to write.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from jobcareer_kb.model._schema import file_schema
from jobcareer_kb.values import Claim, Name, Prose

_SAFE = re.compile(r"[A-Za-z][^:#\n]*(?<!\s)")
_REF = re.compile(r"\^\(\?:([a-z]+)")
_MINUTES, _DATE, _DIGITS = 30, "2026-01-01", 6
_KEYS = {"Single": 1, "Multiple": 2}
"""How many options of an item are keys, by the model that holds them."""
WIDTH = 92
_ALSO = {"SheetRecord": {"heads": 2, "rows": 1}, "Given": {"value": 1}, "Workshop": {"quiz": 1}}
"""Fields that most records of a model need, though some do without; of a list, its entries."""
_OTHER = "other-id"
"""The second of two parts with an id, and where a way from the first one leads."""
_DEEPEST = 2
"""Comments within comments; what may be left out of what may be left out is enough to read."""


def draft(kind: str, id_: str, variant: str = "") -> str:
    """A record of a kind, and of a variant where the kind has some, as YAML."""
    schema = file_schema(kind)
    parts: dict[str, Any] = schema["$defs"]
    record = _chosen(schema["else"], parts, variant)
    lines = [*_comment(record.get("description", ""))]
    lines += _fields(record, parts, {"id": id_, "type": variant} if variant else {"id": id_})
    return "\n".join(lines) + "\n"


def _chosen(body: dict[str, Any], parts: dict[str, Any], variant: str) -> dict[str, Any]:
    options = [parts[_name(option)] for option in body.get("oneOf", (body,))]
    return next(
        (o for o in options if o["properties"].get("type", {}).get("const") == variant), options[0]
    )


def _name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _fields(
    record: dict[str, Any],
    parts: dict[str, Any],
    known: dict[str, Any],
    brief: bool = False,
    deep: int = 0,
) -> Iterator[str]:
    """Lines of a mapping: what is needed, then the rest as comments; `brief` is without those.

    `deep` says within how many comments it stands.
    """
    brief = brief or deep >= _DEEPEST
    properties: dict[str, Any] = record["properties"]
    also = _ALSO.get(str(record.get("title")), {})
    needed = [name for name in properties if name in (*record.get("required", ()), *also)]
    # Of a mapping that needs nothing, such as a cue, the first field stands for all.
    shown = list(dict.fromkeys((*known, *(needed or list(properties)[:1]))))
    for name in shown:
        if name in known:
            yield f"{name}: {known[name]}"
        else:
            yield from _field(name, record, parts, brief, deep)
    rest = [] if brief else [name for name in properties if name not in shown]
    if rest:
        yield "# May be left out; remove the '# ' in front of what you need:"
    for name in rest:
        yield from (f"# {line}".rstrip() for line in _field(name, record, parts, brief, deep + 1))


def _field(
    name: str, record: dict[str, Any], parts: dict[str, Any], brief: bool, deep: int
) -> Iterator[str]:
    schema = record["properties"][name]
    if not brief:
        yield from _comment(_about(schema))
    value = _value(name, schema, record, parts, deep)
    if isinstance(value, list):
        yield f"{name}:"
        yield from (f"  {line}" for line in value)
    else:
        yield f"{name}: {value}"


def _about(schema: dict[str, Any]) -> str:
    inner = schema.get("items", {}) if schema.get("type") == "array" else schema
    words = str(schema.get("description", "") or inner.get("description", ""))
    for hint in (Prose.editor_hint, Name.editor_hint):
        words = words.removesuffix(hint).rstrip()  # the placeholder shows as much
    if "enum" in inner:
        words += f"\nOne of: {', '.join(str(value) for value in inner['enum'] if value)}."
    return words.strip()


def _value(
    name: str, schema: dict[str, Any], record: dict[str, Any], parts: dict[str, Any], deep: int
) -> str | list[str]:
    """A placeholder: one scalar, or the lines of what stands below the key."""
    if "$ref" in schema:
        return list(_fields(parts[_name(schema)], parts, {}, deep=deep))
    if schema.get("type") == "array":
        return list(_entries(name, schema, record, parts, deep))
    if name == "reference":
        return "some-id"
    if schema.get("type") == "object":
        return ["some-id: Some words" if "patternProperties" in schema else "some_column: words"]
    if "anyOf" in schema:
        said = {"description": schema.get("description", "")}
        return _value(name, {**said, **schema["anyOf"][0]}, record, parts, deep)
    return _scalar(name, schema)


def _entries(
    name: str, schema: dict[str, Any], record: dict[str, Any], parts: dict[str, Any], deep: int
) -> Iterator[str]:
    items = schema["items"]
    keys = _KEYS.get(str(record.get("title")), 0)
    least = _ALSO.get(str(record.get("title")), {}).get(name, 1)
    for index in range(max(least, schema.get("minItems", 1))):
        if "$ref" not in items:
            yield f"- {_scalar(name, items)}"
            continue
        part = parts[_name(items)]
        known = {"key": "true"} if index < keys and "key" in part["properties"] else {}
        if index and "id" in part.get("required", ()):
            known = {"id": _OTHER}
        lines = list(_fields(part, parts, known, index > 0, deep))
        # Comments may stand before the first field of an entry, not between its dash and it.
        first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
        yield from lines[:first]
        yield f"- {lines[first]}"
        yield from (f"  {line}" for line in lines[first + 1 :])


def _scalar(name: str, schema: dict[str, Any]) -> str:
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return _quoted(str(next(value for value in schema["enum"] if value)))
    if "examples" in schema:
        first = schema["examples"][0]
        return _quoted(first) if isinstance(first, str) else str(first)
    kind = schema.get("type")
    if kind == "boolean":
        return "true"
    if kind in ("integer", "number"):
        return str(_MINUTES if schema.get("maximum") == 600 else schema.get("minimum", 2026))
    return _text(name, schema)


def _text(name: str, schema: dict[str, Any]) -> str:
    pattern = str(schema.get("pattern", ""))
    if schema.get("format") == "date":
        return _DATE
    if found := _REF.match(pattern):
        return f"{found[1]}/some-id{'#some-part' if '#' in pattern else ''}"
    if "png" in pattern:
        return "some-picture.png"
    if "https?" in pattern:
        return "https://example.org/page"
    if pattern.startswith(r"^\+?[0-9(]"):
        return "1-800-555-0100"
    if "[0-9A-F]" in pattern:
        return json.dumps("0" * _DIGITS)
    if Claim.editor_hint in schema.get("description", ""):
        return _quoted(f"Write the {_spaced(name)} here, with the source. [@some-id]")
    if "[a-z]" in pattern:
        return _OTHER if name == "to" else "some-id"
    return _quoted(f"Write the {_spaced(name)} here")


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _quoted(text: str) -> str:
    return text if _SAFE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _comment(words: str) -> Iterator[str]:
    for part in words.split("\n"):
        yield from (f"# {line}" for line in textwrap.wrap(part, WIDTH))
