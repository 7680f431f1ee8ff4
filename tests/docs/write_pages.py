"""Write the parts of the documentation that the code knows: tables of fields, codes, reports.

    python tests/docs/write_pages.py

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`. The rest of a page
is written by hand. So is the last column of a table of fields where the model says nothing about a
field: those words are kept.
"""

import ast
import datetime
import inspect
import re
import shutil
import sys
import tempfile
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pytest import MonkeyPatch

from jobcareer_kb.checking.inspection import all_rules
from jobcareer_kb.cli import group
from jobcareer_kb.contacts import Phone, WebAddress
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.loading.owners import Owners
from jobcareer_kb.model import Kind, Record, kinds
from jobcareer_kb.model._policies.teaching import VERBS, ItemPolicy
from jobcareer_kb.model._settings import Code, LanguageTag, Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.model.brand import Colour, FileName
from jobcareer_kb.model.evidence import Digest, RecordName
from jobcareer_kb.model.objective import PartRef
from jobcareer_kb.model.reference import (
    Accessed,
    Address,
    Date,
    Doi,
    Key,
    LongText,
    Names,
    Note,
    Numeral,
    Url,
)
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rule import FAMILIES
from jobcareer_kb.tracing.impact.changes import impact
from jobcareer_kb.tracing.impact.report import impact_text
from jobcareer_kb.tracing.versions import version
from jobcareer_kb.values import (
    Claim,
    Flag,
    Id,
    Minutes,
    Name,
    Points,
    Prose,
    RefTo,
    ShortText,
    Told,
)

