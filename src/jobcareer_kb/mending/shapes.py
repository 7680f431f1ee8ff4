"""What the models take at each place of a file: fields, listed words, sorts of value.

Read from the JSON Schema that editors get, so that a mend knows what completion would offer.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import REFERENCES_FILE, SETTINGS_FILE, WORDS_FILE
from jobcareer_kb.model._schema import file_schema, schema_names

_TOP = {SETTINGS_FILE: "kb", WORDS_FILE: "words", REFERENCES_FILE: "references"}
_BRANCHES = ("anyOf", "oneOf", "allOf")
_Node = dict[str, Any]


@cache
def shape_of(path: str) -> "Shape | None":
    """The shape of a file by its path in the knowledge base; None where it holds no records."""
    name = _TOP.get(path) or path.partition("/")[0]
    known = path in _TOP or ("/" in path and name in schema_names())
    return Shape(file_schema(name)) if known else None


class Shape:
    """The schema of one file, asked by routes of its data."""

    def __init__(self, schema: _Node) -> None:
        self._root = schema

    def fields(self, data: Any, route: Route) -> frozenset[str]:
        """Names of the fields that a mapping may have."""
        nodes = self._at(data, route)
        return frozenset(name for node in nodes for name in node.get("properties", ()))

    def words(self, data: Any, route: Route) -> frozenset[str]:
        """The words of which a value must be one; none where it may be another text."""
        nodes = [node for node in self._at(data, route) if "type" in node or "enum" in node]
        listed = [self._listed(node) for node in nodes]
        free = any(
            not words and node.get("type") == "string"
            for node, words in zip(nodes, listed, strict=True)
        )
        return frozenset() if free else frozenset(word for words in listed for word in words)

    def sorts(self, data: Any, route: Route) -> frozenset[str]:
        """What a value may be, as JSON Schema calls it: `string`, `integer`, `boolean`."""
        return frozenset(str(node["type"]) for node in self._at(data, route) if "type" in node)

    @staticmethod
    def _listed(node: _Node) -> tuple[str, ...]:
        listed = node.get("enum", [node["const"]] if "const" in node else [])
        return tuple(word for word in listed if isinstance(word, str))

    def _at(self, data: Any, route: Route) -> list[_Node]:
        nodes = list(self._open(self._root, data))
        for part in route:
            data = _inside(data, part)
            nodes = [
                open_
                for node in nodes
                for inner in _steps(node, part)
                for open_ in self._open(inner, data)
            ]
        return nodes

    def _open(self, node: _Node, data: Any) -> Iterator[_Node]:
        """A node, what it refers to, and its branches that may be meant by the data."""
        if "$ref" in node:
            yield from self._open(self._root["$defs"][node["$ref"].rpartition("/")[2]], data)
        if "if" in node:
            yield from self._open(node["then" if isinstance(data, list) else "else"], data)
        if _is_other(node, data):
            return
        yield node
        for name in _BRANCHES:
            for branch in node.get(name, ()):
                yield from self._open(branch, data)


def _is_other(node: _Node, data: Any) -> bool:
    """Say whether a node is of another `type` than the one that the record names."""
    of = node.get("properties", {}).get("type", {}).get("const")
    return of is not None and isinstance(data, dict) and data.get("type", of) != of


def _inside(data: Any, part: str | int) -> Any:
    try:
        return data[part]
    except (KeyError, IndexError, TypeError):
        return None


def _steps(node: _Node, part: str | int) -> Iterator[_Node]:
    """The schemas of what stands at a key or an index of a node."""
    if isinstance(part, int):
        found = [node.get("items")]
    elif part in node.get("properties", ()):
        found = [node["properties"][part]]
    else:
        found = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    yield from (inner for inner in found if isinstance(inner, dict))
