"""`schema` and `new`: what editors are told, and the draft of a record."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import jobcareer_kb
from jobcareer_kb.cli import group
from jobcareer_kb.loading.languages import named
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.model import Record, kinds
from jobcareer_kb.model._draft import draft
from jobcareer_kb.model._schema import file_schema, schema_names
from jobcareer_kb.packaged import packaged

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
ROOTS = {"real": packaged("kb"), "starter": STARTER}
FILES: dict[str, list[Path]] = {}
"""Every file of both knowledge bases, by the schema that it must fit."""
for _root in ROOTS.values():
    for _path in sorted(_root.rglob("*.yaml")):
        _inside = _path.relative_to(_root)
        if named(_inside.as_posix()):
            continue
        FILES.setdefault(_inside.parts[0].removesuffix(".yaml"), []).append(_path)
VARIANTS = [(kind.name, v) for kind in kinds().values() for v in (kind.variants or [""])]
DRAFTS = [pair for pair in VARIANTS if pair[0] != "evidence"]


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words), prog_name="jobcareer-kb")


@cache
def validator(name: str) -> Draft202012Validator:
    schema = file_schema(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def data_of(text: str, path: str = "x.yaml") -> object:
    data = load(text, path, markers=True)
    assert data.diagnostics == ()
    return data.value


@pytest.mark.parametrize("name", FILES)
def test_every_record_fits_the_schema_of_its_kind(name: str) -> None:
    for path in FILES[name]:
        validator(name).validate(data_of(path.read_text(encoding="utf-8"), path.name))


@pytest.mark.parametrize("kind, variant", VARIANTS)
def test_a_misspelt_field_fits_no_schema(kind: str, variant: str) -> None:
    record = data_of(draft(kind, "some-record", variant))
    assert isinstance(record, dict)
    field = next(name for name in record if name not in ("id", "type"))
    slip = {name if name != field else f"{name}x": value for name, value in record.items()}
    check = validator(kind)
    if kind != "evidence":  # its digests have no draft
        check.validate(record)
        check.validate([record])
    assert not check.is_valid(slip)
    assert not check.is_valid([slip])
    assert not check.is_valid({**record, "id": "Not An Id"})


@pytest.mark.parametrize("kind, variant", VARIANTS)
def test_the_schema_asks_for_what_the_model_asks_for(kind: str, variant: str) -> None:
    model = kinds()[kind].variants.get(variant, kinds()[kind].model)
    part = file_schema(kind)["$defs"][model.__name__]
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    assert set(part["properties"]) == set(fields)
    assert set(part["required"]) == {name for name, f in fields.items() if f.is_required()}


def test_what_a_model_says_below_a_field_stands_in_the_schema() -> None:
    properties = file_schema("workshop")["$defs"]["Workshop"]["properties"]
    assert properties["group"]["description"].startswith("Such as `8 to 20 adults, in pairs`.")
    claim = file_schema("definition")["$defs"]["Definition"]["properties"]["meaning"]
    assert "[@some-id]" in claim["description"]
    assert file_schema("guide")["$defs"]["Guide"]["properties"]["steps"]["items"]["pattern"]


def test_no_schema_offers_nothing_as_a_choice() -> None:
    assert [name for name in schema_names() if '"null"' in json.dumps(file_schema(name))] == []


def test_schema_prints_lists_and_writes(tmp_path: Path) -> None:
    assert run("schema").stdout.split() == list(schema_names())
    assert json.loads(run("schema", "step").stdout) == file_schema("step")
    assert run("schema", "--all", str(tmp_path / "s")).exit_code == 0
    assert sorted(p.stem for p in (tmp_path / "s").iterdir()) == list(schema_names())


@pytest.mark.parametrize(
    "words, said",
    [(["steps"], "did you mean 'step'?"), (["step", "--all", "s"], "leave the KIND out")],
    ids=["unknown", "both"],
)
def test_schema_used_wrongly(words: list[str], said: str) -> None:
    result = run("schema", *words)
    assert result.exit_code == 2
    assert said in result.stderr


# new


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(STARTER, tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kb"


@pytest.mark.parametrize("kind, variant", DRAFTS)
def test_a_draft_fits_its_kind_and_names_every_field(kind: str, variant: str) -> None:
    text = draft(kind, "some-record", variant)
    model = kinds()[kind].variants.get(variant, kinds()[kind].model)
    record = model.model_validate(data_of(text))
    assert isinstance(record, Record)
    named = set(re.findall(r"^(?:# )?([A-Za-z_-]+):", text, re.MULTILINE))
    assert {field.alias or name for name, field in model.model_fields.items()} - named == set()


@pytest.mark.parametrize("kind, variant", DRAFTS)
def test_what_a_draft_offers_as_comments_is_yaml_too(kind: str, variant: str) -> None:
    text = draft(kind, "some-record", variant)
    for _ in range(2):  # a part within an optional part has choices of its own
        text = re.sub(r"^( *)# ((?:# )?[a-zA-Z_-]+:|- |  )", r"\1\2", text, flags=re.MULTILINE)
    assert re.search(r"^ *# [a-zA-Z_-]+:", text, re.MULTILINE) is None
    record = data_of(text)
    model = kinds()[kind].variants.get(variant, kinds()[kind].model)
    assert isinstance(record, dict)
    assert set(record) == {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.slow
@pytest.mark.parametrize("kind, variant", DRAFTS)
def test_new_writes_a_record_that_is_read(kb: Path, kind: str, variant: str) -> None:
    words = ("--type", variant) if variant else ()
    before = checked()["records"]
    result = run("new", kind, "some-record", *words)
    assert result.exit_code == 0, result.stderr
    path = kb / kind / "some-record.yaml"
    line = path.read_text(encoding="utf-8").splitlines()[0]
    schema = path.parent / line.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text(encoding="utf-8")) == file_schema(kind)
    after = checked()
    assert (after["held_back"], after["records"]) == (0, before + 1)


def checked() -> dict[str, int]:
    result: dict[str, int] = json.loads(run("check", "--format", "json").stdout)
    return result


def test_check_points_at_what_a_draft_leaves_to_write(kb: Path) -> None:
    run("new", "definition", "wind")
    result = run("check", "--as-of", "2026-01-01", "--format", "concise", "kb/definition/wind.yaml")
    assert "JK202" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "words, said",
    [
        (["definition", "weather"], "definition/weather stands at kb/definition/weather.yaml"),
        (["question", "q-about-climate"], "question/q-about-climate stands at kb/question/"),
        (["idea", "wind"], "unknown kind 'idea'"),
        (["definition", "The Wind"], "is not made of a-z, 0-9 and '-'"),
        (["definition", "nul"], "a device name on Windows"),
        (
            ["question", "q-wind", "--type", "essay"],
            "unknown type 'essay'; known: single, classification",
        ),
        (["step", "wind", "--type", "single"], "a step has no types"),
        (["evidence", "wind"], "review"),
    ],
    ids=["file", "record", "kind", "id", "device", "type", "no-types", "evidence"],
)
def test_new_refuses(kb: Path, words: list[str], said: str) -> None:
    before = sorted(kb.rglob("*"))
    result = run("new", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert sorted(kb.rglob("*")) == before


def test_new_does_not_touch_the_knowledge_base_that_came_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new", "definition", "wind")
    assert result.exit_code == 2
    assert "'jobcareer-kb init kb' starts one" in result.stderr
    assert not (packaged("kb") / "definition" / "wind.yaml").exists()
