"""The schemas that `schema` prints are accepted by readers that are not Python.

JSON Schema asks for patterns of ECMA-262; editors and ajv compile them with the flag `u`, which is
stricter than Python about what is escaped.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.model._schema import file_schema, schema_names

pytestmark = pytest.mark.node
TRY = "JSON.parse(process.argv[1]).forEach(pattern => new RegExp(pattern, 'u'))"
AJV = Path(__file__).parents[1] / "node_modules" / ".bin" / "ajv"


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern")
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def test_every_pattern_compiles(execute: Callable[..., str]) -> None:
    found = sorted({p for name in schema_names() for p in patterns(file_schema(name))})
    assert len(found) > 5
    execute("node", "-e", TRY, json.dumps(found))


def test_ajv_compiles_every_schema(execute: Callable[..., str], tmp_path: Path) -> None:
    for name in schema_names():
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(file_schema(name)), encoding="utf-8")
        execute(AJV, "compile", "--spec=draft2020", "--strict=false", "-s", file)
