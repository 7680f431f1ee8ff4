"""JSON Schema of what a knowledge base's files hold, for editors that complete and underline.

Made from the models: what a model says below a field is what an editor shows beside it. The schema
knows the form of a file; what records say about each other, `check` alone knows.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from jobcareer_kb.model import Kind, kinds
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SIGN = "written by jobcareer-kb schema, which may write it anew"
_TOP: dict[str, type[BaseModel]] = {"kb": Settings, "words": WordLists}


def schema_names() -> tuple[str, ...]:
    """What has a schema: every kind, and `kb`, `references` and `words` for the files beside."""
    return tuple(sorted((*kinds(), *_TOP, "references")))


def file_schema(name: str) -> dict[str, Any]:
    """The schema of a file: of `kb.yaml` and its like, or of one record or a list of records."""
    if name in _TOP:
        model = _TOP[name]
        return _closed(f"{name}.yaml", {"$ref": _ref(model)}, (model,))
    if name == "references":
        kind = kinds()["reference"]
        lists = {"type": "array", "items": _record(kind)}
        body = {
            "type": "object",
            "properties": {"references": lists},
            "required": ["references"],
            "additionalProperties": False,
        }
        return _closed("references.yaml", body, kind.models)
    kind = kinds()[name]
    body = {  # not anyOf, of which an editor would show both branches for one slip
        "if": {"type": "array"},
        "then": {"minItems": 1, "items": _record(kind)},
        "else": _record(kind),
    }
    return _closed(kind.name, body, kind.models)


def _record(kind: Kind) -> dict[str, Any]:
    """One record; of a kind with variants, the one whose `type` it has."""
    if not kind.variants:
        return {"$ref": _ref(kind.model)}
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(kind.variants)}},
        "oneOf": [{"$ref": _ref(model)} for model in kind.variants.values()],
    }


def _ref(model: type[BaseModel]) -> str:
    return f"#/$defs/{model.__name__}"


def _closed(
    title: str, body: dict[str, Any], models: tuple[type[BaseModel], ...]
) -> dict[str, Any]:
    """The whole document: head, body, and every part that it refers to."""
    pairs = [(model, "validation") for model in models]
    _, made = models_json_schema(pairs, by_alias=True)  # type: ignore[arg-type]
    described = {m.__name__: m for model in models for m in _parts(model)}
    parts = {
        name: _plain(_described(part, described[name]) if name in described else part)
        for name, part in made["$defs"].items()
    }
    words = inspect.getdoc(models[0]) or ""
    head = {"$schema": DIALECT, "$comment": _SIGN, "title": title}
    if len(models) == 1:
        head["description"] = words
    return {**head, **body, "$defs": parts}


def is_ours(data: bytes) -> bool:
    """Say whether a file is a schema that this program wrote, and so may write anew."""
    return f'"$comment": "{_SIGN}"'.encode() in data[:400]


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model inside it."""
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from _parts(inner)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _described(part: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Put what the model says below a field before what its type says."""
    words = field_words(model)
    fields = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        schema = part["properties"][key]
        said = " ".join(t for t in (words.get(name, ""), _type_words(schema)) if t)
        fields[key] = {**schema, "description": said} if said else schema
    return {**part, "properties": fields}


def _type_words(schema: dict[str, Any]) -> str:
    """The words of a field's type, also where it may be left out."""
    options = (schema, *schema.get("anyOf", ()))
    return next((option["description"] for option in options if option.get("description")), "")


def field_words(model: type[BaseModel]) -> dict[str, str]:
    """The string below each field of a model and of what it inherits, by the field's name."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            found |= _strings_below(each)
    return found


@cache  # the source is read and parsed, and many models inherit of few
def _strings_below(model: type[BaseModel]) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found: dict[str, str] = {}
    for before, after in pairwise(body):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name):
            value = after.value if isinstance(after, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[before.target.id] = " ".join(value.value.split())
    return found


def _plain(schema: Any) -> Any:
    """Drop what only clutters a hover: the choice of nothing, and empty words."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    empty: dict[str, tuple[Any, ...]] = {"default": (None, [], {}), "description": ("",)}
    kept = {key: _plain(value) for key, value in schema.items() if value not in empty.get(key, ())}
    options = kept.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        rest = [each for each in options if each != {"type": "null"}]
        del kept["anyOf"]
        if len(rest) == 1:
            return {**rest[0], **kept}
        return {**kept, "anyOf": rest}
    return kept
