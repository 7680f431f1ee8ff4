"""A build audits what it made: a finding leads to its place, and nothing is written."""

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples import daily

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.look import WORD, Look

Run = Callable[..., Any]
STYLES = "word/styles.xml"
_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)

BASES = {
    "JK715 pale": (
        'w:color w:val="4A505C" w:themeColor="text2"', 'w:color w:val="999999"',
        "style 'Subtitle': 2.85 to 1 of 999999 on FFFFFF, needs 4.5 to 1; the nearest that does is",
    ),
    "JK717 small": ('<w:sz w:val="24"/>', '<w:sz w:val="20"/>', "10 points, expected at least 11"),
    "JK718 justified": (
        '<w:ind w:right="1120"/>', '<w:ind w:right="1120"/><w:jc w:val="both"/>', "justified",
    ),
}  # fmt: skip
"""What a school may have made of its base document, and what the build says of it."""


@pytest.mark.parametrize("id_", daily([*BASES][:1], {id_: id_ for id_ in BASES}))
def test_a_base_document_that_keeps_readers_out_is_refused(id_: str, small: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    before = sorted(path.stat().st_mtime_ns for path in Path("build").rglob("*.*"))
    old, new, said = BASES[id_]
    entries = entries_of(Look().word)
    styles = entries[STYLES].decode()
    assert old in styles
    entries[STYLES] = styles.replace(old, new).encode()
    (small.parent / "templates").mkdir()
    (small.parent / "templates" / WORD).write_bytes(canonical_zip(entries))
    done = run("build")
    words = " ".join(done.stdout.split())
    assert done.exit_code == 1
    assert f"templates/base.docx:1:1: error[{id_.split()[0]}]: " in words
    assert said in words
    assert "= help: " in words and "Styles, the style, Modify" in words
    assert "::: kb/" in words, "the first text that is set so"
    assert "Nothing was written; the last good build is kept." in done.stderr
    assert before == sorted(path.stat().st_mtime_ns for path in Path("build").rglob("*.*"))


def test_a_finding_in_the_words_of_a_record_names_its_line(small: Path, run: Run) -> None:
    workshop = next((small / "workshop").glob("*.yaml"))
    text = workshop.read_text(encoding="utf-8")
    assert "covers: " in text
    workshop.write_text(
        text.replace("covers: You sort", "covers: You â€™ sort", 1), encoding="utf-8"
    )
    done = run("build")
    line = 1 + text[: text.index("covers: ")].count("\n")
    assert done.exit_code == 1
    assert f"{workshop.relative_to(small.parent)}:{line}:" in done.stdout
    assert "error[JK728]: " in done.stdout


_LONG = "How weather and climate differ, and how to tell the one from the other " * 2
WORDS = {
    "JK705": ("title", _LONG, "in fewer words"),
    "JK706": ("covers", "'**Sort the cards**'", "a period"),
    "JK713": ("covers", "'See [more](https://example.org) of it.'", "name the page"),
}
"""What only an author can cause: the code, a field and what it says, and what to do."""


@pytest.mark.parametrize("code", WORDS)
def test_words_of_a_record_are_said_and_stop_nothing(code: str, small: Path, run: Run) -> None:
    workshop = next((small / "workshop").glob("*.yaml"))
    field, words, help = WORDS[code]
    text = workshop.read_text(encoding="utf-8")
    text = re.sub(f"^{field}: .*$", f"{field}: {words}", text, count=1, flags=re.MULTILINE)
    workshop.write_text(text, encoding="utf-8")
    for done in (run("build"), run("build")):  # the second finds nothing changed
        assert done.exit_code == 0, done.stdout
        (said,) = (line for line in done.stdout.splitlines() if f"warning[{code}]" in line)
        assert said.startswith(f"workshop/{workshop.stem}#{field}: ") and help in said
        assert f"{workshop.stem}-handout.docx" in said


def test_a_wrong_description_of_a_logo_is_told_at_the_brand(small: Path, run: Run) -> None:
    (small / "brand").mkdir()
    (small / "brand/harbor.yaml").write_text(
        "id: harbor\nname: Harbor College\nlogo: harbor.png\nlogo_alt: image of a wave\n"
    )
    (small / "brand/harbor.png").write_bytes(base64.b64decode(_PIXEL))
    done = run("build", "--brand", "harbor", "--format", "docx")
    assert done.exit_code == 0
    assert "brand/harbor#logo_alt: warning[JK710]: picture " in done.stdout