sys.path += [str(Path(__file__).parent.parent), str(Path(__file__).parent)]
from printed_entries import printed
from the_day import stop_the_clock

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "src" / "jobcareer_kb" / "starter"
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "checks.md",
    ROOT / "docs" / "records.md",
    ROOT / "docs" / "building.md",
    ROOT / "docs" / "figures.md",
    ROOT / "docs" / "impact.md",
    ROOT / "docs" / "language.md",
    ROOT / "docs" / "look.md",
    ROOT / "docs" / "quiz-formats.md",
    ROOT / "docs" / "quiz-rules.md",
    ROOT / "docs" / "word.md",
)
_PART = re.compile(r"(<!-- generated: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_parts(text: str) -> str:
    """Return a page with its generated parts as the code gives them now."""
    kept = notes_of(text)
    return _PART.sub(lambda m: f"{m[1]}{part(m[2].split(), kept)}{m[3]}", text)


def part(name: list[str], kept: Mapping[str, str]) -> str:
    """Make one generated part; `kept` holds the words of the tables, by field."""
    match name:
        case ["fields", "kb.yaml"]:
            return "".join(tables(Settings, "kb.yaml", "", kept, {}))
        case ["fields", "words.yaml"]:
            return "".join(tables(WordLists, "words.yaml", "", kept, {}))
        case ["fields", kind]:
            return fields_of(kinds()[kind], kept)
        case ["example", path]:
            return example(path)
        case ["record", path]:
            return fenced("yaml", (ROOT / path).read_text(encoding="utf-8"))
        case ["printed"]:
            return table("type", "an entry", printed())
        case ["codes"]:
            return codes()
        case ["code-list"]:
            return code_list()
        case ["report"]:
            return fenced("text", report())
        case ["finding"]:
            return fenced("text", finding())
        case ["build-again"]:
            return fenced("text", build_again())
        case ["unfit", "brand"]:
            return fenced("text", unfit_brand())
        case ["kept"]:
            return fenced("text", kept_file())
        case ["losses"]:
            return fenced("text", losses())
        case ["why"]:
            return fenced("text", why_said())
        case ["pull"]:
            return fenced("text", pull_said())
        case ["where-used"]:
            return fenced("text", in_a_copy(lambda: said("where-used", "takeaway/coat-and-date")))
        case ["impact"]:
            return fenced("text", impact_said())
        case ["fix"]:
            return fenced("diff", fix_said())
        case ["thresholds"]:
            return table("setting", "at first", thresholds(ItemPolicy(), ()))
        case ["teaching-words"]:
            return table("list", "words at first", teaching_words())
        case ["verbs"]:
            return table(
                "level", "verbs at first", ((k, ", ".join(v), "") for k, v in VERBS.items())
            )
    raise ValueError(f"no generated part is called {' '.join(name)!r}")


# Tables of fields ---------------------------------------------------------------------------------

TYPES: dict[Any, str] = {
    Claim: "Claim",
    Told: "Claim or advice",
    Prose: "Prose",
    Name: "Name",
    Id: "id",
    ShortText: "short text",
    Numeral: "short text or number",
    LongText: "long text or number",
    Doi: "short text",
    Key: "citation key",
    Names: "names",
    Note: "note",
    Accessed: "source date",
    Address: "web address",
    LanguageTag: "short text",
    Minutes: "minutes",
    Points: "points",
    Flag: "true or false",
    Date: "source date",
    Url: "web address",
    WebAddress: "web address",
    Phone: "phone number",
    Colour: "color",
    FileName: "file name",
    Digest: "digest",
    PartRef: "`objective/id#part`",
    RecordName: "record name",
    Code: "code",
    datetime.date: "date",
    bool: "true or false",
    float: "number",
    int: "whole number",
    str: "text",
}
"""What a type of value is called; docs/records.md says what each takes."""
HEAD = "| field | type | needed | what it says |\n| --- | --- | --- | --- |\n"
_ROW = re.compile(r"^\| `([^`]+)` \|.*\| ([^|]*) \|$")
_TABLE = re.compile(r"^<!-- ([a-z.]+(?: \S+)?) -->$")


def notes_of(text: str) -> dict[str, str]:
    """The words in the last column of every table of fields, by table and field."""
    notes: dict[str, str] = {}
    table = ""
    for line in text.splitlines():
        if found := _TABLE.match(line):
            table = found[1]
        elif (found := _ROW.match(line)) and table:
            notes[f"{table} {found[1]}"] = found[2].strip()
        elif not line.startswith("|") and line.strip():
            table = ""
    return notes


def fields_of(kind: Kind, kept: Mapping[str, str]) -> str:
    """The tables of a kind: what all its records share, then each variant's own fields."""
    shown: dict[type[BaseModel], str] = {}
    parts = list(tables(kind.model, kind.name, "", kept, shown))
    for name, model in kind.variants.items():
        title = f"With `type: {name}` also:\n\n"
        parts += tables(model, f"{kind.name} {name}", title, kept, shown, inherited=kind.model)
    return "".join(parts)


def tables(
    model: type[BaseModel],
    label: str,
    title: str,
    kept: Mapping[str, str],
    shown: dict[type[BaseModel], str],
    inherited: type[BaseModel] | None = None,
) -> Iterator[str]:
    """The table of a model, then those of the parts inside it, each once."""
    hints = typing.get_type_hints(model, include_extras=True)
    words = docstrings(model)
    known = inherited.model_fields if inherited else {}
    rows: list[str] = []
    inner: list[tuple[str, type[BaseModel]]] = []
    for name, info in model.model_fields.items():
        if name in known:
            continue
        field = info.alias or name
        note = words.get(name) or kept.get(f"{label} {field}", "")
        needed = "yes" if info.is_required() else "no"
        rows.append(f"| `{field}` | {typed(hints[name], info)} | {needed} | {note} |\n")
        part_model = model_in(hints[name])
        if part_model is not None and part_model not in shown:
            inner.append((field, part_model))
            shown[part_model] = field
    yield f"{title}<!-- {label} -->\n{HEAD}{''.join(rows)}\n"
    for field, part_model in inner:
        base = label.split()[0]
        yield from tables(part_model, f"{base} {field}", f"In `{field}`:\n\n", kept, shown)


def typed(hint: Any, info: FieldInfo | None = None) -> str:
    """What a field takes, in words."""
    for known, word in TYPES.items():
        if hint == known:
            return word
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return typed(next(a for a in args if a is not type(None)))
    if origin is typing.Literal:
        names = [f"`{value}`" for value in args if value]
        return names[0] if len(names) == 1 else f"one of {', '.join(names)}"
    if origin is tuple:
        word = typed(args[0])
        return f"list of {'mappings' if word == 'mapping' else word}{counted(info)}"
    if origin is dict:
        return f"mapping from {typed(args[0])} to {typed(args[1])}"
    if origin is typing.Annotated:
        return annotated(args)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return "mapping"
    raise ValueError(f"no word for the type {hint}")


def annotated(args: tuple[Any, ...]) -> str:
    """The word for a type with limits: a reference to a record, or a number in a range."""
    for extra in args[1:]:
        if isinstance(extra, RefTo):
            names = " or ".join(f"`{kind}/id`" for kind in extra.kinds)
            if len(extra.kinds) > 3:
                names = f"`kind/id` of these kinds: {', '.join(extra.kinds)}"
            return names + ("; `kind/*` for all" if extra.wild else "")
    return typed(args[0], next((each for each in args[1:] if isinstance(each, FieldInfo)), None))


def counted(info: FieldInfo | None) -> str:
    """How many entries a list takes."""
    low = limit(info, "min_length")
    high = limit(info, "max_length")
    if low is None and high is None:
        return ""
    if low == high:
        return f", exactly {low}"
    if high is None:
        return f", {low} or more"
    return f", {low} to {high}" if low else f", up to {high}"


def limit(info: FieldInfo | None, name: str) -> int | None:
    """A limit of a field, or None."""
    found = (getattr(m, name, None) for m in (info.metadata if info else ()))
    return next((value for value in found if value is not None), None)


def model_in(hint: Any) -> type[BaseModel] | None:
    """The part that a type holds, if it holds one of ours that has a table of its own."""
    if hint == Date:
        return None
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((m for a in typing.get_args(hint) if (m := model_in(a)) is not None), None)


def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The string below each field of a model, on one line."""
    found: dict[str, str] = {}
    tree = ast.parse(inspect.getsource(model))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for before, after in pairwise(body):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name):
            value = after.value if isinstance(after, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[before.target.id] = " ".join(value.value.split()).replace("|", "\\|")
    return found


Row = tuple[str, str, str]


def table(name: str, value: str, rows: Iterable[Row]) -> str:
    """A table of names, their values, and what these do where anything is said."""
    kept = list(rows)
    noted = any(note for _, _, note in kept)
    head = f"| {name} | {value} |{' what it does |' if noted else ''}"
    lines = [head, re.sub(r"[^|]+", " --- ", head)]
    lines += [f"| `{n}` | {v} |{f' {note} |' if noted else ''}" for n, v, note in kept]
    return "\n".join(lines) + "\n"


def thresholds(policy: BaseModel, route: tuple[str, ...]) -> Iterator[Row]:
    """Every number of a policy with its default, by its route."""
    words = docstrings(type(policy))
    for field, value in policy:
        if isinstance(value, BaseModel):
            yield from thresholds(value, (*route, field))
        else:
            yield ".".join((*route, field)), str(value), words.get(field, "")


def teaching_words() -> Iterator[Row]:
    """The usual lists of the checks of teaching."""
    words = docstrings(TeachingWords)
    for field, value in TeachingWords():
        yield field, ", ".join(value) or "none", words.get(field, "")


# Examples, codes, and what commands print ---------------------------------------------------------


def example(path: str) -> str:
    """A file of the starter without its comments, or the first record of a list."""
    lines = (STARTER / path).read_text(encoding="utf-8").splitlines()
    kept = [re.sub(r"\s+# .*$", "", line) for line in lines if not line.lstrip().startswith("#")]
    text = "\n".join(kept).strip()
    if text.startswith("- "):
        text = text.split("\n\n")[0]
    if path == "references.yaml":  # the first two are enough
        text = re.split(r"\n(?=  - id:)", text)
        text = "\n".join(text[:3])
    assert yaml.safe_load(text)
    return fenced("yaml", text)


def codes() -> str:
    """Every code with its manual, by family."""
    parts: list[str] = []
    for prefix, title in FAMILIES.items():
        rules = [rule for rule in all_rules().values() if rule.code.startswith(prefix)]
        if rules:
            parts.append(f"## {prefix}xx: {title}\n\n")
        for rule in rules:
            head = f"### {rule.code}: {rule.name} ({rule.severity.label})\n\n"
            parts.append(head + fenced("text", rule.manual) + "\n")
    return "".join(parts)


def code_list() -> str:
    """A line for each code."""
    rows = (
        f"| [{r.code}](#{r.code.lower()}-{r.name}-{r.severity.label}) | {r.name} "
        f"| {r.severity.label} |\n"
        for r in all_rules().values()
    )
    return "| code | name | severity |\n| --- | --- | --- |\n" + "".join(rows)


def said(*words: str) -> str:
    """What a command prints, on stdout; on the same day whenever it is run."""
    with MonkeyPatch.context() as patch:
        stop_the_clock(patch)
        return CliRunner().invoke(group, list(words), prog_name="jobcareer-kb").stdout


EDITS: tuple[tuple[str, str, str], ...] = (
    ("kb/definition/weather.yaml", "one time. [@noaa-weather]", "one time."),
    ("kb/definition/climate.yaml", "many years. [@noaa-climate]", "many years. [@noaa-climat]"),
    ("kb/question/check-what-you-know.yaml", "      key: true\n", ""),
)
"""Three slips, each made once in the starter: file, words, what stands there instead."""


def in_a_copy(run: Callable[[], str], source: Path = STARTER) -> str:
    """Run in a folder that holds a copy of a knowledge base, the starter if not told, as `kb`."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(source, "kb")
        return run()


def report() -> str:
    """What `check` says about the starter with three slips in it."""

    def run() -> str:
        for path, words, instead in EDITS:
            file = Path(path)
            text = file.read_text(encoding="utf-8")
            assert words in text, f"{path} no longer says {words!r}"
            file.write_text(text.replace(words, instead, 1), encoding="utf-8", newline="\n")
        return said("check")

    return in_a_copy(run)


def finding() -> str:
    """What `check` says about a slip in a record that README shows."""

    def run() -> str:
        slip("kb/resource/library.yaml", "@article]", "@articel]")
        return next(part for part in said("check").split("\n\n") if "error[" in part)

    return in_a_copy(run, ROOT / "kb")


def build_again() -> str:
    """What `build --explain` says after one word of one record has changed."""

    def run() -> str:
        said("build")
        file = Path("kb/takeaway/coat-and-date.yaml")
        text = file.read_text(encoding="utf-8")
        assert "the coat" in text
        file.write_text(text.replace("the coat", "the jacket"), encoding="utf-8", newline="\n")
        lines = said("build", "--explain").splitlines()
        return "\n".join(line for line in lines if not line.startswith("not carried"))

    return re.sub(r"in \d+\.\d s", "in 0.2 s", in_a_copy(run))


def why_said() -> str:
    """What `why` says about a sentence of the starter's handout."""

    def run() -> str:
        said("build")
        handout = "build/weather-or-climate-30/weather-or-climate-30-handout.docx"
        return said("why", handout, "usual weather of a place").split("\nparagraph ")[0]

    return in_a_copy(run)


def pull_said() -> str:
    """What `pull` shows of a handout of the starter in which one word was changed."""

    def run() -> str:
        said("build")
        handout = "build/weather-or-climate-30/weather-or-climate-30-handout.docx"
        word = Document(handout)
        for words in word.element.body.iter(qn("w:t")):
            words.text = (words.text or "").replace("usual weather of", "usual weather at")
        word.save("handout.docx")
        return said("pull", "handout.docx", "--dry-run")

    return in_a_copy(run)


def impact_said() -> str:
    """What `impact` says after one word of the starter has changed; made without git."""

    def run() -> str:
        before = read_folder(Path("kb"), "kb")
        slip("kb/takeaway/coat-and-date.yaml", "the coat", "the jacket")
        after = read_folder(Path("kb"), "kb")
        templates = Templates(ROOT / "templates", "templates")
        old, new = load_corpus(before).kb, load_corpus(after).kb
        assert old is not None
        assert new is not None
        found = impact(
            version(old, templates), version(new, templates), Owners(before), Owners(after)
        )
        return impact_text(found, "HEAD")

    return in_a_copy(run)


def fix_said() -> str:
    """The diff that `check --diff` prints of one slip in the starter."""

    def run() -> str:
        slip(*EDITS[1])
        return said("check", "--diff").split("error[")[0]

    return in_a_copy(run)


def slip(path: str, words: str, instead: str) -> None:
    """Replace words of a file; they must stand in it."""
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert words in text, f"{path} no longer says {words!r}"
    file.write_text(text.replace(words, instead, 1), encoding="utf-8", newline="\n")


def kept_file() -> str:
    """What `build` says about a file that somebody edited."""

    def run() -> str:
        said("build")
        with Path("build/weather-or-climate-30/weather-or-climate-30-handout.docx").open(
            "ab"
        ) as file:
            file.write(b"edited")
        told = said("build")
        return f"{lines_with('kept: ', told)}\n{lines_with('records: ', told)}"

    return in_a_copy(run)


def unfit_brand() -> str:
    """What `brand check` says of the letterhead of a sample, without what to do in Word's menus."""
    base = ROOT / "samples/brand/lindenhof-akademie.docx"
    told = said("brand", "check", str(base)).replace(f"{base.parent}/", "")
    return lines_with("lindenhof-akademie.docx: JK", told)


def losses() -> str:
    """What `build` says that the quiz banks of the starter cannot carry."""
    return in_a_copy(lambda: lines_with("not carried", said("build")))


def lines_with(start: str, text: str) -> str:
    """The lines of a text that begin so; there is at least one."""
    found = [line for line in text.splitlines() if line.startswith(start)]
    assert found, f"no line begins with {start!r}"
    return "\n".join(found)


def fenced(language: str, text: str) -> str:
    """Text in a code block."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def all_models() -> Iterator[type[Record]]:
    """Every model of every kind."""
    for kind in kinds().values():
        yield from kind.variants.values() or (kind.model,)


def main() -> None:
    """Rewrite each page whose generated parts changed."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fresh = with_parts(text)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8", newline="\n")
            print(f"written: {page.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    main()
