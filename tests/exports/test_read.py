"""Exports of other programs become entries of CSL; Pandoc reads the same files for comparison."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from linear import assert_doubles, backstop

from jobcareer_kb.exports import ExportFault, export_of, exports

FILES = sorted(p for p in Path(__file__).parent.iterdir() if p.suffix in (".bib", ".ris", ".json"))
IDS = [path.name for path in FILES]
FORMS = {"jabref.bib": "biblatex", "rstudio.bib": "bibtex"}
BODIES = {
    "no suffix known": ("x.doc", ""),
    "a brace too few": ("x.bib", "@book{a, title = {On tea}"),
    "a @string without end": (
        "x.bib",
        "@string{a0 = {xxxxxxxxxx}}\n"
        + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
        + "@book{a, title = a60}",
    ),
    "braces without end": ("x.bib", "@book{a, title = " + "{" * 5000 + "}" * 5000 + "}"),
    "no entry": ("x.bib", "Dear reader, no entry here."),
    "RIS of nothing": ("x.ris", "Dear reader"),
    "JSON of one": ("x.json", '{"id": "a"}'),
    "JSON cut off": ("x.json", '[{"id": "a"'),
    "JSON without end": ("x.json", "[" * 100_000),
    "JSON with NaN": ("x.json", '[{"volume": NaN}]'),
    "JSON with infinity": ("x.json", '[{"issued": {"date-parts": [[1e999]]}}]'),
    "JSON with a number without end": ("x.json", '[{"volume": ' + "9" * 5000 + "}]"),
    "JSON with half a sign": ("x.json", '[{"title": "\\ud83d"}]'),
    "JSON with half a sign as a name": ("x.json", '[{"\\ud83d": 1}]'),
    "JSON deeper than YAML may be": ("x.json", '[{"x": ' + "[" * 400 + "]" * 400 + "}]"),
    "JSON with fields without end": ("x.json", json.dumps([{f"f{n}": 1 for n in range(2000)}])),
}


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_file_is_read(path: Path, golden: Callable[[str, bytes], None]) -> None:
    found = export_of(path.name).read(path.read_text(encoding="utf-8"))
    shown = [{**entry.fields, "(left out)": list(entry.left_out)} for entry in found]
    text = yaml.safe_dump(shown, sort_keys=False, allow_unicode=True, width=98)
    golden(f"exports/{path.name}.yaml", text.encode())


@pytest.mark.parametrize("name, text", BODIES.values(), ids=BODIES)
def test_what_is_no_export_is_one_fault_in_words(name: str, text: str) -> None:
    with pytest.raises(ExportFault, match=r"expected|line \d+|nested|join"):
        export_of(name).read(text)


LONG = {
    "quotes without a brace": lambda n: '@book(k, title = "a")\n' * n,
    "parts joined": lambda n: '@book(k, title = "a"' + ' # "a"' * n + ")",
    "names in braces": lambda n: "@book{k, author = {" + "{A} and " * n + "{B}}}",
    "braces in one name": lambda n: "@book{k, author = {" + "A{b}" * n + "}}",
    "accents": lambda n: "@book{k, title = {" + "{\\'e} " * n + "}}",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_a_long_file_is_read_in_one_pass(make: Callable[[int], str]) -> None:
    with backstop():
        assert len(export_of("x.bib").read(make(150_000)))
    assert_doubles(lambda n: lambda: export_of("x.bib").read(make(n)), 300)


def test_every_form_has_its_ending() -> None:
    endings = [suffix for export in exports().values() for suffix in export.suffixes]
    assert len(endings) == len(set(endings)) > len(exports())


def _by_pandoc(path: Path) -> list[dict[str, Any]]:
    words = ["pandoc", "--from", FORMS[path.name], "--to", "csljson", str(path)]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return sorted(found, key=lambda item: str(item["title"]).casefold())


COMPARED = ("volume", "issue", "page", "DOI", "URL", "publisher", "publisher-place", "author")


@pytest.mark.pandoc
@pytest.mark.parametrize("path", [p for p in FILES if p.name in FORMS], ids=lambda p: p.name)
def test_pandoc_reads_the_same(path: Path) -> None:
    found = export_of(path.name).read(path.read_text(encoding="utf-8"))
    ours = sorted((entry.fields for entry in found), key=lambda f: f["title"].casefold())
    for mine, theirs in zip(ours, _by_pandoc(path), strict=True):
        for name in COMPARED:
            if name in theirs:
                assert _flat(mine[name]) == _flat(theirs[name]), (mine["id"], name)


def _flat(value: Any) -> Any:
    """People as lines; Pandoc keeps a particle in another field at times, and sets marks anew."""
    if not isinstance(value, list):
        return str(value).replace("–", "-").replace("’", "'")
    return [" ".join(sorted(_flat(" ".join(map(str, each.values()))).split())) for each in value]
